"""Rebuilds the cells of columns that are side by side on each line, without borders.

The constraints: the cells of a row begin on its first line; a cell's lines follow each other without a gap; a
cell does not end in "och", nor continue after a full stop; a line was broken because its next word did not
fit the column; and a complete cell fits its column. The most likely reading of all lines together is kept (a
beam search); the column widths learned from one reading of the whole table are used in the next.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from tracker.reading.plan.cellfit import whole_fit
from tracker.reading.plan.cellkinds import (
    could_be_role,
    ends_sentence,
    holds_together,
    leaves_hanging,
    names_more_of_unit,
    names_whole_unit,
    says_all,
    wants_a_unit,
    word_fit,
)
from tracker.reading.plan.columns import Cells, Widths, slack, widths_of
from tracker.reading.plan.letters import starts_large, starts_small
from tracker.reading.plan.splits import WIDE, Parting, Split, column_sets
from tracker.reading.plan.wordpairs import follows, word_class

_BEAM = 10
_PASSES = 4
_LINES_TO_LEARN_FROM = 120
_MOST_MISSING = 2
# The costs and gains were tuned on made-up tables, not on those that the tests measure.
_MISSING = {"aktivitet": 4.0, "ansvarig": 2.2, "tidplan": 1.8, "uppfoljning": 1.6}
_MISSING_OTHER = 0.6
_NEW_ROW = 3.0
_LATE = 1.5  # a cell that begins below the row's first line
_EARLY = 0.96  # a long text that ends before its narrow neighbours
_AFTER_GAP = 0.5
_GAPPED = 1.8  # a border without a gap, in a table that shows gaps
_SMALL_START = {"aktivitet": 2.5}
_SMALL_START_OTHER = 1.8
# How well a cell's line continues in the next, by the words on both sides of the break.
_HANGING = 0.3
_BROKEN = 1.2  # "per | och"
_AFTER_SENTENCE = 2.0
_AFTER_UNIT = 1.0
_NARROW_ON = 0.6
_UNIT_ON = 1.0  # "enhetschef | vuxenenheten"
_TOGETHER = 1.0  # "senast | 1"
_CHIEF_ON = 0.6
_APART = 0.8
_PAIR_WIDE = 0.7
_PAIR_NARROW = 0.6
_LINES_TO_SEE_GAPS = 60
_WIDE_GAP = re.compile(r"[^\s|]\s{2,}[^\s|]")


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A line of the table: its text, whether something was before it, and its page."""

    text: str
    after_gap: bool = False
    page: int | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the lines so far: complete rows, and the current row as lines per column.

    `open_columns` may continue in the next line; `starts` are the lines on which the rows begin.
    """

    score: float = 0.0
    rows: tuple[Cells, ...] = ()
    starts: tuple[int, ...] = ()
    row: Cells = ()
    open_columns: frozenset[int] = frozenset()

    def all_rows(self) -> tuple[Cells, ...]:
        return (*self.rows, self.row) if self.row else self.rows


def read_side_by_side(lines: Sequence[FlowLine], kinds: tuple[str, ...], one_row: bool = False) -> Reading:
    """Returns the best reading of the lines as rows of these columns; `one_row` forbids a second row."""
    return _read(tuple(FlowLine(line.text, line.after_gap) for line in lines), kinds, one_row)


@lru_cache(maxsize=512)
def _read(lines: tuple[FlowLine, ...], kinds: tuple[str, ...], one_row: bool) -> Reading:
    table = _Table(lines, kinds, one_row)
    widths: Widths = ()
    if len(lines) > 1:
        widths = _learnt_widths(_Table(lines[:_LINES_TO_LEARN_FROM], kinds, one_row))
    return table.read(widths)


def _learnt_widths(table: "_Table") -> Widths:
    """Returns the columns' widths: reads, measures, and repeats until the widths no longer change."""
    widths: Widths = ()
    for _ in range(_PASSES - 1):
        measured = widths_of(table.read(widths).all_rows(), len(table.kinds))
        if measured == widths:
            break
        widths = measured
    return widths


class _Table:
    """The lines of one table, and the search for their best reading."""

    def __init__(self, lines: Sequence[FlowLine], kinds: tuple[str, ...], one_row: bool) -> None:
        self.lines = lines
        self.kinds = kinds
        self.one_row = one_row
        self.gapped = _GAPPED if shows_gaps(lines) else 0.0
        self.missing = [_MISSING.get(kind, _MISSING_OTHER) for kind in kinds]
        self.row_sets = column_sets(len(kinds), max(1, len(kinds) - _MOST_MISSING))
        self.sets = [(columns, frozenset(columns)) for columns in column_sets(len(kinds))]

    def read(self, widths: Widths) -> Reading:
        """Returns the best reading for these widths; without widths, by the words alone."""
        beam: list[Reading] = []
        ended: Reading | None = None
        for index, line in enumerate(self.lines):
            parting = Parting(line.text, self.kinds, widths, self.gapped)
            closed = max(beam, key=self.score_when_closed, default=None)
            steps: list[_Step] = []
            if closed is None or not self.one_row:
                steps += self._new_rows(closed or Reading(), parting, index)
            for reading in beam:
                steps += self._continuations(reading, parting, line.after_gap)
            if closed is not None and not self.one_row:
                ended = max(filter(None, (ended, self._ended(closed, index))), key=lambda end: end.score)
            beam = _best(steps) or beam
        best = max(beam, key=self.score_when_closed, default=Reading())
        return ended if ended is not None and ended.score > self.score_when_closed(best) else best

    # -- rows begin -----------------------------------------------------------------------------

    def _new_rows(self, reading: Reading, parting: Parting, index: int) -> Iterator["_Step"]:
        base = self.score_when_closed(reading) - _NEW_ROW if reading.row else reading.score
        empty: Cells = ((),) * len(self.kinds)
        before = Reading(base, reading.all_rows(), (*reading.starts, index), empty)
        few = len(parting.parts.words) < len(self.row_sets[0])
        for columns in column_sets(len(self.kinds)) if few else self.row_sets:
            absent = sum(cost for column, cost in enumerate(self.missing) if column not in columns)
            for split in parting.splits(columns):
                starts = (
                    start_fit(text, self.kinds[at]) for at, text in zip(columns, split.texts, strict=True)
                )
                yield _Step(base + split.fit - absent + sum(starts), before, split)

    # -- rows continue --------------------------------------------------------------------------

    def _continuations(self, reading: Reading, parting: Parting, after_gap: bool) -> Iterator["_Step"]:
        may = {at for at, cell in enumerate(reading.row) if not cell or at in reading.open_columns}
        closing = {column: self._close(reading, column) for column in reading.open_columns}
        joins: dict[tuple[int, int], float] = {}
        base = reading.score - (_AFTER_GAP if after_gap else 0.0)
        for columns, chosen in self.sets:
            if not chosen <= may:
                continue
            score = base + sum(closing[column] for column in reading.open_columns - chosen)
            score -= self._early(reading, reading.open_columns - chosen)
            for split in parting.splits(columns):
                fit = score + split.fit
                for column, start, text in zip(columns, split.starts, split.texts, strict=True):
                    key = (column, start)
                    if key not in joins:
                        joins[key] = self._join(reading, column, text, parting.widths[column])
                    fit += joins[key]
                yield _Step(fit, reading, split)

    def _join(self, reading: Reading, column: int, text: str, width: float | None) -> float:
        """Returns how well a text continues the column, or begins there below the row's first line."""
        cell, kind = reading.row[column], self.kinds[column]
        if not cell:
            return start_fit(text, kind) - _LATE
        first = text.split(maxsplit=1)[0]
        return _link(cell[-1].rsplit(maxsplit=1)[-1], first, kind) - slack(
            len(cell[-1].rstrip()), len(first), width
        )

    def _early(self, reading: Reading, columns: frozenset[int]) -> float:
        """Returns the cost of a long text that ends before its narrow neighbours, which is rare."""
        early = (reading.row[column][-1] for column in columns if self.kinds[column] in WIDE)
        return sum(0.2 if ends_sentence(line.split()[-1]) else _EARLY for line in early)

    # -- cells and tables end -------------------------------------------------------------------

    def _close(self, reading: Reading, column: int) -> float:
        """Returns how well the column's cell reads if it ends here."""
        cell = reading.row[column]
        if not cell:
            return 0.0
        cost = 0.6 if wants_a_unit(cell[-1].split()[-1]) else 0.0
        return whole_fit(" ".join(cell), self.kinds[column]) - cost

    def score_when_closed(self, reading: Reading) -> float:
        return reading.score + sum(self._close(reading, column) for column in reading.open_columns)

    def _ended(self, reading: Reading, index: int) -> Reading:
        """Returns the reading, if the table ends before the line at `index`."""
        follower = self.lines[index + 1] if index + 1 < len(self.lines) else None
        line = self.lines[index]
        cost = 1.0 if line.after_gap else 2.5 if _may_be_heading(line, follower) else 8.0
        return replace(reading, score=self.score_when_closed(reading) - cost, open_columns=frozenset())


def shows_gaps(lines: Sequence[FlowLine]) -> bool:
    """True if there are wide gaps at the borders, in most lines then. A stray "|" is one border only."""
    seen = lines[:_LINES_TO_SEE_GAPS]
    return sum(bool(_WIDE_GAP.search(line.text)) for line in seen) > 0.6 * len(seen)


class _Step(NamedTuple):
    """A reading with one more line, not yet computed: most steps are discarded at once."""

    score: float
    before: Reading
    split: Split

    def reading(self) -> Reading:
        row = list(self.before.row)
        for column, text in zip(self.split.columns, self.split.texts, strict=True):
            row[column] = (*row[column], text)
        return Reading(
            self.score, self.before.rows, self.before.starts, tuple(row), frozenset(self.split.columns)
        )


def _best(steps: Sequence[_Step]) -> list[Reading]:
    """Returns the best readings; of those with the same possible continuations only one is kept."""
    found: dict[object, Reading] = {}
    for step in sorted(steps, key=lambda step: -step.score):
        if len(found) >= _BEAM:
            break
        state = _state(step)
        if state not in found:
            found[state] = step.reading()
    return list(found.values())


def _state(step: _Step) -> object:
    """Returns what decides how a reading can continue: the columns' last lines, and which have any."""
    filled = tuple(bool(cell) for cell in step.before.row)
    return filled, step.split.columns, step.split.texts


def _may_be_heading(line: FlowLine, follower: FlowLine | None) -> bool:
    """True for a short line that starts large before a gap, as a heading joined to the table's end does."""
    alone = follower is None or follower.after_gap
    return (
        alone
        and starts_large(line.text)
        and len(line.text.split()) <= 8
        and not line.text.rstrip().endswith(".")
    )


@lru_cache(maxsize=65536)
def start_fit(text: str, kind: str) -> float:
    """Returns how well a cell of the kind begins with this text."""
    first = text.split(maxsplit=1)[0]
    own = word_fit(first, kind)
    score = 0.4 if own > 1 and starts_large(text) else -0.8 if own <= -0.8 else 0.0
    if starts_large(text):
        return score + (0.8 if kind == "tidplan" or not first[0].isdigit() else 0.0)
    return score - _SMALL_START.get(kind, _SMALL_START_OTHER)


@lru_cache(maxsize=65536)
def _link(last: str, first: str, kind: str) -> float:
    """Returns how well a cell's line continues in the next: last word of the one, first word of the other."""
    score = 0.0 if kind in WIDE else -_NARROW_ON
    if leaves_hanging(last):
        score += _HANGING if word_class(first) not in ("and", "som") else -_BROKEN
    elif ends_sentence(last) or (says_all(last) and not leaves_hanging(first)):
        score -= _AFTER_SENTENCE
    elif (
        kind == "ansvarig" and names_whole_unit(last) and not (leaves_hanging(first) or could_be_role(first))
    ):
        score -= _AFTER_UNIT
    if kind not in WIDE and holds_together(last, first):
        score += _TOGETHER
    elif kind not in WIDE and not leaves_hanging(last):
        score += _CHIEF_ON if wants_a_unit(last) else -_APART
    if kind == "ansvarig" and names_more_of_unit(last, first):
        score += _UNIT_ON
    score += 0.2 if starts_small(first) else 0.0 if first.isupper() or first[0].isdigit() else -0.8
    if first[0].islower() and word_fit(last + first, kind) > 1 >= word_fit(first, kind):
        score += 1.5
    return score + (_PAIR_WIDE if kind in WIDE else _PAIR_NARROW) * follows(last, first)
