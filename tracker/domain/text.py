"""Text from people and files, made harmless to show or comparable. Each function says what it changes.

The readers of plans and replies, which must keep the place of each letter, have `reading.mending.fold`.
"""

import re
import unicodedata
from functools import lru_cache

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# What a terminal would obey, and a Word file can't hold: all but tab and line feed.
_CONTROL_IN_LINES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_ALIKE = str.maketrans({"ø": "o", "æ": "a", "é": "e", "è": "e", "ß": "s", "–": "-", "—": "-", "‑": "-"})
_USUAL = _ALIKE | str.maketrans("åäöü", "aaou")


def has_control(text: str) -> bool:
    """Whether a line holds a control character: in a mail's header it could begin another header."""
    return _CONTROL.search(text) is not None


def on_one_line(text: str) -> str:
    """The text without control characters and line breaks, with single spaces."""
    return " ".join(_CONTROL.sub(" ", text).split())


def harmless(text: str) -> str:
    """The text with its lines and tabs, and no other control characters: it must not steer a terminal."""
    return _CONTROL_IN_LINES.sub(" ", text)


@lru_cache(maxsize=65536)
def unaccented(text: str) -> str:
    """Lower case without diacritics, with plain dashes: "Åtgärd" and "Atgard" are equal."""
    small = text.lower()
    usual = small if small.isascii() else small.translate(_USUAL)
    if usual.isascii():
        return usual
    decomposed = unicodedata.normalize("NFKD", small.translate(_ALIKE))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def compare_key(name: str) -> str:
    """A name for comparing: only its letters and digits, no case, diacritics, hyphens or spaces."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", name.casefold()))


def slug(name: str, most: int = 60) -> str:
    """Vera Vuxén → vera-vuxen: part of a file's name, for any file system; "" if nothing is left."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:most]
