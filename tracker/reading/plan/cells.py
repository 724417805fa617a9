"""Finds the plan tables in tables with cells (Word, PDF, Excel, CSV).

One table may have several: a sheet where each area has its own header, or a contact list below.
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
    """The rows under one header; `kinds` is empty if there is none, `title` is the text above the header."""

    kinds: tuple[str, ...]
    names: tuple[str, ...]
    grid: tuple[GridRow, ...]
    title: str = ""


def parts_of(table: Table, words: Vocabulary) -> list[Part]:
    """Returns the plan tables in a table, in order; the first may have no header."""
    table = _unwrapped(table, words) if table.wrapped else table
    if any(map(header_of_cells, table.rows)):
        table = _without_idle_columns(table)
    heads = list(_headers(table.rows))
    ends = [*(index for index, _ in heads), len(table.rows)]
    parts = [Part((), (), _grid(table, 0, ends[0]))] if any(map(_is_row, table.rows[: ends[0]])) else []
    start = 0
    for (index, kinds), end in zip(heads, ends[1:], strict=True):
        names = tuple(map(squeezed, table.rows[index]))
        title = _title_above(table.rows[start:index])
        parts.append(Part(_spread(kinds, names), names, _grid(table, index + 1, end), title))
        start = index + 1
    return parts


def _is_row(cells: Sequence[str]) -> bool:
    return len({squeezed(cell) for cell in cells} - {""}) >= _FEWEST_TEXTS


def _headers(rows: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Returns the index and kinds of each header that differs from the one before it."""
    last: tuple[str, ...] = ()
    for index, row in enumerate(rows):
        kinds = header_of_cells(row)
        if kinds and kinds != last:
            last = kinds
            yield index, kinds


def _grid(table: Table, start: int, end: int) -> tuple[GridRow, ...]:
    """Returns the rows with their numbers; a row that begins a page may continue the one before."""
    rows: list[GridRow] = []
    for index in range(start, end):
        cells, page = table.rows[index], table.page_of(index)
        if heads_other_table(cells):
            break
        if header_of_cells(cells):
            continue
        breaks = bool(rows) and rows[-1].page != page
        rows.append(GridRow(cells, page, breaks, row=table.first_row + index))
    return tuple(rows)


def _spread(kinds: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Returns the kinds, with a header cell that is merged over several columns applied to all of them."""
    spread = list(kinds)
    for index in range(1, len(spread)):
        if names[index] == names[index - 1] and spread[index] == "ovrigt" and names[index]:
            spread[index] = spread[index - 1]
    return tuple(spread)


def _title_above(rows: Sequence[tuple[str, ...]]) -> str:
    """Returns the text of the nearest row above a header that has a single text."""
    for row in reversed(rows):
        texts = {squeezed(cell) for cell in row} - {""}
        if len(texts) == 1:
            text = texts.pop()
            return tidy_heading(text) if len(text) <= _LONGEST_TITLE and not text.endswith(".") else ""
        if texts:
            return ""
    return ""


def _without_idle_columns(table: Table) -> Table:
    """Returns the table without columns that are empty or repeat the one before in all rows."""
    width = max(map(len, table.rows), default=0)
    rows = [(*row, *[""] * (width - len(row))) for row in table.rows]
    columns = list(zip(*rows, strict=True))
    kept = [
        index
        for index, column in enumerate(columns)
        if any(cell.strip() for cell in column) and (index == 0 or column != columns[index - 1])
    ]
    return replace(table, rows=tuple(tuple(row[index] for index in kept) for row in rows))


def _unwrapped(table: Table, words: Vocabulary) -> Table:
    """Returns the table with the lines of its cells joined, and words cut by a narrow column restored."""
    rows = tuple(tuple(join_lines(cell.split("\n"), words) for cell in row) for row in table.rows)
    return replace(table, rows=rows)
