"""Restores å, ä and ö in a title that a scan has left without them: "sjukskoterska"."""

import re
from functools import lru_cache

from tracker.reading.ansvarig.lexicon import RoleLexicon
from tracker.reading.diacritics import mend_words
from tracker.reading.mending import fold, word_list

_PARTS = word_list(
    "vård hälso förvaltning räddning måltid säkerhet förskole tjänst stöd fält närvaro anhörig rätts språk"
    " lärar område förening formynd köks överför"
)
_SHORTEST = 5
"""A shorter field is also a part of whole words: the "städ" of "stadsarkitekt"."""


@lru_cache(maxsize=1024)
def with_dots(role: str | None, lexicon: RoleLexicon) -> str | None:
    """Returns the role with its letters restored if it is no word without them; otherwise unchanged.

    The list of Swedish words is slow to load, and is asked only about a title with a part that has lost dots.
    """
    if role is None or not _undotted(lexicon).search(role):
        return role
    return mend_words(role, damaged=False).text


@lru_cache(maxsize=4)
def _undotted(lexicon: RoleLexicon) -> re.Pattern[str]:
    words = [word for word in (*lexicon.heads, *lexicon.topics) if len(word) >= _SHORTEST]
    parts = {fold(word) for word in (*words, *_PARTS) if fold(word) != word and word.islower()}
    return re.compile("|".join(sorted(parts)))
