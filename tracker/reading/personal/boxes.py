"""Personal numbers with a box for each digit, or for two: "[6][5][0]…", "|65|04|12|-|12|34|", "6, 5, 0"."""

import re
from collections.abc import Iterator

from tracker.reading.personal.belonging import named, of_another_kind
from tracker.reading.personal.parts import is_number

_SIGNS = r"(?:(?:[^\w<>]|_|[<>](?![a-z/]))|</?[a-z]\w{0,5}>){1,10}+"
_ONES = re.compile(rf"(?<![^\W_])(?<!\d[-./:, ])\d(?:{_SIGNS}\d(?![^\W_])){{9,}}+", re.IGNORECASE)
_TWOS = re.compile(rf"(?<![^\W_])(?<!\d[-./:, ])\d\d(?:{_SIGNS}\d\d(?![^\W_])){{4,}}+", re.IGNORECASE)
_BETWEEN = re.compile(r"[^\d]+")
_DRAWN = re.compile(r"[][|(){}<>]")


def in_boxes(text: str) -> Iterator[tuple[int, int]]:
    """Yields the places of numbers that stand in boxes."""
    for pattern, width in ((_ONES, 1), (_TWOS, 2)):
        for row in pattern.finditer(text):
            yield from _numbers(text, row, width)


def _numbers(text: str, row: re.Match[str], width: int) -> Iterator[tuple[int, int]]:
    signs = list(_BETWEEN.finditer(text, *row.span()))
    starts = [row.start(), *(sign.end() for sign in signs)]
    gaps = ["", *(sign[0] for sign in signs), ""]
    for length in (12, 10):
        boxes = length // width
        for first in range(len(starts) - boxes + 1):
            place = starts[first], starts[first + boxes - 1] + width
            inner = gaps[first + 1 : first + boxes]
            if _is_alone(gaps, first, boxes) and _alike(inner, length, width) and _fits(text, place, inner):
                yield place


def _is_alone(gaps: list[str], first: int, boxes: int) -> bool:
    """Returns whether the row goes on neither way with the same signs: it is no longer list."""
    usual = gaps[first + 1]
    return gaps[first] != usual and gaps[first + boxes] != usual


def _alike(gaps: list[str], length: int, width: int) -> bool:
    """Returns whether the same signs are between all but year, month, day and the rest."""
    seams = {end // width for end in (length - 8, length - 6, length - 4, length - 10)}
    return len({gap for place, gap in enumerate(gaps, 1) if place not in seams}) <= 1


def _fits(text: str, place: tuple[int, int], gaps: list[str]) -> bool:
    digits = "".join(filter(str.isdecimal, text[slice(*place)]))
    if not is_number(digits[:-10], digits[-10:-1], digits[-1]):
        return False
    if named(text, *place):
        return True
    if len(digits) > len(gaps) + 1 and not _DRAWN.search("".join(gaps)):
        # Five counts of two digits may fit by chance, and so may a day with an hour.
        return len(set(gaps)) == 1 and "0" in (digits[0], digits[2]) and not of_another_kind(text, place[0])
    return not of_another_kind(text, place[0])
