"""Normalises letters for comparison: lower case, without diacritics, which damaged scans mostly lose."""

import re
from functools import lru_cache

from tracker.domain.text import unaccented

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
