"""Parses PDF into blocks: paragraphs and tables page by page, tables joined across page breaks.

Characters and drawn lines come from pdfplumber; nothing is rendered.
"""

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tracker.documents.faults import Fault, Locked, NoText
from tracker.documents.pdf.beside import unread_of
from tracker.documents.pdf.furniture import without_furniture
from tracker.documents.pdf.layout import Page, items_of
from tracker.documents.pdf.ruled import horizontal_rules, ruled_tables, sorted_into, straighten
from tracker.documents.pdf.struck import struck_of, struck_words
from tracker.documents.pdf.table import CUT, PageTable
from tracker.documents.pdf.words import Char, TextLine, is_letter, lines_of

_FEWEST_LETTERS = 20
_UNKNOWN = "(cid:"
_LARGER = 1.12


def blocks_of(data: bytes) -> Iterator[dict[str, Any]]:
    """Yields paragraphs and tables in order. Raises Locked, or NoText if the pages are images."""
    pages = _pages(data)
    body = _body_size([line for page in pages for line in page.lines])
    rest = without_furniture([page.lines for page in pages], [page.height for page in pages], body)
    for page, lines in zip(pages, rest, strict=True):
        page.lines = lines
    blocks = list(_blocks(pages))
    if not any("rows" in block for block in blocks):
        blocks = list(_blocks(pages, guess=True))  # lines in columns, whose headings a person must say
    yield from blocks
    for page in pages:
        yield from page.unread


def _pages(data: bytes) -> list[Page]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = [_page(page) for page in pdf.pages]
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise Locked from error
        raise
    if not pages:
        raise Fault("no pages")
    letters = sum(page.letters for page in pages)
    if letters < _FEWEST_LETTERS or sum(page.unknown for page in pages) * 2 > letters:
        raise NoText
    return pages


def _page(page: Any) -> Page:
    """Returns the data needed of a page, so that pdfplumber's page, with every character, can be freed."""
    straighten(page)
    chars = [char for char in page.chars if is_letter(char)]
    turned = [char for char in page.chars if not is_letter(char)] if len(chars) < len(page.chars) else []
    struck = struck_of(page, chars)
    gone = {id(char) for char in struck}
    tables, outside = _tables(page, [char for char in chars if id(char) not in gone], turned)
    kept = Page(
        number=page.page_number,
        height=float(page.height),
        tables=tables,
        lines=lines_of(outside),
        rules=horizontal_rules(page),
        letters=sum(not char["text"].isspace() for char in chars),
        unknown=sum(char["text"].startswith(_UNKNOWN) for char in chars),
        unread=[*struck_words(struck, page.page_number), *unread_of(page, chars)],
    )
    page.close()
    return kept


def _tables(page: Any, chars: Sequence[Char], turned: Sequence[Char]) -> tuple[list[PageTable], list[Char]]:
    """Returns the tables with borders, and the characters outside them; `turned` characters are rotated.

    If only the header or every second row is shaded, the other rows have no borders between columns: such
    single rows are treated as lines too.
    """
    tables = ruled_tables(page)
    inside, outside = sorted_into(tables, chars)
    on_side, _ = sorted_into(tables, turned) if turned else ([{} for _ in tables], [])
    single = sum(len(table.ys) == 2 for table in tables)
    found: list[PageTable] = []
    for table, cells, sides in zip(tables, inside, on_side, strict=True):
        rows = table.rows(cells, sides)
        if len(rows) == 1 and (single > 1 or _is_header(rows[0])):
            outside.extend(char for cell in cells.values() for char in cell)
        else:
            found.append(PageTable(table.top, table.bottom, rows, tuple(table.xs)))
    return found, outside


def _is_header(cells: Sequence[str]) -> bool:
    from tracker.reading.plan.tablehead import is_head

    return is_head([" ".join(cell.split()) for cell in cells])


@dataclass
class _Joined:
    """A table that may continue on the next page."""

    number: int
    table: PageTable
    rows: list[list[str]] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    def add(self, table: PageTable, page: int) -> None:
        self.table = table
        if self.rows and table.rows and table.rows[0] == self.rows[0]:
            table = replace(table, rows=table.rows[1:])  # the heading, which each page repeats
        self.rows.extend([cell.removesuffix(CUT) for cell in row] for row in table.rows[:-1])
        self.rows.extend(table.rows[-1:])
        self.pages.extend([page] * len(table.rows))

    def block(self) -> dict[str, Any]:
        return {"number": self.number, "rows": self.rows, "row_pages": self.pages, "wrapped": True}


def _blocks(pages: Sequence[Page], guess: bool = False) -> Iterator[dict[str, Any]]:
    levels = _levels([line for page in pages for line in page.lines])
    tables = 0
    open_table: _Joined | None = None
    for page in pages:
        for item in items_of(page, open_table.table if open_table else None, guess):
            if isinstance(item, PageTable) and open_table and item.goes_on_from(open_table.table):
                open_table.add(item, page.number)
                continue
            if open_table:
                yield open_table.block()
                open_table = None
            if isinstance(item, PageTable):
                tables += 1
                open_table = _Joined(tables, item)
                open_table.add(item, page.number)
            else:
                yield _paragraph(item, levels, page.number)
    if open_table:
        yield open_table.block()


def _body_size(lines: Sequence[TextLine]) -> int:
    usual = Counter(round(line.size) for line in lines for _ in line.words)
    return usual.most_common(1)[0][0] if usual else 0


def _levels(lines: Sequence[TextLine]) -> dict[tuple[int, bool], int]:
    """Returns heading levels by font size: the larger, the higher; bold text of the usual size comes last."""
    body = _body_size(lines)
    sizes = sorted({round(line.size) for line in lines if line.size > body * _LARGER}, reverse=True)
    levels = {(size, bold): min(at, 8) for at, size in enumerate(sizes, start=1) for bold in (True, False)}
    return levels | {(body, True): min(len(sizes) + 1, 9)}


def _paragraph(lines: Sequence[TextLine], levels: dict[tuple[int, bool], int], page: int) -> dict[str, Any]:
    level = levels.get((round(lines[0].size), lines[0].bold))
    return {"text": "\n".join(line.text for line in lines), "level": level, "page": page}
