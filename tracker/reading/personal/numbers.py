"""Personal numbers in a text: written together, or the day of birth and the last four digits apart.

Days and four digits are found on their own; two of them within a window belong together if the check digit
fits and what stands between or before them says so (belonging.py).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tracker.reading.personal.belonging import belong
from tracker.reading.personal.births import days
from tracker.reading.personal.codes import decoded
from tracker.reading.personal.parts import fours
from tracker.reading.personal.shapes import other_shapes
from tracker.reading.personal.signs import plain_signs
from tracker.reading.personal.spelled import Row, rows
from tracker.reading.personal.together import written_together

_DIGIT = re.compile(r"\d")
WINDOW = 120  # characters between the parts, at most


def personal_numbers(text: str) -> tuple[tuple[int, int], ...]:
    """Returns the places of personal numbers and of their parts, in order; those that overlap are one."""
    found = _places(text)
    codes = decoded(text)
    # Read both ways: what looks like a code may be digits.
    if codes is not None:
        found += (codes.written(start, end) for start, end in _places(codes.text))
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _places(text: str) -> list[tuple[int, int]]:
    plain = plain_signs(text)
    said = tuple(rows(plain.text))
    if not said and _DIGIT.search(plain.text) is None:
        return []
    found = (
        *written_together(plain.text, said),
        *other_shapes(plain.text),
        *_apart(plain.text, said),
    )
    return [plain.written(start, end) for start, end in found]


def _apart(text: str, said: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Yields both places of each number whose parts are apart."""
    if next(fours(text, said), None) is None:  # most texts: days are sought in many ways
        return
    births = tuple(days(text, said))  # they are few, and four digits are many
    all_fours = sorted(fours(text, said), key=lambda part: part.start) if births else []
    starts = [part.start for part in all_fours]
    for day in births:
        first, last = bisect_left(starts, day.start - WINDOW), bisect_left(starts, day.end + WINDOW)
        fitting = [four for four in all_fours[first:last] if (day.weight + four.weight) % 10 == 0]
        # What comes after is nearest first; one day belongs to one person.
        after = (four for four in fitting if four.start >= day.end)
        before = (four for four in fitting if four.end <= day.start)
        four = next((one for one in (*after, *before) if belong(text, day, one)), None)
        if four is not None:
            yield day.start, day.end
            yield four.start, four.end
