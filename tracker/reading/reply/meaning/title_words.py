"""Compares a reply's noun with the words of a title."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from tracker.reading.reply.patterns import fold

# "Rutinen", "rutiner" and "rutin" are one word.
_ENDING = re.compile(r"(?<=[a-z]{3})(?:erna|arna|orna|ens|ets|en|et|er|ar|or|na|an|n|t|a)$")
_SYNCOPE = re.compile(r"([^aeiouy])\1?e?([lnr])$")  # "tunnel", "tunnlar": one stem
_DOUBLED = re.compile(r"([mn])\1$")  # "programmet", "rummet": one m when nothing follows


def is_named(noun: str, title: str) -> bool:
    """True if the title holds this noun (folded), alone or in a compound: "enkäten" in "brukarenkät"."""
    stem = _stem(noun)
    if len(stem) == 3:  # "låsen", "muren": the word itself or last in a long one; three letters occur in many
        return any(stem == own or (len(own) > 7 and own.endswith(stem)) for _, own in _words(title))
    return len(stem) > 3 and any(_is_of(stem, noun, word, own) for word, own in _words(title))


def _is_of(stem: str, noun: str, word: str, own: str) -> bool:
    """True for a word of the title, whole, as a part of a compound, or with a typing error."""
    return (
        stem in word
        or (len(own) >= 4 and stem in own)
        or (len(own) >= 5 and own in noun)
        or (len(word) >= 5 and word in noun)
        or (len(stem) >= 6 and OSA.distance(stem, own, score_cutoff=1) <= 1)
    )


def _stem(word: str) -> str:
    """The word without ending, doubled letter and syncopated vowel: "tunneln", "tunnlar" → "tunl"."""
    return _SYNCOPE.sub(r"\1\2", _DOUBLED.sub(r"\1", _ENDING.sub("", word)))


@lru_cache(maxsize=512)
def _words(title: str) -> tuple[tuple[str, str], ...]:
    """The words of a title, and their stems."""
    return tuple((word, _stem(word)) for word in re.findall(r"[a-z]{3,}", fold(title[:1000])))
