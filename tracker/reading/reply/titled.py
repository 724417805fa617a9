"""Answers that name their activities by the titles' words: "Brandövningen är klar, introduktionen pågår".

One title named by chance proves nothing and stays a suggestion. Two, or one with "övriga …" beside it,
are an answer in order: the sender goes through the letter and calls each thing by its name.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.reading.reply.pointers import Piece
from tracker.reading.reply.titles import best_title

_BREAK = re.compile(
    r"\n+|(?<=[.!;])\s+(?=[A-ZÅÄÖ])|;\s*|,\s+(?=(?:men|medan|och)\s)|,\s+(?=\w+(?:en|et)\s)"
    r"|,\s+(?=\w[\w ]{2,40} ?[-–:] )",
    re.IGNORECASE,
)
_MOST = 100


def titled(pieces: Sequence[Piece], asked: Sequence[int], titles: Sequence[str]) -> tuple[Piece, ...]:
    """`pieces` where the words that name a title point at its number; unchanged when that is not clear."""
    if len(asked) < 2 or len(titles) < len(asked) or any(piece.scope == "numbers" for piece in pieces):
        return tuple(pieces)
    found: list[Piece] = []
    for piece in pieces:
        found += _by_title(piece, asked, titles[: len(asked)]) if piece.scope == "none" else [piece]
    named = {number for piece in found for number in piece.numbers}
    clear = len(named) >= 2 or (named and any(piece.scope == "rest" for piece in found))
    return tuple(found) if clear else tuple(pieces)


def _by_title(piece: Piece, asked: Sequence[int], titles: Sequence[str]) -> list[Piece]:
    """A stretch that names nothing belongs to the title named before it."""
    found: list[Piece] = []
    for words in _stretches(piece.words):
        place = best_title(words, titles)
        if place is not None:
            found.append(Piece(words, "numbers", (asked[place],)))
        elif found:
            found[-1] = replace(found[-1], words=f"{found[-1].words}\n{words}")
        else:
            found.append(Piece(words, "none"))
    return found


def _stretches(text: str) -> list[str]:
    parts = [part.strip() for part in _BREAK.split(text, maxsplit=_MOST)]
    return [part for part in parts if part]
