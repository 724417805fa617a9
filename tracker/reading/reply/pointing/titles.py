"""Finds the activity whose words an answer without a number repeats; that is only a suggestion."""

import re
from collections.abc import Sequence, Set

from tracker.reading.reply.meaning.title_verbs import nouns_of
from tracker.reading.reply.meaning.title_words import is_named
from tracker.reading.reply.patterns import fold

_NOUN = re.compile(r"[a-z]{4,}")
_LETTERS = re.compile(r"\b[A-ZÅÄÖ]{3}\b")  # "NKI", "HLR"
# "Genomförd" is a status, also if a title begins with "Genomföra".
_STATUS_WORD = re.compile(
    r"(?:till|fran|utan|inom|samt|eller|aven|ocksa|bara|helt|idag|igar|detta|denna|dessa|sina|vara|vart|"
    r"skulle|"
    r"varit|blev|blir|finns|fick|gick|hade|haft|sist|sista|mycket|lite|flera|nagra|manga|hela|halva|halften|"
    r"tyvarr|dock|sedan|eftersom|darfor|just|nytt|tillsammans|varje|manads\w+|arsskiftet|genomfor(?:d|t|"
    r"da|ts|des)|infor(?:d|t|da|ts|des)|klara?t?|(?:fardig|paborj|avslut|start|planer|forsen|"
    r"enhet|aktivitet|arbet|personal|alla|samtlig|borja|halls|hallen|hold|gjor|under|efter|innan|kommer|"
    r"ligger|vantar|fortfarande|redan|senast|inget|ingen|nasta|forst|varen|hosten|vecka|manad)\w{0,4})$"
)


def best_title(text: str, titles: Sequence[str], taken: Set[int] = frozenset()) -> int | None:
    """The index of the one title whose distinctive words `text` repeats, otherwise None.

    A word of several titles means the one that is not `taken`.
    """
    hits = _hits(text, titles, taken)
    best = max(hits, default=0)
    return hits.index(best) if best and hits.count(best) == 1 else None


def surely_named(text: str, titles: Sequence[str]) -> int | None:
    """The index of the one title that `text` names by two of its words, or by its only one; or None."""
    hits = _hits(text, titles)
    if sum(map(bool, hits)) != 1:
        return None
    place = hits.index(max(hits))
    own = [word for word in _NOUN.findall(fold(titles[place])) if len(word) > 4]
    named = sum(any(is_named(noun, word) for noun in _nouns(text)) for word in own)
    return place if own and named >= min(2, len(own)) else None


def _hits(text: str, titles: Sequence[str], taken: Set[int] = frozenset()) -> list[int]:
    """How many of the words of `text` name each title, and no other."""
    named = [" ".join((title, *nouns_of(title))) for title in titles]
    places = [_places(noun, named, taken) for noun in _nouns(text)]
    return [sum(found == [place] for found in places) for place in range(len(titles))]


def _nouns(text: str) -> set[str]:
    said = {noun for noun in _NOUN.findall(fold(text[:4000])) if not _STATUS_WORD.match(noun)}
    return said | {fold(letters) for letters in _LETTERS.findall(text[:4000])}


def _places(noun: str, titles: Sequence[str], taken: Set[int]) -> list[int]:
    found = [place for place, title in enumerate(titles) if is_named(noun, title)]
    return [place for place in found if place not in taken] or found
