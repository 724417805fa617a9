"""Estimates the width of a table's columns, and scores how well a line's length fits it.

A line in a column was broken because its next word did not fit: the line is no longer than the column, and
with that word it would have been. This is nearly as informative about lost borders as the words are. Text has
letters, not printed widths: a column of wide letters has fewer of them, so there is a tolerance.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

Cells = tuple[tuple[str, ...], ...]
Widths = tuple[float | None, ...]

_NARROWEST = 7
_WIDEST = 110
_PLAY = 0.03
_PER_LETTER_OVER = 1.65
_PER_LETTER_UNDER = 1.8
_MOST_OVER = 6.0
_MOST_UNDER = 3.0


@lru_cache(maxsize=65536)
def overflow(length: int, width: float | None) -> float:
    """Returns the cost of a line that is longer than its column."""
    if width is None:
        return 0.0
    over = length - (1 + _PLAY) * width
    return min(_MOST_OVER, _PER_LETTER_OVER * over / (1 + _PLAY * width)) if over > 0 else 0.0


@lru_cache(maxsize=65536)
def slack(length: int, following: int, width: float | None) -> float:
    """Returns the cost of a line that ends although the next word, of `following` letters, would fit."""
    if width is None:
        return 0.0
    under = (1 - _PLAY) * width - (length + 1 + following)
    return min(_MOST_UNDER, _PER_LETTER_UNDER * (under + 0.5) / (1 + _PLAY * width)) if under >= 0 else 0.0


def widths_of(rows: Sequence[Cells], count: int) -> Widths:
    """Returns the width of each column that fits best with how the lines of the rows were broken."""
    return tuple(_width([row[column] for row in rows if row[column]]) for column in range(count))


def _width(cells: Sequence[tuple[str, ...]]) -> float | None:
    lengths = [len(line.rstrip()) for cell in cells for line in cell]
    if not lengths:
        return None
    breaks = [
        (len(line.rstrip()), len(after.split(maxsplit=1)[0]))
        for cell in cells
        for line, after in pairwise(cell)
    ]
    if not breaks:
        return max(_NARROWEST, 1.25 * max(lengths))
    tried = range(max(_NARROWEST, min(lengths)), min(_WIDEST, max(lengths) + 12))
    return float(min(tried, key=lambda width: _disagreement(width, lengths, breaks), default=max(lengths)))


def _disagreement(width: int, lengths: Iterable[int], breaks: Iterable[tuple[int, int]]) -> float:
    over = sum(overflow(length, width) for length in lengths)
    return over + sum(slack(length, following, width) for length, following in breaks)
