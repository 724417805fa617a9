"""The parts of a personal number, wherever they stand, and what they weigh: its last four digits here."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tracker.reading.personal.spelled import Row, windows

_FOUR = re.compile(r"(?<!\d)\d[ .-]?\d[ .-]?\d[ .-]?\d(?!\d)(?![.,:/-]\d)")
# "900 och kontrollsiffran 9", "025, kontrollsiffra 4"
_CHECK_APART = re.compile(
    r"(?<!\d)\d{3}\)?[ ,;.|/(-]{0,3}(?:(?:och|med|samt|plus|sen|sedan|följt av) )?"
    r"(?:(?:kontroll|check)[^\W\d]*(?: digit)?|(?:på )?slutet|sist(?:a)?(?: siffran)?|slutsiffran?)"
    r"[ :=(,]{0,3}(?:är |blir |nr )?\d(?!\d)",
    re.IGNORECASE,
)

_CHECKS = ("ontroll", "heck", "slut", "sist", "Slut", "Sist")


class Part(NamedTuple):
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


def fours(text: str, said: Iterable[Row] = ()) -> Iterator[Part]:
    """Yields what may be the last four digits, also in words."""
    at = 0
    while found := _FOUR.search(text, at):
        at = found.start() + 1
        yield _four(found)
    if any(word in text for word in _CHECKS):  # a pattern takes far longer to find none
        yield from map(_four, _CHECK_APART.finditer(text))
    for digits, start, end in windows(said, 4):
        yield Part(start, end, digits, weight=weight(digits))


def _four(found: re.Match[str]) -> Part:
    digits = "".join(filter(str.isdecimal, found[0]))
    return Part(found.start(), found.end(), digits, weight=weight(digits))


@lru_cache(maxsize=4096)
def day_exists(century: str, year: int, month: int, day: int) -> bool:
    day = day - 60 if day > 60 else day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return False
    centuries = [int(century)] if century else [19, 20]
    return any(_is_day(hundred * 100 + year, month, day) for hundred in centuries)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)  # twice a digit, as the sum of its own digits
_OF_TWO = {f"{two:02}": _DOUBLED[two // 10] + two % 10 for two in range(100)}


def weight(digits: str) -> int:
    """Returns the Luhn sum of digits, an even number of them: that of ten is divisible by ten."""
    return sum([_OF_TWO[digits[at : at + 2]] for at in range(0, len(digits), 2)])


def is_number(century: str, nine: str, check: str) -> bool:
    """Returns whether the ten digits have a day that exists and the right check digit."""
    known = century in ("", "16", "17", "18", "19", "20")
    exists = known and day_exists(century, int(nine[:2]), int(nine[2:4]), int(nine[4:6]))
    return exists and weight(nine + check) % 10 == 0
