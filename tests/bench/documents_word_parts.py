"""Parts of Word documents: titles and front matter, tables, tracked changes, controls, fields."""

from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

W = nsdecls("w")


def start(title: str, landscape: bool = True, font: str = "Calibri") -> Any:
    document = docx.Document()
    document.styles["Normal"].font.name = font
    document.styles["Normal"].font.size = Pt(10)
    section = document.sections[0]
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    else:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.footer.paragraphs[0]._p.append(field("PAGE", "1"))
    section.header.paragraphs[0].text = "Ekdala kommun"
    document.add_paragraph(title, style="Title")
    return document


def field(instruction: str, shown: str) -> Any:
    return parse_xml(f'<w:fldSimple {W} w:instr="{instruction}"><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>')


def front_matter(document: Any) -> None:
    """The front matter of a plan: versions, contents, contacts, prose."""
    table(document, ("Version", "Datum", "Ändring", "Ansvarig"), [("1.0", "2025-01-08", "Ny plan", "SN")])
    document.add_paragraph("Innehåll", style="Heading 1")
    for text, page in (("Inledning", 2), ("Åtgärder", 3), ("Uppföljning", 5)):
        document.add_paragraph(f"{text}\t{page}")
    document.add_paragraph("Inledning", style="Heading 1")
    document.add_paragraph(
        "Planen gäller för hela kommunen och beslutas av nämnden varje år. Ansvarig för planen är "
        "förvaltningschefen. Aktiviteterna nedan följs upp i tertialrapporterna."
    )
    table(
        document,
        ("Funktion", "Namn", "Telefon", "E-post"),
        [
            ("Samordnare", "Kim Exempel", "0123-456 78", "kim@ekdala.example"),
            ("Växel", "", "0123-450 00", ""),
        ],
    )


def table(
    document: Any, header: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float] = ()
) -> Any:
    made = document.add_table(rows=0, cols=len(header))
    made.style = "Table Grid"
    if header[0] or any(header):
        fill(made.add_row(), header, bold=True)
    for row in rows:
        fill(made.add_row(), row)
    for row in made.rows if widths else ():
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    return made


def fill(row: Any, texts: Sequence[str], bold: bool = False) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.add_run(text).bold = bold


def repeat_header(row: Any) -> None:
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {W}/>"))


def title_row(made: Any, text: str) -> None:
    cells = made.add_row().cells
    merged = cells[0].merge(cells[-1])
    merged.paragraphs[0].add_run(text).bold = True


def append(cell: Any, xml: str) -> None:
    holder = parse_xml(f"<w:p {W}>{xml}</w:p>")
    for child in list(holder):
        cell.paragraphs[0]._p.append(child)


def change(cell: Any, kept: str, old: str, new: str) -> None:
    cell.text = kept
    by = 'w:id="1" w:author="A" w:date="2025-01-01T00:00:00Z"'
    append(cell, f"<w:del {by}><w:r><w:delText>{old}</w:delText></w:r></w:del>")
    append(cell, f"<w:ins {by}><w:r><w:t>{new}</w:t></w:r></w:ins>")


def insert_row(row: Any) -> None:
    row._tr.get_or_add_trPr().append(parse_xml(f'<w:ins {W} w:id="7" w:author="A"/>'))
    for run in list(row._tr.iter(qn("w:r"))):
        added = parse_xml(f'<w:ins {W} w:id="8" w:author="A"/>')
        run.addprevious(added)
        added.append(run)


def delete_row(row: Any) -> None:
    row._tr.get_or_add_trPr().append(parse_xml(f'<w:del {W} w:id="9" w:author="A"/>'))
    for run in list(row._tr.iter(qn("w:r"))):
        gone = parse_xml(f'<w:del {W} w:id="10" w:author="A"/>')
        run.addprevious(gone)
        gone.append(run)
        for text in run.iter(qn("w:t")):
            text.tag = qn("w:delText")


def control(cell: Any) -> None:
    """The cell's text in a content control, as a date picker leaves it."""
    paragraph = cell.paragraphs[0]._p
    runs = list(paragraph.iter(qn("w:r")))
    control = parse_xml(f"<w:sdt {W}><w:sdtPr><w:date/></w:sdtPr><w:sdtContent/></w:sdt>")
    paragraph.append(control)
    for run in runs:
        control[1].append(run)


def complex_field(cell: Any) -> None:
    shown = cell.text
    cell.text = ""
    append(
        cell,
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF frekvens </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )


def text_box(document: Any) -> None:
    document.element.body.insert(
        2,
        parse_xml(
            f'<w:p {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox>'
            "<w:txbxContent><w:p><w:r><w:t>Ansvarig: nämnden. Utkast!</w:t></w:r></w:p></w:txbxContent>"
            "</v:textbox></v:shape></w:pict></w:r></w:p>"
        ),
    )
