"""The formats of a report section, with their file suffixes and writers."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.report import phrases
from tracker.domain.report.cleaning import cleaned
from tracker.domain.report.document import Document
from tracker.domain.report.parts import Part, parts
from tracker.errors import UsageError
from tracker.files import write_bytes


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """A format: `text` renders a document as text, `data` as bytes, which a terminal can't show.

    `data` takes the municipality's own template too, None if it has none. `file` is what such a file is
    called in a sentence. `encoding` is that of a text file.
    """

    name: str
    suffixes: tuple[str, ...]
    text: Callable[[Document], str] | None = None
    data: Callable[[Document, Path | None], bytes] | None = None
    file: str = ""
    encoding: str = "utf-8"


def markdown(document: Document) -> str:
    return _rendered("report/section.md", document)


def html(document: Document) -> str:
    """Returns a complete, accessible HTML page."""
    return _rendered("report/section.html", document)


def _rendered(template: str, document: Document) -> str:
    from tracker.render import render

    return render(template, {"document": document})


def plain_text(document: Document) -> str:
    """Returns text without markup in parts, to be pasted one by one into the planning system.

    Above each part a line states its title and its length in characters.
    """
    found = [(part.title, _part_text(part)) for part in parts(document)]
    lines = (
        f"{phrases.part_line(index, len(found), title, len(text))}\n\n{text}\n"
        for index, (title, text) in enumerate(found, start=1)
    )
    return "\n".join(lines)


def _part_text(part: Part) -> str:
    from tracker.render import render

    return render("report/section.txt", {"part": part}).strip()


def _csv(document: Document) -> str:
    from tracker.documents.section.table import csv_text

    return csv_text(document)


def _excel(document: Document, _own: Path | None) -> bytes:
    from tracker.documents.section.excel import excel_bytes

    return excel_bytes(document)


def _word(document: Document, own: Path | None) -> bytes:
    from tracker.documents.section.word import word_bytes

    return in_own_template(lambda template: word_bytes(document, template), own)


def in_own_template(write: Callable[[Path | None], bytes], own: Path | None) -> bytes:
    """Returns the Word file, from the shipped template if the municipality's own is broken."""
    from tracker.sandbox import OwnTextError

    try:
        return write(own)
    except OwnTextError as error:
        if own is None:
            raise
        why = str(error).rstrip(".")
        logging.getLogger(__name__).warning("Egen mall %s; den medföljande mallen används i stället.", why)
        return write(None)


def _pdf(document: Document, _own: Path | None) -> bytes:
    from tracker.documents.section.pdf import pdf_bytes

    return pdf_bytes(document)


MARKDOWN = ReportFormat("md", (".md",), markdown)
WORD = ReportFormat("docx", (".docx",), data=_word, file="Word-filen")
FORMATS = (
    MARKDOWN,
    WORD,
    ReportFormat("pdf", (".pdf",), data=_pdf, file="PDF-filen"),
    ReportFormat("html", (".html", ".htm"), html),
    ReportFormat("ils", (".txt",), plain_text),
    ReportFormat("xlsx", (".xlsx",), data=_excel, file="Excel-filen"),
    ReportFormat("csv", (".csv",), _csv, encoding="utf-8-sig"),
)


def choose_format(name: str | None, path: Path | None) -> ReportFormat:
    """Returns the format with this name, else the one for the file's suffix, else Markdown.

    Raises UsageError if the name or suffix is unknown, and if a binary file has no path.
    """
    chosen = _named(name) if name else _by_ending(path)
    if chosen.text is None and path is None:
        raise _no_name(chosen)
    return chosen


def _named(name: str) -> ReportFormat:
    for one in FORMATS:
        if one.name == name:
            return one
    raise UsageError(f"Formatet {name} finns inte: välj {', '.join(one.name for one in FORMATS)}.")


def _by_ending(path: Path | None) -> ReportFormat:
    if path is None or not path.suffix:
        return MARKDOWN
    for one in FORMATS:
        if path.suffix.lower() in one.suffixes:
            return one
    known = ", ".join(suffix for one in FORMATS for suffix in one.suffixes)
    raise UsageError(
        f"Filen {path.name} slutar på {path.suffix}, och det går inte att skriva: välj {known}, "
        "eller ange --format."
    )


def _no_name(chosen: ReportFormat) -> UsageError:
    return UsageError(f"{chosen.file} behöver ett namn: lägg till -o avsnitt{chosen.suffixes[0]}.")


def text_of(document: Document, chosen: ReportFormat) -> str:
    """Returns the document as text. Raises UsageError for a binary format."""
    if chosen.text is None:
        raise _no_name(chosen)
    return chosen.text(cleaned(document))


def write_report(document: Document, chosen: ReportFormat, path: Path, own: Path | None = None) -> None:
    """Writes the document to a file, Word from the municipality's own template if it has one.

    Raises DocumentError if that fails, and if a library of an optional form is not installed.
    """
    write_bytes(path, report_bytes(document, chosen, own))


def report_bytes(document: Document, chosen: ReportFormat, own: Path | None = None) -> bytes:
    """Returns the file's content. Raises DocumentError if a library of an optional form is not installed."""
    if chosen.data is not None:
        return chosen.data(cleaned(document), own)
    return text_of(document, chosen).encode(chosen.encoding)
