"""Extracts the text of Word paragraphs, with tracked changes accepted."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_GONE = frozenset(
    W + name
    for name in (
        "del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr",
        "commentReference", "footnoteReference", "endnoteReference", "txbxContent", "pict",
    )
)  # fmt: skip
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
_OFF = ("0", "false", "off")


def text_of(paragraph: Element) -> str:
    """Returns the text with its line breaks; deletions and hidden text are left out, insertions kept."""
    parts: list[str] = []
    _collect(paragraph, parts)
    return "".join(parts)


def _collect(element: Element, parts: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag == W + "t":
            parts.append(child.text or "")
        elif tag in _BREAKS:
            parts.append(_BREAKS[tag])
        elif tag not in _GONE and tag != _FALLBACK and not _is_hidden(child):
            _collect(child, parts)


def _is_hidden(run: Element) -> bool:
    return run.tag == W + "r" and switched_on(run.find(f"{W}rPr/{W}vanish"))


def switched_on(element: Element | None) -> bool:
    """Returns whether a property is present and not set to off."""
    return element is not None and element.get(W + "val", "1") not in _OFF


def flattened(parent: Element) -> Iterator[Element]:
    """Yields paragraphs and tables, including those in content controls and tracked insertions."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in _WRAPPERS:
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
