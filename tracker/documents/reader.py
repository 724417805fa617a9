"""Read a file: look at its bytes, refuse what is dangerous or not for us, and hand it to its parser."""

from pathlib import Path

from tracker.documents.limits import MAX_BYTES, check_archive
from tracker.documents.text import decoded
from tracker.documents.worker import parse_word
from tracker.errors import DocumentError
from tracker.reading.plan.document import Document, document_from_text

_READABLE = "spara planen som Word (.docx) eller text (.txt)"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "en PDF"),
    (b"MZ", "ett program"),
    (b"\x7fELF", "ett program"),
    (b"{\\rtf", "ett RTF-dokument"),
    (b"\x89PNG", "en bild"),
    (b"\xff\xd8\xff", "en bild"),
    (b"GIF8", "en bild"),
    (b"II*\x00", "en bild"),
    (b"MM\x00*", "en bild"),
    (b"Rar!", "ett arkiv"),
    (b"7z\xbc\xaf", "ett arkiv"),
    (b"\x1f\x8b", "ett arkiv"),
)


def read_document(path: Path) -> Document:
    """The blocks of a text or Word file.

    Raises DocumentError, one Swedish sentence, where the file is missing, a folder, empty, over 20 MB,
    of another format (whatever its name says), encrypted, broken, or unpacks to too much.
    """
    data = _bytes_of(path)
    if data.startswith(_OLE):
        raise DocumentError(_about_ole(data, path.name))
    for start, what in _OTHERS:
        if data.startswith(start):
            raise DocumentError(f"{path.name} är {what} och kan inte läsas – {_READABLE}.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        check_archive(data, path.name)
        return parse_word(data, path.name)
    return document_from_text(decoded(data, path.name), path.name)


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
    """An encrypted Office file and an old .doc or .xls are the same kind of container."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return f"{name} är krypterad med lösenord – ta bort lösenordet och spara om filen."
    return f"{name} är ett äldre Office-dokument och kan inte läsas – {_READABLE}."
