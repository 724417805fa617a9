"""Parses OpenDocument text (.odt) and spreadsheets (.ods) into blocks, straight from content.xml.

Tracked changes are accepted; what is beside the words is named (odt_beside.py). Tables in frames are read.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from tracker.documents.faults import Fault
from tracker.documents.odt_beside import GONE, Styles, beside, framed_tables, is_hidden, styles_of
from tracker.documents.sheets.parts import blocks_of_rows
from tracker.documents.sheets.values import text_of
from tracker.documents.xmlparts import archive_of, children, local, part

_GONE = frozenset(
    {
        "tracked-changes",
        "annotation",
        "note",
        "frame",
        "custom-shape",
        "table-of-content",
        "soft-page-break",
        GONE,
    }
)
_GROUPS = frozenset(
    {
        "table-header-rows",
        "table-rows",
        "table-row-group",
        "section",
        "list",
        "list-item",
        "list-header",
        "table-columns",
        "table-header-columns",
        "table-column-group",
    }
)
_MOST_REPEATED = 64
_MONTH = re.compile(r"[^\W\d]{3,9}\.? \d{4}")
_SHORT_DATE = re.compile(r"\d{1,4}[-/. ]\w{1,9}[-/. ]\d{1,4}")


def blocks_of(data: bytes) -> Iterator[dict[str, Any]]:
    """Yields paragraphs and tables in document order. Raises Fault if the document has no body."""
    with archive_of(data) as archive:
        root = part(archive, "content.xml")
    body = next(children(root, "body"), None)
    if body is None:
        raise Fault("no body")
    styles = styles_of(root) if root is not None else Styles(frozenset(), frozenset(), frozenset())
    for content in body:
        yield from _sheets(content, styles) if local(content) == "spreadsheet" else _numbered(content, styles)


def _sheets(content: Element, styles: Styles) -> Iterator[dict[str, Any]]:
    for number, table in enumerate(children(content, "table"), start=1):
        name = _get(table, "name")
        if _get(table, "style-name") in styles.hidden_sheets:
            words = " | ".join(filter(None, (text for row in _rows(table) for text in row)))
            yield {"unread": "hidden sheet", "sheet": name, "text": words}
            continue
        said = list(_beside_rows(table, styles))
        yield from blocks_of_rows(_rows(table, said), number, name)
        yield from ({**one, "sheet": name} for one in said)


def _numbered(content: Element, styles: Styles) -> Iterator[dict[str, Any]]:
    tables = 0
    for block in _blocks(content, styles):
        tables += "rows" in block
        placed = {"number": tables} if "rows" in block else {"table": tables} if "row" in block else {}
        yield block | placed


def _blocks(parent: Element, styles: Styles | None = None) -> Iterator[dict[str, Any]]:
    """Yields paragraphs and tables; with `styles` also what is beside them."""
    for child in parent:
        name = local(child)
        said = (
            list(_beside_rows(child, styles) if name == "table" else beside(child, styles)) if styles else []
        )
        if name in ("h", "p"):
            text = _text(child)
            if text.strip():
                yield {"text": text, "level": _number(child, "outline-level") if name == "h" else None}
        elif name == "table":
            yield {"rows": _rows(child, said)}
        elif name in _GROUPS:
            yield from _blocks(child, styles)
            continue
        yield from said
        if styles and name in ("h", "p", "frame", "table"):
            yield from ({"rows": _rows(table)} for table in framed_tables(child))


def _beside_rows(table: Element, styles: Styles) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(_grouped(table, "table-row"), start=1):
        if is_hidden(row):
            words = " | ".join(filter(None, _cells(row, [])))
            yield from [{"unread": "hidden row", "row": number, "text": words}] if words else []
        else:
            yield from (found | {"row": number} for found in beside(row, styles))


def _rows(table: Element, said: list[dict[str, Any]] | None = None) -> list[list[str]]:
    """Returns the rows of a table; a merged cell is repeated in every position that it covers.

    Hidden rows and columns are empty; what the columns hold is added to `said`.
    """
    rows: list[list[str]] = []
    for row in _grouped(table, "table-row"):
        cells = [] if is_hidden(row) else _cells(row, rows)
        filled = any(cells)
        rows.extend(list(cells) for _ in range(_repeated(row, "number-rows-repeated") if filled else 1))
    for column in _hidden_columns(table):
        texts = [row[column] for row in rows if column < len(row) and row[column]]
        if texts and said is not None:
            said.append({"unread": "hidden column", "text": " | ".join(texts)})
        for cells in rows:
            cells[column : column + 1] = [""] if column < len(cells) else []
    return rows


def _hidden_columns(table: Element) -> list[int]:
    hidden: list[int] = []
    index = 0
    for column in _grouped(table, "table-column"):
        times = _repeated(column, "number-columns-repeated")
        hidden += range(index, index + times) if is_hidden(column) else []
        index += times
    return hidden


def _cells(row: Element, above: list[list[str]]) -> list[str]:
    texts: list[str] = []
    covers_until = 0
    for cell in row:
        times = _repeated(cell, "number-columns-repeated")
        if local(cell) == "table-cell":
            covers_until = len(texts) + _number(cell, "number-columns-spanned")
            texts.extend([_cell_text(cell)] * times)
        elif local(cell) == "covered-table-cell":
            for _ in range(times):
                texts.append(texts[-1] if len(texts) < covers_until else _covered(above, len(texts)))
    return texts


def _covered(above: list[list[str]], index: int) -> str:
    return above[-1][index] if above and index < len(above[-1]) else ""


def _grouped(parent: Element, name: str) -> Iterator[Element]:
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in _GROUPS:
            yield from _grouped(child, name)


def _cell_text(cell: Element) -> str:
    """Returns the lines of a cell; a typed date with a day is formatted as in all other file formats."""
    lines: list[str] = []
    for block in _blocks(cell):
        rows = block.get("rows", [[block.get("text", "")]])
        lines.extend(" ".join(dict.fromkeys(filter(None, row))) for row in rows)
    text = "\n".join(line for line in lines if line.strip())
    return _date(cell, text) if _get(cell, "value-type") == "date" else text


def _date(cell: Element, shown: str) -> str:
    value = _get(cell, "date-value")[:10]
    if _SHORT_DATE.fullmatch(shown) and value:
        return value
    if _MONTH.fullmatch(shown) and len(value) == len("2025-01-01"):
        return text_of(date.fromisoformat(value), "mmmm yyyy")
    return shown


def _text(element: Element) -> str:
    """Returns the text of a paragraph, with XML white space collapsed as the format prescribes."""
    parts: list[str] = []
    _collect(element, parts)
    return "".join(parts).strip(" ")


def _collect(element: Element, parts: list[str]) -> None:
    parts.append(_spaced(element.text))
    for child in element:
        name = local(child)
        if name == "line-break":
            parts.append("\n")
        elif name in ("s", "tab"):
            parts.append(" ")
        elif name not in _GONE:
            _collect(child, parts)
        parts.append(_spaced(child.tail))


def _spaced(text: str | None) -> str:
    if not text:
        return ""
    words = " ".join(text.split())
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if words and text[-1].isspace() else ''}"


def _repeated(element: Element, name: str) -> int:
    return min(_number(element, name, 1), _MOST_REPEATED)


def _number(element: Element, name: str, otherwise: int = 1) -> int:
    value = _get(element, name)
    return int(value) if value.isdigit() else otherwise


def _get(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")
