"""What was typed in a form that was not taken: the page that says so holds it, to be read or sent again."""

from dataclasses import dataclass

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

_OURS = ("skydd", "mark")


@dataclass(frozen=True, slots=True)
class SentForm:
    """The fields of a form as they were sent; `words` are those that a person may have written."""

    fields: tuple[tuple[str, str], ...] = ()
    has_file: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        typed = (words for name, words in self.fields if name not in _OURS and not name.startswith("forut-"))
        return tuple(words for words in typed if len(words.split()) > 1)


def sent_form() -> SentForm:
    """Returns the form of the request; without fields if it was none, or too large to be read."""
    if request.method != "POST":
        return SentForm()
    has_file = request.mimetype == "multipart/form-data"
    try:
        return SentForm(tuple(request.form.items(multi=True)), has_file)
    except RequestEntityTooLarge:
        return SentForm((), has_file)
