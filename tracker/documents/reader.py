"""Reads a file: detects its format, refuses what is dangerous or unsupported, and calls the parser."""

from pathlib import Path

from tracker.documents.limits import MAX_BYTES, READABLE, archive_kind, refuse_too_much
from tracker.documents.markup import is_page
from tracker.documents.sheets.separated import separated_blocks
from tracker.documents.text import UTF16, decoded
from tracker.documents.worker import document_of, parse
from tracker.errors import DocumentError, ScannedError
from tracker.reading.plan.document import Document, document_from_text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF, _PDF_BEGINS_WITHIN = b"%PDF-", 1024
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "ett program"),
    (b"\x7fELF", "ett program"),
    (b"\x89PNG", "en bild"),
    (b"\xff\xd8\xff", "en bild"),
    (b"GIF8", "en bild"),
    (b"II*\x00", "en bild"),
    (b"MM\x00*", "en bild"),
    (b"Rar!", "ett arkiv"),
    (b"7z\xbc\xaf", "ett arkiv"),
    (b"\x1f\x8b", "ett arkiv"),
    (b"<?xml", "en XML-fil"),
)
_OLD = (
    ("WordDocument", "äldre Word-dokument (.doc)", "Word", "Word-dokument (.docx)"),
    ("Workbook", "äldre Excel-dokument (.xls)", "Excel", "Excel-arbetsbok (.xlsx)"),
)
_SAVE = "{name} är ett {what} och kan inte läsas – öppna den i {program} och spara om den som {form}."
_RTF, _XML = b"{\\rtf", b"<?xml"
_XML_OF_OFFICE = (
    (b"office:spreadsheet", "XML-kalkylblad", "Excel", "Excel-arbetsbok (.xlsx)"),
    (b"office/word/2003/wordml", "Word-dokument i XML", "Word", "Word-dokument (.docx)"),
    (b"schemas.microsoft.com/office/2006/xmlPackage", "Word-dokument i XML", "Word", "Word-dokument (.docx)"),
)


def read_document(path: Path, ocr: bool = False) -> Document:
    """Returns the content of a Word, PDF, Excel, OpenDocument, CSV or text file; `ocr`: also scanned PDF.

    Raises DocumentError, with a Swedish sentence, if the file is missing, a folder, empty, over 20 MB, of
    another format (regardless of its name), encrypted, broken, without text, or takes too long to read.
    """
    data = _bytes_of(path)
    if data.startswith(_OLE):
        raise DocumentError(_about_ole(data, path.name))
    if data.startswith(_RTF):
        raise DocumentError(_to_save(path.name, "RTF-dokument", "Word", "Word-dokument (.docx)"))
    if is_page(data):
        return parse("page", data, path.name)
    if data.lstrip(b"\xef\xbb\xbf").startswith(_XML):
        _refuse_office_xml(data, path.name)
    for start, what in _OTHERS:
        if data.startswith(start):
            raise DocumentError(f"{path.name} är {what} och kan inte läsas – {READABLE}.")
    if data.startswith(_ZIP):
        return parse(archive_kind(data, path.name), data, path.name)
    if _PDF in data[:_PDF_BEGINS_WITHIN]:
        return _pdf(data, path.name, ocr)
    # Excel's "Unicode-text" is UTF-16 with tabs, quotation marks and the name of a text file.
    suffix = ".tsv" if data.startswith(UTF16) else path.suffix.lower()
    return _text_document(decoded(data, path.name), path.name, suffix)


def _pdf(data: bytes, name: str, ocr: bool) -> Document:
    try:
        return parse("pdf", data, name)
    except ScannedError:
        if not ocr:
            raise
        from tracker.documents.ocr.reading import with_text

        return parse("pdf", with_text(data, name), name)


def _text_document(text: str, name: str, suffix: str) -> Document:
    refuse_too_much(len(text), 0, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    blocks = separated_blocks(text, suffix)
    return document_of(blocks, name) if blocks else document_from_text(text, name)


def _to_save(name: str, what: str, program: str, form: str) -> str:
    return _SAVE.format(name=name, what=what, program=program, form=form)


def _refuse_office_xml(data: bytes, name: str) -> None:
    """Raises DocumentError for the XML of an Office program, with what to save it as."""
    for sign, what, program, form in _XML_OF_OFFICE:
        if sign in data[:4000]:
            raise DocumentError(_to_save(name, what, program, form))


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise DocumentError(f"{path.name} är en mapp – ange filen med planen.")
    if not path.exists():
        raise DocumentError(f"Filen {path} finns inte – kontrollera namnet och sökvägen.")
    if not path.is_file():
        raise DocumentError(f"{path.name} är ingen vanlig fil – ange filen med planen.")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DocumentError(f"{path.name} kan inte öppnas – kontrollera att du får läsa den.") from error
    if len(data) > MAX_BYTES:
        raise DocumentError(f"{path.name} är större än 20 MB – dela upp filen eller ta bort bilder.")
    if not data:
        raise DocumentError(f"{path.name} är tom – kontrollera att rätt fil valdes.")
    return data


def _about_ole(data: bytes, name: str) -> str:
    """Distinguishes an encrypted Office file from an old .doc or .xls: both are OLE containers."""
    if _named(data, "EncryptedPackage"):
        return f"{name} är krypterad med lösenord – ta bort lösenordet och spara om filen."
    for stream, what, program, form in _OLD:
        if _named(data, stream):
            return _to_save(name, what, program, form)
    return f"{name} är ett äldre Office-dokument och kan inte läsas – {READABLE}."


def _named(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in data
