"""A municipality's own Word template, made for a test: python-docx's default styles, Swedish style names."""

from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
PLACES = ("body", "header", "footer", "footnotes", "title", "subject", "comments", "identifier", "author")


def own_template(path: Path, *body: str, **places: str) -> Path:
    """Writes a template with these lines as its body, and a text in each of the other places."""
    word = Document()
    for line in body or ("Före.", "{{p avsnitt }}", "Efter."):
        word.add_paragraph(line)
    page = word.sections[0]
    for name, text in places.items():
        if name in ("header", "footer"):
            getattr(page, name).paragraphs[0].text = text
        elif name == "body":
            word.add_paragraph(text)
        elif name == "footnotes":
            add_footnote(word, text)
        else:
            setattr(word.core_properties, name, text)
    _as_swedish_word_saves(word)
    saved = BytesIO()
    word.save(saved)
    path.write_bytes(saved.getvalue())
    return path


def add_footnote(word: Any, text: str) -> None:
    """Adds a footnotes part with one note, number 5."""
    note = f'<w:footnote w:id="5"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{W}">{note}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), KIND, xml.encode(), word.part.package)
    word.part.relate_to(part, NOTES)


def _as_swedish_word_saves(word: Any) -> None:
    """Gives the headings Swedish ids, and takes away what a municipality's template seldom has."""
    styles = word.styles.element
    for style in list(styles.iterchildren(qn("w:style"))):
        name = style.find(qn("w:name")).get(qn("w:val")).lower()
        if name.startswith("heading ") and name[-1].isdigit():
            style.set(qn("w:styleId"), f"Rubrik{name[-1]}")
        elif name in ("list bullet", "caption"):
            styles.remove(style)
