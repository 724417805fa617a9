"""The table of a section as CSV, for a Swedish spreadsheet: semicolons, decimal commas, no formulas."""

import csv
import io

from tracker.domain.report.document import Document
from tracker.domain.report.sheet import Cell, Sheet
from tracker.domain.swedish import swedish_number
from tracker.domain.text import formula_safe
from tracker.errors import DocumentError


def sheet_of(document: Document) -> Sheet:
    """Returns the document's table. Raises DocumentError if it has none."""
    if document.sheet is None:
        raise DocumentError("Avsnittet har inga aktiviteter att lägga i en tabell: välj ett annat format.")
    return document.sheet


def csv_text(document: Document) -> str:
    sheet, out = sheet_of(document), io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(sheet.header)
    writer.writerows([_cell(value) for value in row] for row in sheet.rows)
    return out.getvalue()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return formula_safe(value) if isinstance(value, str) else swedish_number(value)
