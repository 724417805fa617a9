"""Dates, numbers and lists in Swedish, and the names of months and weekdays."""

from collections.abc import Sequence
from datetime import date

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
    "november", "december",
)  # fmt: skip
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
_NUMBERS = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
    "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo",
)  # fmt: skip
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


def swedish_date(day: date) -> str:
    """Returns "12 januari 2022"."""
    return f"{swedish_near_date(day)} {day.year}"


def swedish_weekday(day: date) -> str:
    """Returns "onsdag 12 januari 2022"."""
    return f"{WEEKDAYS[day.weekday()]} {swedish_date(day)}"


def swedish_near_day(day: date) -> str:
    """Returns "onsdag 12 januari", for a day so near that its year is obvious."""
    return f"{WEEKDAYS[day.weekday()]} {swedish_near_date(day)}"


def swedish_near_date(day: date) -> str:
    """Returns "12 januari", for a day so near that its year is obvious."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def swedish_number(number: float) -> str:
    """Returns "12" or "2,5"."""
    return f"{number:g}".replace(".", ",")


def number_word(number: int) -> str:
    """Returns "fjorton"; digits above twenty."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def listed(parts: Sequence[object], last: str = "och") -> str:
    """1, 3 och 5; with "eller": 1, 3 eller 5"""
    words = [str(part) for part in parts]
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def uncapitalized(text: str) -> str:
    """Returns a sentence as it goes on after a dash: "är det klart?"; an abbreviation keeps its capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def shortened(text: str, most: int) -> str:
    """Returns the first words of a text, with an ellipsis if it was cut; at most `most` characters."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    kept = words[:most].rpartition(" ")[0] if " " in words[:most] else words[: most - 1]
    return f"{kept.rstrip(' ,;:.–-')[: most - 1]}…"
