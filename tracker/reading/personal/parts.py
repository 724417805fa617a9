"""The parts of a personal number, wherever they stand: days of birth, and the last four digits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uari)?|feb(?:r(?:uari)?)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|"
    r"sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<century>1[89]|20)?(?P<year>\d\d)"
_DAY = r"(?P<day>\d{1,2})(?::?[ea])?"
_FREE = r"(?<!\d)(?<!\d[./-])"  # not inside a longer number or another day
_GAP = r"[\s./-]{0,2}"
# Each finds a day; the first that matches at a place is taken.
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_FREE}(?P<century>1[6-9]|20)?(?P<year>\d\d){_GAP}(?P<month>\d\d){_GAP}(?P<day>\d\d)(?!\d)",
        rf"{_FREE}(?P<day>\d\d?)(?: ?/ ?|-)(?P<month>\d\d?)[ ./-]{{1,2}}'?{_YEAR}(?!\d)",
        rf"{_FREE}(?P<day>\d\d?)\. ?(?P<month>\d\d?)\. ?(?P<century>19|20)(?P<year>\d\d)(?!\d)",
        rf"{_FREE}(?P<day>\d\d)(?P<month>\d\d)(?P<century>19|20)(?P<year>\d\d)(?!\d)",
        rf"(?<!\d){_DAY} ?(?:de )?{_MONTH},? ?(?:år )?[-'’]?{_YEAR}(?!\d)",
        rf"(?<!\w){_MONTH} {_DAY},? ?[-'’]?{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR} ?{_MONTH} ?(?:den )?{_DAY}(?!\d)",
    )
)
_FOUR = re.compile(r"(?<!\d)\d[ .-]?\d[ .-]?\d[ .-]?\d(?!\d)(?![.,:/-]\d)")
_WORDS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
_WORD = f"(?:{'|'.join(_WORDS)})"
_FOUR_WORDS = re.compile(rf"(?<!\w){_WORD}(?:[ ,-]{{1,2}}{_WORD}){{3}}(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A place in the text and the digits that it stands for.

    `century` is that of a day, "" if none is written. `compact`: a day in six or eight digits alone. `weight`
    is what the part adds to the sum that the check digit makes divisible by ten.
    """

    start: int
    end: int
    digits: str
    century: str = ""
    compact: bool = False
    weight: int = 0


def days(text: str) -> Iterator[Part]:
    """Yields the days that exist, in any order and all their spellings; samordningsnummer have day + 60."""
    for pattern in _DAYS:
        at = 0
        while found := pattern.search(text, at):
            at = found.start() + 1
            part = _day(found)
            if part is not None:
                yield part
                at = found.end()


def _day(found: re.Match[str]) -> Part | None:
    month = found["month"].lower()
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
    day, century = int(found["day"]), found["century"] or ""
    if not day_exists(century, int(found["year"]), number, day):
        return None
    digits = f"{found['year']}{number:02}{day:02}"
    return Part(found.start(), found.end(), digits, century, found[0].isdecimal(), weight(digits))


def fours(text: str) -> Iterator[Part]:
    """Yields what may be the last four digits, also in words."""
    at = 0
    while found := _FOUR.search(text, at):
        at = found.start() + 1
        yield _four(found, "".join(filter(str.isdecimal, found[0])))
    for found in _FOUR_WORDS.finditer(text):
        words = re.findall(_WORD, found[0].lower())
        yield _four(found, "".join(str(_WORDS.index(word)) for word in words))


def _four(found: re.Match[str], digits: str) -> Part:
    return Part(found.start(), found.end(), digits, weight=weight(digits))


def day_exists(century: str, year: int, month: int, day: int) -> bool:
    day = day - 60 if day > 60 else day
    centuries = [int(century)] if century else [19, 20]
    return any(_is_day(hundred * 100 + year, month, day) for hundred in centuries)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)  # twice a digit, as the sum of its own digits


def weight(digits: str) -> int:
    """Returns the Luhn sum of digits whose first one is doubled: that of ten is divisible by ten."""
    return sum(_DOUBLED[int(one)] for one in digits[::2]) + sum(map(int, digits[1::2]))
