"""Numbers that are no day with four digits: temporary, without their first nought, or with the year apart."""

import re
from collections.abc import Iterator

from tracker.reading.personal import words
from tracker.reading.personal.fields import day_exists, weight
from tracker.reading.personal.other_numbers import others

# "650412-T123"
_INTERIM = re.compile(
    r"(?<!\d)(1[6-9]|20)?(\d{6})[\s+-]{0,2}(?:[TRSUWXJKLMN]\d\d[\dA-Z]|TF\d\d|TP\d\d)(?!\w)", re.IGNORECASE
)
_NINE = re.compile(r"(?<![\d-])(\d{5})[- ]?(\d{4})(?![\d-])")
_NOUGHT = re.compile(r"(?<!\w)noll(?:an?|or|orna)?(?!\w)", re.IGNORECASE)
_YEAR_APART = re.compile(
    r"(?<![\d-])(\d{4}[-+]\d{4})(?![\d-])[^\d\n]{1,20}"
    r"(?<!\w)(?:årgång|föd[de]s?|född\w*|f\.) ?(?:19|20)?(\d\d)(?![\d/:-])",
    re.IGNORECASE,
)
_NEAR = 60
Place = tuple[int, int]


def numbers_apart(text: str) -> Iterator[Place]:
    """Yields their places in a text of plain signs."""
    yield from _interim(text)
    yield from _without_nought(text)
    yield from _year_apart(text)


def _interim(text: str) -> Iterator[Place]:
    """Yields temporary numbers, which have a letter and no check digit."""
    for found in _INTERIM.finditer(text):
        if day_exists(found[1] or "", found[2]):
            yield found.span()


def _without_nought(text: str) -> Iterator[Place]:
    """Yields nine digits that are said to lack a nought, or to be a number: sheets drop it."""
    for found in _NINE.finditer(text):
        near = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        said = _NOUGHT.search(near) or words.PERSONAL.search(near)
        if said and _is_number(f"0{found[1]}{found[2]}") and not _is_called(text, found.start()):
            yield found.span()


def _year_apart(text: str) -> Iterator[Place]:
    """ "0412-2394, född 85"."""
    for found in _YEAR_APART.finditer(text):
        month_to_last = re.sub(r"\D", "", found[1])
        other = any(one.start < found.end(1) and found.start() < one.end for one in others(text))
        if _is_number(f"{found[2]}{month_to_last}") and not (other or _is_called(text, found.start())):
            yield found.span(1)


def _is_number(ten: str) -> bool:
    return day_exists("", ten[:6]) and weight(ten) % 10 == 0


def _is_called(text: str, start: int) -> bool:
    """Returns whether a telephone is named right before."""
    return words.CALLED.search(text[max(0, start - 30) : start]) is not None
