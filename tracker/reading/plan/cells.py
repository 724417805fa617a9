"""Finds the plan tables in tables with cells (Word, PDF, Excel, CSV).

One table may have several: a sheet where each area has its own header, or a contact list below.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.reading.plan.document import Table
from tracker.reading.plan.grid import GridRow
from tracker.reading.plan.headers import heads_other_table
from tracker.reading.plan.headings import Told
from tracker.reading.plan.labels import with_labels_as_headings
from tracker.reading.plan.letters import bare, squeezed
from tracker.reading.plan.sections import names_area, tidy_heading
from tracker.reading.plan.tablehead import Head, heads_of, is_head
from tracker.reading.plan.words import Vocabulary, doubtful_breaks, join_lines

_FEWEST_TEXTS = 3
_LONGEST_TITLE = 110
_MONTH_LETTERS = frozenset("jfmasond")


@dataclass(frozen=True, slots=True)
class Part:
    """The rows under one header; `kinds` is empty if there is none, `title` is the text above the header.

    `notes` are Swedish: what a person must know of how the columns were read. `foreign` is True for what
    follows the header of a table of another kind.
    """

    kinds: tuple[str, ...]
    names: tuple[str, ...]
    grid: tuple[GridRow, ...]
    title: str = ""
    notes: tuple[str, ...] = ()
    foreign: bool = False


def parts_of(
    table: Table, words: Vocabulary, told: Told, heading: str = "", guess: bool = False
) -> list[Part]:
    """Returns the plan tables in a table, in order; the first may have no header.

    `heading` is the text above the table, `guess` allows a header that only the cells below show.
    """
    table = _unwrapped(table, words) if table.wrapped else table
    table, title = with_labels_as_headings(table, told, heading)
    heads = heads_of(table.rows, told, guess)
    if heads:
        table = _without_idle_columns(table)
        heads = heads_of(table.rows, told, guess)
    ends = [*(head.start for head in heads), len(table.rows)]
    lead = any(map(is_row, table.rows[: ends[0]])) if heads else any(map(_has_text, table.rows))
    parts = [Part((), (), _grid(table, 0, ends[0], {}))] if lead else []
    start = 0
    for head, end in zip(heads, ends[1:], strict=True):
        above = title or _title_above(table.rows[start : head.start])
        parts.extend(_parts_below(table, head, end, above, told))
        start = head.end
    return parts


def _parts_below(table: Table, head: Head, end: int, title: str, told: Told) -> list[Part]:
    """Returns the part below a header, and what follows the header of another table within it."""
    other = next((at for at in range(head.end, end) if heads_other_table(table.rows[at])), end)
    part = Part(head.kinds, head.names, _grid(table, head.end, other, told), title, head.notes)
    rest = [Part((), (), _grid(table, other, end, {}), foreign=True)] if other < end else []
    return [part, *rest]


def _has_text(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells)


def is_row(cells: Sequence[str]) -> bool:
    """True if a row has enough texts to be an activity."""
    return len({squeezed(cell) for cell in cells} - {""}) >= _FEWEST_TEXTS


def _grid(table: Table, start: int, end: int, told: Told) -> tuple[GridRow, ...]:
    """Returns the rows with their numbers; a row that begins a page may continue the one before."""
    rows: list[GridRow] = []
    for index in range(start, end):
        cells, page = table.rows[index], table.page_of(index)
        if is_head(cells, told):
            continue
        breaks = bool(rows) and rows[-1].page != page
        doubts = table.doubts_of(index)
        rows.append(GridRow(cells, page, breaks, row=table.first_row + index, doubts=doubts))
    return tuple(rows)


def _title_above(rows: Sequence[tuple[str, ...]]) -> str:
    """Returns the text of the nearest row above a header that has a single text."""
    for row in reversed(rows):
        texts = {squeezed(cell) for cell in row} - {""}
        if len(texts) == 1:
            text = texts.pop()
            area = len(text) <= _LONGEST_TITLE and not text.endswith(".") and names_area(tidy_heading(text))
            return tidy_heading(text) if area else ""
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
        if any(cell.strip() for cell in column)
        and (index == 0 or column != columns[index - 1] or _is_month_column(column))
    ]
    return replace(table, rows=tuple(tuple(row[index] for index in kept) for row in rows))


def _is_month_column(column: Sequence[str]) -> bool:
    """True for "J", which two months beside each other begin with."""
    return any(bare(cell) in _MONTH_LETTERS for cell in column[:3])


def _unwrapped(table: Table, words: Vocabulary) -> Table:
    """Returns the table with the lines of its cells joined, and words cut by a narrow column restored."""
    split = [[cell.split("\n") for cell in row] for row in table.rows]
    rows = tuple(tuple(join_lines(lines, words) for lines in row) for row in split)
    doubts = tuple(tuple(doubt for lines in row for doubt in doubtful_breaks(lines, words)) for row in split)
    return replace(table, rows=rows, doubts=tuple(tuple(dict.fromkeys(row)) for row in doubts))
