"""Tables with cells (Word, PDF, Excel, CSV) into the plan tables that they hold.

One table may hold several: a sheet where each area has its own header, or a contact list below.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.reading.plan.document import Table
from tracker.reading.plan.grid import GridRow
from tracker.reading.plan.headers import header_of_cells, heads_other_table
from tracker.reading.plan.letters import squeezed
from tracker.reading.plan.sections import tidy_heading
from tracker.reading.plan.words import Vocabulary, join_lines

_FEWEST_TEXTS = 3
_LONGEST_TITLE = 110


@dataclass(frozen=True, slots=True)
class Part:
    """The rows under one header; `kinds` is empty where there is none, `title` stands above the header."""

    kinds: tuple[str, ...]
    names: tuple[str, ...]
    grid: tuple[GridRow, ...]
    title: str = ""


def parts_of(table: Table, words: Vocabulary) -> list[Part]:
    """The plan tables in a table, in order; the first may have no header."""
    table = _unwrapped(table, words) if table.wrapped else table
    if any(map(header_of_cells, table.rows)):
        table = _without_idle_columns(table)
    heads = list(_headers(table.rows))
    ends = [*(place for place, _ in heads), len(table.rows)]
    parts = [Part((), (), _grid(table, 0, ends[0]))] if any(map(_is_row, table.rows[: ends[0]])) else []
    start = 0
    for (place, kinds), end in zip(heads, ends[1:], strict=True):
        names = tuple(map(squeezed, table.rows[place]))
        title = _title_above(table.rows[start:place])
        parts.append(Part(_spread(kinds, names), names, _grid(table, place + 1, end), title))
        start = place + 1
    return parts


def _is_row(cells: Sequence[str]) -> bool:
    return len({squeezed(cell) for cell in cells} - {""}) >= _FEWEST_TEXTS


def _headers(rows: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The place and kinds of each header that differs from the one before it."""
    last: tuple[str, ...] = ()
    for place, row in enumerate(rows):
        kinds = header_of_cells(row)
        if kinds and kinds != last:
            last = kinds
            yield place, kinds


def _grid(table: Table, start: int, end: int) -> tuple[GridRow, ...]:
    """The rows with their numbers; a row that begins a page may go on from the one before."""
    rows: list[GridRow] = []
    for place in range(start, end):
        cells, page = table.rows[place], table.page_of(place)
        if heads_other_table(cells):
            break
        if header_of_cells(cells):
            continue
        breaks = bool(rows) and rows[-1].page != page
        rows.append(GridRow(cells, page, breaks, row=table.first_row + place))
    return tuple(rows)


def _spread(kinds: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """A header cell that is merged over several columns names them all."""
    spread = list(kinds)
    for place in range(1, len(spread)):
        if names[place] == names[place - 1] and spread[place] == "ovrigt" and names[place]:
            spread[place] = spread[place - 1]
    return tuple(spread)


def _title_above(rows: Sequence[tuple[str, ...]]) -> str:
    """The text of the nearest row above a header that says one thing only."""
    for row in reversed(rows):
        texts = {squeezed(cell) for cell in row} - {""}
        if len(texts) == 1:
            text = texts.pop()
            return tidy_heading(text) if len(text) <= _LONGEST_TITLE and not text.endswith(".") else ""
        if texts:
            return ""
    return ""


def _without_idle_columns(table: Table) -> Table:
    """Without columns that are empty, or in all rows repeat the one before: merged over a finer grid."""
    width = max(map(len, table.rows), default=0)
    rows = [(*row, *[""] * (width - len(row))) for row in table.rows]
    columns = list(zip(*rows, strict=True))
    kept = [
        place
        for place, column in enumerate(columns)
        if any(cell.strip() for cell in column) and (place == 0 or column != columns[place - 1])
    ]
    return replace(table, rows=tuple(tuple(row[place] for place in kept) for row in rows))


def _unwrapped(table: Table, words: Vocabulary) -> Table:
    """The table with its cells' lines joined, and the words that a narrow column cut made whole."""
    rows = tuple(tuple(join_lines(cell.split("\n"), words) for cell in row) for row in table.rows)
    return replace(table, rows=rows)
