"""Makes text from people and files safe to show, or comparable.

Readers of plans and replies, which need every letter at the same index, use `reading.mending.fold`.
"""

import re
import unicodedata
from functools import lru_cache

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Control characters of terminals, and those a Word file can't contain: all but tab and line feed.
_CONTROL_IN_LINES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_ALIKE = str.maketrans({"ø": "o", "æ": "a", "é": "e", "è": "e", "ß": "s", "–": "-", "—": "-", "‑": "-"})
_USUAL = _ALIKE | str.maketrans("åäöü", "aaou")


def has_control(text: str) -> bool:
    """True if a line has a control character: in a mail's header it could begin another header."""
    return _CONTROL.search(text) is not None


def on_one_line(text: str) -> str:
    """Returns the text without control characters and line breaks, with single spaces."""
    return " ".join(_CONTROL.sub(" ", text).split())


def harmless(text: str) -> str:
    """Returns the text with line feeds and tabs only, as control characters could steer a terminal."""
    return _CONTROL_IN_LINES.sub(" ", text)


def formula_safe(text: str) -> str:
    """Returns the text of a cell in CSV, which a spreadsheet would run as a formula if it began so."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


@lru_cache(maxsize=65536)
def unaccented(text: str) -> str:
    """Returns the text in lower case without diacritics, with plain dashes:

    "Åtgärd" and "Atgard" are equal.
    """
    small = text.lower()
    usual = small if small.isascii() else small.translate(_USUAL)
    if usual.isascii():
        return usual
    decomposed = unicodedata.normalize("NFKD", small.translate(_ALIKE))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def compare_key(name: str) -> str:
    """Returns a name for comparison: only letters and digits, without case and diacritics."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", name.casefold()))


def slug(name: str, most: int = 60) -> str:
    """Returns "vera-vuxen" for "Vera Vuxén": part of a file name, valid in any file system;

    "" if nothing is left.
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:most]
