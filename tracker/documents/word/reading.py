"""Parses Word (.docx) into blocks from its XML: importing python-docx takes longer than this takes to run.

Tracked changes are accepted; what is beside the words is named (beside.py). Tables in text boxes and inserted
files are read.
"""

import posixpath
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from tracker.documents import markup
from tracker.documents.faults import Fault
from tracker.documents.limits import MAX_ENTRIES, MAX_UNPACKED
from tracker.documents.word.beside import Notes, beside, boxed_tables, chunk_of, notes_of
from tracker.documents.word.tables import is_frame, rows_of
from tracker.documents.word.text import CHUNK, W, flattened, number, text_of
from tracker.documents.xmlparts import archive_of, children, part, refuse_document_type

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "/officeDocument"


def blocks_of(data: bytes) -> Iterator[dict[str, Any]]:
    """Yields paragraphs and tables in document order. Raises Fault if it is not a Word document."""
    with archive_of(data) as archive:
        main = _main_part(archive)
        root = _root(archive, main)
        folder = posixpath.dirname(main)
        levels = _heading_levels(part(archive, posixpath.join(folder, "styles.xml")))
        body = root.find(W + "body") if root is not None else None
        if body is None:
            raise Fault("no body")
        yield from _numbered(_Reader(archive, main, levels, notes_of(archive, folder)).blocks(body))


def _numbered(blocks: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Numbers the tables, and gives what is beside a table its number."""
    tables = 0
    for block in blocks:
        tables += "rows" in block
        placed = ("rows" in block and {"number": tables}) or ("row" in block and {"table": tables})
        yield block | (placed or {})


def _main_part(archive: ZipFile) -> str:
    relations = part(archive, "_rels/.rels")
    for relation in children(relations, "Relationship"):
        if relation.get("Type", "").endswith(_MAIN):
            return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def _root(archive: ZipFile, name: str) -> Element | None:
    """Returns the document's root; the strict variant of the format differs only in its namespace."""
    if name not in archive.NameToInfo:
        return None
    data = archive.read(name)
    refuse_document_type(data)
    return ElementTree.fromstring(data.replace(_STRICT, _USUAL))  # noqa: S314  (no document type, so no entities)


class _Reader(NamedTuple):
    """What reading a document's body needs beside it."""

    archive: ZipFile
    main: str
    levels: dict[str, int]
    notes: Notes

    def blocks(self, parent: Element) -> Iterator[dict[str, Any]]:
        for element in flattened(parent):
            if element.tag == CHUNK:
                yield from self._inserted(element)
            elif element.tag == W + "tbl" and is_frame(element):
                yield from self.blocks(next(element.iter(W + "tc")))
            else:
                yield from self._block(element)

    def _block(self, element: Element) -> Iterator[dict[str, Any]]:
        """Yields a paragraph or a table, what is beside it, and the tables in its text boxes."""
        if element.tag == W + "tbl":
            yield {"rows": rows_of(element)}
        elif (text := text_of(element)).strip():
            yield {"text": text, "level": _level(element, self.levels)}
        yield from beside(element, self.notes)
        yield from ({"rows": rows_of(table)} for table in boxed_tables(element))

    def _inserted(self, element: Element) -> Iterator[dict[str, Any]]:
        """Yields the blocks of an inserted file that is a web page or a Word document, else its name."""
        name, data = chunk_of(self.archive, self.main, element) or ("", b"")
        try:
            inner = list(markup.blocks_of(data) if markup.is_page(data) else _of_inserted(data))
            inner.append({"unread": "inserted", "text": name})
        except (Fault, BadZipFile, KeyError, ElementTree.ParseError):
            inner = [{"unread": "chunk", "text": name}]
        yield from (
            {key: value for key, value in block.items() if key not in ("number", "table")} for block in inner
        )


def _of_inserted(data: bytes) -> Iterator[dict[str, Any]]:
    """Yields the blocks of an inserted Word document; Fault if it is none, or too large when unpacked."""
    with archive_of(data) as archive:
        entries = archive.infolist()
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise Fault("too much")
        if b"altChunk" in archive.read("word/document.xml"):
            raise Fault("an inserted file inside another")
    yield from blocks_of(data)


def _heading_levels(styles: Element | None) -> dict[str, int]:
    """Returns heading styles by id: Word's own ("heading 1", "Rubrik 1"), with a level, or based on one."""
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in children(styles, "style"):
        name = style.get(W + "styleId", "")
        level = _own_level(style)
        if level:
            own[name] = level
        base = style.find(W + "basedOn")
        if base is not None:
            based[name] = base.get(W + "val", "")
    return {name: level for name in {*own, *based} if (level := _inherited(name, own, based))}


def _own_level(style: Element) -> int | None:
    outline = style.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None:
        return number(outline) + 1 if number(outline) < 9 else None
    title = style.find(W + "name")
    words = title.get(W + "val", "").lower().split() if title is not None else []
    heads = len(words) == 2 and words[0] in ("heading", "rubrik") and words[1].isdigit()
    return int(words[1]) if heads else None


def _inherited(name: str, own: dict[str, int], based: dict[str, str]) -> int | None:
    seen: set[str] = set()
    while name not in own and name in based and name not in seen:
        seen.add(name)
        name = based[name]
    return own.get(name)


def _level(paragraph: Element, levels: dict[str, int]) -> int | None:
    outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None and number(outline) < 9:
        return number(outline) + 1
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return levels.get(style.get(W + "val", "")) if style is not None else None
