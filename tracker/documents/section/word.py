"""Writes a section as Word: its own blocks in the frame of the shipped template or the municipality's."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from tracker.documents.faults import Fault
from tracker.documents.limits import archive_kind
from tracker.documents.xmlparts import archive_of, refuse_document_types
from tracker.domain.report.document import Chart, Document, Table
from tracker.domain.swedish import swedish_date
from tracker.errors import DocumentError, os_reason
from tracker.resources import templates
from tracker.sandbox import OwnTextError

SHIPPED = "section.docx"
_COLUMNS = ("nr", "aktivitet", "ansvarig", "lage", "utfall")  # of the table, as a template names them
_LONGEST_PROPERTY = 255  # characters, in Word and python-docx


def word_bytes(document: Document, own: Path | None = None) -> bytes:
    """Returns the Word file. Raises OwnTextError if the municipality's own template is broken."""
    template = own_template(own) if own else shipped_template()
    return _written(document, template, own.name if own else SHIPPED)


def own_template(path: Path) -> bytes:
    """Returns the file's content. Raises OwnTextError if it is no Word document that can be read."""
    try:
        data = path.read_bytes()
        kind = archive_kind(data, path.name)
    except OSError as error:
        raise OwnTextError(path.name, 0, f"mallen går inte att läsa ({os_reason(error)})") from error
    except DocumentError as error:
        raise OwnTextError(path.name, 0, str(error).rstrip(".")) from error
    _refuse_entities(data, path.name)
    if kind != "word" or path.suffix.lower() != ".docx":
        raise OwnTextError(path.name, 0, "mallen måste vara ett Word-dokument (.docx)")
    return data


def _refuse_entities(data: bytes, name: str) -> None:
    """Raises OwnTextError if a part defines entities, which could read files; Word never writes any."""
    try:
        refuse_document_types(archive_of(data))
    except (Fault, ExpatError) as error:
        raise OwnTextError(name, 0, "mallen är inte sparad av Word: spara om den där") from error


def template_values(document: Document) -> Mapping[str, Any]:
    """Returns what a template may name, beside the section itself."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    rows = tables[0].rows if tables and len(tables[0].header) == len(_COLUMNS) else ()
    return {
        "titel": document.title,
        "namnd": document.author,
        "dnr": document.dnr,
        "dag": swedish_date(document.day),
        "version": document.version.rstrip("."),
        "aktiviteter": [dict(zip(_COLUMNS, row, strict=True)) for row in rows],
    }


def _written(document: Document, template: bytes, name: str) -> bytes:
    from docx import Document as opened

    from tracker.documents.section.archive import repacked
    from tracker.documents.section.attached import add_chart, add_notes, first_note
    from tracker.documents.section.body import body_xml
    from tracker.documents.section.frame import filled
    from tracker.documents.section.look import look_of

    word, place = filled(template, name, template_values(document))
    look = look_of(word, lambda: opened(BytesIO(shipped_template())))
    first = first_note(word)
    chart = add_chart(
        word, next((one for one in document.blocks if isinstance(one, Chart)), None), document.day
    )
    insert_body(place, body_xml(document, look, first, chart))
    add_notes(word, document, look, first)
    speak_swedish(word)
    set_properties(word.core_properties, document.title, document.author, document.day)
    saved = BytesIO()
    word.save(saved)
    return repacked(saved.getvalue(), document.day)


@lru_cache(maxsize=1)
def shipped_template() -> bytes:
    return (templates() / "report" / SHIPPED).read_bytes()


def insert_body(place: Any, xml: str) -> None:
    from docx.oxml import parse_xml

    for element in reversed(list(parse_xml(xml))):
        place.addnext(element)
    place.getparent().remove(place)


def speak_swedish(word: Any) -> None:
    """Sets the language, which screen readers and spell checkers use."""
    from docx.oxml.ns import qn

    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")


def set_properties(properties: Any, title: str, author: str, day: date) -> None:
    properties.title = title[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = author[:_LONGEST_PROPERTY]
    properties.language, properties.revision = "sv-SE", 1
    properties.created = properties.modified = datetime.combine(day, time(), UTC)
