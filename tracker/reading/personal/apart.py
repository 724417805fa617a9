"""Numbers that are no day with four digits: temporary, without their first nought, or with the year apart."""

import re
from collections.abc import Iterator

from tracker.reading.personal import words
from tracker.reading.personal.fields import day_exists, weight
from tracker.reading.personal.last_four import said_last
from tracker.reading.personal.other_numbers import others
from tracker.reading.personal.spelled import MONTH

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
# A birthday, a year and the last four that are told each by itself.
_LAST_FOUR = re.compile(
    r"(?<!\w)(?:(?:kontroll|slut)siffr\w*|(?:sista|de) fyra|fyra sista)(?: (?:är|var))?:? (\d{4})(?![\d/-])"
    r"|(?<![\w/-])(\d{4}) (?:sist|efter (?:binde)?strecket)(?!\w)",
    re.IGNORECASE,
)
_BIRTHDAY = re.compile(
    rf"(?<!\w)(?:född\w*|födelsedag\w*|fyller år|bursdag\w*)(?: är)?:? (?:den )?"
    rf"\d\d?(?::?e)? ?(?:{MONTH}|/ ?\d)(?!\w)",
    re.IGNORECASE,
)
_BIRTH_YEAR = re.compile(
    r"(?<!\w)(?:född\w*|födelseår\w*|årgång|året)(?: år| är)?:? (?:19|20)\d\d(?![\d/-])", re.IGNORECASE
)
_NEAR, _SENTENCES = 60, 160
Place = tuple[int, int]


def numbers_apart(text: str) -> Iterator[Place]:
    """Yields their places in a text of plain signs."""
    yield from _interim(text)
    yield from _without_nought(text)
    yield from _year_apart(text)
    yield from _in_sentences(text)
    yield from said_last(text)


def _interim(text: str) -> Iterator[Place]:
    """Yields temporary numbers, which have a letter and no check digit."""
    for found in _INTERIM.finditer(text):
        if day_exists(found[1] or "", found[2]):
            yield found.span()


def _without_nought(text: str) -> Iterator[Place]:
    """Yields nine digits that are said to lack a nought, or to be a number: sheets drop it."""
    for found in _NINE.finditer(text):
        near = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        noughts, named = _NOUGHT.search(near), words.PERSONAL.search(near)
        ten = f"0{found[1]}{found[2]}"
        surely = noughts and named and day_exists("", ten[:6])
        if (surely or ((noughts or named) and _is_number(ten))) and not _is_called(text, found.start()):
            yield found.span()


def _year_apart(text: str) -> Iterator[Place]:
    """ "0412-2394, född 85"."""
    for found in _YEAR_APART.finditer(text):
        month_to_last = re.sub(r"\D", "", found[1])
        other = any(one.start < found.end(1) and found.start() < one.end for one in others(text))
        if _is_number(f"{found[2]}{month_to_last}") and not (other or _is_called(text, found.start())):
            yield found.span(1)


def _in_sentences(text: str) -> Iterator[Place]:
    """ "Födelsedag: 13 januari. Födelseår: 1991. Kontrollsiffror: 8197"."""
    for found in _LAST_FOUR.finditer(text):
        before = text[max(0, found.start() - _SENTENCES) : found.start()]
        if _BIRTHDAY.search(before) and _BIRTH_YEAR.search(before):
            yield found.span(1) if found[1] else found.span(2)


def _is_number(ten: str) -> bool:
    return day_exists("", ten[:6]) and weight(ten) % 10 == 0


def _is_called(text: str, start: int) -> bool:
    """Returns whether a telephone is named right before."""
    return words.CALLED.search(text[max(0, start - 30) : start]) is not None
