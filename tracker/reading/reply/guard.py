"""Personnummer and samordningsnummer are found and masked before anything of a reply is stored or shown.

A match has to be a date that exists (day + 60 for samordningsnummer) and to pass the Luhn check; the
separator is a hyphen, a plus, a space or nothing, with or without century (SFS 1991:481, 18 §).
"""

import re
from collections.abc import Iterator
from datetime import date

MASK = "[personnummer borttaget]"

_GAP = r"[\s./–-]{0,2}"
_CANDIDATE = re.compile(
    rf"(?<!\d)(?:(1[6-9]|20)\s?)?(\d\d){_GAP}(\d\d){_GAP}(\d\d)[\s+–−‐‑-]{{0,3}}(\d\s?\d\s?\d)\s?(\d)(?!\d)"
)


def find_personal_numbers(text: str) -> tuple[str, ...]:
    """The personal numbers in `text`, as they are written there."""
    return tuple(match[0] for match in _matches(text))


def mask(text: str) -> tuple[str, bool]:
    """`text` with each personal number replaced by MASK, and whether there was any."""
    parts, end = [], 0
    for match in _matches(text):
        parts += [text[end : match.start()], MASK]
        end = match.end()
    return "".join([*parts, text[end:]]), end > 0


def _matches(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while found := _CANDIDATE.search(text, at):
        valid = _is_personal_number(found)
        # A number that failed may hide one that begins inside it ("12 650412-1239").
        at = found.end() if valid else found.start() + 1
        if valid:
            yield found


def _is_personal_number(found: re.Match[str]) -> bool:
    century, year, month, day, birth, check = found.groups()
    digits = [int(digit) for digit in year + month + day + birth + check if not digit.isspace()]
    return _luhn(digits) and _date_exists(century, int(year), int(month), int(day))


def _luhn(digits: list[int]) -> bool:
    doubled = [digit * 2 if at % 2 == 0 else digit for at, digit in enumerate(digits)]
    return sum(part // 10 + part % 10 for part in doubled) % 10 == 0


def _date_exists(century: str | None, year: int, month: int, day: int) -> bool:
    day = day - 60 if day > 60 else day
    centuries = [int(century)] if century else [19, 20]
    return any(_is_date(hundred * 100 + year, month, day) for hundred in centuries)


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
