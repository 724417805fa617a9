"""Columns that stand side by side on each line, with their borders lost: rebuild the cells.

What is known of such a table: the cells of a row begin on its first line; a cell's lines follow each
other without a hole; a cell does not end in "och", nor go on after a full stop; and a line was broken
because its next word did not fit the column. The most likely reading of all lines together is kept
(a beam search); the widths learnt from a first reading judge the second.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tracker.reading.plan.cellkinds import (
    could_be_role,
    ends_sentence,
    holds_together,
    leaves_hanging,
    names_whole_unit,
    says_all,
    wants_a_unit,
    word_fit,
)
from tracker.reading.plan.letters import starts_large, starts_small
from tracker.reading.plan.splits import WIDE, splits_of

_BEAM = 12
_MISSING = {"aktivitet": 4.0, "ansvarig": 2.2, "tidplan": 1.8, "uppfoljning": 1.6}
_NARROWEST = 12
LINK = 0.3
_PASSES = 2
_EARLY = 1.6
_NEW_ROW = 3.0
_SMALL_START = {"aktivitet": 2.5, "ansvarig": 1.2, "syfte": 1.2, "berorda": 1.0}
Cells = tuple[tuple[str, ...], ...]
Widths = dict[int, int]


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A line of the table: its text, whether something stood before it, and its page."""

    text: str
    after_gap: bool = False
    page: int | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the lines so far: finished rows, and the row at work as lines per column.

    `open_columns` may go on in the next line; `starts` are the lines that the rows begin on.
    """

    score: float = 0.0
    rows: tuple[Cells, ...] = ()
    starts: tuple[int, ...] = ()
    row: Cells = ()
    open_columns: frozenset[int] = frozenset()

    def all_rows(self) -> tuple[Cells, ...]:
        return (*self.rows, self.row) if self.row else self.rows


def read_side_by_side(lines: Sequence[FlowLine], kinds: tuple[str, ...], one_row: bool = False) -> Reading:
    """The best reading of the lines as rows of these columns; `one_row` forbids a second row."""
    return _read(tuple(FlowLine(line.text, line.after_gap) for line in lines), kinds, one_row)


@lru_cache(maxsize=512)
def _read(lines: tuple[FlowLine, ...], kinds: tuple[str, ...], one_row: bool) -> Reading:
    reading = _search(lines, kinds, {}, one_row)
    for _ in range(_PASSES if len(lines) > 1 else 0):
        widths = column_widths(reading.all_rows(), len(kinds))
        reading = _search(lines, kinds, widths, one_row)
    return reading


def column_widths(rows: Sequence[Cells], count: int) -> dict[int, int]:
    """The width of each column in letters: nine in ten of its lines that were broken are no wider."""
    widths: dict[int, int] = {}
    for column in range(count):
        lengths = sorted(len(line) for row in rows for line in row[column])
        if lengths and any(len(row[column]) > 1 for row in rows):
            widths[column] = max(_NARROWEST, lengths[int(0.9 * (len(lengths) - 1))])
    return widths


def _search(lines: Sequence[FlowLine], kinds: tuple[str, ...], widths: Widths, one_row: bool) -> Reading:
    beam: list[Reading] = []
    ended: Reading | None = None
    for place, line in enumerate(lines):
        options: dict[object, Reading] = {}
        closed = max(beam, key=_score_when_closed, default=None)
        if closed is None or not one_row:
            _keep_best(options, _new_rows(closed or Reading(), line, place, kinds, widths))
        for reading in beam:
            _keep_best(options, _continuations(reading, line, kinds, widths))
        if closed is not None and not one_row:
            ended = max(
                ended or _ended(closed, lines, place), _ended(closed, lines, place), key=lambda end: end.score
            )
        beam = sorted(options.values(), key=lambda reading: -reading.score)[:_BEAM] or beam
    best = max(beam, key=_score_when_closed, default=Reading())
    return ended if ended is not None and ended.score > _score_when_closed(best) else best


def _keep_best(options: dict[object, Reading], readings: Iterable[Reading]) -> None:
    """Of readings that can go on in the same ways only the best is kept."""
    for reading in readings:
        state = tuple(
            cell[-1] if column in reading.open_columns else bool(cell)
            for column, cell in enumerate(reading.row)
        )
        if state not in options or options[state].score < reading.score:
            options[state] = reading


def _score_when_closed(reading: Reading) -> float:
    return reading.score - _cost_of_closing(reading, reading.open_columns)


def _ended(reading: Reading, lines: Sequence[FlowLine], place: int) -> Reading:
    """The reading with the table ending before the line at `place`."""
    follower = lines[place + 1] if place + 1 < len(lines) else None
    cost = 1.0 if lines[place].after_gap else 2.5 if _may_be_heading(lines[place], follower) else 8.0
    return replace(reading, score=_score_when_closed(reading) - cost, open_columns=frozenset())


def _may_be_heading(line: FlowLine, follower: FlowLine | None) -> bool:
    """A short line that starts large before a gap, as a heading glued to the table's end does."""
    alone = follower is None or follower.after_gap
    return (
        alone
        and starts_large(line.text)
        and len(line.text.split()) <= 8
        and not line.text.rstrip().endswith(".")
    )


def _new_rows(
    reading: Reading, line: FlowLine, place: int, kinds: tuple[str, ...], widths: Widths
) -> Iterator[Reading]:
    base = _score_when_closed(reading) - _NEW_ROW if reading.row else reading.score
    rows = (*reading.rows, reading.row) if reading.row else reading.rows
    for split in splits_of(line.text, kinds):
        score = base + split.fit
        row: list[tuple[str, ...]] = [()] * len(kinds)
        for column, text in zip(split.columns, split.texts, strict=True):
            row[column] = (text,)
            score += start_fit(text, kinds[column]) + _overflow(text, widths.get(column))
        score -= sum(_MISSING.get(kind, 0.6) for column, kind in enumerate(kinds) if not row[column])
        yield Reading(score, rows, (*reading.starts, place), tuple(row), frozenset(split.columns))


def _continuations(
    reading: Reading, line: FlowLine, kinds: tuple[str, ...], widths: Widths
) -> Iterator[Reading]:
    closed = {
        column for column, cell in enumerate(reading.row) if cell and column not in reading.open_columns
    }
    base = reading.score - (0.5 if line.after_gap else 0.0)
    for split in splits_of(line.text, kinds):
        if not closed.isdisjoint(split.columns):
            continue
        row = list(reading.row)
        score = base + split.fit
        for column, text in zip(split.columns, split.texts, strict=True):
            if row[column]:
                score += _link(row[column][-1], text, kinds[column], widths.get(column))
            else:
                score += start_fit(text, kinds[column]) - 1.5
            score += _overflow(text, widths.get(column))
            row[column] = (*row[column], text)
        closing = reading.open_columns.difference(split.columns)
        score -= _cost_of_closing(reading, closing) + _cost_of_closing_early(reading, closing, kinds)
        yield replace(reading, score=score, row=tuple(row), open_columns=frozenset(split.columns))


def _cost_of_closing_early(reading: Reading, columns: frozenset[int], kinds: tuple[str, ...]) -> float:
    """What it costs that a long text ends before its narrow neighbours: it mostly has the most lines."""
    early = (column for column in columns if kinds[column] in WIDE and reading.row[column])
    return sum(0.2 if ends_sentence(reading.row[column][-1].split()[-1]) else _EARLY for column in early)


@lru_cache(maxsize=65536)
def start_fit(text: str, kind: str) -> float:
    """How well a cell of the kind begins with this text."""
    first = text.split(maxsplit=1)[0]
    own = word_fit(first, kind)
    score = 0.4 if own > 1 and starts_large(text) else -0.8 if own <= -0.8 else 0.0
    if starts_large(text):
        return score + (0.8 if kind == "tidplan" or not first[0].isdigit() else 0.0)
    return score - _SMALL_START.get(kind, 0.6)


def _cost_of_closing(reading: Reading, columns: frozenset[int]) -> float:
    """What it costs that these cells end here: much, if their last word leaves them hanging."""
    last_words = (reading.row[column][-1].split()[-1] for column in columns if reading.row[column])
    return sum(2.5 if leaves_hanging(word) else 0.6 if wants_a_unit(word) else 0.0 for word in last_words)


@lru_cache(maxsize=65536)
def _link(before: str, text: str, kind: str, width: int | None) -> float:
    """How well a cell's line goes on in the next."""
    last, first = before.rsplit(maxsplit=1)[-1], text.split(maxsplit=1)[0]
    score = 0.0 if kind in WIDE else -0.6
    if leaves_hanging(last):
        score += LINK
    elif ends_sentence(last) or (says_all(last) and not leaves_hanging(first)):
        score -= 2.0
    elif (
        kind == "ansvarig" and names_whole_unit(last) and not (leaves_hanging(first) or could_be_role(first))
    ):
        score -= 1.0
    if kind not in WIDE and holds_together(last, first):
        score += 1.0
    elif kind not in WIDE and not leaves_hanging(last):
        score += 0.6 if wants_a_unit(last) else -0.8
    score += 0.2 if starts_small(first) else 0.0 if first.isupper() or first[0].isdigit() else -0.8
    if first[0].islower() and word_fit(last + first, kind) > 1 >= word_fit(first, kind):
        score += 1.5
    if width and len(before) + 1 + len(first) <= 0.85 * width:
        score -= 1.5
    return score


def _overflow(text: str, width: int | None) -> float:
    return 0.0 if width is None else -min(3.0, 0.25 * max(0.0, len(text) - 1.12 * width))
