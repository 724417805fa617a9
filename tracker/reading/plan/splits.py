"""Finds the plausible ways to divide the words of one line among columns that are side by side on it.

A scan loses the borders: only the words are left. Each way is scored by what its parts may be (cellkinds), by
large first letters, by the columns' widths if known, and by a stray "|" or a wide gap, which often was a
border. For each set of columns the best few ways are found from left to right.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import nlargest
from itertools import accumulate, combinations

from tracker.reading.plan.cellkinds import hardly_follows, holds_together, leaves_hanging, word_fit
from tracker.reading.plan.columns import Widths, overflow
from tracker.reading.plan.wordpairs import follows

Way = tuple[float, tuple[int, ...]]

_TOKEN = re.compile(r"\S+")
_KEPT_PER_SET = 6
_MOST_WORDS = 40  # no page has a wider line with columns on it
_LONGEST_LINE = 600
_ENOUGH = 1.44
_PAIR_CUT = 0.42
_NAME_BEGINS = 0.9
_BORDER_USED = 3.0
_BORDER_MISSED = 2.0
WIDE = frozenset({"aktivitet", "syfte"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a line, and the words before which there may be a border or a break in the text."""

    words: tuple[str, ...]
    borders: frozenset[int]
    gains: tuple[float, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """One way: the text of each column in `columns`; `fit` does not consider other lines."""

    columns: tuple[int, ...]
    texts: tuple[str, ...]
    fit: float
    starts: tuple[int, ...] = ()


@lru_cache(maxsize=4096)
def words_of(line: str) -> Words:
    words: list[str] = []
    borders: set[int] = set()
    end = 0
    for token in _TOKEN.finditer(line):
        if token.group() in ("|", "¦", "]", "["):
            borders.add(len(words))
            end = token.end()
            continue
        if words and token.start() - end >= 2:
            borders.add(len(words))
        words.append(token.group().strip("|¦") or token.group())
        end = token.end()
    gains = (0.0, *map(_gain_of_border, words, words[1:]))
    ends = (0, *accumulate(len(word) + 1 for word in words))
    return Words(tuple(words), frozenset(borders - {0, len(words)}), gains, ends)


def _gain_of_border(before: str, word: str) -> float:
    """Returns the gain of a border between the two words, by the words alone."""
    if holds_together(before, word):
        return -1.5
    gain = 2.0 if hardly_follows(word, before) else 0.0
    if _is_name(word) and not _is_name(before):
        gain += 0.3 if leaves_hanging(before) else _NAME_BEGINS
    return gain - _PAIR_CUT * follows(before, word)


def _is_name(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def column_sets(count: int, least: int = 1) -> list[tuple[int, ...]]:
    """Returns the sets of `count` columns, small ones first."""
    return [chosen for size in range(max(1, least), count + 1) for chosen in combinations(range(count), size)]


@lru_cache(maxsize=4096)
def splits_of(line: str, kinds: tuple[str, ...]) -> tuple[Split, ...]:
    """Returns the best ways to divide the line among the columns, a few for each set of columns."""
    parting = Parting(line, kinds)
    return tuple(split for columns in column_sets(len(kinds)) for split in parting.splits(columns))


class Parting:
    """The ways to divide one line; what sets of columns have in common is computed once.

    `gapped`: the table shows its borders as gaps, so a cut without a gap has a cost.
    """

    def __init__(self, line: str, kinds: tuple[str, ...], widths: Widths = (), gapped: float = 0.0) -> None:
        self.line = line
        self.kinds = kinds
        self.widths = widths or (None,) * len(kinds)
        self.parts = (
            words_of(line) if len(line) <= _LONGEST_LINE else Words((line,), frozenset(), (0.0,), (0, 1))
        )
        self.count = len(self.parts.words)
        self._cuts = self._cut_gains(gapped)
        self._fits = [_running_fits(self.parts.words, kind) for kind in kinds]
        self._ways: dict[tuple[int, ...], list[list[Way]]] = {}
        self._splits: dict[tuple[int, ...], tuple[Split, ...]] = {}
        self._scores: dict[tuple[int, int, int], float] = {}

    def _cut_gains(self, gapped: float) -> list[float]:
        borders = self.parts.borders
        used = _BORDER_USED + _BORDER_MISSED
        return [gain + (used if index in borders else -gapped) for index, gain in enumerate(self.parts.gains)]

    def splits(self, columns: tuple[int, ...]) -> tuple[Split, ...]:
        """Returns the best ways to give each of the columns some words, using all words."""
        if columns not in self._splits:
            self._splits[columns] = self._worked_out(columns) if len(columns) <= self.count else ()
        return self._splits[columns]

    def _worked_out(self, columns: tuple[int, ...]) -> tuple[Split, ...]:
        if self.count > _MOST_WORDS:
            return (Split(columns, (self.line,), 0.0, (0,)),) if len(columns) == 1 else ()
        base = -_BORDER_MISSED * len(self.parts.borders)
        if len(columns) == 1:
            ways: list[Way] = [(self._fit(columns[0], 0, self.count, alone=True), (0,))]
        else:
            ways = self._last_layer(columns)
        return tuple(self._split(columns, starts, base + fit) for fit, starts in ways)

    def _last_layer(self, columns: tuple[int, ...]) -> list[Way]:
        before = self._layer(columns[:-1])
        found = [
            (fit + self._cuts[start] + self._fit(columns[-1], start, self.count), (*starts, start))
            for start in range(len(columns) - 1, self.count)
            for fit, starts in before[start]
        ]
        return nlargest(_KEPT_PER_SET, found)

    def _layer(self, columns: tuple[int, ...]) -> list[list[Way]]:
        """Returns for each index the best ways to give all words before it to the columns."""
        if columns in self._ways:
            return self._ways[columns]
        column = columns[-1]
        ways: list[list[Way]]
        if len(columns) == 1:
            ways = [[(self._fit(column, 0, end), (0,))] if end else [] for end in range(self.count)]
        else:
            before = self._layer(columns[:-1])
            ways = [self._ways_to(end, column, before) for end in range(self.count)]
        self._ways[columns] = ways
        return ways

    def _ways_to(self, end: int, column: int, before: list[list[Way]]) -> list[Way]:
        found: list[Way] = []
        for start in range(1, end):
            if before[start]:
                gain = self._cuts[start] + self._fit(column, start, end)
                found.extend((fit + gain, (*starts, start)) for fit, starts in before[start])
        return nlargest(_KEPT_PER_SET, found) if len(found) > _KEPT_PER_SET else found

    def _fit(self, column: int, start: int, end: int, alone: bool = False) -> float:
        key = (column, start, end)
        if key not in self._scores:
            good, bad = self._fits[column]
            length = self.parts.ends[end] - self.parts.ends[start] - 1
            against = (bad[end] - bad[start]) * (0.5 if alone else 1.0)
            fit = min(good[end] - good[start], _ENOUGH) + against
            self._scores[key] = fit - overflow(length, self.widths[column])
        return self._scores[key]

    def _split(self, columns: tuple[int, ...], starts: tuple[int, ...], fit: float) -> Split:
        words, ends = self.parts.words, (*starts[1:], self.count)
        texts = tuple(" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True))
        split = Split(columns, texts, fit, starts)
        if self.line[-1:].isspace():
            # A space at the line's end marks for words.py that no word was cut there.
            return replace(split, texts=(*texts[:-1], texts[-1] + " "))
        return split


def _running_fits(words: Sequence[str], kind: str) -> tuple[list[float], list[float]]:
    """Returns the cumulative scores for and against the kind, from the line's start to each word."""
    good, bad = [0.0], [0.0]
    for word in words:
        fit = word_fit(word, kind)
        good.append(good[-1] + max(fit, 0.0))
        bad.append(bad[-1] + min(fit, 0.0))
    return good, bad
