"""The child that parses Word: `python -m tracker.documents.word`, bytes in, JSON blocks out.

Tracked changes are read as accepted. Entities and outside references are refused before python-docx
sees the file; nothing that the document points at is ever fetched.
"""

import io
import json
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

from tracker.documents.worker import TOO_HEAVY

_MEMORY = 1024 * 1024 * 1024
_CPU_SECONDS = 8
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = frozenset(
    {"del", "moveFrom", "instrText", "delText", "delInstrText", "rPrChange", "pPrChange", "commentReference"}
)
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def main() -> int:
    """Read standard input, print the blocks; 3 where memory ran out, 1 where the file is broken."""
    _limit()
    try:
        blocks = list(blocks_of(sys.stdin.buffer.read()))
    except MemoryError:
        return TOO_HEAVY
    except Exception:
        return 1
    sys.stdout.write(json.dumps(blocks))
    return 0


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit of the parent remains.
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def blocks_of(data: bytes) -> Iterator[dict[str, Any]]:
    """Paragraphs {"text", "level"} and tables {"number", "rows"} in the order of the document."""
    import docx

    _refuse_entities(data)
    document = docx.Document(io.BytesIO(data))
    levels = _heading_levels(document)
    tables = 0
    for element in _flattened(document.element.body):
        if element.tag == _W + "p":
            text = text_of(element)
            if text.strip():
                yield {"text": text, "level": _level(element, levels)}
        else:
            tables += 1
            yield {"number": tables, "rows": _rows(element)}


def _refuse_entities(data: bytes) -> None:
    """Every XML part must parse without document types, entities or outside references."""
    from defusedxml import ElementTree  # type: ignore[import-untyped]

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                with archive.open(name) as part:
                    for _, element in ElementTree.iterparse(part, forbid_dtd=True):
                        element.clear()


def _flattened(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables, also those inside content controls and tracked insertions."""
    for child in parent:
        if child.tag in (_W + "p", _W + "tbl"):
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "moveTo", _W + "customXml"):
            yield from _flattened(child)


def text_of(paragraph: Any) -> str:
    """The text of a paragraph with its line breaks, deletions left out, insertions kept."""
    parts: list[str] = []
    _collect(paragraph, parts)
    return "".join(parts)


def _collect(element: Any, parts: list[str]) -> None:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = child.tag.rsplit("}", 1)[-1]
        if name == "t" and child.tag == _W + "t":
            parts.append(child.text or "")
        elif name in _BREAKS and child.tag.startswith(_W):
            parts.append(_BREAKS[name])
        elif name not in _GONE and name not in ("pPr", "rPr", "footnoteReference", "Fallback", "txbxContent"):
            _collect(child, parts)


def _heading_levels(document: Any) -> dict[str, int]:
    """Heading styles by id: those of Word itself ("heading 1", "Rubrik 1") and those with a level."""
    levels: dict[str, int] = {}
    for style in document.styles:
        outline = style.element.find(f"{_W}pPr/{_W}outlineLvl")
        words = (style.name or "").lower().split()
        if outline is not None and str(outline.get(_W + "val")).isdigit():
            levels[style.style_id] = int(outline.get(_W + "val")) + 1
        elif len(words) == 2 and words[0] in ("heading", "rubrik") and words[1].isdigit():
            levels[style.style_id] = int(words[1])
    return levels


def _level(paragraph: Any, levels: dict[str, int]) -> int | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return levels.get(style.get(_W + "val")) if style is not None else None


def _rows(table: Any) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in _children(table, "tr"):
        if row.find(f"{_W}trPr/{_W}del") is None:
            rows.append(_cells(row, rows[-1] if rows else []))
    return rows


def _cells(row: Any, above: list[str]) -> list[str]:
    """The cells of a row; a cell merged downwards repeats what stands above it."""
    cells = [""] * _number(row.find(f"{_W}trPr/{_W}gridBefore"))
    for cell in _children(row, "tc"):
        properties = cell.find(_W + "tcPr")
        merged = properties.find(_W + "vMerge") if properties is not None else None
        goes_on = merged is not None and merged.get(_W + "val", "continue") == "continue"
        text = above[len(cells)] if goes_on and len(cells) < len(above) else _cell_text(cell)
        span = _number(properties.find(_W + "gridSpan")) if properties is not None else 1
        cells.extend([text] * max(1, min(span, 64)))
    return cells


def _children(parent: Any, name: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == _W + name:
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml"):
            yield from _children(child, name)


def _number(element: Any) -> int:
    value = element.get(_W + "val", "0") if element is not None else "0"
    return int(value) if value.isdigit() else 0


def _cell_text(cell: Any) -> str:
    """The lines of a cell; a table inside it is read row by row as lines."""
    lines: list[str] = []
    for element in _flattened(cell):
        if element.tag == _W + "p":
            lines.append(text_of(element))
        else:
            lines.extend(" ".join(dict.fromkeys(filter(None, row))) for row in _rows(element))
    return "\n".join(line for line in lines if line.strip())


if __name__ == "__main__":
    sys.exit(main())
