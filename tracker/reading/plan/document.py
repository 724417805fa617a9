"""The blocks of a document in order, as all file readers return them.

A text file has `Line`s (raw: tabs, blank lines and trailing spaces indicate where cells end). Word, PDF,
Excel, OpenDocument and CSV have `Paragraph`s and `Table`s. A document may mix them.
"""

import re
from dataclasses import dataclass

from tracker.domain.text import harmless

_MANY_BLANK = re.compile(r"\n{4,}")


@dataclass(frozen=True, slots=True)
class Line:
    """One raw line of a text without its line end; `page` counts from 1, None if unknown."""

    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One whole paragraph; `level` is 1-9 for a heading, None for running text."""

    text: str
    level: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its cells unchanged: `number` counts from 1 in the document.

    A merged cell is repeated in every cell it covers. Line breaks inside a cell are newlines; if the table is
    `wrapped`, they are only where the column's edge broke the text. `first_row` is the number of the first
    row in its sheet, `row_pages` the page of each row if known, `sheet` the name of its sheet, `doubts`
    Swedish sentences about the words of each row.
    """

    number: int
    rows: tuple[tuple[str, ...], ...]
    page: int | None = None
    first_row: int = 1
    row_pages: tuple[int, ...] = ()
    wrapped: bool = False
    sheet: str = ""
    doubts: tuple[tuple[str, ...], ...] = ()

    def page_of(self, index: int) -> int | None:
        """Returns the page of the row with this index."""
        return self.row_pages[index] if index < len(self.row_pages) else self.page

    def doubts_of(self, index: int) -> tuple[str, ...]:
        """Returns the doubts about the row with this index."""
        return self.doubts[index] if index < len(self.doubts) else ()


Block = Line | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document; `name` is the file's name, as used in error messages and sources.

    `unread` are Swedish sentences: what the file holds beside its blocks, such as text boxes and notes.
    """

    name: str
    blocks: tuple[Block, ...]
    unread: tuple[str, ...] = ()


def document_from_text(text: str, name: str = "texten") -> Document:
    """Returns the lines of a text; long runs of blank lines are shortened.

    Pages are counted if the text has form feeds, otherwise they are None.
    """
    pages = [harmless(page) for page in text.split("\f")]
    lines: list[Block] = []
    for number, page in enumerate(pages, start=1):
        known = number if len(pages) > 1 else None
        if number > 1:
            lines.append(Line("", known))
        lines.extend(Line(line, known) for line in _MANY_BLANK.sub("\n\n\n", page).split("\n"))
    return Document(name, tuple(lines))
