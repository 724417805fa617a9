"""The parts of a personal number, wherever they stand: days of birth, and the last four digits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.reading.personal.spelled import ORDINAL, ORDINALS, YEAR, windows, year_of

_MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uari)?|feb(?:r(?:uari)?)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|"
    r"sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_CENTURY = r"(?P<century>1[89]|20)"
_YEAR = rf"{_CENTURY}?(?P<year>\d\d)"
_DAY = r"(?P<day>\d{1,2})(?::?[ea])?"
_ORDINAL = rf"(?P<day>{ORDINAL}|\d{{1,2}}(?=:?[ea]? ))(?::?[ea])?"
_FREE = r"(?<!\d)(?<!\d[./-])"  # not inside a longer number or another day
_GAP = r"[\s./-]{0,2}"
# Each finds a day; the first that matches at a place is taken.
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_FREE}(?P<century>1[6-9]|20)?(?P<year>\d\d){_GAP}(?P<month>\d\d){_GAP}(?P<day>\d\d)(?!\d)",
        rf"{_FREE}(?P<day>\d\d?)(?: ?/ ?|-)(?P<month>\d\d?)(?:[ ./-]{{1,2}}| år )'?{_YEAR}(?!\d)",
        rf"{_FREE}(?P<day>\d\d?)\. ?(?P<month>\d\d?)\. ?(?P<century>19|20)(?P<year>\d\d)(?!\d)",
        # Two digits of a year after points could be much else: only where the last four follow at once.
        rf"{_FREE}(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d\d)(?= ?[-+] ?\d{{4}}(?!\d))",
        rf"{_FREE}(?P<day>\d\d)(?P<month>\d\d)(?P<century>19|20)(?P<year>\d\d)(?!\d)",
        rf"(?<!\d){_DAY} ?(?:de )?{_MONTH},? ?(?:år )?[-'’]?{_YEAR}(?!\d)",
        rf"(?<!\w){_MONTH} {_DAY}[ ,'’-]{{1,3}}{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR} ?{_MONTH} ?(?:den )?{_DAY}(?!\d)",
        rf"(?<!\d){_YEAR},? (?:den )?{_DAY} {_MONTH}(?!\w)",
        rf"(?<!\d){_DAY} {_MONTH} \(?(?:född|född år|f\.) ?{_YEAR}(?!\d)",
        # "artonde augusti 1939", "8 augusti nittonfyrtiotre"
        rf"(?<!\w){_ORDINAL} {_MONTH},? (?:år )?(?:{_YEAR}(?!\d)|(?P<words>{YEAR})(?!\w))",
        rf"(?<!\w){_ORDINAL} i (?P<month>\d\d?),? (?:år )?{_YEAR}(?!\d)",
        rf"(?<!\d){_CENTURY}(?P<year>\d\d)[ ,]{{1,2}}månad:? (?P<month>\d\d?),? dag:? (?P<day>\d\d?)(?!\w)",
        rf"(?<!\d){_CENTURY}(?P<year>\d\d) år,? (?P<month>\d\d?) månad,? (?P<day>\d\d?) dag(?!\w)",
    )
)
_FOUR = re.compile(r"(?<!\d)\d[ .-]?\d[ .-]?\d[ .-]?\d(?!\d)(?![.,:/-]\d)")


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
    for length in (8, 6):
        for digits, start, end in windows(text, length):
            century, year, month, day = digits[-8:-6], digits[-6:-4], digits[-4:-2], digits[-2:]
            if century in ("", "19", "20") and day_exists(century, int(year), int(month), int(day)):
                yield Part(start, end, digits[-6:], century, True, weight(digits[-6:]))


def _day(found: re.Match[str]) -> Part | None:
    said = found.groupdict()
    month, day = said["month"].lower(), said["day"].lower()
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
    on = ORDINALS.get(day) or int(day)
    year = said["year"] or str(year_of(said["words"]))[2:]
    century = said.get("century") or ("" if said["year"] else str(year_of(said["words"]))[:2])
    if not day_exists(century, int(year), number, on):
        return None
    digits = f"{year}{number:02}{on:02}"
    return Part(found.start(), found.end(), digits, century, found[0].isdecimal(), weight(digits))


def fours(text: str) -> Iterator[Part]:
    """Yields what may be the last four digits, also in words."""
    at = 0
    while found := _FOUR.search(text, at):
        at = found.start() + 1
        digits = "".join(filter(str.isdecimal, found[0]))
        yield Part(found.start(), found.end(), digits, weight=weight(digits))
    for digits, start, end in windows(text, 4):
        yield Part(start, end, digits, weight=weight(digits))


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
