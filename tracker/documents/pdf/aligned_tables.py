"""Finds the tables without borders among the lines of a page, and separates their rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tracker.documents.pdf.aligned import (
    Columns,
    columns_under,
    end_of_table,
    header_at,
    unknown_header_at,
)
from tracker.documents.pdf.table import PageTable, text_of_cell
from tracker.documents.pdf.words import TextLine
from tracker.reading.plan.letters import starts_large, starts_small

Rules = Sequence[tuple[float, float, float]]


def aligned_tables(
    lines: Sequence[TextLine], rules: Rules, before: PageTable | None, guess: bool = False
) -> Iterator[tuple[int, int, PageTable]]:
    """Yields (index of the first line, index after the last line, table).

    `before` is the table at the end of the previous page: lines in its columns continue it. `guess`: a table
    whose headings are unknown is one too.
    """
    index = 0
    if before is not None and before.columns and lines and not header_at(lines, 0):
        columns = before.columns
        index = end_of_table(lines, 0, columns, before.size)
        if index:
            yield 0, index, _table(lines[:index], [], columns, rules)
    while index < len(lines):
        header = header_at(lines, index) or (unknown_header_at(lines, index) if guess else None)
        if header is None:
            index += 1
            continue
        columns = columns_under(header, lines)
        end = end_of_table(lines, header.end, columns, lines[index].size)
        yield index, end, _table(lines[header.end : end], [list(header.texts)], columns, rules)
        index = max(end, header.end)


def _table(lines: Sequence[TextLine], head: list[list[str]], columns: Columns, rules: Rules) -> PageTable:
    heights = [y for y, x0, x1 in rules if lines and _spans(x0, x1, lines)]
    rows = head + (rows_of(lines, columns, heights) if lines else [])
    bounds = (lines[0].top, lines[-1].bottom) if lines else (0.0, 0.0)
    size = max((line.size for line in lines), default=0.0)
    return PageTable(*bounds, rows, columns.borders, columns, size)


def _spans(x0: float, x1: float, lines: Sequence[TextLine]) -> bool:
    """Returns whether a rule covers most of the table's width."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    return min(x1, right) - max(x0, left) > 0.7 * (right - left)


Cells = Sequence[TextLine | None]
_ENOUGH = 1.0
_SURE = 9.0
_EXTRA_SPACE = 0.3  # of the font size: a gap wider than any between lines of one cell
_RULED = 8.0  # where rules separate rows, a row without one needs every other sign
_OVERLAP = -0.2  # the closest spacing in a cell; centred cells beside it may interleave


@dataclass
class _Row:
    """The lines of a row by column; `last` are the cells of its last line."""

    columns: list[list[TextLine]]
    last: Cells = field(default_factory=list)

    def add(self, cells: Cells) -> None:
        for column, line in zip(self.columns, cells, strict=True):
            if line:
                column.append(line)
        self.last = cells

    def texts(self, ends: Sequence[float]) -> list[str]:
        return [text_of_cell(lines, end) for lines, end in zip(self.columns, ends, strict=True)]


def rows_of(lines: Sequence[TextLine], columns: Columns, rules: Sequence[float]) -> list[list[str]]:
    """Returns the texts of the rows; `rules` are the y of the horizontal lines between them."""
    split = [_cells(line, columns) for line in lines]
    ends = [max((cell.x1 for cell in column if cell), default=0.0) for column in zip(*split, strict=True)]
    ruled = [_is_ruled(before, line, rules) for before, line in pairwise(lines)]
    extra = _extra_space(lines)
    spaced = sum(space > _EXTRA_SPACE for space in extra) > 1
    rows: list[_Row] = []
    for at, (line, cells) in enumerate(zip(lines, split, strict=True)):
        if not rows or ruled[at - 1] or not columns.hold(line) or _parts_title(lines, split, at):
            score = _SURE
        else:
            score = _newness(rows[-1], cells, ends) + _by_style(lines[at - 1], line)
            score += _by_space(extra[at - 1], spaced) - (_RULED if any(ruled) else 0.0)
        if score > _ENOUGH:
            rows.append(_Row([[] for _ in cells]))
        rows[-1].add(cells)
    return [row.texts(ends) for row in rows]


def _parts_title(lines: Sequence[TextLine], split: Sequence[Cells], at: int) -> bool:
    """Returns whether a bold title that is alone in the first column begins here or ends before."""
    return lines[at - 1].bold != lines[at].bold and any(
        lines[index].bold and starts_large(lines[index].text) and not any(split[index][1:])
        for index in (at - 1, at)
    )


def _cells(line: TextLine, columns: Columns) -> list[TextLine | None]:
    """Returns the part of the line in each column; a title across them is repeated in all."""
    if not columns.hold(line):
        return [line] * (len(columns.borders) + 1)
    return [line.only(cell) if cell else None for cell in columns.split(line)]


def _is_ruled(before: TextLine, line: TextLine, rules: Sequence[float]) -> bool:
    return any(before.top + before.bottom < 2 * y < line.top + line.bottom for y in rules)


def _extra_space(lines: Sequence[TextLine]) -> list[float]:
    """Returns by how much each gap exceeds that within a cell (nearly the smallest), in font sizes."""
    gaps = [(line.top - before.bottom) / line.size for before, line in pairwise(lines)]
    usual = max(sorted(gaps)[len(gaps) // 10], _OVERLAP) if gaps else 0.0
    return [gap - usual for gap in gaps]


def _by_space(extra: float, spaced: bool) -> float:
    """Scores the space above a line; `spaced` if rows of this table are set apart."""
    if extra > _EXTRA_SPACE:
        return 3.0 if extra < 1 else 6.0
    return -2.0 if spaced else 0.0


def _by_style(before: TextLine, line: TextLine) -> float:
    return 2.0 if before.bold != line.bold or abs(before.size - line.size) > 1 else 0.0


def _newness(row: _Row, cells: Cells, ends: Sequence[float]) -> float:
    """Scores how much a line looks like the first of a new row."""
    score = 1.0 if all(cells) else 0.0
    score -= 0.0 if cells[0] else 3.0
    for column, line in enumerate(cells):
        if line:
            score += _newness_of_cell(row, column, line, ends[column])
    return score


def _newness_of_cell(row: _Row, column: int, line: TextLine, end: float) -> float:
    if not row.columns[column]:
        return 0.3 if starts_large(line.text) else -0.5
    if row.last[column] is None:
        return 2.0 if starts_large(line.text) else 0.5
    before = row.columns[column][-1]
    score = 0.4 if line.text[0].isupper() else -1.0 if starts_small(line.text) else 0.0
    if before.text.endswith(("-", ",", "–", "/")):
        return score - 1.5
    first = line.words[0]
    had_room = before.x1 + 0.25 * line.size + (first.x1 - first.x0) < end - 1
    return score + (1.0 if had_room else 0.0) + (0.5 if before.text.endswith(".") else 0.0)
