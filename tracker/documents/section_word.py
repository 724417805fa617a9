"""Writes a report document as Word: A4, in Swedish, with tables that repeat their header row."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from tracker.domain.report.document import Document
from tracker.errors import DocumentError, os_reason
from tracker.files import replace_file

_A4 = (21.0, 29.7)  # cm
_MARGIN = 2.5
_TEXT_WIDTH = _A4[0] - 2 * _MARGIN


def write_document(document: Document, path: Path) -> None:
    """Writes or replaces the file. Raises DocumentError if that fails (open in Word, no permission)."""
    from docx import Document as new_document

    word = new_document()
    _prepare(word, document)
    for block in document.blocks:
        _WRITERS[block.kind](word, block)
    saved = BytesIO()
    word.save(saved)
    try:
        replace_file(path, saved.getvalue())
    except OSError as error:
        raise DocumentError(
            f"Filen {path} går inte att skriva ({os_reason(error)}): är den öppen i Word?"
        ) from error


def _prepare(word: Any, document: Document) -> None:
    """Sets page, language and properties; python-docx's own are US Letter, en-US and its own name."""
    from docx.shared import Cm

    page = word.sections[0]
    page.page_width, page.page_height = Cm(_A4[0]), Cm(_A4[1])
    page.left_margin = page.right_margin = Cm(_MARGIN)
    _speak_swedish(word)
    properties = word.core_properties
    properties.title, properties.author, properties.language = document.title, document.author, "sv-SE"
    properties.last_modified_by, properties.comments = document.author, ""
    properties.created = properties.modified = datetime.combine(document.day, time(), UTC)


def _heading(word: Any, block: Any) -> None:
    word.add_heading(block.text, block.level)


def _paragraph(word: Any, block: Any) -> None:
    paragraph = word.add_paragraph()
    for run in block.runs:
        added = paragraph.add_run(run.text)
        added.italic = True if run.style == "emphasis" else None
        added.font.superscript = True if run.style == "mark" else None


def _items(word: Any, block: Any) -> None:
    for item in block.items:
        word.add_paragraph(item, style="List Bullet")


def _table(word: Any, block: Any) -> None:
    from docx.shared import Cm

    texts = [block.header, *block.rows]
    table = word.add_table(rows=len(texts), cols=len(block.header), style="Table Grid")
    cells = table._cells  # accessing each cell by itself is quadratic
    widths = [Cm(_TEXT_WIDTH * share / sum(block.widths)) for share in block.widths]
    for index, text in enumerate(text for row in texts for text in row):
        cells[index].text = text
        cells[index].width = widths[index % len(widths)]
    _repeat_header(table.rows[0])
    word.add_paragraph()


def _notes(word: Any, block: Any) -> None:
    for mark, text in block.notes:
        paragraph = word.add_paragraph()
        paragraph.add_run(mark.text).font.superscript = True
        paragraph.add_run(f" {text}")


_WRITERS: Mapping[str, Callable[[Any, Any], None]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "items": _items,
    "table": _table,
    "notes": _notes,
}


def _repeat_header(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _speak_swedish(word: Any) -> None:
    """Sets the language, which screen readers and spell checkers use."""
    from docx.oxml.ns import qn

    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")
