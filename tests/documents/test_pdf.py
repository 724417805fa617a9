"""PDF plans as programs print them are read like the Word plans that they were."""

import io
from itertools import product
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer
from reportlab.platypus import Table as Grid

from tests.documents.builders import GRID, NO_RULES, RULES, TEXT, TITLE, pdf_table, write_pdf
from tests.documents.drawn import Drawn
from tests.examples import is_thorough, sample
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
WIDTHS = ((180, 80, 75, 90), (140, 62, 62, 62))  # wide, narrow


def cells(table: PlanTable) -> list[tuple[str, ...]]:
    return [(row.aktivitet, row.ansvarig, row.tidplan, row.uppfoljning) for row in table.rows]


def read(path: Path) -> PlanTable:
    return read_rows(read_document(path))


@pytest.mark.parametrize(
    ("widths", "repeat", "borders"),
    sample(product(WIDTHS, (True, False), ("all", "open", "rows", "none")), every=3),
)
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


def test_lines_between_rows_are_trusted_where_words_could_go_either_way(tmp_path):
    """Sentences that begin with a large letter in every cell are still one row between two lines."""
    row = ("Gå.\nSe.\nBo.", "Anna.\nEva.\nBo.", "Maj.\nJuni.\nJuli.", "VB.\nT1.\nT2.")
    story = Grid([HEADER, row, row], colWidths=[130, 130, 130, 130], style=RULES)
    write_pdf(tmp_path / "plan.pdf", [story])

    said = tuple(" ".join(cell.split()) for cell in row)
    assert cells(read(tmp_path / "plan.pdf")) == [said, said]


def test_rows_without_lines_or_space_between_are_told_by_the_room_that_words_had(tmp_path):
    """A line that had room for the next word was ended on purpose."""
    rows = [
        ("Måla bodar", "Eva", "Maj", "VB"),
        ("Tvätta båtar", "Bo", "Juni", "VB"),
        ("Gräva diken", "Ann", "Juli", "T1"),
    ]
    tight = [*NO_RULES, ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
    wide = [
        (
            "Ordna en stor och trivsam fest för alla",
            "Festkommittén i samverkan",
            "Under hela året",
            "Protokoll",
        )
    ]
    write_pdf(tmp_path / "plan.pdf", [pdf_table([HEADER, *wide, *rows], tight)])

    assert cells(read(tmp_path / "plan.pdf")) == [*wide, *rows]


def test_rows_with_empty_cells_and_no_space_between_are_apart(tmp_path):
    """Even where little stands in a row, its words had room above."""
    rows = [
        ("Måla bodar", "Eva Ek", "Maj", "VB"),
        ("Tvätta båtar", "", "Juni", ""),
        ("Gräva diken", "Bo", "", ""),
    ]
    tight = [*NO_RULES, ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
    write_pdf(tmp_path / "plan.pdf", [pdf_table([HEADER, *PLAN[:1], *rows], tight)])

    assert cells(read(tmp_path / "plan.pdf")) == [*PLAN[:1], *rows]


def test_a_short_line_under_some_words_parts_no_rows(tmp_path):
    """A link is underlined; a line between rows goes over the whole table."""
    plan = Drawn(tmp_path / "plan.pdf", (150, 100, 90, 100), "none")
    plan.table(HEADER, PLAN[:3])
    for at in range(100):
        plan.canvas.line(45, A4[1] - 70 - at * 5, 75, A4[1] - 70 - at * 5)

    assert cells(read(plan.save())) == PLAN[:3]


def test_cells_that_begin_left_of_a_centred_header_are_under_it(tmp_path):
    """The border lies where the rows leave room, not where the header begins."""
    style = [*NO_RULES, ("ALIGN", (0, 0), (-1, 0), "CENTER")]
    table = Grid(
        [HEADER, *PLAN[4:8]], colWidths=[330, 130, 60, 70], style=[*style, ("FONTSIZE", (0, 0), (-1, -1), 8)]
    )
    write_pdf(tmp_path / "plan.pdf", [table])

    assert cells(read(tmp_path / "plan.pdf")) == PLAN[4:8]


def test_a_row_that_is_only_framed_keeps_to_the_columns_of_the_others(tmp_path):
    """A title over all columns is one all the same."""
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("SPAN", (0, 2), (-1, 2))]
    style += [("GRID", (0, at), (-1, at), 0.5, colors.black) for at in (0, 1, 4)]
    style += [("BOX", (0, at), (-1, at), 0.5, colors.black) for at in (2, 3)]
    title = ("Insatser för barn och ungdomar i hela kommunen under året", "", "", "")
    write_pdf(tmp_path / "plan.pdf", [pdf_table([HEADER, PLAN[0], title, *PLAN[1:3]], style)])

    table = read(tmp_path / "plan.pdf")

    assert cells(table) == PLAN[:3]
    assert [row.omrade for row in table.rows] == ["", title[0], title[0]]


def test_a_row_left_open_at_the_end_of_a_page_goes_on_on_the_next(tmp_path):
    """Some programs draw no line where the page cuts a row."""
    long = "se över lokalerna och " * 150
    rows = [HEADER, PLAN[0], (f"Gör i ordning, {long}berätta", "Fritidsledare", "Maj", "VB"), *PLAN[1:3]]
    write_pdf(tmp_path / "plan.pdf", [pdf_table(rows, GRID, splitInRow=1)])

    table = read(tmp_path / "plan.pdf")

    assert [row.ansvarig for row in table.rows] == [row[1] for row in rows[1:]]


def test_shaded_header_over_rows_with_lines_comes_back_on_each_page(tmp_path):
    """A header that is repeated at the same height on every page is no page head."""
    style = [*RULES, *(("BACKGROUND", (at, 0), (at, 0), colors.lightblue) for at in range(4))]
    write_pdf(tmp_path / "plan.pdf", [Spacer(1, 500), pdf_table([HEADER, *MANY], style)], foot="Dammsjö")

    assert cells(read(tmp_path / "plan.pdf")) == MANY


def test_the_last_line_of_a_row_may_stand_alone_on_the_last_page(tmp_path):
    """A line with text in the first column only goes on from the page before; the heading below does not.

    After forty rows one line is left for the last page, after 39 none.
    """
    for rows_before in range(34, 44) if is_thorough() else (39, 40, 41):
        plan = Drawn(tmp_path / "plan.pdf", (150, 100, 90, 100), "none", repeat=False)
        rows = [(f"Punkt {at}", "Rektor", "Maj", "VB") for at in range(rows_before)]
        rows.append(
            (
                "Ordna en fest för alla som bor i byn och som vill vara med om att bygga en ny brygga",
                "Eva",
                "Juni",
                "VB",
            )
        )
        plan.table(HEADER, rows)
        assert plan.broken_rows == (rows_before == 40)
        plan.heading("Uppföljning")
        plan.prose(PROSE)

        assert cells(read(plan.save())) == rows


def test_a_page_may_begin_with_a_heading_and_a_table_of_its_own(tmp_path):
    """What stands after a table with borders does not go on from the page before."""
    plan = Drawn(tmp_path / "plan.pdf", (150, 100, 90, 100), "none")
    plan.heading("Skola")
    plan.table(HEADER, PLAN[:3])
    plan.new_page()
    plan.heading("Kultur")
    plan.prose(PROSE)
    plan.table(HEADER, PLAN[3:5])

    found = read(plan.save())

    assert cells(found) == PLAN[:5]
    assert [row.omrade for row in found.rows] == ["Skola"] * 3 + ["Kultur"] * 2


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
        (scanned, "är en inskannad PDF utan text – lägg till --ocr"),
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
