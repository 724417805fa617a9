"""No word of a table is broken on the page: its columns are measured with the letters of Helvetica."""

import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pdfplumber
from docx import Document as opened

from tests.cases import each
from tests.sections.towns import FORMS, section_of, town_names
from tracker.documents.section.body import fitted
from tracker.documents.section.pdf import pdf_bytes
from tracker.documents.section.word import word_bytes
from tracker.domain.forms import OccasionKind
from tracker.domain.report.across.compare import compare
from tracker.domain.report.across.document import across_document
from tracker.domain.report.across.values import Compared
from tracker.domain.report.document import Document, Heading, Paragraph, Run, Table, section_document
from tracker.domain.report.sheet import page_widths, text_size

PAGE, EDGES, BOLD = 9071, 8.5, 1.08  # twentieths of a point, points, and how much wider bold letters are
# Of Helvetica, in thousandths of the size of the text.
LETTERS = {
    "ijlI": 222, "tf,.:;/’”'": 280, "r()-–": 333, "cksvxyzJ": 500, "FTZ": 611, "ABEKPSVXYÄÅ": 667,
    "CDHNRUw": 722, "GOQÖ": 778, "mM": 833, "%": 889, "W": 944, "…": 1000,
}  # fmt: skip
WIDTHS = {letter: width for letters, width in LETTERS.items() for letter in letters}


def points(word: str, size: float) -> float:
    return sum(WIDTHS.get(letter, 556) for letter in word) * size / 1000


def broken(table: Table) -> list[str]:
    """Returns the words that are wider than their column."""
    widths = [width / 20 - EDGES for width in fitted(table.widths, PAGE)]
    rows = [(table.header, BOLD), *((row, 1.0) for row in table.rows)]
    return [
        word
        for row, weight in rows
        for text, width in zip(row, widths, strict=True)
        for word in re.split(r"\s+|(?<=-)", text)
        if points(word, table.text_size) * weight > width
    ]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


@each("name", town_names())
@each("form", FORMS)
def test_a_sections_table_breaks_no_word(name: str, form: OccasionKind) -> None:
    found = tables(section_document(section_of(name, form)))

    assert [(table.text_size, broken(table)) for table in found] == [(9.0, [])] * len(found)


def test_the_plans_side_by_side_break_no_word() -> None:
    """Ten columns: the text is smaller, but never below 7 points."""
    plans = [
        Compared(name, section_of(town, OccasionKind.VB))
        for name, town in zip(("Kungsholmen", "Enskede-Årsta-Vantör"), town_names(), strict=False)
    ]
    found = tables(across_document(compare(plans, ["Handlingsplan"] * 2, "Exempelkommunen")))

    assert min(table.text_size for table in found) >= 7
    assert [broken(table) for table in found] == [[]] * len(found)


LONG = [
    (("Samverkansöverenskommelsen", "Verksamhetsstyrningsavdelningen,", "genomförd,", "medarbetare"), 9.0),
    (("Samverkansöverenskommelsen", "Verksamhetsstyrningsavdelningen,", "genomförd,", "medarbetarnas"), 9.0),
    (("Samverkansöverenskommelsen", "Verksamhetsstyrningsavdelningen,", *["medarbetarnas"] * 3), 7.5),
]


@each(("words", "size"), LONG)
def test_words_that_fill_the_page_make_the_text_smaller(words: Sequence[str], size: float) -> None:
    header = ("Nr", *["Rubrik"] * len(words))
    row = ("14", *words)

    assert text_size(header, [row]) == size
    assert broken(Table("", header, (row,), page_widths(header, [row]))) == []


@each(("words", "size"), LONG)
def test_the_files_are_written_in_that_size(words: Sequence[str], size: float) -> None:
    header, row = ("Nr", *["Rubrik"] * len(words)), ("14", *words)
    table = Table("Tabellen", header, (row,), page_widths(header, [row]))
    blocks = (Heading(1, "Rubrik"), Paragraph((Run("Text."),)), table)
    document = Document("Rubrik", "Nämnden", date(2022, 1, 31), blocks)

    (in_word,) = opened(BytesIO(word_bytes(document))).tables
    with pdfplumber.open(BytesIO(pdf_bytes(document))) as pdf:
        in_pdf = {round(one["size"], 1) for one in pdf.pages[0].chars if one["text"] == "ö"}
    in_cells = {run.font.size for cell in in_word._cells for run in cell.paragraphs[0].runs}
    assert {shown.pt if shown else 9.0 for shown in in_cells} == {size}
    assert size in in_pdf
