"""Dates, numbers and lists in Swedish, and the names of months and weekdays."""

import re
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
    return f"{number:.10g}".replace(".", ",")


def number_word(number: int) -> str:
    """Returns "fjorton"; digits above twenty."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def number_value(word: str) -> int | None:
    """Returns 14 for "fjorton"; None for what is no number word."""
    return _NUMBERS.index(word) if word in _NUMBERS else None


_IN_BRACKETS = re.compile(r"\([^)]*\)")


def listed(parts: Sequence[object], last: str = "och") -> str:
    """1, 3 och 5; with "eller": 1, 3 eller 5; after a part with an "och" of its own, "samt"."""
    words = [str(part) for part in parts]
    if last == "och" and any(" och " in _IN_BRACKETS.sub("", word) for word in words):
        last = "samt"
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


_LAST = str.maketrans("åäö", "{|}")  # the signs after z


def swedish_order(text: str) -> str:
    """Returns the sort key of a name: å, ä and ö come last, capitals count as small letters."""
    return text.casefold().translate(_LAST)


def swedish_month(day: date) -> str:
    """Returns "januari 2021"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def capitalized(text: str) -> str:
    """Returns a text with which a sentence begins."""
    return text[:1].upper() + text[1:]


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


def quantity(number: int, one: str, several: str) -> str:
    """Returns "1 rad", "0 rader", "3 rader"."""
    return f"{number} {one if number == 1 else several}"


_SPELLED_TO = 12  # the last number that is written in words
# Plurals that letters ask about → one of them. Others keep the digit: "1 avhoppare".
_ONE_OF = {
    "gånger": "en gång", "möten": "ett möte", "medarbetare": "en medarbetare", "anställda": "en anställd",
    "anhöriga": "en anhörig", "personer": "en person", "barn": "ett barn", "ungdomar": "en ungdom",
    "besök": "ett besök", "samtal": "ett samtal", "beslut": "ett beslut", "ärenden": "ett ärende",
    "tillfällen": "ett tillfälle", "utbildningar": "en utbildning", "deltagare": "en deltagare",
    "skolor": "en skola", "förskolor": "en förskola", "enheter": "en enhet", "insatser": "en insats",
    "elever": "en elev", "föräldrar": "en förälder", "träffar": "en träff", "kurser": "en kurs",
    "aktiviteter": "en aktivitet", "anmälningar": "en anmälan", "ansökningar": "en ansökan",
    "avhoppare": "en avhoppare", "rutiner": "en rutin", "kontroller": "en kontroll", "övningar": "en övning",
    "mätningar": "en mätning", "chefer": "en chef", "nyanställda": "en nyanställd", "lärare": "en lärare",
    "handläggare": "en handläggare", "föreningar": "en förening", "lokaler": "en lokal",
    "brukare": "en brukare", "procent": "en procent",
    "avdelningar": "en avdelning", "nyckelpersoner": "en nyckelperson",
    "pedagoger": "en pedagog", "rektorer": "en rektor", "boenden": "ett boende", "hushåll": "ett hushåll",
    "fritidsgårdar": "en fritidsgård", "workshoppar": "en workshop", "föreläsningar": "en föreläsning",
    "påminnelser": "en påminnelse",
}  # fmt: skip


def spelled(number: float) -> str:
    """Returns "tolv" for 12, "13" for 13, "2,5" for 2.5."""
    whole = number == int(number) and 0 <= number <= _SPELLED_TO
    return number_word(int(number)) if whole else swedish_number(number)


def spelled_of(part: float, whole: float) -> str:
    """Returns "elva av fjorton", "84 av 112": both in words, or both in digits."""
    words = all(number == int(number) and 0 <= number < len(_NUMBERS) for number in (part, whole))
    if words and part <= _SPELLED_TO:
        return f"{number_word(int(part))} av {number_word(int(whole))}"
    return f"{swedish_number(part)} av {swedish_number(whole)}"


def counted(number: float, plural: str) -> str:
    """Returns "två möten", "ett möte", "27 medarbetare"."""
    if number == 1:
        return _ONE_OF.get(plural, f"1 {plural}")
    return f"{'inga' if number == 0 else spelled(number)} {plural}"


def is_neuter(plural: str) -> bool:
    """True for what is counted as "ett": möten, barn."""
    return _ONE_OF.get(plural, "").startswith("ett ")


def sentence(text: str) -> str:
    """Returns the text with a capital first and a full stop last, if it has no end."""
    text = text[:1].upper() + text[1:]
    return text if text.rstrip("”)’")[-1:] in tuple(".!?…") else f"{text}."
