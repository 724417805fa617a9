"""Extracts the text of Word paragraphs, with tracked changes accepted and form fields as filled in."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHUNK = W + "altChunk"
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_GONE = frozenset(
    W + name
    for name in (
        "del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr",
        "commentReference", "footnoteReference", "endnoteReference", "txbxContent", "pict",
    )
)  # fmt: skip
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
# The signs of the font Wingdings that people mark with, by the last two digits of their code.
_SYMBOLS = {
    "FC": "✓",
    "FB": "✗",
    "FE": "☒",
    "FD": "☒",
    "A8": "☐",
    "6F": "☐",
    "D8": "•",
    "A7": "•",
    "6C": "●",
    "6E": "■",
}
_OFF = ("0", "false", "off")


def text_of(paragraph: Element, all_of_it: bool = False) -> str:
    """Returns the text with its line breaks; insertions are kept, deletions are left out.

    Hidden and struck-through text is left out unless `all_of_it`.
    """
    parts: list[str] = []
    _collect(paragraph, parts, all_of_it)
    return "".join(parts)


def _collect(element: Element, parts: list[str], all_of_it: bool) -> None:
    for child in element:
        tag = child.tag
        if tag == W + "t":
            parts.append(child.text or "")
        elif tag in _BREAKS:
            parts.append(_BREAKS[tag])
        elif tag == W + "sym":
            parts.append(_SYMBOLS.get(child.get(W + "char", "").upper()[-2:], ""))
        elif tag == W + "ffData":
            parts.append(_field(child))
        elif tag not in _GONE and tag != FALLBACK and (all_of_it or _is_seen(child)) and not asks(child):
            _collect(child, parts, all_of_it)


def _is_seen(run: Element) -> bool:
    return not (is_hidden(run) or is_struck(run))


def is_hidden(run: Element) -> bool:
    return run.tag == W + "r" and switched_on(run.find(f"{W}rPr/{W}vanish"))


def is_struck(run: Element) -> bool:
    """True if a run's text is struck through, with one line or two."""
    if run.tag != W + "r":
        return False
    return any(switched_on(run.find(f"{W}rPr/{W}{name}")) for name in ("strike", "dstrike"))


def asks(control: Element) -> bool:
    """True for a content control that nobody has filled in: it only says what to write there."""
    return control.tag == W + "sdt" and switched_on(control.find(f"{W}sdtPr/{W}showingPlcHdr"))


def _field(data: Element) -> str:
    """Returns what a form field of the older kind shows: the chosen line, or a box that is ticked or not."""
    lines = data.find(W + "ddList")
    if lines is not None:
        entries = [entry.get(W + "val", "") for entry in lines.iter(W + "listEntry")]
        chosen = number(lines.find(W + "result"))
        return entries[chosen] if chosen < len(entries) and lines.find(W + "result") is not None else ""
    box = data.find(W + "checkBox")
    if box is None:
        return ""
    marked = box.find(W + "checked")
    return "☒" if switched_on(box.find(W + "default") if marked is None else marked) else "☐"


def switched_on(element: Element | None) -> bool:
    """Returns whether a property is present and not set to off."""
    return element is not None and element.get(W + "val", "1") not in _OFF


def flattened(parent: Element) -> Iterator[Element]:
    """Yields paragraphs, tables and inserted files, also those in content controls and tracked insertions."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl", CHUNK):
            yield child
        elif child.tag in _WRAPPERS and not asks(child):
            yield from flattened(child)


def inside(parent: Element, name: str) -> Iterator[Element]:
    """Yields the rows of a table or the cells of a row, including those in content controls."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from inside(child, name)


def number(element: Element | None) -> int:
    """Returns the number in a property, 0 if it is absent."""
    value = element.get(W + "val", "0") if element is not None else "0"
    return int(value) if value.isdigit() else 0
