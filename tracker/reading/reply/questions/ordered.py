"""Answers without numbers or titles, in the order of the questions: "nej / pågår / 3 av 4", a line each."""

import re
from collections.abc import Iterator, Sequence

from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.asked import Asked
from tracker.reading.reply.questions.leading import Part
from tracker.reading.reply.questions.naming import names_any
from tracker.reading.reply.questions.reader import read_beside
from tracker.reading.reply.questions.titled import labelled, sentences
from tracker.reading.reply.values import SURE

_SEPARATORS = (r"\n+", r"\s*//\s*", r"\s*\|\s*", r"\s+/\s+", r"\s*;\s*", r"\s+resp(?:ektive)?\.?\s+")
_COMMA = r",\s+(?:och\s+)?"
_AND = r"\s+och\s+"
_INTRO = re.compile(
    r"(?is)(?:^|[\n.!?] *)(?:hur som helst|(?:här (?:är|kommer) )?(?:mina |våra )?svar(?:en)?(?: på (?:era |"
    r"dina )?frågor(?:na)?)?|"
    r"status|kort svar)\s*:\s*(.+)$"
)
_GOES_ON = re.compile(r"(?i)(?:de|den|det|dessa|detta|men|och|dock|så|därför|han|hon|där|sedan|däremot)\b")
_END = re.compile(r"[.!]$")
_DONE = frozenset({"klart", "klar", "genomford", "genomfort", "avslutad"})
_BEGUN = frozenset({"pagar", "pagaende", "forsenad", "forsenat", "utgar", "inget behov"})
_NOT_BEGUN = frozenset({"ej paborjat", "ej paborjad", "inte paborjat", "inte paborjad"})
_LONGEST = 8  # words of an answer between commas


def in_order(text: str, asked: Sequence[Asked]) -> tuple[Part, ...]:
    """As many pieces as questions, each an answer to its own and naming no other; empty if there are not."""
    intro = _INTRO.search(text)
    texts = [text, intro[1]] if intro else [text]
    for pieces in (pieces for one in texts for pieces in _divisions(one.strip(" .!\n"))):
        if len(pieces) == len(asked) and not _is_menu(pieces) and _all_answer(pieces, asked):
            pairs = zip(pieces, asked, strict=True)
            return tuple(labelled(words, one.number, one.title) for words, one in pairs)
    return ()


def _is_menu(pieces: Sequence[str]) -> bool:
    """True for the letter's own alternatives left standing: "Klart / Pågår / Ej påbörjat"."""
    said = [fold(piece).strip(" .!") for piece in pieces]
    known = all(one in _DONE or one in _BEGUN or one in _NOT_BEGUN for one in said)
    return known and len(set(said)) == len(said) and bool({*said} & _DONE) and bool({*said} & _NOT_BEGUN)


def _divisions(text: str) -> Iterator[list[str]]:
    for separator in _SEPARATORS:
        yield [piece for piece in re.split(separator, text) if piece.strip()]
    whole = sentences(text)
    if not any(_GOES_ON.match(one) for one in whole):
        yield whole
    for separator in () if "\n" in text else (_COMMA, _AND):
        pieces = re.split(separator, text)
        if all(len(piece.split()) <= _LONGEST for piece in pieces):
            yield pieces


def _all_answer(pieces: Sequence[str], asked: Sequence[Asked]) -> bool:
    titles = [one.title for one in asked]
    named = [names_any(piece, one.title) for piece, one in zip(pieces, asked, strict=True)]
    if _END.search(pieces[0]) and named != sorted(named):
        return False  # a sentence that names nothing goes on about the one before
    for piece, one in zip(pieces, asked, strict=True):
        others = [title for title in titles if title != one.title]
        if any(names_any(piece, title) for title in others) and not names_any(piece, one.title):
            return False
        answer, _ = read_beside(piece, one)
        if not answer.confirm and answer.confidence < SURE:
            return False
    return True
