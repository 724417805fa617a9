"""Bytes of a text file into text: UTF-8 and UTF-16 with their marks, else cp1252."""

import codecs

from tracker.documents.limits import READABLE
from tracker.errors import DocumentError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ALLOWED_CONTROLS = frozenset(b"\t\n\r\f\x0b\x1a\x07\x1b")
_MOST_CONTROLS = 0.01


def decoded(data: bytes, name: str) -> str:
    """The text; raises DocumentError for bytes that are no text and for a text with nothing in it."""
    text = _decode(data, name)
    if not text.strip("\ufeff \t\r\n\f\x0b\x1a"):
        raise DocumentError(f"{name} innehåller ingen text – kontrollera att rätt fil valdes.")
    return text


def _decode(data: bytes, name: str) -> str:
    if data.startswith(_UTF16):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise _no_text(name) from error
    if _is_binary(data):
        raise _no_text(name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Only five bytes mean nothing in cp1252; a stray one of them must not cost the whole plan.
        return data.decode("cp1252", errors="replace")


def _is_binary(data: bytes) -> bool:
    controls = sum(data.count(byte) for byte in range(32) if byte not in _ALLOWED_CONTROLS)
    return b"\x00" in data or controls > _MOST_CONTROLS * len(data)


def _no_text(name: str) -> DocumentError:
    return DocumentError(f"{name} är ingen textfil – {READABLE}.")
