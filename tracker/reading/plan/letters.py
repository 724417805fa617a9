"""Letters made comparable: small, without diacritics. Damaged scans mostly lose exactly those."""

import re
import unicodedata
from functools import lru_cache

_ALIKE = str.maketrans({"ø": "o", "æ": "a", "é": "e", "è": "e", "ß": "s", "–": "-", "—": "-", "‑": "-"})
_USUAL = _ALIKE | str.maketrans("åäöü", "aaou")
_NO_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower case without diacritics: "Åtgärd" and "Atgard" are equal."""
    small = text.lower()
    usual = small if small.isascii() else small.translate(_USUAL)
    if usual.isascii():
        return usual
    decomposed = unicodedata.normalize("NFKD", small.translate(_ALIKE))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """Only letters and digits of the plain text, words parted by one space."""
    return _NO_LETTERS.sub(" ", plain(text)).strip()


def squeezed(text: str) -> str:
    """The text with all white space made single spaces."""
    return " ".join(text.split())


def starts_small(text: str) -> bool:
    """Whether the first letter is a small one: the text then most likely goes on from something."""
    first = next((sign for sign in text if sign.isalnum()), "")
    return first.isalpha() and first.islower()


def starts_large(text: str) -> bool:
    """Whether the text begins as a sentence or a name does."""
    first = next((sign for sign in text if sign.isalnum()), "")
    return first.isdigit() or first.isupper()
