"""The rules that a coordinator may set at the desk: what each is called, and its value in Swedish words.

A value is that of tracker.toml: "08-28", ["07-01/07-31"], 17, true. Words that can't be read raise
ValueError, with a Swedish sentence.
"""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from tracker.domain.swedish import MONTHS, swedish_near_date

_A_YEAR = 2001  # not a leap year: 29 February is refused
_MOST_DAYS = 365
_WRITTEN = re.compile(r"(\d{1,2})[. ]*\s*([a-zåäö]+)\.?", re.IGNORECASE)
_IN_NUMBERS = re.compile(r"(\d{1,2})-(\d{1,2})")
_FROM_TO = re.compile(
    r"\s*(?:–|—|/|\btill och med\b|\btill\b|\bt\.?o\.?m\.?|(?<=\w)\s+-\s+)\s*", re.IGNORECASE
)
_YES, _NO = "ja", "nej"


class RuleGroup(StrEnum):
    DATES = "När svaren ska ha kommit"
    QUIET = "Tysta tider"
    SILENCE = "När ingen svarar"


def _told_day(value: str) -> str:
    month, day = value.split("-")
    return swedish_near_date(date(_A_YEAR, int(month), int(day)))


def _day(typed: str) -> str:
    """Reads "28 augusti", "28 aug" or "08-28": the beginning of a month that can be no other."""
    text = typed.strip()
    if found := _WRITTEN.fullmatch(text):
        name = found[2].casefold()
        months = [n for n, one in enumerate(MONTHS, 1) if one.startswith(name)]
        day, month = int(found[1]), months[0] if len(months) == 1 else 0
    elif found := _IN_NUMBERS.fullmatch(text):
        month, day = int(found[1]), int(found[2])
    else:
        month = day = 0
    try:
        return f"{date(_A_YEAR, month, day):%m-%d}"
    except ValueError as error:
        raise ValueError(f"”{text}” är ingen dag: skriv till exempel 28 augusti.") from error


def _told_periods(value: list[str]) -> str:
    return "\n".join(" – ".join(_told_day(day) for day in period.split("/")) for period in value)


def _periods(typed: str) -> list[str]:
    """Reads a period on each line: "1 juli – 31 juli"; a single day is a period too."""
    periods = []
    for line in filter(str.strip, re.split(r"[\n;,]", typed)):
        days = [line] if _IN_NUMBERS.fullmatch(line.strip()) else _FROM_TO.split(line.strip())
        if len(days) > 2:
            raise ValueError(f"”{line.strip()}” är ingen period: skriv till exempel 1 juli – 31 juli.")
        periods.append(f"{_day(days[0])}/{_day(days[-1])}")
    return periods


def _told_number(value: int) -> str:
    return str(value)


def _number(typed: str) -> int:
    text = typed.strip()
    if not (text.isascii() and text.isdigit() and len(text) < 5 and int(text) <= _MOST_DAYS):
        raise ValueError(f"”{text}” är inget antal dagar: skriv ett tal från 0 till {_MOST_DAYS}.")
    return int(text)


def _told_yes_or_no(value: bool) -> str:
    return _YES if value else _NO


def _yes_or_no(typed: str) -> bool:
    if typed not in (_YES, _NO):
        raise ValueError("Välj ja eller nej.")
    return typed == _YES


class RuleKind(NamedTuple):
    """How a value is told and read; `field` is how it is typed."""

    field: str
    told: Callable[[Any], str]
    read: Callable[[str], Any]


DAY = RuleKind("text", _told_day, _day)
PERIODS = RuleKind("lines", _told_periods, _periods)
NUMBER = RuleKind("number", _told_number, _number)
CHOICE = RuleKind("choice", _told_yes_or_no, _yes_or_no)


class DeskRule(NamedTuple):
    """A rule; `moves` is True if the days of questions follow from it."""

    key: str
    label: str
    hint: str
    group: RuleGroup
    kind: RuleKind
    moves: bool = False


_G = RuleGroup
DESK_RULES: tuple[DeskRule, ...] = (
    DeskRule("t1_due", "Tertialrapport 1", "", _G.DATES, DAY, moves=True),
    DeskRule("t2_due", "Tertialrapport 2", "", _G.DATES, DAY, moves=True),
    DeskRule("vb_due", "Verksamhetsberättelsen", "året efter planens", _G.DATES, DAY, moves=True),
    DeskRule("revision_due", "Revideringen av planen", "", _G.DATES, DAY, moves=True),
    DeskRule("vb_from", "Verksamhetsberättelsen frågas tidigast", "", _G.DATES, DAY),
    DeskRule(
        "quiet",
        "Dagar då inga brev går, varje år",
        "en period på varje rad, som 1 juli – 31 juli",
        _G.QUIET,
        PERIODS,
    ),
    DeskRule(
        "ring_after", "Dagar efter svarsdagen då andra får veta att svaret saknas", "", _G.SILENCE, NUMBER
    ),
    DeskRule("ring", "Samordnaren får ett ring-brev", "", _G.SILENCE, CHOICE),
    DeskRule("escalate", "Chefen får en sammanställning", "", _G.SILENCE, CHOICE),
    DeskRule(
        "digest", "Måndagsbrevet till samordnaren", "vad som väntar, en gång i veckan", _G.SILENCE, CHOICE
    ),
)
