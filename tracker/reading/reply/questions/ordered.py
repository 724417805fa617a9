"""Answers without numbers or titles, in the order of the questions: "nej / pågår / 3 av 4", a line each."""

import re
from collections.abc import Iterator, Sequence

from tracker.reading.reply.questions.asked import Asked
from tracker.reading.reply.questions.leading import Part
from tracker.reading.reply.questions.naming import names_any
from tracker.reading.reply.questions.reader import read_beside
from tracker.reading.reply.questions.titled import sentences
from tracker.reading.reply.values import SURE

_SEPARATORS = (r"\n+", r"\s*//\s*", r"\s*\|\s*", r"\s+/\s+", r"\s*;\s*")
_COMMA = r",\s+(?:och\s+)?"
_AND = r"\s+och\s+"
_LONGEST = 8  # words of an answer between commas


def in_order(text: str, asked: Sequence[Asked]) -> tuple[Part, ...]:
    """As many pieces as questions, each an answer to its own and naming no other; empty if there are not."""
    for pieces in _divisions(text.strip(" .!\n")):
        if len(pieces) == len(asked) and _all_answer(pieces, asked):
            return tuple(Part(words, (one.number,)) for words, one in zip(pieces, asked, strict=True))
    return ()


def _divisions(text: str) -> Iterator[list[str]]:
    for separator in _SEPARATORS:
        yield [piece for piece in re.split(separator, text) if piece.strip()]
    yield sentences(text)
    for separator in (_COMMA, _AND):
        pieces = re.split(separator, text)
        if all(len(piece.split()) <= _LONGEST for piece in pieces):
            yield pieces


def _all_answer(pieces: Sequence[str], asked: Sequence[Asked]) -> bool:
    titles = [one.title for one in asked]
    for piece, one in zip(pieces, asked, strict=True):
        others = [title for title in titles if title != one.title]
        if any(names_any(piece, title) for title in others) and not names_any(piece, one.title):
            return False
        answer, _ = read_beside(piece, one)
        if not answer.confirm and answer.confidence < SURE:
            return False
    return True
