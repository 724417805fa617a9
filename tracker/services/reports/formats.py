"""The formats of a report section, with their file suffixes and writers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.report.document import Document
from tracker.errors import DocumentError, UsageError
from tracker.files import write_text

NO_NAME = "Word-filen behöver ett namn: lägg till -o avsnitt.docx."


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """A format; `text` renders a document, None for a binary format (Word)."""

    name: str
    suffixes: tuple[str, ...]
    text: Callable[[Document], str] | None = None


def markdown(document: Document) -> str:
    return _rendered("report/section.md", document)


def html(document: Document) -> str:
    """Returns a complete, accessible HTML page."""
    return _rendered("report/section.html", document)


def plain_text(document: Document) -> str:
    """Returns text without markup, to be pasted into the municipality's planning system."""
    return _rendered("report/section.txt", document)


def _rendered(template: str, document: Document) -> str:
    from tracker.render import render

    return render(template, {"document": document})


MARKDOWN = ReportFormat("md", (".md",), markdown)
WORD = ReportFormat("docx", (".docx",))
FORMATS = (
    MARKDOWN,
    WORD,
    ReportFormat("html", (".html", ".htm"), html),
    ReportFormat("ils", (".txt",), plain_text),
)


def choose_format(name: str | None, path: Path | None) -> ReportFormat:
    """Returns the format with this name, else the one for the file's suffix, else Markdown.

    Raises UsageError if the name or suffix is unknown, and if a Word file has no path.
    """
    chosen = _named(name) if name else _by_ending(path)
    if chosen.text is None and path is None:
        raise UsageError(NO_NAME)
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


def text_of(document: Document, chosen: ReportFormat) -> str:
    """Returns the document as text. Raises UsageError for Word."""
    if chosen.text is None:
        raise UsageError(NO_NAME)
    return chosen.text(document)


def write_report(document: Document, chosen: ReportFormat, path: Path) -> None:
    """Writes the document to a file. Raises DocumentError if that fails."""
    if chosen.text is None:
        from tracker.documents.section_word import write_document

        if path.is_dir():
            raise DocumentError(f"Filen {path} går inte att skriva: det är en mapp.")
        write_document(document, path)
        return
    write_text(path, chosen.text(document))
