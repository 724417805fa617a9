"""Limits that are checked before anything is unpacked (DESIGN "Uploads")."""

import io
import zipfile

from tracker.errors import DocumentError

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_ENTRIES = 2000
_WORD = "word/document.xml"
_ENCRYPTED = 0x1


def check_archive(data: bytes, name: str) -> None:
    """Refuse an archive that is broken, encrypted, no Word document, or unpacks to too much."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise DocumentError(f"{name} är skadad och kan inte öppnas – spara om den i Word.") from error
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise DocumentError(
            f"{name} packar upp till för mycket data – spara om planen som ett vanligt Word-dokument."
        )
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise DocumentError(f"{name} är krypterad med lösenord – ta bort lösenordet och spara om filen.")
    if _WORD not in {entry.filename for entry in entries}:
        raise DocumentError(
            f"{name} är inget Word-dokument – spara planen som Word (.docx) eller text (.txt)."
        )
