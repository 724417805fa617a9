"""Normalises letters for comparison: lower case, without diacritics, which damaged scans mostly lose."""

import re
import unicodedata
from functools import lru_cache

from tracker.domain.text import unaccented

_BEYOND_LATIN, _ACCENTED = "\u0180", ("\u1e00", "\u1eff")
_NO_SIGNS = frozenset({"Co", "Cn", "Cs", "Cc"})
_NO_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """Returns only letters and digits of the text, words separated by one space."""
    return _NO_LETTERS.sub(" ", unaccented(text)).strip()


def squeezed(text: str) -> str:
    """Returns the text with each run of white space as one space."""
    return " ".join(text.split())


def starts_small(text: str) -> bool:
    """True if the first letter is lower case: the text is then most likely a continuation."""
    first = next((sign for sign in text if sign.isalnum()), "")
    return first.isalpha() and first.islower()


def starts_large(text: str) -> bool:
    """True if the text begins like a sentence or a name."""
    first = next((sign for sign in text if sign.isalnum()), "")
    return first.isdigit() or first.isupper()


def unreadable_words(text: str) -> list[str]:
    """Returns the words with a sign that is no letter, as from a font that does not name its letters."""
    return [] if text.isascii() else [word for word in text.split() if _is_unreadable(word)]


def _is_unreadable(word: str) -> bool:
    """True if a word has a sign without a meaning, or a letter of another alphabet among Latin ones."""
    if word.isascii():
        return False
    if any(sign == "\ufffd" or unicodedata.category(sign) in _NO_SIGNS for sign in word):
        return True
    letters = [sign for sign in word if sign.isalpha()]
    foreign = [sign for sign in letters if sign >= _BEYOND_LATIN and not _ACCENTED[0] <= sign <= _ACCENTED[1]]
    return bool(foreign) and any(sign < _BEYOND_LATIN for sign in letters)
