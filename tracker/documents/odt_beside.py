"""Names what an OpenDocument file holds beside its words: notes, comments, frames, hidden parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from tracker.documents.xmlparts import children, local

GONE = "gone"  # the name that an element gets whose text is not read
_NOTES = {"annotation": "comment", "text-box": "textbox", "custom-shape": "textbox"}
_HIDDEN = ("collapse", "filter")
_NONE = ("", "none")


@dataclass(frozen=True, slots=True)
class Styles:
    """The names of the styles that strike text out, hide text, and hide a sheet."""

    struck: frozenset[str]
    hidden: frozenset[str]
    hidden_sheets: frozenset[str]


def styles_of(root: Element) -> Styles:
    struck, hidden, sheets = set(), set(), set()
    for group in children(root, "automatic-styles"):
        for style in children(group, "style"):
            for properties in style:
                name = value(style, "name")
                if value(properties, "text-line-through-style") not in _NONE:
                    struck.add(name)
                if local(properties) == "text-properties" and value(properties, "display") == "none":
                    hidden.add(name)
                if local(properties) == "table-properties" and value(properties, "display") == "false":
                    sheets.add(name)
    return Styles(frozenset(struck), frozenset(hidden), frozenset(sheets))


def value(element: Element, name: str) -> str:
    """Returns an attribute by its local name."""
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")


def is_hidden(element: Element) -> bool:
    """True for a row or a column that is hidden, or filtered away."""
    return value(element, "visibility") in _HIDDEN


def beside(element: Element, styles: Styles) -> Iterator[dict[str, Any]]:
    """Yields what an element has beside its words, and takes struck and hidden text out of it."""
    for child in element:
        name = local(child)
        if name == "note":
            kind = "endnote" if value(child, "note-class") == "endnote" else "footnote"
            yield {"unread": kind, "text": _text_of(next(children(child, "note-body"), child))}
        elif name in _NOTES:
            words = " ".join(_text_of(one) for one in child if local(one) not in ("table", "creator", "date"))
            yield from [{"unread": _NOTES[name], "text": words}] if words.strip() else []
        elif name == "span" and value(child, "style-name") in (styles.struck | styles.hidden):
            kind = "struck" if value(child, "style-name") in styles.struck else "hidden text"
            yield {"unread": kind, "text": _text_of(child)}
            child.tag = GONE
        else:
            yield from beside(child, styles)


def _text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def framed_tables(element: Element) -> Iterator[Element]:
    """Yields the tables in frames and shapes that are anchored in a paragraph."""
    for box in element.iter():
        if local(box) in ("text-box", "custom-shape"):
            yield from children(box, "table")
