"""All tables without borders among the lines of a page."""

from collections.abc import Iterator, Sequence

from tracker.documents.pdf.aligned import Columns, columns_under, end_of_table, header_at
from tracker.documents.pdf.rows import rows_of
from tracker.documents.pdf.table import PageTable
from tracker.documents.pdf.words import TextLine

Rules = Sequence[tuple[float, float, float]]


def aligned_tables(
    lines: Sequence[TextLine], rules: Rules, before: PageTable | None
) -> Iterator[tuple[int, int, PageTable]]:
    """The tables with the places of their first and after their last line.

    `before` is the table that the page before ended with: lines in its columns go on from it.
    """
    place = 0
    if before is not None and before.columns and lines and not header_at(lines, 0):
        columns = before.columns
        place = end_of_table(lines, 0, columns, before.size)
        if place:
            yield 0, place, _table(lines[:place], [], columns, rules)
    while place < len(lines):
        header = header_at(lines, place)
        if header is None:
            place += 1
            continue
        columns = columns_under(header, lines)
        end = end_of_table(lines, header.end, columns, lines[place].size)
        yield place, end, _table(lines[header.end : end], [list(header.texts)], columns, rules)
        place = max(end, header.end)


def _table(lines: Sequence[TextLine], head: list[list[str]], columns: Columns, rules: Rules) -> PageTable:
    heights = [y for y, x0, x1 in rules if lines and _spans(x0, x1, lines)]
    rows = head + (rows_of(lines, columns, heights) if lines else [])
    bounds = (lines[0].top, lines[-1].bottom) if lines else (0.0, 0.0)
    size = max((line.size for line in lines), default=0.0)
    return PageTable(*bounds, rows, columns.borders, columns, size)


def _spans(x0: float, x1: float, lines: Sequence[TextLine]) -> bool:
    """Whether a rule goes over most of the table's width."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    return min(x1, right) - max(x0, left) > 0.7 * (right - left)
