"""Decodes text files: UTF-8, UTF-16, and the letters of Windows, Mac and DOS, told apart by å, ä and ö."""

import codecs

from tracker.documents.limits import READABLE
from tracker.errors import DocumentError

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SWEDISH = {name: [letter.encode(name) for letter in "åäöÅÄÖ"] for name in ("cp1252", "mac_roman", "cp850")}
_ALLOWED_CONTROLS = frozenset(b"\t\n\r\f\x0b\x1a\x07\x1b")
_MOST_CONTROLS = 0.01


def decoded(data: bytes, name: str) -> str:
    """Returns the text. Raises DocumentError if the bytes are not text, or if the text is empty."""
    text = _decode(data, name)
    if not text.strip("\ufeff \t\r\n\f\x0b\x1a"):
        raise DocumentError(f"{name} innehåller ingen text – kontrollera att rätt fil valdes.")
    return text


def _decode(data: bytes, name: str) -> str:
    if data.startswith(UTF16):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise _no_text(name) from error
    if _is_binary(data):
        raise _no_text(name)
    return text_in(data)


def text_in(data: bytes, named: str = "") -> str:
    """Returns the text of bytes that are text; `named` is the encoding that the file itself names, if any."""
    if data.startswith(UTF16):
        return data.decode("utf-16", errors="replace")
    for encoding in (named, "utf-8-sig"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    # Only five bytes are undefined in cp1252; a stray one must not make the whole plan unreadable.
    return data.decode(_older(data), errors="replace")


def _older(data: bytes) -> str:
    """Returns the encoding in which most bytes above ASCII are å, ä and ö; that of Windows if none is."""
    counts = {name: sum(map(data.count, letters)) for name, letters in _SWEDISH.items()}
    return max(counts, key=lambda name: counts[name])


def _is_binary(data: bytes) -> bool:
    controls = sum(data.count(byte) for byte in range(32) if byte not in _ALLOWED_CONTROLS)
    return b"\x00" in data or controls > _MOST_CONTROLS * len(data)


def _no_text(name: str) -> DocumentError:
    return DocumentError(f"{name} är ingen textfil – {READABLE}.")
