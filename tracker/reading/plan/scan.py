"""Finds all tables of activities in a document, in any layout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tracker.reading.plan.aims import with_aims
from tracker.reading.plan.celllines import grid_of_cell_lines
from tracker.reading.plan.document import Document, Line, Paragraph, Table
from tracker.reading.plan.flow import rows_of_flow
from tracker.reading.plan.grid import GridRow, rows_of_grid
from tracker.reading.plan.headers import (
    cell_kind,
    header_of_line,
    heads_a_plan,
    is_header_tail,
    names_of_line,
    settled,
)
from tracker.reading.plan.headings import Told, kinds_of_row
from tracker.reading.plan.lines import PlanLine, plan_lines
from tracker.reading.plan.markup import without_markup
from tracker.reading.plan.periods import periods_of
from tracker.reading.plan.sections import section_before
from tracker.reading.plan.table import Found, FoundTable, RawRow
from tracker.reading.plan.tablehead import head_over
from tracker.reading.plan.tablescan import TableScan
from tracker.reading.plan.tabrows import grid_of
from tracker.reading.plan.words import Vocabulary, vocabulary_of


@dataclass(frozen=True, slots=True)
class Header:
    """A header in a text: the kinds, the words, the index after it, and its layout."""

    kinds: tuple[str, ...]
    names: tuple[str, ...]
    start: int
    end: int
    shape: str


def tables_of(document: Document, told: Told = {}) -> Found:  # noqa: B006  (never written to)
    """Returns all tables of activities in the document, in order, and the tables that are none.

    `told` is what a person has said of headings. A table with unknown headings is read by what its cells hold
    only if the document has no other: beside one that was read it is a question.
    """
    found = _scanned(document, told, guess=False)
    return found if any(table.rows for table in found.tables) else _scanned(document, told, guess=True)


def _scanned(document: Document, told: Told, guess: bool) -> Found:
    scanned = TableScan(vocabulary_of(_all_lines(document)), told, guess)
    lines: list[PlanLine] = []
    for is_table, group in groupby(document.blocks, lambda block: isinstance(block, Table)):
        blocks = list(group)
        if is_table:
            for table in blocks:
                assert isinstance(table, Table)
                scanned.add(table, lines)
                lines = []
        else:
            lines = plan_lines([block for block in blocks if isinstance(block, Line | Paragraph)])
            scanned.found.extend(_tables_of_lines(lines, scanned.words, told))
            scanned.pass_headings(lines)
    return scanned.result()


def _all_lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            cells = (cell for row in block.rows for cell in row)
            yield from (line for cell in cells for line in (cell.split("\n") if block.wrapped else [cell]))
        else:
            yield without_markup(block.text)


def _tables_of_lines(lines: Sequence[PlanLine], words: Vocabulary, told: Told) -> Iterator[FoundTable]:
    headers = list(_headers(lines, told))
    ends = [header.start for header in headers[1:]] + [len(lines)]
    for header, end in zip(headers, ends, strict=False):
        region = lines[header.end : end]
        rows: Sequence[RawRow]
        notes: tuple[str, ...] = ()
        kinds = header.kinds
        grid = _grid(header, region, lines[header.start : end])
        if header.shape == "cells":
            head = head_over(header.names, [row.cells for row in grid], told)
            kinds, notes = head.kinds, head.notes
        if grid or header.shape == "cells":
            kinds = with_aims(kinds, header.names, grid)
            rows = rows_of_grid(kinds, grid, words, periods=periods_of(header.names))
        else:
            rows = rows_of_flow(kinds, region, words, stacked=header.shape == "stacked")
        yield FoundTable(kinds, header.names, tuple(rows), section_before(lines, header.start), notes=notes)


def _grid(header: Header, region: Sequence[PlanLine], whole: Sequence[PlanLine]) -> list[GridRow]:
    """Returns the rows of a table with visible borders, otherwise none; `whole` includes its header."""
    if header.shape == "cells":
        return grid_of(region, header.kinds)
    count = len(header.names)
    one_line_a_cell = [line.content for line in whole[:count]] == list(header.names)
    return grid_of_cell_lines(whole[count:], header.kinds) if one_line_a_cell else []


def _headers(lines: Sequence[PlanLine], told: Told) -> Iterator[Header]:
    index = 0
    while index < len(lines):
        header = _header_at(lines, index, told)
        if header:
            yield header
        index = header.end if header else index + 1


def _header_at(lines: Sequence[PlanLine], index: int, told: Told) -> Header | None:
    line = lines[index]
    if line.role == "cells":
        kinds = kinds_of_row(line.cells, told)
        return Header(kinds, line.cells, index, index + 1, "cells") if kinds else None
    if line.role != "text":
        return None
    kinds = header_of_line(line.text)
    if kinds:
        follower = lines[index + 1] if index + 1 < len(lines) else None
        tail = follower is not None and follower.role == "text" and is_header_tail(follower.text)
        names = names_of_line(line.text, kinds)
        return Header(kinds, names, index, index + 1 + tail, "line")
    return _stacked_header(lines, index)


def _stacked_header(lines: Sequence[PlanLine], index: int) -> Header | None:
    """Returns a header whose cells are below each other, with or without blank lines between."""
    kinds: list[str] = []
    names: list[str] = []
    at = index
    while at < len(lines) and at < index + 40:
        if lines[at].role != "text":
            at += 1
            continue
        kind, length = _header_cell(lines, at)
        if kind is None or kind in kinds:
            break
        kinds.append(kind)
        names.append(" ".join(line.content for line in lines[at : at + length]))
        at += length
    if len(kinds) < 3 or not heads_a_plan(kinds, len(kinds)):
        return None
    return Header(settled(kinds), tuple(names), index, at, "stacked")


def _header_cell(lines: Sequence[PlanLine], at: int) -> tuple[str | None, int]:
    """Returns the kind of the header cell at a line, and its number of lines: a whole block, or one line."""
    end = at + 1
    while end < len(lines) and end < at + 4 and lines[end].role == "text" and not lines[end].new_page:
        end += 1
    block = cell_kind(" ".join(line.content for line in lines[at:end]))
    if block and end - at < 4:
        names_two = end - at > 1 and all(cell_kind(line.content) for line in lines[at:end])
        if not names_two:
            return block, end - at
    return cell_kind(lines[at].content), 1
