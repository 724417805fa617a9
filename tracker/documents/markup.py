"""Parses a web page (HTML) into blocks: also one that a system has named .xls, and one inserted in Word.

Nothing is fetched or run; scripts and styles are passed over.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from tracker.documents.text import text_in

_WIDEST, _HIGHEST = 64, 1000
_SILENT = frozenset({"script", "style", "title", "template", "noscript"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKING = frozenset(
    {"p", "div", "li", "ul", "ol", "section", "article", "body", "header", "footer", *_HEADINGS}
)
_STRUCK = frozenset({"s", "strike", "del"})
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr"})
_STARTS = (b"<html", b"<!doctype html", b"<table", b"<head", b"<body", b"<meta")
_Attributes = list[tuple[str, str | None]]


def is_page(data: bytes) -> bool:
    """True if a file begins as a web page does, whatever its name."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(_STARTS) or (start.startswith(b"<?xml") and b"<html" in start)


def blocks_of(data: bytes) -> Iterator[dict[str, Any]]:
    """Yields paragraphs and tables in document order."""
    named = _CHARSET.search(data[:2000])
    page = _Page()
    page.feed(text_in(data, named[1].decode() if named else ""))
    page.close()
    page.end_text()
    tables = 0
    for block in page.blocks:
        tables += "rows" in block
        yield block | ({"number": tables} if "rows" in block else {})


class _Table:
    """A table while it is read; a merged cell is repeated in every position that it covers."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], str] = {}
        self.row, self.column = -1, 0
        self.span = (1, 1)
        self.open = False

    def begin_row(self) -> None:
        self.row, self.column = self.row + 1, 0

    def add(self, text: str) -> None:
        self.row = max(self.row, 0)
        while (self.row, self.column) in self.cells:
            self.column += 1
        wide, high = self.span
        for row in range(self.row, self.row + high):
            for column in range(self.column, min(self.column + wide, _WIDEST)):
                self.cells.setdefault((row, column), text)
        self.column += wide

    def rows(self) -> list[list[str]]:
        width = 1 + max((column for _, column in self.cells), default=-1)
        return [[self.cells.get((row, column), "") for column in range(width)] for row in range(self.row + 1)]


class _Page(HTMLParser):
    """Collects the blocks of a page; a table inside a table is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[dict[str, Any]] = []
        self._tables: list[_Table] = []
        self._texts: list[list[str]] = [[]]
        self._silent: list[tuple[str, str]] = []  # open elements whose text is not read, and why
        self._level: int | None = None

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        if self._silent or self._silences(tag, dict(attrs)):
            if tag not in _VOID:
                self._silent.append((tag, self._silent[-1][1] if self._silent else self._why(tag)))
        elif tag == "br":
            self._texts[-1].append("\n")
        elif tag == "table":
            self.end_text() if not self._tables else None
            self._tables.append(_Table())
            self._texts.append([])
        elif self._tables and tag in ("tr", "td", "th"):
            self._begin(tag, dict(attrs))
        elif tag in _BREAKING:
            self._break(_HEADINGS.get(tag))

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._leave_silence(tag)
        elif tag == "table" and self._tables:
            self._end_cell()
            rows = self._tables.pop().rows()
            self._texts.pop()
            self.blocks += [{"rows": rows}] if any(map(any, rows)) else []
        elif tag in ("tr", "td", "th") and self._tables:
            self._end_cell()
        elif tag in _BREAKING:
            self._break(None)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._texts[-1].append(re.sub(r"\s+", " ", data))
        elif self._silent[0][1] != "silent" and data.strip():
            self.blocks.append({"unread": self._silent[0][1], "text": data})

    def end_text(self) -> None:
        """Ends a paragraph outside the tables."""
        text = "".join(self._texts[0]).strip()
        if text:
            self.blocks.append({"text": text, "level": self._level})
        self._texts[0], self._level = [], None

    def _silences(self, tag: str, attrs: dict[str, str | None]) -> bool:
        hidden = bool(_HIDDEN.search(attrs.get("style") or "")) or "hidden" in attrs
        return tag in _SILENT or tag in _STRUCK or (hidden and tag not in _VOID)

    def _why(self, tag: str) -> str:
        return "silent" if tag in _SILENT else "struck" if tag in _STRUCK else "hidden text"

    def _leave_silence(self, tag: str) -> None:
        names = [name for name, _ in self._silent]
        if tag in names:
            del self._silent[len(names) - 1 - names[::-1].index(tag) :]

    def _begin(self, tag: str, attrs: dict[str, str | None]) -> None:
        self._end_cell()
        table = self._tables[-1]
        if tag == "tr":
            table.begin_row()
            return
        table.open = True
        table.span = _span(attrs.get("colspan"), _WIDEST), _span(attrs.get("rowspan"), _HIGHEST)

    def _end_cell(self) -> None:
        table = self._tables[-1]
        if table.open:
            lines = "".join(self._texts[-1]).split("\n")
            table.add("\n".join(line.strip() for line in lines if line.strip()))
        table.open = False
        self._texts[-1] = []

    def _break(self, level: int | None) -> None:
        if self._tables:
            self._texts[-1].append("\n")
        else:
            self.end_text()
            self._level = level


def _span(value: str | None, most: int) -> int:
    text = (value or "").strip()
    return max(1, min(int(text), most)) if text.isdecimal() and len(text) < 6 else 1
