"""What every reader of files hands over: the blocks of a document in order.

A text file gives `Line`s (raw: tabs, blank lines and trailing spaces tell where cells end). Word, and
later PDF and Excel, give `Paragraph`s and `Table`s. A document may mix them.
"""

from dataclasses import dataclass


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

    A merged cell stands in every place it covers. Line breaks inside a cell are newlines.
    """

    number: int
    rows: tuple[tuple[str, ...], ...]
    page: int | None = None


Block = Line | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: `name` is the file's name, as error messages and sources name it."""

    name: str
    blocks: tuple[Block, ...]


def document_from_text(text: str, name: str = "texten") -> Document:
    """The lines of a text. Pages are counted where the text has form feeds, else they are None."""
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    lines: list[Block] = []
    for number, page in enumerate(pages, start=1):
        known = number if len(pages) > 1 else None
        if number > 1:
            lines.append(Line("", known))
        lines.extend(Line(line, known) for line in page.split("\n"))
    return Document(name, tuple(lines))
