"""Writes the report section as a Word document in Swedish, with a table with a repeating header row."""

from io import BytesIO
from pathlib import Path
from typing import Any

from tracker.domain.section import Entry, Omrade, Section
from tracker.errors import DocumentError, os_reason
from tracker.files import replace_file


def write_section(section: Section, path: Path) -> None:
    """Writes or replaces the file. Raises DocumentError if that fails (open in Word, no permission)."""
    from docx import Document

    document = Document()
    _speak_swedish(document)
    document.core_properties.title = section.title
    document.core_properties.language = "sv-SE"
    document.add_heading(section.title, 1)
    document.add_paragraph(section.numbers)
    _overview(document, section)
    for omrade in section.omraden:
        _omrade(document, omrade)
    _unanswered(document, section)
    _sources(document, section)
    saved = BytesIO()
    document.save(saved)
    try:
        replace_file(path, saved.getvalue())
    except OSError as error:
        raise DocumentError(
            f"Filen {path} går inte att skriva ({os_reason(error)}): är den öppen i Word?"
        ) from error


def _overview(document: Any, section: Section) -> None:
    rows = [(str(e.number), e.title, e.status_label) for omrade in section.omraden for e in omrade.entries]
    table = document.add_table(rows=1 + len(rows), cols=3, style="Table Grid")
    cells = table._cells  # accessing each cell by itself is quadratic
    for index, text in enumerate(("Nr", "Aktivitet", "Status", *(text for row in rows for text in row))):
        cells[index].text = text
    _repeat_header(table.rows[0])


def _omrade(document: Any, omrade: Omrade) -> None:
    document.add_heading(omrade.name, 2)
    document.add_paragraph(omrade.numbers)
    for entry in omrade.entries:
        document.add_heading(f"{entry.number}. {entry.title}", 3)
        paragraph = document.add_paragraph()
        paragraph.add_run(f"Status: {entry.status_label}.").bold = True
        for sentence in entry.sentences:
            paragraph.add_run(f" {sentence.text}")
            if sentence.report is not None:
                paragraph.add_run(f" [{sentence.report}]").font.superscript = True
        if not entry.sentences:
            paragraph.add_run(" Ingen rapport har lämnats.")


def _unanswered(document: Any, section: Section) -> None:
    document.add_heading("Inte besvarat", 2)
    if not section.unanswered:
        document.add_paragraph("Inga begärda svar saknas.")
    for entry in section.unanswered:
        document.add_paragraph(missing_line(entry), style="List Bullet")


def missing_line(entry: Entry) -> str:
    who = "; ".join(seat.who for seat in entry.missing)
    last = f" Senast rapporterat {entry.last_report}." if entry.last_report else ""
    return f"{entry.number}. {entry.title} – svar saknas från {who}.{last}"


def _sources(document: Any, section: Section) -> None:
    document.add_heading("Underlag", 2)
    document.add_paragraph("Siffrorna i texten hänvisar till de svar som meningarna bygger på.")
    for report in section.sources:
        line = f"[{report.id}] {report.person}, {report.channel}, {report.reported_on}"
        document.add_paragraph(line, style="List Bullet")


def _repeat_header(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _speak_swedish(document: Any) -> None:
    """Sets the language: python-docx's template is en-US, which screen readers and spell checkers use."""
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")
