"""The same rows as a document of each format: `BUILDERS[name](header, rows, path, title)`.

Everything is made when a test runs; the words are our own.
"""

import csv
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import openpyxl
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

Row = Sequence[str]
Rows = Sequence[Row]
Builder = Callable[[Row, Rows, Path, str], None]
TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=9, leading=11)
HEAD = ParagraphStyle("head", parent=TEXT, fontName="Helvetica-Bold")
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=15, leading=20)
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
RULES = [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
ZEBRA = [
    ("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.white, colors.lightgrey]),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
NO_RULES = [("VALIGN", (0, 0), (-1, -1), "TOP")]
WIDTHS = (210, 110, 95, 100)


def word(header: Row, rows: Rows, path: Path, title: str) -> None:
    document = docx.Document()
    document.add_heading(title, 2)
    table = document.add_table(rows=0, cols=len(header))
    for row in (header, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))


def excel(header: Row, rows: Rows, path: Path, title: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([title])
    sheet.append([])
    for row in (header, *rows):
        sheet.append(list(row))
    book.save(path)


def separated(mark: str, encoding: str) -> Builder:
    def build(header: Row, rows: Rows, path: Path, title: str) -> None:
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file, delimiter=mark)
            writer.writerows([[title, "", "", ""], [], header, *rows])

    return build


def odt(header: Row, rows: Rows, path: Path, title: str) -> None:
    lines = "".join(f"<table:table-row>{''.join(map(odt_cell, row))}</table:table-row>" for row in rows)
    head = "".join(map(odt_cell, header))
    write_odt(
        path,
        f'<text:h text:outline-level="2">{escape(title)}</text:h><table:table table:name="T">'
        f"<table:table-header-rows><table:table-row>{head}</table:table-row></table:table-header-rows>"
        f"{lines}</table:table>",
    )


def odt_cell(text: str) -> str:
    return f"<table:table-cell><text:p>{escape(text)}</text:p></table:table-cell>"


def write_odt(path: Path, body: str, kind: str = "text") -> None:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "drawing")
    )
    content = (
        f"<office:document-content {names}><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", content)


def pdf(style: list[tuple[object, ...]], **options: object) -> Builder:
    def build(header: Row, rows: Rows, path: Path, title: str) -> None:
        write_pdf(path, [Paragraph(title, TITLE), Spacer(1, 6), pdf_table([header, *rows], style, **options)])

    return build


def pdf_table(
    rows: Rows, style: list[tuple[object, ...]], widths: Sequence[float] = WIDTHS, **options
) -> Table:
    cells = [[Paragraph(escape(text), TEXT if at else HEAD) for text in row] for at, row in enumerate(rows)]
    return Table(cells, colWidths=list(widths), repeatRows=1, style=style, **options)


def write_pdf(path: Path, story: list[object], foot: str = "", head: str = "") -> None:
    def furniture(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, A4[1] - 40, head)
        canvas.drawString(60, 30, foot)
        if foot:
            canvas.drawRightString(A4[0] - 40, 30, f"Sida {document.page} av 9")

    template = SimpleDocTemplate(str(path), pagesize=A4, leftMargin=40, rightMargin=40)
    template.build(story, onFirstPage=furniture, onLaterPages=furniture)


BUILDERS: dict[str, tuple[str, Builder]] = {
    "word": ("docx", word),
    "excel": ("xlsx", excel),
    "csv with semicolons": ("csv", separated(";", "utf-8-sig")),
    "csv with commas": ("csv", separated(",", "utf-8")),
    "csv with tabs in cp1252": ("csv", separated("\t", "cp1252")),
    "opendocument": ("odt", odt),
    "pdf with borders": ("pdf", pdf(GRID)),
    "pdf with lines between rows": ("pdf", pdf(RULES)),
    "pdf with shaded rows": ("pdf", pdf(ZEBRA)),
    "pdf without lines": ("pdf", pdf(NO_RULES)),
}
