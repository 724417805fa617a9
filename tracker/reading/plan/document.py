"""What every reader of files hands over: the blocks of a document in order.

A text file gives `Line`s (raw: tabs, blank lines and trailing spaces tell where cells end). Word, PDF,
Excel, OpenDocument and CSV give `Paragraph`s and `Table`s. A document may mix them.
"""

import re
from dataclasses import dataclass

_MANY_BLANK = re.compile(r"\n{4,}")


@dataclass(frozen=True, slots=True)
class Line:
    """One raw line of a text without its line end; `page` counts from 1, None where not known."""

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
    """A table with its cells as they are: `number` counts from 1 in the document.

    A merged cell stands in every place it covers. Line breaks inside a cell are newlines; where the
    table is `wrapped` they are only where the column's edge broke the text. `first_row` is the number
    of the first row in its sheet, `row_pages` the page of each row where known.
    """

    number: int
    rows: tuple[tuple[str, ...], ...]
    page: int | None = None
    first_row: int = 1
    row_pages: tuple[int, ...] = ()
    wrapped: bool = False

    def page_of(self, place: int) -> int | None:
        """The page of the row at this place."""
        return self.row_pages[place] if place < len(self.row_pages) else self.page


Block = Line | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: `name` is the file's name, as error messages and sources name it."""

    name: str
    blocks: tuple[Block, ...]


def document_from_text(text: str, name: str = "texten") -> Document:
    """The lines of a text; of many blank ones in a row a few.

    Pages are counted where the text has form feeds, else they are None.
    """
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    lines: list[Block] = []
    for number, page in enumerate(pages, start=1):
        known = number if len(pages) > 1 else None
        if number > 1:
            lines.append(Line("", known))
        lines.extend(Line(line, known) for line in _MANY_BLANK.sub("\n\n\n", page).split("\n"))
    return Document(name, tuple(lines))
