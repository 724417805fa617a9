"""Four digits that are called the last, and a whole day that somebody is born on: "f 210720, sista 2597"."""

import re
from collections.abc import Iterator, Sequence

from tracker.reading.personal import things, words
from tracker.reading.personal.fields import day_exists
from tracker.reading.personal.spelled import MONTH, month_number

_FOUR = r"(?:fyra sista|sista fyra|slutsiffr\w*|kontrollsiffr\w*)"
_LAST = re.compile(
    rf"(?<!\w){_FOUR}(?: siffr\w*)?(?: (?:i|på) \w+)?(?: (?:är|var|blir|lyder))?:?"
    r" (\d{4})(?![\d/-]|[.:,]\d)"
    r"|(?<!\w)sista:? (\d{4})(?=[.,;)!?](?!\d)|\s*$)"
    r"|(?<![\w/-])(\d{4}) (?:är|var|som|utgör) (?:(?:de|dom|hennes|hans|hens|barnets) )?"
    rf"{_FOUR}(?! \w+na\b)",
    re.IGNORECASE,
)
_YEAR = r"(?:19|20)?\d\d"
_BORN = re.compile(
    rf"(?<!\w)(?:född\w*|föddes|födelsedatum\w*|födelsedag\w*|f\.?)(?: (?:är|var))?:? ?(?:den )?(?P<day>"
    rf"(?P<d>\d\d?)(?::?e)? ?(?P<month>{MONTH}) ?(?P<y>{_YEAR})"
    rf"|(?P<year>{_YEAR})(?P<sign>[-./]?)(?P<mm>0[1-9]|1[0-2])(?P=sign)(?P<dd>[0-3]\d)"
    rf"|(?P<first>\d\d?)/(?P<then>\d\d?)[ -](?P<last>{_YEAR}))(?![\d/-])",
    re.IGNORECASE,
)
_NEAR, _SENTENCES = 160, 2  # signs and ends of sentences between, at most
Place = tuple[int, int]


def said_last(text: str) -> Iterator[Place]:
    """Yields the places of the four and of the day, with no other's four between."""
    said = [found.span(found.lastindex or 0) for found in _LAST.finditer(text)]
    fours = [four for four in said if not _is_of_a_thing(text, *four)]
    if not fours:
        return
    for day in [found.span("day") for found in _BORN.finditer(text) if _exists(found)]:
        for four in fours:
            if _belong(text, day, four, fours):
                yield from (day, four)


def _is_of_a_thing(text: str, start: int, end: int) -> bool:
    called = things.LAST_OF_A_THING.search(text[max(0, start - 50) : start])
    return bool(called or words.COUNTED.match(text, end))


def _exists(found: re.Match[str]) -> bool:
    year = found["y"] or found["year"] or found["last"]
    month = found["mm"] or found["then"] or f"{month_number(found['month'].lower())}"
    day = found["d"] or found["dd"] or found["first"]
    return day_exists(year[:-2], f"{year[-2:]}{month:0>2}{day:0>2}")


def _belong(text: str, day: Place, four: Place, fours: Sequence[Place]) -> bool:
    """Returns whether they stand within three sentences, and no other's four between."""
    start, end = min(four[1], day[1]), max(four[0], day[0])
    if end - start > _NEAR or any(start < other < end for other, _ in fours if other != four[0]):
        return False
    return len(words.SENTENCE.findall(text, start, end)) <= _SENTENCES
