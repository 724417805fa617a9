"""Dates, numbers and lists in Swedish, and the names of months and weekdays."""

from collections.abc import Sequence
from datetime import date

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
    "november", "december",
)  # fmt: skip
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


def swedish_date(day: date) -> str:
    """Returns "12 januari 2022"."""
    return f"{_near_date(day)} {day.year}"


def swedish_weekday(day: date) -> str:
    """Returns "onsdag 12 januari 2022"."""
    return f"{WEEKDAYS[day.weekday()]} {swedish_date(day)}"


def swedish_near_day(day: date) -> str:
    """Returns "onsdag 12 januari", for a day so near that its year is obvious."""
    return f"{WEEKDAYS[day.weekday()]} {_near_date(day)}"


def swedish_number(number: float) -> str:
    """Returns "12" or "2,5"."""
    return f"{number:g}".replace(".", ",")


def listed(parts: Sequence[object], last: str = "och") -> str:
    """1, 3 och 5; with "eller": 1, 3 eller 5"""
    words = [str(part) for part in parts]
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def shortened(text: str, most: int) -> str:
    """Returns the first words of a text, with an ellipsis if it was cut; at most `most` characters."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    kept = words[:most].rpartition(" ")[0] if " " in words[:most] else words[: most - 1]
    return f"{kept.rstrip(' ,;:.–-')[: most - 1]}…"


def _near_date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
