"""Parses Excel (.xlsx) into blocks: one table per sheet, with the values that Excel last calculated.

Hidden sheets are left out; a merged cell is repeated in every position that it covers.
"""

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tracker.documents.sheets.parts import blocks_of_rows
from tracker.documents.sheets.values import text_of
from tracker.documents.xmlparts import archive_of, refuse_document_types

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDEST = 256
Texts = dict[tuple[int, int], str]


def blocks_of(data: bytes) -> Iterator[dict[str, Any]]:
    """Yields paragraphs and tables sheet by sheet; the number of a table is that of its sheet."""
    from openpyxl import load_workbook

    with archive_of(data) as archive:
        refuse_document_types(archive)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    for number, sheet in enumerate(book.worksheets, start=1):
        if sheet.sheet_state == "visible":
            yield from blocks_of_rows(_rows(sheet), number, sheet.title)


def _rows(sheet: "Worksheet") -> list[list[str]]:
    """Returns the rows up to the last with text; visits only filled cells, as a sheet may claim millions."""
    texts = {
        (row, column): text
        for (row, column), cell in sheet._cells.items()
        if column <= _WIDEST and (text := text_of(cell.value, cell.number_format))
    }
    height = max((row for row, _ in texts), default=0)
    width = max((column for _, column in texts), default=0)
    _spread_merged(sheet, texts, height, width)
    return [[texts.get((row, column), "") for column in range(1, width + 1)] for row in range(1, height + 1)]


def _spread_merged(sheet: "Worksheet", texts: Texts, height: int, width: int) -> None:
    for area in sheet.merged_cells.ranges:
        text = texts.get((area.min_row, area.min_col))
        if text:
            for row in range(area.min_row, min(area.max_row, height) + 1):
                texts.update(
                    {(row, column): text for column in range(area.min_col, min(area.max_col, width) + 1)}
                )
