"""Parses Excel (.xlsx) into blocks: one table per sheet, with the values that Excel last calculated.

A merged cell is repeated in every position that it covers. What is hidden or struck is named, not read.
"""

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tracker.documents.sheets.hidden import Place, hidden_sheet, left_out, text_boxes
from tracker.documents.sheets.parts import blocks_of_rows
from tracker.documents.sheets.strict import as_usual
from tracker.documents.sheets.values import text_of
from tracker.documents.xmlparts import archive_of, refuse_document_types
from tracker.reading.plan.periods import MARK, periods_of

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_WIDEST = 256
_NO_FILL = frozenset({"00000000", "FFFFFFFF", "00FFFFFF"})
Texts = dict[Place, str]


def blocks_of(data: bytes) -> Iterator[dict[str, Any]]:
    """Yields paragraphs and tables sheet by sheet; the number of a table is that of its sheet."""
    from openpyxl import load_workbook

    with archive_of(data) as archive:
        refuse_document_types(archive)
        boxes = list(text_boxes(archive))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(as_usual(data)), data_only=True, keep_links=False)
    for number, sheet in enumerate(book.worksheets, start=1):
        if sheet.sheet_state != "visible":
            yield hidden_sheet(sheet)
            continue
        rows, said = _rows(sheet)
        yield from blocks_of_rows(rows, number, sheet.title)
        yield from said
    yield from boxes


def _rows(sheet: "Worksheet") -> tuple[list[list[str]], list[dict[str, Any]]]:
    """Returns the rows up to the last with text, and what to say of those that are not read.

    Visits only filled cells, as a sheet may claim millions. A hidden row is empty: rows keep their numbers.
    """
    filled = {
        place: cell
        for place, cell in sheet._cells.items()
        if place[1] <= _WIDEST and text_of(cell.value, cell.number_format)
    }
    gone, said = left_out(sheet, filled)
    texts = {
        place: text_of(cell.value, cell.number_format) for place, cell in filled.items() if place not in gone
    }
    height = max((row for row, _ in texts), default=0)
    width = max((column for _, column in texts), default=0)
    _spread_merged(sheet, texts, height, width)
    _mark_shaded(sheet, texts)
    rows = range(1, height + 1)
    return [[texts.get((row, column), "") for column in range(1, width + 1)] for row in rows], said


def _spread_merged(sheet: "Worksheet", texts: Texts, height: int, width: int) -> None:
    for area in sheet.merged_cells.ranges:
        text = texts.get((area.min_row, area.min_col))
        if text:
            for row in range(area.min_row, min(area.max_row, height) + 1):
                texts.update(
                    {(row, column): text for column in range(area.min_col, min(area.max_col, width) + 1)}
                )


def _mark_shaded(sheet: "Worksheet", texts: Texts) -> None:
    """Sets a mark in each empty cell that is shaded below the heading of a period."""
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), text in texts.items():
        by_row.setdefault(row, {})[column] = text
    for row in sorted(by_row):
        names = by_row[row]
        periods = {list(names)[at] for at in periods_of([names[column] for column in names])}
        if len(names) > len(periods) > 1:
            for place, cell in sheet._cells.items():
                if place[1] in periods and place[0] > row and place not in texts and _is_shaded(cell):
                    texts[place] = MARK
            return


def _is_shaded(cell: "Cell") -> bool:
    fill = cell.fill if cell.has_style else None
    if fill is None or fill.fill_type != "solid":
        return False
    color = fill.fgColor
    return color.type != "rgb" or color.rgb not in _NO_FILL
