"""Names what a workbook holds beside its visible cells: what is hidden or struck, comments, text boxes."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from tracker.documents.sheets.values import text_of
from tracker.documents.xmlparts import local, part

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_DRAWING = re.compile(r"xl/drawings/[^/]+\.xml")
_WORDS_OF_A_SHEET = 12
Place = tuple[int, int]


def left_out(sheet: "Worksheet", cells: "dict[Place, Cell]") -> tuple[set[Place], list[dict[str, Any]]]:
    """Returns the places of the cells that are not read, and what to say of them.

    `cells` are those with a value.
    """
    rows = {row for row, _ in cells if sheet.row_dimensions[row].hidden} if sheet.row_dimensions else set()
    columns = _hidden_columns(sheet)
    gone = {place for place in cells if place[0] in rows or place[1] in columns}
    said = [
        _named("hidden row", sheet, cells, [p for p in gone if p[0] == row], row=row) for row in sorted(rows)
    ]
    for column in sorted({place[1] for place in gone if place[1] in columns}):
        places = [place for place in gone if place[1] == column and place[0] not in rows]
        said += [_named("hidden column", sheet, cells, places, cell=_letters(column))] if places else []
    struck = {place for place, cell in cells.items() if place not in gone and _is_struck(cell)}
    for row in sorted({place[0] for place in struck}):
        said.append(_named("struck", sheet, cells, [p for p in struck if p[0] == row], row=row))
    return gone | struck, [*said, *_comments(sheet)]


def _named(
    kind: str, sheet: "Worksheet", cells: "dict[Place, Cell]", places: list[Place], **where: Any
) -> dict[str, Any]:
    texts = [text_of(cells[place].value, cells[place].number_format) for place in sorted(places)]
    return {"unread": kind, "sheet": sheet.title, "text": " | ".join(filter(None, texts)), **where}


def _hidden_columns(sheet: "Worksheet") -> set[int]:
    """Returns the numbers of the hidden columns; one dimension may stand for several."""
    hidden = [one for one in sheet.column_dimensions.values() if one.hidden]
    return {
        column
        for one in hidden
        for column in range(one.min or 0, min(one.max or 0, (one.min or 0) + 256) + 1)
    }


def _letters(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))


def _is_struck(cell: "Cell") -> bool:
    return bool(cell.has_style and cell.font and cell.font.strike)


def _comments(sheet: "Worksheet") -> Iterator[dict[str, Any]]:
    for cell in list(sheet._cells.values()):
        if cell.comment is not None and cell.comment.text.strip():
            text = cell.comment.text
            yield {"unread": "comment", "sheet": sheet.title, "cell": cell.coordinate, "text": text}


def hidden_sheet(sheet: "Worksheet") -> dict[str, Any]:
    """Returns what to say of a hidden sheet: its name and first words."""
    texts = (text_of(cell.value) for _, cell in sorted(sheet._cells.items()))
    words = [text for text in texts if text][:_WORDS_OF_A_SHEET]
    return {"unread": "hidden sheet", "sheet": sheet.title, "text": " | ".join(words)}


def text_boxes(archive: ZipFile) -> Iterator[dict[str, Any]]:
    """Yields the texts of shapes drawn over the sheets."""
    for name in sorted(filter(_DRAWING.fullmatch, archive.namelist())):
        root = part(archive, name)
        shapes = [one for one in root.iter() if local(one) in ("txBody", "sp")] if root is not None else []
        for shape in [one for one in shapes if local(one) == "txBody"] or (
            [root] if root is not None else []
        ):
            text = " ".join(one.text for one in shape.iter() if local(one) == "t" and one.text)
            if text.strip():
                yield {"unread": "textbox", "text": text}
