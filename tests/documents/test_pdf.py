"""PDF plans as programs print them are read like the Word plans that they were."""

import io
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer

from tests.documents.builders import GRID, NO_RULES, TEXT, TITLE, pdf_table, write_pdf
from tests.documents.drawn import Drawn
from tests.reading.plan_variants import PROSE, ROWS
from tracker.documents import read_document
from tracker.errors import DocumentError
from tracker.reading.plan import PlanTable, Table, read_rows

HEADER = ("Aktivitet", "Ansvarig", "Tidplan", "Uppföljning")
PLAN = [(row["aktivitet"], row["ansvarig"], row["tidplan"], row["uppfoljning"]) for row in ROWS]
LONG = [
    (f"{row[0].rstrip('.')} och {PROSE.split('. ')[at % 3].lower()}.", *row[1:])
    for at, row in enumerate(PLAN)
]
MANY = [*LONG, *((f"{row[0]} igen", *row[1:]) for row in PLAN), *PLAN[:5]]


def cells(table: PlanTable) -> list[tuple[str, ...]]:
    return [(row.aktivitet, row.ansvarig, row.tidplan, row.uppfoljning) for row in table.rows]


def read(path: Path) -> PlanTable:
    return read_rows(read_document(path))


@pytest.mark.parametrize("borders", ["all", "open", "rows", "none"])
@pytest.mark.parametrize("repeat", [True, False], ids=["header on each page", "header once"])
@pytest.mark.parametrize("widths", [(180, 80, 75, 90), (140, 62, 62, 62)], ids=["wide", "narrow"])
def test_rows_that_break_over_pages_and_words_that_break_over_lines_are_whole(
    tmp_path, borders, repeat, widths
):
    """Page heads, feet, repeated headers and hyphens leave no trace; a joined row says so."""
    plan = Drawn(tmp_path / "plan.pdf", widths, borders, repeat=repeat)
    plan.heading("Trygga skolor")
    plan.prose(" ".join([PROSE] * 4))
    plan.table(HEADER, MANY)
    plan.prose(PROSE)

    found = read(plan.save())

    assert cells(found) == MANY
    assert {row.omrade for row in found.rows} == {"Trygga skolor"}
    pages = [row.source.page for row in found.rows]
    assert pages == sorted(pages)
    assert set(pages) == set(range(1, plan.page + 1))
    joined = [row for row in found.rows if any("sidbrytning" in doubt for doubt in row.warnings)]
    assert len(joined) == plan.broken_rows


@pytest.mark.parametrize("borders", ["all", "rows", "none"])
def test_words_that_a_narrow_column_cuts_without_a_hyphen_are_whole(tmp_path, borders):
    """A word that fills its line alone goes on in the next, where its parts say so."""
    plan = Drawn(tmp_path / "plan.pdf", (180, 58, 62, 66), borders, hyphen="")
    plan.table(HEADER, PLAN)

    assert cells(read(plan.save())) == PLAN


def test_each_table_takes_its_area_from_the_heading_above_it(tmp_path):
    """Headings between tables are headings, and running text between them is nothing."""
    story = [
        Paragraph("Handlingsplan mot ensamhet", TITLE),
        Paragraph(PROSE, TEXT),
        Paragraph("Mötesplatser", TITLE),
        pdf_table([HEADER, *PLAN[:3]], GRID),
        Spacer(1, 12),
        Paragraph("Hemtjänst", TITLE),
        Paragraph(PROSE, TEXT),
        Spacer(1, 8),
        pdf_table([HEADER, *PLAN[3:5]], NO_RULES),
        Spacer(1, 12),
        Paragraph("Uppföljning", TITLE),
        Paragraph(PROSE, TEXT),
    ]
    write_pdf(tmp_path / "plan.pdf", story, foot="Dammsjö", head="Handlingsplan mot ensamhet")

    found = read(tmp_path / "plan.pdf")

    assert cells(found) == PLAN[:5]
    assert [row.omrade for row in found.rows] == ["Mötesplatser"] * 3 + ["Hemtjänst"] * 2


def test_merged_cells_stand_in_every_row_and_column_that_they_cover(tmp_path):
    """A title row over the columns, and an area that spans its rows."""
    rows = [
        ("Gröna gårdar", "", "", "", ""),
        ("Område", *HEADER),
        ("Skola", *PLAN[0]),
        ("", *PLAN[1]),
        ("Kultur", *PLAN[2]),
    ]
    style = [*GRID, ("SPAN", (0, 0), (4, 0)), ("SPAN", (0, 2), (0, 3))]
    write_pdf(tmp_path / "plan.pdf", [pdf_table(rows, style, (60, 180, 90, 90, 90))])

    (table,) = read_document(tmp_path / "plan.pdf").blocks
    found = read(tmp_path / "plan.pdf")

    assert isinstance(table, Table)
    assert table.rows[0] == ("Gröna gårdar",) * 5
    assert [row.omrade for row in found.rows] == ["Skola", "Skola", "Kultur"]
    assert cells(found) == PLAN[:3]


def test_shaded_header_cells_over_rows_without_borders_are_one_table(tmp_path):
    """Only the header is coloured, as many templates have it."""
    style = [*NO_RULES, ("BACKGROUND", (0, 0), (-1, 0), colors.lightblue)]
    write_pdf(tmp_path / "plan.pdf", [pdf_table([HEADER, *PLAN], style)])

    assert cells(read(tmp_path / "plan.pdf")) == PLAN


def test_headers_of_two_lines_without_borders_are_read_whole(tmp_path):
    """Header cells may be broken into lines like any other."""
    plan = Drawn(tmp_path / "plan.pdf", (200, 100, 70, 90), "none")
    header = ("Aktivitet", "Ansvarig enhetschef", "Klart senast datum", "Uppföljning")
    plan.table(header, PLAN)

    assert cells(read(plan.save())) == PLAN


def test_a_raised_footnote_mark_is_no_part_of_a_word(tmp_path):
    """The mark points at a note; the plan's own words are without it."""
    rows = [HEADER, *PLAN[:2]]
    table = pdf_table(rows, GRID)
    table._cellvalues[1][1] = Paragraph("Samordnaren<super size=5>2</super> för skolan", TEXT)
    write_pdf(tmp_path / "plan.pdf", [table])

    assert read(tmp_path / "plan.pdf").rows[0].ansvarig == "Samordnaren för skolan"


def scanned(path: Path) -> None:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("L", (600, 800), 200).save(picture, "PNG")
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    canvas.save()


def locked(path: Path) -> None:
    canvas = Canvas(str(path), encrypt=StandardEncryption("hemligt"))
    canvas.drawString(100, 100, "Handlingsplan")
    canvas.save()


def broken(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (scanned, "är en inskannad PDF utan text – gör den sökbar med OCR"),
        (locked, "är krypterad med lösenord – ta bort lösenordet"),
        (broken, "är skadad och kan inte läsas som PDF – "),
    ],
)
def test_a_pdf_that_can_not_be_read_is_said_in_one_sentence(tmp_path, make, says):
    """Pictures of text, a password and damage each have their own advice."""
    make(tmp_path / "plan.pdf")

    with pytest.raises(DocumentError) as caught:
        read_document(tmp_path / "plan.pdf")

    assert says in str(caught.value)
    assert str(caught.value).endswith(".")
