"""Assigns columns to cells that are below each other, separated by blank lines.

Such text comes from programs that read a page column by column. Most blocks are one cell; narrow neighbours
may share a block ("2020 Följs upp i / ordinarie / ..."), a cell may be missing or have a blank line inside.
The cheapest way through all blocks is kept (dynamic programming).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from tracker.reading.plan.cellkinds import ends_sentence, leaves_hanging, text_fit
from tracker.reading.plan.letters import squeezed, starts_large, starts_small
from tracker.reading.plan.sidebyside import FlowLine, read_side_by_side, start_fit
from tracker.reading.plan.splits import WIDE, splits_of

_MISSING = {"aktivitet": 4.0, "ansvarig": 2.2, "tidplan": 1.8, "uppfoljning": 1.6, "nummer": 0.1}
_END = 1.5
_HEADING = 2.2
_MOST_SHARING = 3
_MOST_SHARED_LINES = 30
Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A block of adjacent lines."""

    lines: tuple[FlowLine, ...]

    @property
    def texts(self) -> Lines:
        return tuple(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class StackedRow:
    """A row as lines per column, its first unit, and the heading above it, if any."""

    cells: tuple[Lines, ...]
    first: int
    heading: str = ""


class Placement(NamedTuple):
    """A possible placement of a unit: first column, lines per column, fit, and fit of its beginning."""

    first: int
    cells: tuple[Lines, ...]
    fit: float
    opening: float
    last_text: str


class _Path(NamedTuple):
    """A way to read the units so far. `column` is the last one filled, -1 between rows."""

    score: float
    column: int = -1
    ended: bool = False
    last_text: str = ""
    before: "_Path | None" = None
    step: tuple[str, int, tuple[Lines, ...]] = ("", 0, ())


def read_stacked(units: Sequence[Unit], kinds: tuple[str, ...], loose: bool = False) -> list[StackedRow]:
    """Returns the rows of the units; `loose` if each line is a unit, so that cells continue more often."""
    paths = [_Path(0.0)]
    for unit in units:
        best: dict[tuple[int, bool], _Path] = {}
        for grown in _all_ways_on(paths, unit, kinds, loose):
            key = (grown.column, grown.ended)
            if key not in best or best[key].score < grown.score:
                best[key] = grown
        paths = list(best.values())
    winner = max(paths, key=lambda path: path.score - _cost_of_leaving(path, kinds))
    return _rows(winner, len(kinds))


def _all_ways_on(paths: Sequence[_Path], unit: Unit, kinds: tuple[str, ...], loose: bool) -> Iterator[_Path]:
    placements = _placements(unit.texts, kinds)
    running = [path for path in paths if not path.ended]
    for path in paths:
        if path.ended:
            yield path._replace(before=path, step=("skip", 0, ()))
        else:
            yield from _ways_inside(path, unit, kinds, placements, loose)
    if running:
        # A new row does not ask which row was before it: only the best end of that one counts.
        yield from _ways_between(
            max(running, key=lambda path: _score_left(path, kinds)), unit, kinds, placements
        )


def _ways_inside(
    path: _Path, unit: Unit, kinds: tuple[str, ...], placements: Sequence[Placement], loose: bool
) -> Iterator[_Path]:
    """The unit continues the row's last cell, or fills one after it."""
    for first, cells, fit, opening, text in placements:
        last = first + len(cells) - 1
        if first == path.column == last:
            cost = _cost_of_going_on(path.last_text, unit.lines[0].text, kinds[first], loose)
            yield _Path(path.score + fit - cost, last, False, text, path, ("more", first, cells))
        if first > path.column >= 0:
            skipped = _cost_of_missing(kinds[path.column + 1 : first])
            yield _Path(path.score + fit + opening - skipped, last, False, text, path, ("cell", first, cells))


def _ways_between(
    path: _Path, unit: Unit, kinds: tuple[str, ...], placements: Sequence[Placement]
) -> Iterator[_Path]:
    """The unit begins a row, is a heading between rows, or comes after the table."""
    left = _score_left(path, kinds)
    for first, cells, fit, opening, text in placements:
        fresh = left + fit + opening - _cost_of_missing(kinds[:first]) - 0.3
        yield _Path(fresh, first + len(cells) - 1, False, text, path, ("row", first, cells))
    if _may_be_heading(unit):
        yield _Path(left - _HEADING, -1, False, "", path, ("heading", 0, (unit.texts,)))
    if path.before is not None:
        yield _Path(left - _END, -1, True, "", path, ("skip", 0, ()))


def _score_left(path: _Path, kinds: tuple[str, ...]) -> float:
    return path.score - _cost_of_leaving(path, kinds)


def _cost_of_leaving(path: _Path, kinds: tuple[str, ...]) -> float:
    return 0.0 if path.column < 0 else _cost_of_missing(kinds[path.column + 1 :])


@lru_cache(maxsize=1024)
def _cost_of_missing(kinds: tuple[str, ...]) -> float:
    return sum(_MISSING.get(kind, 0.6) for kind in kinds)


def _cost_of_going_on(before: str, text: str, kind: str, loose: bool) -> float:
    cost = 0.7 if starts_small(text) else 1.7
    last = before.rsplit(maxsplit=1)[-1] if before else ""
    if last and leaves_hanging(last):
        cost = 0.0
    elif last and ends_sentence(last) and kind not in WIDE:
        cost += 0.8
    return cost - 0.7 if loose and starts_small(text) else cost


def _may_be_heading(unit: Unit) -> bool:
    text = squeezed(" ".join(unit.texts))
    last = text.split()[-1]
    return len(unit.lines) <= 2 and len(text) <= 90 and starts_large(text) and not ends_sentence(last)


@lru_cache(maxsize=4096)
def _placements(texts: Lines, kinds: tuple[str, ...]) -> tuple[Placement, ...]:
    """Returns the plausible placements of a unit's lines."""
    text = squeezed(" ".join(texts))
    found = [_placement(column, (texts,), text_fit(text, kind), kind) for column, kind in enumerate(kinds)]
    may_share = len(texts) <= _MOST_SHARED_LINES
    for first in range(len(kinds) if may_share else 0):
        for last in range(first + 1, min(len(kinds), first + _MOST_SHARING)):
            shared = kinds[first : last + 1]
            if not WIDE & set(shared) and _first_line_is_shared(texts[0], shared):
                cells = _parted(texts, shared)
                fits = [
                    text_fit(squeezed(" ".join(cell)), kind) for cell, kind in zip(cells, shared, strict=True)
                ]
                if all(cells):
                    found.append(_placement(first, cells, sum(fits) - 0.8 * (len(shared) - 1), shared[0]))
    return tuple(found)


def _placement(first: int, cells: tuple[Lines, ...], fit: float, kind: str) -> Placement:
    opening = start_fit(cells[0][0].split(maxsplit=1)[0], kind)
    return Placement(first, cells, fit, opening, squeezed(" ".join(cells[-1])))


def _first_line_is_shared(line: str, kinds: tuple[str, ...]) -> bool:
    """True if the first line can be cells of all these columns, because cells begin there.

    One of them may be unknown to cellkinds, if its first letter is large.
    """
    whole = [split for split in splits_of(line, kinds) if len(split.columns) == len(kinds)]
    return any(_can_share(split.texts, kinds) for split in whole)


def _can_share(texts: Lines, kinds: tuple[str, ...]) -> bool:
    fits = [text_fit(text, kind) for text, kind in zip(texts, kinds, strict=True)]
    if all(fit > 0.3 for fit in fits):
        return True
    known = sum(fit > 0.3 for fit in fits)
    return known == len(fits) - 1 and min(fits) > -1.4 and all(map(starts_large, texts))


def _parted(texts: Lines, kinds: tuple[str, ...]) -> tuple[Lines, ...]:
    rows = read_side_by_side([FlowLine(text) for text in texts], kinds, one_row=True).all_rows()
    return rows[0] if rows else tuple(() for _ in kinds)


def _rows(path: _Path, count: int) -> list[StackedRow]:
    steps = []
    at: _Path | None = path
    while at is not None and at.before is not None:
        steps.append(at.step)
        at = at.before
    rows: list[StackedRow] = []
    heading = ""
    for index, (what, first, cells) in enumerate(reversed(steps)):
        if what == "heading":
            heading = squeezed(" ".join(cells[0]))
        elif what == "row":
            rows.append(StackedRow(tuple(() for _ in range(count)), index, heading))
        if what in ("row", "cell", "more"):
            rows[-1] = _filled(rows[-1], first, cells)
    return rows


def _filled(row: StackedRow, first: int, cells: tuple[Lines, ...]) -> StackedRow:
    grown = list(row.cells)
    for offset, lines in enumerate(cells):
        grown[first + offset] = (*grown[first + offset], *lines)
    return replace(row, cells=tuple(grown))
