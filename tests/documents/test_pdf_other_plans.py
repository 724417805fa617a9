"""PDFs in the shapes of other municipalities: many columns, notes on the page, turned pages, odd letters."""

from collections.abc import Sequence
from pathlib import Path

import pdfplumber
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table as Grid

from tests.documents.builders import GRID, write_pdf
from tests.documents.drawn import Drawn
from tracker.documents import read_document
from tracker.documents.pdf.ruled import ruled_tables, straighten
from tracker.errors import NoPlanError
from tracker.reading.plan import Document, PlanTable, Table, read_rows
from tracker.reading.plan.words import PERHAPS_CUT, Vocabulary, doubtful_breaks, join_lines

HEADER = ("Aktivitet", "Ansvarig", "Tidplan", "Uppföljning")
ROWS = [
    ("Måla bodarna vid hamnen", "Hamnchef", "Maj 2024", "Delårsrapport"),
    ("Laga bryggan", "Driftledare", "2024-09-30", "Årsredovisning"),
]


def read(path: Path) -> PlanTable:
    return read_rows(read_document(path))


def said(table: PlanTable) -> str:
    return " ".join(table.warnings)


def activities(table: PlanTable) -> list[str]:
    return [row.aktivitet for row in table.rows]


@pytest.mark.parametrize("borders", ["rows", "none"])
def test_many_unknown_columns_hide_no_table_without_borders(tmp_path, borders):
    """Known headings count, unknown ones never against."""
    plan = Drawn(tmp_path / "plan.pdf", (120, 48, 55, 60, 90, 62, 60), borders)
    plan.heading("Hamnplan")
    plan.table(
        ("Åtgärd", "Prio", "Kostnad", "Medel", "Ansvarig", "Klart", "Status"),
        [(row[0], "Hög", "10 tkr", "Inom ram", row[1], row[2], "Ny") for row in ROWS],
    )

    found = read(plan.save())

    assert [(row.aktivitet, row.ansvarig, row.tidplan) for row in found.rows] == [row[:3] for row in ROWS]


def test_a_table_of_unknown_headings_without_borders_can_be_told(tmp_path):
    """It is refused with its headings named, and read when a person has said what they are; on two pages."""
    plan = Drawn(tmp_path / "plan.pdf", (170, 110, 90, 110), "none")
    plan.heading("Hamnplan")
    acts = [f"Måla bod nummer {at} vid hamnen" for at in range(1, 41)]
    rows = [(act, f"Hamnen {at % 7}", "Lugnt", "Bra") for at, act in enumerate(acts)]
    plan.table(("Drömmar", "Sällskap", "Läge", "Känsla"), rows)
    document = read_document(plan.save())

    with pytest.raises(NoPlanError, match=r"”Drömmar”, ”Sällskap”, ”Läge” och ”Känsla”.*--columns"):
        read_rows(document)
    told = read_rows(document, told={"drommar": "aktivitet", "sallskap": "ansvarig", "lage": "tidplan"})

    assert activities(told) == acts
    assert told.rows[0].ansvarig == "Hamnen 0"


def test_a_heading_right_above_the_header_is_no_part_of_a_column(tmp_path):
    """A larger line is no first line of the header, however near it stands."""
    plan = Drawn(tmp_path / "plan.pdf", (90, 160, 90, 90, 80), "none")
    plan.canvas.setFont("Helvetica-Bold", 12)
    plan.canvas.drawString(45, A4[1] - 68, "Hamnar")
    plan.table(("Mål", *HEADER), [("Hela bryggor", *ROWS[0]), ("Trygga hamnar", *ROWS[1])])

    found = read(plan.save())

    assert [row.syfte or row.omrade for row in found.rows] == ["Hela bryggor", "Trygga hamnar"]


def test_notes_on_the_page_and_form_fields_are_named(tmp_path):
    """What a reader program shows on top of a page is no part of its text; a link is nothing."""
    plan = Drawn(tmp_path / "plan.pdf", (180, 90, 90, 100))
    plan.table(HEADER, ROWS)
    form = plan.canvas.acroForm
    form.textfield(name="beslut", tooltip="Beslutat", value="12 mars", x=50, y=200, width=90, height=18)
    form.textfield(name="tomt", tooltip="Rum", value="", x=50, y=170, width=90, height=18)
    form.checkbox(name="klar", tooltip="Planen gäller", checked=True, x=50, y=140)
    form.checkbox(name="av", tooltip="Utkast", checked=False, x=50, y=110)
    plan.canvas.textAnnotation("Byt till hamnmästaren", Rect=[300, 600, 320, 620])
    plan.canvas.freeTextAnnotation("Ny rad: bygg en bastu", "/Helv 9 Tf", Rect=[300, 500, 420, 520])
    plan.canvas.highlightAnnotation("Se över", Rect=[300, 400, 420, 420])
    plan.canvas.linkURL("https://example.se", (50, 60, 120, 75))

    found = read(plan.save())

    for words in ("Beslutat: 12 mars", "Planen gäller: ikryssad", "hamnmästaren", "bastu", "Se över"):
        assert words in said(found)
    assert "sida 1" in said(found)
    assert not any(words in said(found) for words in ("Rum", "Utkast", "example.se"))


def test_struck_text_is_left_out_and_named(tmp_path):
    """A line through words strikes them; one under them, or through a part of a word, does not."""
    plan = Drawn(tmp_path / "plan.pdf", (180, 90, 90, 100))
    plan.table(HEADER, [*ROWS, ("Bygg en bastu vid kallbadhuset", "Badchef", "Juni 2024", "VB")])
    struck = "Bygg en bastu vid kallbadhuset"
    for row, above, text in ((3, 2.6, struck), (2, -1.5, "Laga bryggan"), (1, 2.6, "Måla bod")):
        y = A4[1] - 70 - row * 16 - 11 + above
        plan.canvas.line(45, y, 45 + stringWidth(text, "Helvetica", 9), y)

    found = read(plan.save())

    assert {"Laga bryggan", "Måla bodarna vid hamnen"} <= set(activities(found))
    assert struck not in activities(found)
    assert "Överstruken text på sida 1 läses inte in: ”Bygg en bastu vid kallbadhuset”" in said(found)


def test_a_row_with_sides_only_goes_on_over_the_page(tmp_path):
    """A table whose columns have no border in every second row, and none where the page ends."""
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=A4)
    _framed(canvas, [(HEADER,), ROWS[:1], (("Bygg en bastu", "Badchef", "Juni 2024", "VB"),)], closed=False)
    canvas.showPage()
    _framed(canvas, [(HEADER,), (("vid kallbadhuset", "", "", ""), ("i Norrhamn.", "", "", "")), ROWS[1:]])
    canvas.save()

    said_so = [ROWS[0][0], "Bygg en bastu vid kallbadhuset i Norrhamn.", ROWS[1][0]]
    assert activities(read(tmp_path / "plan.pdf")) == said_so


def _framed(canvas: Canvas, rows: Sequence[Sequence[Sequence[str]]], closed: bool = True) -> None:
    """Draws rows of lines; the last but one on a closed page, or the last, has only its sides."""
    canvas.setFont("Helvetica", 9)
    y = top = A4[1] - 70
    for number, lines in enumerate(rows):
        below = y - 13 * len(lines) - 4
        bare = number == (len(rows) - 2 if closed else len(rows) - 1)
        for at, line in enumerate(lines, start=1):
            for x, text in zip((40, 220, 310, 400), line, strict=True):
                canvas.drawString(x + 5, y - 12 * at, text)
        for x in (40, 500) if bare else (40, 220, 310, 400, 500):
            canvas.line(x, y, x, below)
        canvas.line(40, y, 500, y)
        y = below
    if closed:
        canvas.line(40, y, 500, y)
    assert y < top


def test_lines_that_are_level_but_for_a_rounding_error_bound_cells(tmp_path):
    """A program that turns a page leaves such errors."""
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=A4)
    for y in range(70, 150, 16):
        canvas.line(40, A4[1] - y, 500, A4[1] - y + 0.01)
    for x in (40, 220, 310, 400, 500):
        canvas.line(x, A4[1] - 70, x + 0.01, A4[1] - 134)
    canvas.save()

    with pdfplumber.open(tmp_path / "plan.pdf") as pdf:
        straighten(pdf.pages[0])
        (table,) = ruled_tables(pdf.pages[0])

    assert (len(table.xs), len(table.ys)) == (5, 5)


@pytest.mark.parametrize(
    "text",
    [
        "Bygg ut e-tjänster och a-kassans lokaler samt se över icke-verbala signaler i hamnen",
        "Samla LSS-handläggarnas och sfi-lärarnas frågor om 1:a-linjens arbete i hamnen",
        "Bjud in kultur- och fritidsnämnden samt hamn-, bad- och båtföreningarna",
    ],
)
def test_hyphens_of_words_are_kept_where_a_line_ends(tmp_path, text):
    """Wherever the column's edge falls; a hyphen between syllables is none of the word's."""
    for width in range(70, 150, 16):
        rows = [HEADER, ("\n".join(_lines(text, width - 12)), *ROWS[0][1:]), ROWS[1]]
        table = Grid(rows, colWidths=(width, 110, 90, 100), style=[*GRID, ("FONTSIZE", (0, 0), (-1, -1), 9)])
        write_pdf(tmp_path / "plan.pdf", [table])

        assert activities(read(tmp_path / "plan.pdf")) == [text, ROWS[1][0]], width


def _lines(text: str, width: float) -> list[str]:
    """Returns the lines of a text that is broken at spaces and after hyphens."""
    lines = [""]
    for piece in text.replace("-", "-|").replace(" ", " |").split("|"):
        if lines[-1] and stringWidth((lines[-1] + piece).strip(), "Helvetica", 9) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def test_sentences_that_are_written_twice_are_kept_over_a_page(tmp_path):
    """A program prints nothing twice, so the plan says it twice."""
    text = " ".join(["Bjud in föreningarna till samtal."] * 70)
    plan = Drawn(tmp_path / "plan.pdf", (120, 110, 90, 100))
    plan.table(HEADER, [ROWS[0], (text, *ROWS[1][1:])])

    assert plan.broken_rows
    assert activities(read(plan.save())) == [ROWS[0][0], text]


@pytest.mark.parametrize("word", ["M\ufffdla", "M\ue012la", "M\u0430la", "M\u03b1la"])
def test_signs_that_a_font_does_not_name_are_a_doubt(word):
    """No wrong letter stands unmarked, nor one of another alphabet among Latin ones."""
    rows = (
        HEADER,
        (f"{word} bodarna", *ROWS[0][1:]),
        ("Välkomna André och Łukasz – ☑ \u0434\u0430", *ROWS[1][1:]),
    )
    first, second = read_rows(Document("plan.pdf", (Table(1, rows),))).rows

    assert any("tecken som inte kan läsas" in doubt and word in doubt for doubt in first.warnings)
    assert not second.warnings


def test_a_word_that_may_be_two_is_a_doubt_and_a_plain_one_is_none():
    """Where letters and words do not say whether a full line goes on, a person must."""
    words = Vocabulary()
    assert doubtful_breaks([f"extraordinära{PERHAPS_CUT}", "händelser"], words)
    assert doubtful_breaks([f"Skolhälso{PERHAPS_CUT}", "planer"], words)
    for first, second in (
        ("informationska", "mpanj om"),
        ("Skolor", "och hem"),
        ("Verksamhetsb", "erättelse"),
    ):
        assert not doubtful_breaks([f"{first}{PERHAPS_CUT}", second], words), second
    assert join_lines([f"informationska{PERHAPS_CUT}", "mpanj om"], words) == "informationskampanj om"
    assert join_lines([f"Norrhamn{PERHAPS_CUT}", "-Skogsby"], words) == "Norrhamn-Skogsby"
    assert join_lines([f"skolavslutningar{PERHAPS_CUT}", "och"], words) == "skolavslutningar och"
    assert join_lines([f"Barnrådets{PERHAPS_CUT}", "protokoll"], words) == "Barnrådets protokoll"
