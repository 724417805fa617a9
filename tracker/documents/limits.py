"""Limits that are checked before a file is unpacked, and detection of archive formats."""

import io
import zipfile
import zlib

from tracker.errors import DocumentError

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_ENTRIES = 2000
MAX_TEXT = 2_000_000  # characters: about 700 pages
MAX_ROWS = 20_000
READABLE = "spara planen som Word (.docx), Excel (.xlsx), PDF, CSV eller text (.txt)"
_ENCRYPTED = 0x1
_WORD_TYPE = b"wordprocessingml.document.main+xml"
_ODF_TYPES = (b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.spreadsheet")
_SMALL = 1024 * 1024
_BROKEN = (
    zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError, KeyError,
)  # fmt: skip


def refuse_too_much(letters: int, rows: int, name: str) -> None:
    """Raises DocumentError if there is more text than in any plan, since reading it would take minutes."""
    if letters > MAX_TEXT or rows > MAX_ROWS:
        raise DocumentError(f"{name} innehåller mer text än någon plan – spara bara planen i en egen fil.")


def archive_kind(data: bytes, name: str) -> str:
    """Returns the kind of an archive: "word", "sheet" or "odt".

    Raises DocumentError if it is broken, encrypted, of another kind, or too large when unpacked.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _refuse_heavy(archive, name)
        return _kind(archive, name)
    except _BROKEN as error:
        raise DocumentError(
            f"{name} är skadad och kan inte öppnas – spara om den i det program som den gjordes i."
        ) from error


def _refuse_heavy(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise DocumentError(
            f"{name} packar upp till för mycket data – spara om planen utan bilder och bilagor."
        )
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise _locked(name)


def _kind(archive: zipfile.ZipFile, name: str) -> str:
    if "xl/workbook.xml" in archive.NameToInfo:
        return "sheet"
    if "word/document.xml" in archive.NameToInfo or _WORD_TYPE in _start_of(archive, "[Content_Types].xml"):
        return "word"
    if _start_of(archive, "mimetype").startswith(_ODF_TYPES):
        if b"encryption-data" in _start_of(archive, "META-INF/manifest.xml"):
            raise _locked(name)
        return "odt"
    raise DocumentError(f"{name} är varken ett Word-, Excel- eller OpenDocument-dokument – {READABLE}.")


def _start_of(archive: zipfile.ZipFile, part: str) -> bytes:
    if part not in archive.NameToInfo:
        return b""
    with archive.open(part) as file:
        return file.read(_SMALL)


def _locked(name: str) -> DocumentError:
    return DocumentError(f"{name} är krypterad med lösenord – ta bort lösenordet och spara om filen.")
