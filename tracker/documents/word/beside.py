"""Names what a Word document holds beside the words of its paragraphs and tables: READING.md, "The table"."""

import posixpath
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from tracker.documents.word.text import FALLBACK, W, inside, is_hidden, is_struck, text_of
from tracker.documents.xmlparts import children, part

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NOTES = {"footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}
_BOX, _OBJECT = W + "txbxContent", W + "object"
Notes = dict[tuple[str, str], str]


def notes_of(archive: ZipFile, folder: str) -> Notes:
    """Returns (kind, id) → the text of each footnote, endnote and comment."""
    notes: Notes = {}
    for kind, name in _NOTES.items():
        root = part(archive, posixpath.join(folder, f"{name}.xml"))
        for note in children(root, kind):
            lines = (text_of(paragraph, all_of_it=True) for paragraph in note.iter(W + "p"))
            notes[kind, note.get(W + "id", "")] = " ".join(filter(None, lines))
    return notes


def beside(element: Element, notes: Notes) -> Iterator[dict[str, Any]]:
    """Yields what a paragraph or a table has beside its words; for a table with the row."""
    if element.tag != W + "tbl":
        yield from _beside(element, notes)
        return
    for number, row in enumerate(inside(element, "tr"), start=1):
        if hides(row):
            yield {"unread": "hidden row", "row": number, "text": _words(row)}
        elif row.find(f"{W}trPr/{W}del") is None:
            yield from (found | {"row": number} for found in _beside(row, notes))


def hides(row: Element) -> bool:
    """True if a row of a table is hidden."""
    hidden = row.find(f"{W}trPr/{W}hidden")
    return hidden is not None and hidden.get(W + "val", "1") not in ("0", "false", "off")


def _beside(element: Element, notes: Notes) -> Iterator[dict[str, Any]]:
    runs: list[tuple[str, str]] = []
    for found in _walked(element):
        name = found.tag.removeprefix(W)
        kind = name.removesuffix("Reference")
        if found.tag == _BOX:
            text = " ".join(filter(None, map(text_of, _outside_tables(found))))
            yield from [{"unread": "textbox", "text": text}] if text.strip() else []
        elif found.tag == _OBJECT:
            yield {"unread": "object", "text": _program(found)}
        elif kind != name and kind in _NOTES:
            text = notes.get((kind, found.get(W + "id", "")), "")
            yield from [{"unread": kind, "text": text}] if text else []
        elif name == "r" and (is_hidden(found) or is_struck(found)):
            runs.append(("hidden text" if is_hidden(found) else "struck", text_of(found, all_of_it=True)))
    yield from _joined(runs)


def _walked(element: Element) -> Iterator[Element]:
    """Yields all elements below, without what Word keeps for older programs and what is deleted."""
    for child in element:
        if child.tag in (FALLBACK, W + "del", W + "moveFrom"):
            continue
        yield child
        yield from _walked(child)


def boxed_tables(element: Element) -> Iterator[Element]:
    """Yields the tables in text boxes."""
    for found in _walked(element):
        if found.tag == _BOX:
            yield from found.iter(W + "tbl")


def _outside_tables(box: Element) -> Iterator[Element]:
    for child in box:
        if child.tag == W + "p":
            yield child
        elif child.tag != W + "tbl":
            yield from _outside_tables(child)


def _joined(runs: list[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """Yields the hidden and the struck text of an element, each as one."""
    for kind in ("hidden text", "struck"):
        text = " ".join(words for one, words in runs if one == kind and words.strip())
        if text:
            yield {"unread": kind, "text": text}


def _words(row: Element) -> str:
    texts = (text_of(paragraph, all_of_it=True) for paragraph in row.iter(W + "p"))
    return " | ".join(filter(None, texts))


def _program(element: Element) -> str:
    """Returns the program of an embedded object: "Excel.Sheet.12"."""
    return next((one.get("ProgID", "") for one in element.iter() if one.get("ProgID")), "")


def chunk_of(archive: ZipFile, main: str, element: Element) -> tuple[str, bytes] | None:
    """Returns the name and the bytes of an inserted file (altChunk); None if it is missing."""
    folder, name = posixpath.split(main)
    relations = part(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    wanted = element.get(_R + "id", "")
    for relation in children(relations, "Relationship"):
        if relation.get("Id") == wanted and relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            place = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            return (posixpath.basename(place), archive.read(place)) if place in archive.NameToInfo else None
    return None
