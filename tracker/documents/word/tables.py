"""Converts Word tables to rows of texts; a merged cell is repeated in every position that it covers."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from tracker.documents.word.beside import hides
from tracker.documents.word.text import W, flattened, inside, number, text_of
from tracker.reading.plan.periods import MARK, periods_of

_WIDEST = 64


@dataclass(slots=True)
class _Cell:
    """A cell: how many columns it spans, and whether it continues the cell above."""

    text: str
    span: int
    goes_on: bool = False
    shaded: bool = False


def is_frame(table: Element) -> bool:
    """Returns whether a table is only a frame around another one: one cell that contains a table."""
    cells = [cell for row in inside(table, "tr") for cell in inside(row, "tc")]
    return len(cells) == 1 and any(element.tag == W + "tbl" for element in flattened(cells[0]))


def rows_of(table: Element) -> list[list[str]]:
    """Returns the rows, without deleted and hidden ones; a shaded cell below a period has a mark."""
    rows = [row for row in inside(table, "tr") if row.find(f"{W}trPr/{W}del") is None and not hides(row)]
    cells = [_cells(row) for row in rows]
    _straighten(rows, cells)
    texts: list[list[str]] = []
    for row in cells:
        texts.append(_texts(row, texts[-1] if texts else []))
    _mark_shaded(cells, texts)
    return texts


def _mark_shaded(cells: Sequence[Sequence[_Cell]], texts: list[list[str]]) -> None:
    """Sets a mark in each empty cell that is shaded below the heading of a period."""
    head, periods = next(
        ((at, found) for at, row in enumerate(texts[:3]) if (found := periods_of(row))), (0, {})
    )
    for row, shown in zip(cells[head + 1 :], texts[head + 1 :], strict=True) if periods else ():
        shaded = [cell.shaded for cell in row for _ in range(cell.span)]
        for index in periods:
            if index < len(shown) and not shown[index].strip() and shaded[index]:
                shown[index] = MARK


def _cells(row: Element) -> list[_Cell]:
    before = number(row.find(f"{W}trPr/{W}gridBefore"))
    first = [_Cell("", min(before, _WIDEST))] if before else []
    return [*first, *map(_cell, inside(row, "tc"))]


def _cell(cell: Element) -> _Cell:
    properties = cell.find(W + "tcPr")
    if properties is None:
        return _Cell(_cell_text(cell), 1)
    merged = properties.find(W + "vMerge")
    goes_on = merged is not None and merged.get(W + "val", "continue") == "continue"
    gone = properties.find(W + "cellDel") is not None
    span = max(1, min(number(properties.find(W + "gridSpan")), _WIDEST))
    return _Cell("" if gone else _cell_text(cell), span, goes_on, _is_shaded(properties))


def _is_shaded(properties: Element) -> bool:
    shade = properties.find(W + "shd")
    return shade is not None and shade.get(W + "fill", "auto").upper() not in ("AUTO", "FFFFFF", "")


def _straighten(rows: Sequence[Element], cells: list[list[_Cell]]) -> None:
    """Ignores Word's grid if all rows have the same number of cells: dragged borders make it misaligned."""
    counts = {len(row) for row in cells if len(row) > 1}
    if len(counts) != 1 or any(row.find(f"{W}trPr/{W}gridBefore") is not None for row in rows):
        return
    width = counts.pop()
    for row in cells:
        for cell in row:
            cell.span = width if len(row) == 1 else 1


def _texts(row: Sequence[_Cell], above: Sequence[str]) -> list[str]:
    texts: list[str] = []
    for cell in row:
        repeated = cell.goes_on and len(texts) < len(above)
        texts.extend([above[len(texts)] if repeated else cell.text] * cell.span)
    return texts


def _cell_text(cell: Element) -> str:
    """Returns the lines of a cell; a nested table becomes one line per row."""
    lines: list[str] = []
    for element in flattened(cell):
        if element.tag == W + "p":
            lines.append(text_of(element))
        elif element.tag == W + "tbl":
            lines.extend(" ".join(dict.fromkeys(filter(None, row))) for row in rows_of(element))
    return "\n".join(line for line in lines if line.strip())
