"""Restores å, ä and ö if exactly one likely word can have been there.

In a damaged text the undotted form may also be a word ("for", "aret"): the dotted one is restored if it is
many times more common. In any other text only non-words are changed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.reading.diacritics.candidates import (
    Candidate,
    compound_usual,
    dotted_words,
    misread_forms,
    true_form,
)
from tracker.reading.diacritics.context import by_neighbours
from tracker.reading.diacritics.damage import has_false_signs, is_damaged
from tracker.reading.diacritics.planwords import PLAN_WORDS
from tracker.reading.diacritics.wordlist import WordList, swedish, undotted

_WORD = re.compile(r"(?:(?<!\w)[&6](?=[a-zåäö])|(?<=[^\W\d_])[&06](?=[a-zåäö])|[^\W\d_])+")
_ADDRESS = re.compile(r"@|://|www\.|\w\.\w{2,}\S*\.|[^\W\d_]{3,}\.(?:se|com|org|nu|net|eu|pdf|docx?|xlsx?)\b")
_TOKEN = re.compile(r"\S+")
_MARKUP = re.compile(r"(?:<[^<>\s]{1,20}>|[*_#(”\"'•-])+")
_SENTENCE_END = re.compile(r"(?:[.!?:•]|^\W*\d{1,2}[.)])[”\"')]*$")
_ENOUGH_TO_JUDGE = 200
_REAL_WORD = 1e-7
_CLEARLY = 10.0  # the best candidate against the next
_CLEARLY_AS_COMPOUND = 3.0
_BEATS_A_WORD = 60.0  # against the form as scanned, if that is also a word
_BEATS_A_COMPOUND = 20.0
_BEATS_A_RARITY = 8.0  # if that word is rare
_SHORTEST_MISREAD = 4
_LONGEST_TOKEN = 200
_Around = tuple[tuple[str, ...], tuple[str, ...]]
_LONGER_THAN_NAMES = 12


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with restored letters, and each changed word: before, after."""

    text: str
    changes: tuple[tuple[str, str], ...] = ()


def mend_words(text: str, known: frozenset[str] = frozenset(), damaged: bool | None = None) -> Mended:
    """Returns the text with å, ä and ö restored in words that have certainly lost them.

    `known` are words that are certainly right, in lower case (from plans read before). `damaged` is the state
    of the whole document if this text is only a cell of it; None judges the text by itself, and then a long
    text with the normal share of å, ä and ö is unchanged. Names, abbreviations, addresses and numbers are
    never changed.
    """
    if damaged is None:
        damaged = is_damaged(text)
        if not damaged and len(text) > _ENOUGH_TO_JUDGE and not has_false_signs(text):
            return Mended(text)
    words = swedish(PLAN_WORDS | known)
    return _Walk(text, words, damaged).mended()


class _Walk:
    """One pass over a text, word by word, with the words around each."""

    def __init__(self, text: str, words: WordList, damaged: bool) -> None:
        self.text = text
        self.words = words
        self.damaged = damaged
        self.pieces: list[str] = []
        self.changes: list[tuple[str, str]] = []

    def mended(self) -> Mended:
        tokens = list(_TOKEN.finditer(self.text))
        plain = [undotted(token[0]).strip(".,;:()!?”\"'") for token in tokens]
        last = 0
        begins = True
        for at, token in enumerate(tokens):
            around = (tuple(plain[max(0, at - 2) : at]), tuple(plain[at + 1 : at + 3]))
            self.pieces.append(self.text[last : token.start()])
            self.pieces.append(self._mend_token(token[0], begins, around))
            last = token.end()
            ends_line = self.text[last : last + 1] in ("\n", "\t")
            begins = ends_line or bool(_SENTENCE_END.search(token[0]))
        return Mended("".join((*self.pieces, self.text[last:])), tuple(self.changes))

    def _mend_token(self, token: str, begins: bool, around: _Around) -> str:
        if len(token) > _LONGEST_TOKEN or _ADDRESS.search(token):
            return token
        markup = _MARKUP.match(token)
        first = markup.end() if markup else 0
        return _WORD.sub(
            lambda found: self._mend_found(found, begins and found.start() <= first, around), token
        )

    def _mend_found(self, found: re.Match[str], begins: bool, around: _Around) -> str:
        before, after = around
        if found.start() and found.string[found.start() - 1] == "/":
            before = (found.string[: found.start()],)
        return self._mend_word(found[0], begins, (before, after))

    def _mend_word(self, word: str, begins: bool, around: _Around) -> str:
        small = word[1:].islower() or word.islower()
        settled = by_neighbours(word.lower(), *around) if self.damaged and small else None
        restored = settled or restoration(word, self.words, self.damaged)
        if restored is None or restored == word.lower() or _is_name(word, restored, begins, self.words):
            return word
        shown = _in_case_of(word, restored)
        self.changes.append((word, shown))
        return shown


def _is_name(word: str, restored: str, begins: bool, words: WordList) -> bool:
    """A capital inside a sentence begins a name; all capitals are an abbreviation."""
    if word.isupper():
        return len(word) < 6
    mid_sentence = word[0].isupper() and not begins
    return mid_sentence and len(word) < _LONGER_THAN_NAMES and restored not in words.favoured


def _in_case_of(word: str, restored: str) -> str:
    if word.isupper():
        return restored.upper()
    return restored[0].upper() + restored[1:] if word[0].isupper() else restored


@lru_cache(maxsize=65536)
def restoration(word: str, words: WordList, damaged: bool) -> str | None:
    """Returns the one word, in lower case, that the scanned one must have been; None if it may be right."""
    lower = word.lower()
    if has_false_signs(word):
        best = _clearly_best(_misread(word, words))
        return best.word if best else None
    usual_now = words.frequency(lower)
    if len(lower) < 2 or (usual_now > _REAL_WORD and not damaged):
        return None
    candidates = dotted_words(true_form(word), words)
    if not candidates and usual_now < _REAL_WORD and len(word) >= _SHORTEST_MISREAD:
        candidates = _misread(word, words)
    best = _clearly_best([found for found in candidates if found.word != lower])
    if best is None or best.usual <= _usual_to_beat(lower, usual_now, best, words):
        return None
    return best.word


def _misread(word: str, words: WordList) -> list[Candidate]:
    found = [candidate for form in misread_forms(word) for candidate in dotted_words(form, words)]
    best = {candidate.word: candidate for candidate in sorted(found, key=lambda one: one.usual)}
    return sorted(best.values(), key=lambda one: -one.usual)


def _clearly_best(candidates: Sequence[Candidate]) -> Candidate | None:
    """Returns the most common candidate, if it is so by far."""
    if not candidates:
        return None
    margin = _CLEARLY_AS_COMPOUND if candidates[0].is_compound else _CLEARLY
    alone = len(candidates) == 1 or candidates[0].usual > margin * candidates[1].usual
    return candidates[0] if alone else None


def _usual_to_beat(lower: str, usual_now: float, best: Candidate, words: WordList) -> float:
    """Returns how common a candidate must be to replace the word as scanned."""
    if usual_now > _REAL_WORD:
        return _BEATS_A_WORD * usual_now
    if best.is_compound:
        return _BEATS_A_COMPOUND * compound_usual(lower, words)
    return _BEATS_A_RARITY * usual_now
