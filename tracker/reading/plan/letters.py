"""Letters made comparable: small, without diacritics. Damaged scans mostly lose exactly those."""

import re
from functools import lru_cache

from tracker.domain.text import unaccented

_NO_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """Only letters and digits of the text, words parted by one space."""
    return _NO_LETTERS.sub(" ", unaccented(text)).strip()


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
