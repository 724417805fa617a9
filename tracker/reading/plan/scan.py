"""Finds all tables of activities in a document, in any layout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tracker.reading.plan.aims import with_aims
from tracker.reading.plan.celllines import grid_of_cell_lines
from tracker.reading.plan.cells import parts_of
from tracker.reading.plan.document import Document, Line, Paragraph, Table
from tracker.reading.plan.flow import rows_of_flow
from tracker.reading.plan.grid import GridRow, rows_of_grid
from tracker.reading.plan.headers import (
    cell_kind,
    header_of_cells,
    header_of_line,
    heads_a_plan,
    is_header_tail,
    names_of_line,
    settled,
)
from tracker.reading.plan.lines import PlanLine, plan_lines
from tracker.reading.plan.markup import without_markup
from tracker.reading.plan.sections import section_before
from tracker.reading.plan.table import FoundTable, RawRow
from tracker.reading.plan.tabrows import fits, grid_of
from tracker.reading.plan.words import Vocabulary, vocabulary_of


@dataclass(frozen=True, slots=True)
class Header:
    """A header in a text: the kinds, the words, the index after it, and its layout."""

    kinds: tuple[str, ...]
    names: tuple[str, ...]
    start: int
    end: int
    shape: str


def tables_of(document: Document) -> list[FoundTable]:
    """Returns all tables of activities in the document, in order."""
    words = vocabulary_of(_all_lines(document))
    found: list[FoundTable] = []
    lines: list[PlanLine] = []
    for is_table, group in groupby(document.blocks, lambda block: isinstance(block, Table)):
        blocks = list(group)
        if is_table:
            for table in blocks:
                assert isinstance(table, Table)
                _add_table(found, table, lines, words)
                lines = []
        else:
            lines = plan_lines([block for block in blocks if isinstance(block, Line | Paragraph)])
            found.extend(_tables_of_lines(lines, words))
    return found


def _all_lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            cells = (cell for row in block.rows for cell in row)
            yield from (line for cell in cells for line in (cell.split("\n") if block.wrapped else [cell]))
        else:
            yield without_markup(block.text)


def _add_table(found: list[FoundTable], table: Table, before: Sequence[PlanLine], words: Vocabulary) -> None:
    """Adds the plan tables of a table; one without a header continues the plan table just before it."""
    section = section_before(before, len(before))
    for part in parts_of(table, words):
        if part.kinds:
            kinds = with_aims(part.kinds, part.names, part.grid)
            rows = rows_of_grid(kinds, part.grid, words)
            section = part.title or section
            found.append(FoundTable(kinds, part.names, tuple(rows), section, table.number))
        elif found and _goes_on(found[-1], part.grid, before):
            last = found.pop()
            more = rows_of_grid(last.kinds, part.grid, words)
            found.append(last.with_rows((*last.rows, *more)))


def _goes_on(last: FoundTable, grid: Sequence[GridRow], before: Sequence[PlanLine]) -> bool:
    same_width = bool(grid) and len(grid[0].cells) == len(last.kinds)
    return same_width and not any(line.role == "text" for line in before) and fits(grid[0].cells, last.kinds)


def _tables_of_lines(lines: Sequence[PlanLine], words: Vocabulary) -> Iterator[FoundTable]:
    headers = list(_headers(lines))
    ends = [header.start for header in headers[1:]] + [len(lines)]
    for header, end in zip(headers, ends, strict=False):
        region = lines[header.end : end]
        rows: Sequence[RawRow]
        kinds = header.kinds
        grid = _grid(header, region, lines[header.start : end])
        if grid or header.shape == "cells":
            kinds = with_aims(kinds, header.names, grid)
            rows = rows_of_grid(kinds, grid, words)
        else:
            rows = rows_of_flow(kinds, region, words, stacked=header.shape == "stacked")
        yield FoundTable(kinds, header.names, tuple(rows), section_before(lines, header.start))


def _grid(header: Header, region: Sequence[PlanLine], whole: Sequence[PlanLine]) -> list[GridRow]:
    """Returns the rows of a table with visible borders, otherwise none; `whole` includes its header."""
    if header.shape == "cells":
        return grid_of(region, header.kinds)
    count = len(header.names)
    one_line_a_cell = [line.content for line in whole[:count]] == list(header.names)
    return grid_of_cell_lines(whole[count:], header.kinds) if one_line_a_cell else []


def _headers(lines: Sequence[PlanLine]) -> Iterator[Header]:
    index = 0
    while index < len(lines):
        header = _header_at(lines, index)
        if header:
            yield header
        index = header.end if header else index + 1


def _header_at(lines: Sequence[PlanLine], index: int) -> Header | None:
    line = lines[index]
    if line.role == "cells":
        kinds = header_of_cells(line.cells)
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
