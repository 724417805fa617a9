"""A scanned PDF is read with tesseract: real pictures of pages, a real tesseract."""

import io
import os
import shutil
import sqlite3
from itertools import product
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from tests.conftest import Tracker
from tests.examples import sample
from tracker.documents import read_document
from tracker.documents.ocr.lines import lines_in, wipe_out
from tracker.errors import DocumentError, ScannedError
from tracker.reading.plan import read_rows

HEADER = ("Aktivitet", "Ansvarig", "Tidplan", "Uppföljning")
PLAN = (
    ("Måla bänkarna vid lekplatsen på Ängsgården", "Enhetschef, parkenheten", "Senast 31 mars 2021", "VB"),
    ("Hålla öppna möten för föräldrar om ungas fritid", "Fritidschef", "Höst 2021", "Tertialrapport 1 och 2"),
    ("Se över rutinerna för nycklar på de äldre skolorna", "Samtliga rektorer", "Löpande", "Protokoll"),
)
GRID = [("GRID", (0, 0), (-1, -1), 0.7, colors.black), ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)]
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None and os.environ.get("CI") != "true",
    reason="tesseract with Swedish is not on this machine",
)


def scanned(folder: Path, style: list[tuple[object, ...]], slant: float = 0.0) -> Path:
    """A PDF of one picture: the plan printed, laid on the glass at a slant, and scanned."""
    import pypdfium2

    words = getSampleStyleSheet()
    cells = [[Paragraph(cell, words["BodyText"]) for cell in row] for row in (HEADER, *PLAN)]
    printed = io.BytesIO()
    table = Table(cells, colWidths=[230, 150, 150, 150], style=TableStyle(style))
    SimpleDocTemplate(printed, pagesize=landscape(A4)).build([table])
    page = pypdfium2.PdfDocument(printed.getvalue())[0].render(scale=200 / 72).to_pil().convert("L")
    page.rotate(slant, fillcolor=255, resample=Image.Resampling.BICUBIC).save(
        folder / "skannad.pdf", resolution=200
    )
    return folder / "skannad.pdf"


@needs_tesseract
@pytest.mark.parametrize(
    ("style", "slant"),
    sample(product((GRID, []), (0.0, 0.5, -0.4)), every=6, first=4),  # one with lines is imported below
    ids=lambda value: ("ruled" if value else "without lines") if isinstance(value, list) else None,
)
def test_a_scanned_table_is_read_cell_by_cell(
    tmp_path: Path, style: list[tuple[object, ...]], slant: float
) -> None:
    rows = read_rows(read_document(scanned(tmp_path, style, slant), ocr=True)).rows

    found = [(row.aktivitet, row.ansvarig, row.tidplan, row.uppfoljning.upper()) for row in rows]
    assert found == [(*row[:3], row[3].upper()) for row in PLAN]


def test_without_the_option_the_sentence_tells_of_it(tmp_path: Path) -> None:
    with pytest.raises(ScannedError, match="--ocr"):
        read_document(scanned(tmp_path, GRID))


def test_without_tesseract_the_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = scanned(tmp_path, GRID)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(DocumentError, match="kräver programmet tesseract"):
        read_document(file, ocr=True)


def test_a_tesseract_without_swedish_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = scanned(tmp_path, GRID)
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho eng\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    with pytest.raises(DocumentError, match="saknar svenska"):
        read_document(file, ocr=True)


@needs_tesseract
def test_a_picture_without_words_is_no_plan(tmp_path: Path) -> None:
    """What is still without text after reading is refused like any such file."""
    Image.new("L", (1600, 1200), 255).save(tmp_path / "tom.pdf", resolution=200)

    with pytest.raises(DocumentError):
        read_document(tmp_path / "tom.pdf", ocr=True)


@needs_tesseract
def test_the_command_reads_and_stores_it(tracker: Tracker, home: Path) -> None:
    """Cell by cell, from a table with lines that lies at a slant."""
    file = scanned(home, GRID, 0.5)

    ran = tracker("import", file, "--district", "kungsholmen", "--year", "2021", "--ocr", "--yes")

    assert ran.code == 0, ran.err
    assert "3 aktiviteter" in ran.out
    with sqlite3.connect(home / "data" / "tracker.db") as stored:
        cells = stored.execute("SELECT aktivitet, ansvarig, tidplan, upper(uppfoljning) FROM activity")
        assert cells.fetchall() == [(*row[:3], row[3].upper()) for row in PLAN]
    stored.close()


def test_lines_are_found_where_they_are_and_words_are_left() -> None:
    """A frame and a row line; a word of thick letters between them is no line."""
    picture = Image.new("L", (1200, 600), 255)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((100, 100, 1100, 500), outline=0, width=3)
    draw.line((100, 300, 1100, 302), fill=0, width=2)
    draw.rectangle((200, 180, 230, 230), fill=0)

    found = lines_in(picture)

    across = sorted((box[1], box[0], box[2]) for box in found if box[2] - box[0] > box[3] - box[1])
    assert [(left, right) for _, left, right in across] == [(100, 1101)] * 3
    assert len(found) == 5
    wipe_out(picture, found)
    assert min(picture.crop((90, 280, 1110, 320)).tobytes()) == 255
    assert picture.getpixel((210, 200)) == 0
