"""Personal numbers in a text: written together, or the day of birth and the last four digits apart.

Days and four digits are found on their own; two of them within a window belong together if the check digit
fits and what stands between or before them says so: "född 12 april 1965, de fyra sista är 1234".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from tracker.reading.personal.parts import Part, days, fours
from tracker.reading.personal.signs import plain_signs
from tracker.reading.personal.together import written_together

_DIGIT = re.compile(r"\d")
WINDOW = 120  # characters between the parts, at most
_NEAR = 48  # characters between a word and the part that it names
_BORN = re.compile(
    r"(?<![^\W\d_])(?:född\w*|föd[de]s|fött|f\.|f(?= ?\d)|fd\.?|p(?:ers(?:on)?)?\.?-? ?nr|p\.?nr|fnr|pnr|"
    r"personn\w*|pers\.? ?n\w*|födelse\w*|födelsen\w*|sam(?:ordnings)?\.?-?n\w*|samordnings-\w*)",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"(?<!\w)(?:sista|siste|slut\w*|fyra|4|siffr\w*|kontroll\w*|löpn\w*|ändelse\w*|följ[td]\w*|därefter|"
    r"bindestreck\w*|streck\w*|minus|plus|sedan|sen|nr|no|nummer|numret|resten|rest|personn\w*|pnr)(?!\w)",
    re.IGNORECASE,
)
_LAST_FOUR = re.compile(
    r"(?<!\w)(?:sista|siste|slut\w*|kontrollsiff\w*|fyra (?:sista|siff\w*))(?!\w)", re.IGNORECASE
)
_AND = re.compile(r"\W{0,6}(?:och|samt|o|med|[ab]\)|2[.)])\W{0,6}$", re.IGNORECASE)
_SIGNS_ONLY = re.compile(r"(?:[^\w<]|_|</?\w{0,6}>?){0,24}$")
_JOINING = re.compile(r"[ .+_*/\\=~#>-]{1,8}$")
_HANGS_ON = re.compile(r"\d[.,:/-]")  # "10:1234", "12-1234": the rest of another number
_COUNTED = re.compile(
    r" ?(?:%|kr\b|kronor|tkr|mkr|st\b|stycken|km\b|kvm|m2|timmar|dygn|procent|personer|deltag|besök|svar\b|"
    r"elever|barn\b|brev|ansökn|kontroller|hushåll|medlemmar)",
    re.IGNORECASE,
)
_YEARS, _MEETINGS = range(1900, 2050), range(18, 31)


def personal_numbers(text: str) -> tuple[tuple[int, int], ...]:
    """Returns the places of personal numbers and of their parts, in order, without overlaps."""
    plain = plain_signs(text)
    if _DIGIT.search(plain.text) is None:
        return ()
    found = [*written_together(plain.text), *_apart(plain.text)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(plain.written(start, end) for start, end in kept)


def _apart(text: str) -> Iterator[tuple[int, int]]:
    """Yields both places of each number whose parts are apart."""
    births = tuple(days(text))  # they are few, and four digits are many
    all_fours = sorted(fours(text), key=lambda part: part.start) if births else []
    starts = [part.start for part in all_fours]
    for day in births:
        first, last = bisect_left(starts, day.start - WINDOW), bisect_left(starts, day.end + WINDOW)
        fitting = [four for four in all_fours[first:last] if (day.weight + four.weight) % 10 == 0]
        # What comes after is nearest first; one day belongs to one person.
        after = (four for four in fitting if four.start >= day.end)
        before = (four for four in fitting if four.end <= day.start)
        four = next((one for one in (*after, *before) if _belong(text, day, one)), None)
        if four is not None:
            yield day.start, day.end
            yield four.start, four.end


def _belong(text: str, day: Part, four: Part) -> bool:
    hangs = _HANGS_ON.match(text, max(0, four.start - 2))
    if hangs and four.start - 1 != day.end:
        return False
    if four.end <= day.start:
        return _says_last(text, four)
    between = text[day.end : four.start]
    if _SIGNS_ONLY.match(between) or _AND.match(between):
        joined = day.compact and _JOINING.match(between)
        return _born(text, day) or (not _is_count(text, four) and bool(joined or not _is_meeting(day)))
    if _says_last(text, four):
        return True
    if len(between) > _NEAR:
        return False
    named, born = _LAST.search(between) is not None, _born(text, day)
    return (named and born) or ((named or born) and not _is_count(text, four))


def _born(text: str, day: Part) -> bool:
    return _BORN.search(text, max(0, day.start - _NEAR), day.start) is not None


def _says_last(text: str, four: Part) -> bool:
    before = _LAST_FOUR.search(text, max(0, four.start - _NEAR), four.start)
    return before is not None or _LAST_FOUR.search(text, four.end, four.end + 24) is not None


def _is_meeting(day: Part) -> bool:
    """Returns whether the day is rather one that something was done on than somebody's birthday."""
    return day.century in ("", "20") and int(day.digits[:2]) in _MEETINGS


def _is_count(text: str, four: Part) -> bool:
    digits = text[four.start : four.end]
    is_year = digits.isdecimal() and int(digits) in _YEARS
    return is_year or _COUNTED.match(text, four.end) is not None
