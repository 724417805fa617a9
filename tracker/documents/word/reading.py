"""Parses Word (.docx) into blocks from its XML: importing python-docx takes longer than this takes to run.

Tracked changes are accepted; text boxes, hidden text, comments and footnotes are left out.
"""

import posixpath
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from tracker.documents.faults import Fault
from tracker.documents.word.tables import is_frame, rows_of
from tracker.documents.word.text import W, flattened, number, text_of
from tracker.documents.xmlparts import archive_of, children, part, refuse_document_type

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "/officeDocument"


def blocks_of(data: bytes) -> Iterator[dict[str, Any]]:
    """Yields paragraphs and tables in document order. Raises Fault if it is not a Word document."""
    with archive_of(data) as archive:
        main = _main_part(archive)
        root = _root(archive, main)
        styles = part(archive, posixpath.join(posixpath.dirname(main), "styles.xml"))
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise Fault("no body")
    levels = _heading_levels(styles)
    tables = 0
    for block in _blocks(body, levels):
        tables += "rows" in block
        yield block | ({"number": tables} if "rows" in block else {})


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


def _blocks(parent: Element, levels: dict[str, int]) -> Iterator[dict[str, Any]]:
    for element in flattened(parent):
        if element.tag == W + "p":
            text = text_of(element)
            if text.strip():
                yield {"text": text, "level": _level(element, levels)}
        elif is_frame(element):
            yield from _blocks(next(element.iter(W + "tc")), levels)
        else:
            yield {"rows": rows_of(element)}


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
