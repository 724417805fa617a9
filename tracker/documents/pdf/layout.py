"""The content of a PDF page from top to bottom: tables with and without borders, and paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tracker.documents.pdf.aligned_tables import aligned_tables
from tracker.documents.pdf.table import PageTable
from tracker.documents.pdf.words import COLUMN_GAP, TextLine

_FEWEST_COLUMNS = 3  # in a plan without drawn borders


@dataclass
class Page:
    """The extracted data of a page: `rules` are horizontal lines as (y, x0, x1), `unread` what lies on it."""

    number: int
    height: float
    tables: list[PageTable]
    lines: list[TextLine]
    rules: list[tuple[float, float, float]]
    letters: int = 0
    unknown: int = 0
    unread: list[dict[str, Any]] = field(default_factory=list)


Item = PageTable | list[TextLine]


def items_of(page: Page, before: PageTable | None, guess: bool = False) -> list[Item]:
    """Returns tables and paragraphs in order; `before` is the table at the end of the previous page.

    `guess`: lines in columns are a table also where their headings are unknown.
    """
    found = sorted(page.tables, key=lambda table: table.top)
    items: list[Item] = []
    start = 0
    for table in found:
        end = sum(line.top < table.top for line in page.lines)
        items.extend(_items_of_lines(page.lines[start:end], page, before, guess))
        items.append(table)
        start, before = max(start, end), None
    items.extend(_items_of_lines(page.lines[start:], page, before, guess))
    return items


def _items_of_lines(
    lines: Sequence[TextLine], page: Page, before: PageTable | None, guess: bool
) -> Iterator[Item]:
    goes_on = before is not None and before.columns is not None
    if not goes_on and not any(may_be_row(line) for line in lines):
        yield from _paragraphs(lines)
        return
    end = 0
    for start, stop, table in aligned_tables(lines, page.rules, before, guess):
        yield from _paragraphs(lines[end:start])
        yield table
        end = stop
    yield from _paragraphs(lines[end:])


def may_be_row(line: TextLine) -> bool:
    """Returns whether a line has gaps like a table row; if none has, headers need not be searched for."""
    gaps = [word.x0 - before.x1 for before, word in pairwise(line.words)]
    return sum(gap > COLUMN_GAP * line.size for gap in gaps) >= _FEWEST_COLUMNS - 1


def _paragraphs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Yields paragraphs: adjacent lines in the same style."""
    paragraph: list[TextLine] = []
    for line in lines:
        if paragraph and _parts(paragraph[-1], line):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _parts(before: TextLine, line: TextLine) -> bool:
    apart = line.top - before.bottom > 0.6 * line.size
    return apart or abs(line.size - before.size) > 0.7 or line.bold != before.bold
