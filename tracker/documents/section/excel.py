"""The table of a section as Excel: numbers as numbers, a header that stays in view, no formulas."""

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from tracker.documents.section.archive import repacked
from tracker.documents.section.table import sheet_of
from tracker.domain.report.document import Chart, Document
from tracker.domain.report.sheet import Cell
from tracker.domain.text import is_formula

CHART_SHEET = "Blad1"
_SHADE = "FFE8EEF2"
_LONGEST_CELL = 32_767  # characters, in Excel
_LONGEST_HEADER = 240  # characters of Excel's 255, with its own codes


def excel_bytes(document: Document) -> bytes:
    """Returns the file. Raises DocumentError if the document has no table."""
    from openpyxl import Workbook

    sheet = sheet_of(document)
    book = Workbook()
    page = book.active
    page.title = sheet.title
    for number, row in enumerate((sheet.header, *sheet.rows), start=1):
        for column, value in enumerate(row, start=1):
            _write(page.cell(number, column), value)
    _lay_out(page, sheet.widths)
    page.oddHeader.left.text = _header(document)
    _set_properties(book, document)
    saved = BytesIO()
    book.save(saved)
    return repacked(saved.getvalue(), document.day)


def chart_book(chart: Chart, day: date) -> bytes:
    """Returns the numbers of a chart as the workbook that Word opens when someone edits them."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.title = CHART_SHEET
    rows: tuple[tuple[Cell, Cell], ...] = (chart.header, *chart.bars)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            _write(page.cell(number, column), value)
    book.properties.created = book.properties.modified = datetime.combine(day, time())
    saved = BytesIO()
    book.save(saved)
    return repacked(saved.getvalue(), day)


def _write(cell: Any, value: Cell) -> None:
    from openpyxl.styles import Alignment

    cell.value = value[:_LONGEST_CELL] if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"  # else a text that begins with "=" becomes a formula
        cell.quotePrefix = is_formula(value)  # nor does it when the cell is edited
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def _lay_out(page: Any, widths: tuple[int, ...]) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    for cell in page[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=_SHADE)
    page.freeze_panes, page.auto_filter.ref = "A2", page.dimensions
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage = 0, True


def _header(document: Document) -> str | None:
    """Returns the line above a printed page, the version in it; "&" begins a code in Excel."""
    said = f"{document.title}. {document.version}" if document.version else ""
    return said.replace("&", "&&")[:_LONGEST_HEADER] or None


def _set_properties(book: Any, document: Document) -> None:
    properties = book.properties
    properties.title, properties.creator, properties.language = document.title, document.author, "sv-SE"
    properties.lastModifiedBy = document.author
    properties.description = document.version or None
    properties.created = properties.modified = datetime.combine(document.day, time())
