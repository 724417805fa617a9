"""A day of birth and four digits directly beside it, in any grouping: "330702§8476", "78 1015-8826"."""

import re
from collections.abc import Iterator

from tracker.reading.personal import things, words
from tracker.reading.personal.fields import day_exists, weight
from tracker.reading.personal.other_numbers import others

_IN_DAY = r"[ ./-]?"
_JOIN = r"(?:(?!.?§ )[^\w\n]{0,3}|_)"
_CLOSE = re.compile(
    rf"(?<![^\W_])(?<!\d[.,:/-])(19|20)?(\d\d){_IN_DAY}(0[1-9]|1[0-2]){_IN_DAY}([0-36-9]\d)"
    rf"({_JOIN})(\d\d ?\d\d)(?![^\W_]|[.,:/-]\d)"
)
_SIGNED = re.compile(r"(?<!\w)\w+[adit][tds]? av $")  # "kvitterat av"
_SOMEBODY = re.compile(
    r"(?<!\w)(?:barn|elever|skola|förskola|avlid\w*|dödsfall\w*|dog|nyfödd\w*)(?!\w)", re.IGNORECASE
)
_SCHOOL = re.compile(r"(?<!\w)(?:modersmål|skolskjuts|bvc)", re.IGNORECASE)
# "2560 besök", "2560 ex".
_COUNTED = re.compile(
    r" (?!(?:den|men|han|hon|utan|innan|sedan|igen|som)\b)"
    r"(?:[a-zåäö]{2,}(?:[aeou]r|n|na|ade)|steg|besök|ex|m|poäng)(?!\w)"
)
_HOUR = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_YEAR = re.compile(r"19\d\d|20[0-4]\d")
_MORE = re.compile(r" \d\d(?!\d)")  # boxes in a row
_NEAR = 60
Place = tuple[int, int]


def numbers_close(text: str) -> Iterator[Place]:
    """Yields their places in a text of plain signs."""
    for found in _CLOSE.finditer(text):
        exists = day_exists(found[1] or "", f"{found[2]}{found[3]}{found[4]}")
        if exists and _is_somebody_s(found) and not _is_of_a_thing(found):
            yield found.span()


def _is_somebody_s(found: re.Match[str]) -> bool:
    """Somebody lives with the day, and the check digit fits or the four are nothing else."""
    four = found[6].replace(" ", "")
    if _YEAR.fullmatch(four):
        return False
    fits = weight(f"{found[2]}{found[3]}{found[4]}{four}") % 10 == 0
    if not fits and (_HOUR.fullmatch(four) or _COUNTED.match(found.string, found.end())):
        return False
    if not _is_late(found):
        return fits or "-" in found[5] or _is_called_somebody_s(found) or _is_near_somebody(found, fits)
    told = things.OF_TIME.search(found.string, max(0, found.start() - 40), found.start())
    if (told or not fits) and (things.DAY.fullmatch(four) or _HOUR.fullmatch(four)):
        return False  # "frånvaro 240701-0728"
    return _is_near_somebody(found, fits)


def _is_near_somebody(found: re.Match[str], fits: bool) -> bool:
    near = found.string[max(0, found.start() - _NEAR) : found.end() + _NEAR]
    called = words.CHILD.search(near) or words.PERSONAL.search(near) or _SCHOOL.search(near)
    return bool(called or (fits and _SOMEBODY.search(near)))


def _is_late(found: re.Match[str]) -> bool:
    """The day may be one on which something was done."""
    year = int(found[2])
    return found[1] == "20" if found[1] else year < 30


def _is_of_a_thing(found: re.Match[str]) -> bool:
    """Words before or after name or count something else, or another number has some of the digits."""
    text, (start, end) = found.string, found.span()
    before = text[max(0, start - 90) : start]
    if things.BEFORE.search(before) or things.AFTER.match(text, end) or things.MEASURED.search(before[-30:]):
        return True
    if things.EQUALS.match(text, end) or (
        _has_gaps(found) and things.SERIES.search(before + text[end:][:_NEAR])
    ):
        return True
    if _MORE.match(text, end) or words.COUNTED.match(text, end) or words.MONEY.search(before[-40:]):
        return True
    if words.OTHER_KIND.search(words.SENTENCE.split(before[-28:])[-1]) and not _is_called_somebody_s(found):
        return True
    return any(other.start < end and start < other.end for other in others(text))


def _has_gaps(found: re.Match[str]) -> bool:
    return found.end(4) - found.start(2) > 6


def _is_called_somebody_s(found: re.Match[str]) -> bool:
    before = found.string[max(0, found.start() - _NEAR) : found.start()]
    return bool(_SIGNED.search(before) or words.OF_SOMEBODY.search(before))
