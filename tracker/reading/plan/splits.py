"""All sensible ways to part the words of one line among columns that stand side by side on it.

A scan loses the borders: only the words are left. Each way is judged by what its parts could be
(cellkinds), by large first letters and by a stray "|" or a wide gap, which often was a border.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from tracker.reading.plan.cellkinds import hardly_follows, holds_together, leaves_hanging, word_fit
from tracker.reading.plan.letters import starts_large

_TOKEN = re.compile(r"\S+")
_MAX_WORDS = 16
_KEPT_PER_SET = 5
_LONGEST_LINE = 600  # no page has a wider line with columns on it
_ENOUGH = 2.4
WIDE = frozenset({"aktivitet", "syfte"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a line, and before which of them a border may have stood, or the text breaks off."""

    words: tuple[str, ...]
    borders: frozenset[int]
    gains: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """One way: for each column in `columns` its text; `fit` without regard to other lines."""

    columns: tuple[int, ...]
    texts: tuple[str, ...]
    fit: float


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
    return Words(tuple(words), frozenset(borders - {0, len(words)}), gains)


def _gain_of_border(before: str, word: str) -> float:
    """What a border between the two words gains, by the words alone."""
    if holds_together(before, word):
        return -1.5
    gain = 2.0 if hardly_follows(word, before) else 0.0
    if _is_name(word) and not _is_name(before):
        gain += 0.3 if leaves_hanging(before) else 0.9
    return gain


@lru_cache(maxsize=4096)
def splits_of(line: str, kinds: tuple[str, ...]) -> tuple[Split, ...]:
    """The best ways to part the line among the columns, a few for each set of columns."""
    if len(line) > _LONGEST_LINE:
        return tuple(Split((column,), (line,), 0.0) for column in range(len(kinds)))
    parts = words_of(line)
    if not parts.words:
        return ()
    fits = [_running_fits(parts.words, kind) for kind in kinds]
    found: list[Split] = []
    for size in range(1, min(len(kinds), len(parts.words)) + 1):
        for columns in combinations(range(len(kinds)), size):
            ways = [(_fit(cuts, columns, parts, fits), cuts) for cuts in _cuts(parts, size)]
            ways.sort(key=lambda way: -way[0])
            found.extend(_split(parts.words, columns, cuts, fit) for fit, cuts in ways[:_KEPT_PER_SET])
    if line[-1:].isspace():
        # A space at the line's end tells later that no word was cut there (words.py).
        found = [replace(split, texts=(*split.texts[:-1], split.texts[-1] + " ")) for split in found]
    return tuple(found)


def _running_fits(words: Sequence[str], kind: str) -> tuple[list[float], list[float]]:
    """Sums of what speaks for and against the kind, from the line's start to each word."""
    good, bad = [0.0], [0.0]
    for word in words:
        fit = word_fit(word, kind)
        good.append(good[-1] + max(fit, 0.0))
        bad.append(bad[-1] + min(fit, 0.0))
    return good, bad


def _is_name(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def _cuts(parts: Words, size: int) -> Iterator[tuple[int, ...]]:
    """The places where parts 2, 3, ... begin. A very long line is only cut where something tells."""
    count = len(parts.words)
    places: Sequence[int] = range(1, count)
    if count > _MAX_WORDS:
        told = [place for place in places if place in parts.borders or starts_large(parts.words[place])]
        places = sorted({*told[: _MAX_WORDS // 2], *told[-_MAX_WORDS // 2 :]})
    return combinations(places, size - 1)


def _fit(
    cuts: tuple[int, ...],
    columns: tuple[int, ...],
    parts: Words,
    fits: Sequence[tuple[list[float], list[float]]],
) -> float:
    ends = (*cuts, len(parts.words))
    start, total = 0, 0.0
    for column, end in zip(columns, ends, strict=True):
        good, bad = fits[column]
        against = (bad[end] - bad[start]) * (0.5 if len(columns) == 1 else 1.0)
        total += min(good[end] - good[start], _ENOUGH) + against
        start = end
    missed = sum(border not in cuts for border in parts.borders)
    total += sum(parts.gains[cut] for cut in cuts)
    return total + 3.0 * (len(parts.borders) - missed) - 2.0 * missed


def _split(words: tuple[str, ...], columns: tuple[int, ...], cuts: tuple[int, ...], fit: float) -> Split:
    starts, ends = (0, *cuts), (*cuts, len(words))
    texts = tuple(" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True))
    return Split(columns, texts, fit)
