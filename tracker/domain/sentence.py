"""Sentences that say the way on: at the terminal a command, at the desk the place where the same is done."""

from collections.abc import Callable


class Sentence(str):
    """A sentence as the terminal says it; `page` is the same as the desk says it, of the same facts.

    It is a plain text to all that need not know. What puts texts together keeps `page` by `joined` and
    `reworded`; anything else gives a plain text, of which the desk says what the terminal does.
    """

    __slots__ = ("page",)
    page: str

    def __new__(cls, terminal: str, page: str) -> "Sentence":
        made = super().__new__(cls, terminal)
        made.page = page
        return made

    def __reduce__(self) -> tuple[type["Sentence"], tuple[str, str]]:
        return Sentence, (str(self), self.page)  # a copy is one too


def sentence(before: str, terminal: str, page: str, after: str = "") -> Sentence:
    """Returns a sentence that ends, or goes on, in its own way at the terminal and at the desk."""
    return Sentence(f"{before}{terminal}{after}", f"{before}{page}{after}")


def joined(*parts: str, by: str = "") -> Sentence:
    """Returns the parts as one sentence, each as its interface says it."""
    return Sentence(by.join(parts), by.join(map(on_page, parts)))


def reworded(text: str, change: Callable[[str], str]) -> str:
    """Returns the text after a change of its words, on both interfaces."""
    return Sentence(change(text), change(text.page)) if isinstance(text, Sentence) else change(text)


def on_page(text: str) -> str:
    """Returns what the desk says."""
    return text.page if isinstance(text, Sentence) else text
