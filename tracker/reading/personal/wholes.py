"""Whole days, spans, hours, telephones and case numbers: digits of one are no last four of another day's."""

import re
from collections.abc import Iterator

from tracker.reading.personal import things, words
from tracker.reading.personal.fields import Part, day_exists
from tracker.reading.personal.pair import Pair
from tracker.reading.personal.spelled import MONTH
from tracker.reading.personal.written import a_name_between, four_first, then_born, told_apart

_YEAR = r"(?:19|20)\d\d"
_HOUR = r"(?:[01]?\d|2[0-3])"
_WHOLE = re.compile(
    rf"(?<![\d-]){_YEAR}([-./])(?:0?[1-9]|1[0-2])\1\d?\d(?!\d)"  # "2025-05-12"
    rf"|(?<![\d/.-])\d\d?(?:[:.]?e)? ?(?:{MONTH}|/ ?\d\d?)\.? {_YEAR}(?![\d-])"  # "12 maj 2025", "12/5 2025"
    rf"|(?<!\d){_YEAR}(?:/(?:{_YEAR}|\d\d)| ?- ?{_YEAR})(?![\d/-])"  # "2023/24", "2019–2023"
    rf"|(?<![\d:.,-]){_HOUR}:[0-5]\d(?![\d:])|(?<!\w)kl(?:ockan|\.)? ?{_HOUR}[.:]?[0-5]\d(?!\d)"
    r"|(?<![\d/-])0\d{1,3}-\d{2,3} ?\d\d ?\d\d(?!\d)"
    r"|(?<!\d)\d{6}(?!\d)",
    re.IGNORECASE,
)
_SPAN = re.compile(r"(\d\d)?(\d{6}) ?- ?(\d\d)?(\d{6})")
_STOP = re.compile(r"[,.;:]\s")
_LISTED = re.compile(r"^[ \t]*\d{1,2}[.)](?=[ \t])", re.MULTILINE)


def of_another_whole(pair: Pair) -> bool:
    """ "född 850412, besök 2025-05-12 kl. 09.45": the other day and the hour have no last four in them."""
    return _is_span(pair) or any(_takes(pair, *place) for place in _wholes(pair))


def of_something_else(pair: Pair) -> bool:
    """A word before names the four, or one after counts them: "född 850412, lägenhet 1204"."""
    if said_to_be_digits(pair) or a_name_between(pair):
        return False
    told = told_apart(pair)
    counted = words.COUNTED.match(pair.stream.text, pair.four.end) is not None
    if counted and (told or _STOP.match(pair.seam)):
        return True
    return (told or then_born(pair)) and _is_named(pair)


def _is_named(pair: Pair) -> bool:
    before = _before_four(pair)
    return bool(things.BEFORE.search(before) or things.OF_FOUR.search(before))


def _before_four(pair: Pair) -> str:
    """Returns what is right before the four, after the day if that is first."""
    four, day = pair.four, pair.day
    first = max(0, four.start - 60)
    return pair.stream.text[first if four_first(pair) else max(first, day.end) : four.start]


def numbers_of_a_list(pair: Pair) -> bool:
    """Some of the digits number the lines of an answer."""
    if "\n" not in pair.written or said_to_be_digits(pair):
        return False
    parts = (pair.day, pair.four)
    return any(_overlap(part, start, end) for start, end in pair.stream.places(_LISTED) for part in parts)


def said_to_be_digits(pair: Pair) -> bool:
    """ "sista fyra 09:45"."""
    stream, four = pair.stream, pair.four
    return stream.says(words.DIGITS, four.start - 40, four.start) or stream.says(
        words.DIGITS, four.end, four.end + 24
    )


def _wholes(pair: Pair) -> Iterator[tuple[int, int]]:
    start, end = pair.span
    text = pair.stream.text
    for first, last in pair.stream.places(_WHOLE):
        if last > start and first < end and (last - first != 6 or _is_day(text[first:last])):
            yield first, last


def _is_day(digits: str) -> bool:
    return not digits.isdecimal() or day_exists("", digits)


def _takes(pair: Pair, start: int, end: int) -> bool:
    """Returns whether a whole has some of the pair's digits, and the pair is more than it."""
    day, four = pair.day, pair.four
    if not _overlap(four, start, end) or (start <= day.start and day.end <= end):
        return False
    if _overlap(day, start, end):
        loose = end - start > 6 or any(map(str.isalpha, pair.written))
        return loose and not said_to_be_digits(pair)
    digits = sum(map(str.isdecimal, pair.stream.text[start:end]))
    return digits > 4 or (told_apart(pair) and not said_to_be_digits(pair))


def _overlap(part: Part, start: int, end: int) -> bool:
    return part.start < end and start < part.end


def _is_span(pair: Pair) -> bool:
    """ "180101–181231"."""
    span = _SPAN.fullmatch(pair.written)
    return span is not None and all(
        day_exists(century or "", day) for century, day in ((span[1], span[2]), (span[3], span[4]))
    )
