"""The activities as Excel and CSV: numbers are numbers, texts are texts and never formulas."""

import csv
import io
import zipfile
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from tests.domain.long_section import long_section
from tracker.documents.section.excel import excel_bytes
from tracker.documents.section.table import csv_text
from tracker.domain.report.document import Document, section_document
from tracker.domain.report.sheet import Sheet
from tracker.errors import DocumentError

FORMULAS = ("=1+1", "+46 8 508 00", "-1", "@SUM(A1)", '=HYPERLINK("http://x.example")', "plain")


@pytest.fixture(scope="module")
def document() -> Document:
    return section_document(long_section())


def with_texts(document: Document, *texts: str) -> Document:
    return replace(
        document, sheet=Sheet("Prov", ("Text", "Tal"), tuple((one, 2.5) for one in texts), (20, 8))
    )


def test_excel_has_a_row_an_activity_with_numbers(document: Document) -> None:
    page = openpyxl.load_workbook(BytesIO(excel_bytes(document))).active
    assert page is not None
    header, *rows = [[cell.value for cell in row] for row in page.iter_rows()]
    silent, row = (dict(zip(header, rows[number - 1], strict=True)) for number in (3, 11))

    assert [one[0] for one in rows] == list(range(1, 15))
    assert (row["Utfall"], row["Av"], row["Procent"]) == (138, 146, 95)
    assert (row["Läge"], row["Avvikelse"]) == ("Delvis genomförd", "ja")
    assert row["Uppgift saknas från"] is None
    assert silent["Uppgift saknas från"] == "biståndsenheten, parkleksenheten"


def test_excel_is_laid_out_for_reading_and_for_paper(document: Document) -> None:
    page = openpyxl.load_workbook(BytesIO(excel_bytes(document))).active
    assert page is not None

    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"
    assert page.column_dimensions["A"].width < page.column_dimensions["C"].width
    assert page["A1"].font.bold


def test_no_cell_of_excel_is_a_formula(document: Document) -> None:
    data = excel_bytes(with_texts(document, *FORMULAS))
    page = openpyxl.load_workbook(BytesIO(data)).active
    assert page is not None

    assert [row[0].value for row in page.iter_rows(min_row=2)] == list(FORMULAS)
    assert {row[0].data_type for row in page.iter_rows(min_row=2)} == {"s"}
    assert b"<f>" not in zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_excel_is_dated_by_the_day_of_the_section(document: Document) -> None:
    data = excel_bytes(document)
    properties = openpyxl.load_workbook(BytesIO(data)).properties

    assert data == excel_bytes(document)
    assert (properties.creator, properties.language) == (document.author, "sv-SE")
    assert properties.modified.date() == properties.created.date() == document.day


def test_csv_is_for_a_swedish_spreadsheet(document: Document) -> None:
    """Semicolons, decimal commas, and an apostrophe before what would be run."""
    rows = list(
        csv.reader(io.StringIO(csv_text(with_texts(document, *FORMULAS, "a;b\u00e5"))), delimiter=";")
    )

    assert rows[0] == ["Text", "Tal"]
    assert [row[0] for row in rows[1:]] == [*(f"'{one}" for one in FORMULAS[:-1]), "plain", "a;bå"]
    assert {row[1] for row in rows[1:]} == {"2,5"}


def test_a_section_without_activities_has_no_table(document: Document) -> None:
    for write in (excel_bytes, csv_text):
        with pytest.raises(DocumentError, match="inga aktiviteter"):
            write(replace(document, sheet=None))
