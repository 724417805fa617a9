"""The letter's own numbers as figures, whatever they are written as: "a)", "fråga ett", "1 – 4".

Each function returns as many letters as it got, so that positions in the text stay the same, except
`answer_last`, which turns the text itself.
"""

import re
from collections.abc import Sequence

from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions import leading_words

_NAME = re.compile(r"(?i)(?<!\w)(?:ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan)(?!\w)")
_NAMES = re.compile(rf"{_NAME.pattern}(?:(?:, ?| och | samt | o ){_NAME.pattern[4:]})+")


def names_in_figures(text: str) -> str:
    """ "Ettan, tvåan och fyran löpande" with figures: a list of names of numbers."""
    return _NAMES.sub(
        lambda found: _NAME.sub(lambda name: str(leading_words.NAMES[fold(name[0])]), found[0]), text
    )


def answer_last(text: str, asked: Sequence[int]) -> str:
    """ "Inget behov på 1, 2 och 4" as "1, 2 och 4: inget behov"."""

    def turned(found: re.Match[str]) -> str:
        known = set(listed(found["numbers"])) <= set(asked)
        return f"{found['numbers']}: {found['said']}" if known else found[0]

    return leading_words.LAST.sub(turned, text)


def ranges(folded: str) -> str:
    """ "1 – 4 nej" as "1-4   nej": as many letters as before."""
    return leading_words.SPACED_RANGE.sub(lambda found: f"{found[1]}-{found[2]}".ljust(len(found[0])), folded)


def plain(text: str) -> str:
    """Stars and square brackets round a number are marks: as many letters as before."""
    return re.sub(r"[*_](?=\d)|(?<=\d)[*_]+|\[(?=\d{1,2}\])", " ", text)


def in_figures(folded: str, asked: Sequence[int]) -> str:
    """Lines "a) …, b) …" and "ett: …" with the letters' own number in place of the letter or the word."""
    letters = [match["letter"] for match in leading_words.LETTERED.finditer(folded)]
    if (
        len(letters) > 1
        and not leading_words.NUMBERED.search(folded)
        and letters == list("abcdefgh"[: len(letters)])
        and len(letters) <= len(asked)
    ):
        return leading_words.LETTERED.sub(
            lambda found: _as_long(found[0], asked["abcdefgh".index(found["letter"])]), folded
        )
    ordinals = {match["word"] for match in leading_words.ORDINAL.finditer(folded)}
    if {"forsta", "andra"} <= ordinals:
        folded = leading_words.ORDINAL.sub(
            lambda found: f"#{leading_words.NAMES[found['word']]}".ljust(len(found[0])), folded
        )
    folded = leading_words.LABELLED.sub(
        lambda found: f"#{leading_words.NAMES[found['word']]}".ljust(len(found[0])), folded
    )
    folded = leading_words.NAMED.sub(
        lambda found: f"#{leading_words.NAMES[found['word']]}".ljust(len(found[0])), folded
    )
    return leading_words.SPELLED.sub(
        lambda found: _as_long(found[0], leading_words.NAMES[found["word"]]), folded
    )


def _as_long(written: str, number: int) -> str:
    """The number, padded to the length of what it replaces, so that positions stay the same."""
    return f"{number}".rjust(len(written))


def listed(text: str) -> tuple[int, ...]:
    """ "1, 3 och 5" → 1, 3, 5; "1-3" → 1, 2, 3."""
    numbers: list[int] = []
    for first, last in re.findall(r"(\d+)(?: ?(?:-|–|till) ?(\d+))?", text):
        end = int(last) if last and int(last) > int(first) else int(first)
        numbers += range(int(first), min(end, int(first) + 30) + 1)
    return tuple(dict.fromkeys(numbers))
