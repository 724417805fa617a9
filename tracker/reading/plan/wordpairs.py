"""Scores which words follow each other in the Swedish of plans, by rough classes of words.

The border between two columns of running text can't be found by subject, only by which word can follow which:
after "att" a verb, after "för" no "av", after "viktiga" rarely a preposition.
"""

import re
from functools import lru_cache

from tracker.domain.text import unaccented
from tracker.reading.mending import word_list

_SMALL = {
    word: name
    for name, words in (
        ("att", "att"),
        ("som", "som"),
        ("not", "inte"),
        ("and", "och eller samt"),
        (
            "prep",
            """i pa for av till med om fran inom mot vid under hos mellan utan over genom kring efter enligt
            via per bland infor utifran omkring langs innan sedan""",
        ),
        (
            "det",
            """en ett den det de dessa denna detta alla varje samtliga sin sitt sina deras dess nagon nagot
            nagra andra flera fler olika minst respektive""",
        ),
        ("verb", "ska kan bor far skall vill har ar blir finns sker gors var maste behover"),
        ("adv", "nar dar hur vad vilka vilken sa dock aven bade da dels"),
    )
    for word in word_list(words)
}
_SUFFIXES = (
    ("number", re.compile(r"\d")),
    ("ing", re.compile(r"(?:ning|het|else|tion|ning|skap|nad|itet|ing)$")),
    (
        "adj",
        re.compile(
            r"(?:liga|iga|ande|ende|iska|ella|bara|samma|nya|stora|sociala|okad|okade|ade|igt|ligt|lig|ig|isk|isk)$"
        ),
    ),
    ("the", re.compile(r"(?:en|et|na|rna|ns|ets|nas)$")),
    ("many", re.compile(r"(?:er|ar|or)$")),
    ("inf", re.compile(r"(?:a|as)$")),
    ("past", re.compile(r"(?:t|d|ts|de)$")),
)
# For each pair of classes: ten times the logarithm of how much more often than by chance the second follows
# the first, in the prose of four plans of Swedish municipalities. A comma and a full stop count as classes.
CLASSES = (
    "att",
    "som",
    "not",
    "and",
    "prep",
    "det",
    "verb",
    "adv",
    "number",
    "ing",
    "adj",
    "the",
    "many",
    "inf",
    "past",
    "large",
    "other",
)

_FOLLOWERS = {
    "att": (-20, -16, -6, -25, -21, 4, -24, -5, -5, -10, -4, 6, -4, 18, -5, -9, -4),
    "som": (-17, -14, 19, -21, -18, -11, 17, -10, -11, -10, -6, -6, 9, -2, 4, -18, -4),
    "not": (-6, -4, -1, -9, -13, -3, 9, -3, -3, -6, -1, -2, 11, -4, 7, -7, -7),
    "and": (-4, -4, -8, -30, -10, 1, -5, 4, -9, 7, -1, 2, 4, 6, 3, -6, 3),
    "prep": (10, -32, -12, -17, -33, 7, -27, 4, 2, 3, 6, 9, -2, -6, 0, 4, 0),
    "det": (-27, -8, 5, -32, -23, -13, 6, -9, -4, 5, 10, -11, 4, 3, 3, -25, 6),
    "verb": (0, -10, 1, -19, -9, 8, -20, 5, -18, -4, 2, 2, -15, 13, 6, -14, -4),
    "adv": (6, -2, -3, -16, -4, 9, -12, -2, -7, 6, -4, 2, 2, 1, -1, -9, 1),
    "number": (-12, -9, -2, -1, -4, -17, 6, -6, 9, -12, -2, -10, 0, -11, -5, 17, 3),
    "ing": (1, 9, -5, 12, 10, -12, 1, -2, -3, -18, -9, -18, -9, -11, -7, -20, -14),
    "adj": (-2, -19, -10, -9, -2, -19, -12, -7, -4, -1, -1, 4, 7, -7, -4, -22, 8),
    "the": (-11, 2, 5, 6, 5, -8, 3, -5, -3, 2, -6, -12, 4, -1, -8, -9, -1),
    "many": (2, 17, 6, 7, 6, -7, 5, 3, -6, -9, -2, -12, -8, -6, -6, -18, -9),
    "inf": (-1, -6, -10, -3, 4, 3, -8, -6, -9, -5, -2, 2, 2, -10, 3, -16, 1),
    "past": (1, -9, -9, 9, 7, -9, -3, -2, 3, 3, -2, -11, -11, -7, 2, -14, -1),
    "large": (-26, -1, -9, 5, -1, -11, 8, -8, 7, 2, -6, -11, 3, -6, -3, 3, 5),
    "other": (-4, 3, -9, 7, 7, -9, 5, -1, 9, 0, -10, -9, -4, -6, 0, -12, -7),
    "comma": (-11, 2, 4, 2, -3, 0, -7, 7, -1, 1, -9, 3, -2, -2, 8, 5, -1),
    "stop": (-3, -17, -6, -25, 2, 11, -15, 7, -3, -20, -23, -29, -31, -28, -26, 25, -26),
}  # fmt: skip
_INDEXES = {name: index for index, name in enumerate(CLASSES)}


@lru_cache(maxsize=65536)
def follows(before: str, word: str) -> float:
    """Returns how likely a word is after another in the same text: above 0 more than by chance."""
    return _FOLLOWERS[_class_before(before)][_INDEXES[word_class(word)]] / 10


def _class_before(word: str) -> str:
    if word.endswith((".", "!", "?")) and len(word) > 3:
        return "stop"
    return "comma" if word.endswith((",", ";", ":")) else word_class(word)


@lru_cache(maxsize=65536)
def word_class(word: str) -> str:
    """Returns the rough class of a word, by small words and endings."""
    bare = unaccented(word).strip(".,;:()[]\"'”“*!?-")
    if bare in _SMALL:
        return _SMALL[bare]
    if any(sign.isdigit() for sign in bare):
        return "number"
    if word[0].isupper():
        return "large"
    return next((name for name, pattern in _SUFFIXES if pattern.search(bare)), "other")
