"""Answers that name their activities by the titles' words: "Brandövningen är klar, introduktionen pågår".

One title named by chance proves nothing and stays a suggestion. Two, or one with "övriga …" beside it,
are an answer in order: the sender goes through the letter and calls each thing by its name.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.reading.reply.meaning.weighing import understand
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.pointing.pointers import Piece
from tracker.reading.reply.pointing.titles import best_title

_BREAK = re.compile(
    r"\n+|(?<=[.!;])\s+(?=[A-ZÅÄÖ])|;\s*|,\s+(?=(?:men|medan|och)\s)|,\s+(?=\w+(?:en|et)\s)"
    r"|,\s+(?=\w[\w ]{2,40} ?[-–:] )",
    re.IGNORECASE,
)
_ROW = re.compile(r",\s+(?:och\s+|men\s+|medan\s+)?|\s+(?:och|men|medan)\s+")
_MOST = 100
# Not "den", "vi", "allt", "klart": a noun, and what became of it.
_OWN_NAME = re.compile(
    r"[a-z-]{5,}(?:en|et|an|na|er|ar) (?:\w+ )?(?:ar|har|blev|blir|pagar|utgar)(?!\w)"
    r"|[a-z-]{6,} \w+(?:d|t|da) "
)
# "Allt klart utom brandövningen som är inplanerad": the exception by its name.
_EXCEPT = re.compile(
    r"(?P<all>(?:alla|allt|samtliga)(?!\w)[^.!\n]{0,60}?),?\s(?:utom|förutom|bortsett från)\s"
    r"(?P<one>[^.!\n]{4,200})",
    re.IGNORECASE,
)


def titled(pieces: Sequence[Piece], asked: Sequence[int], titles: Sequence[str]) -> tuple[Piece, ...]:
    """`pieces` where the words that name a title point at its number; unchanged when that is not clear."""
    if len(asked) < 2 or len(titles) < len(asked) or sum(piece.at_line for piece in pieces) > 1:
        return tuple(pieces)
    titles = titles[: len(asked)]
    excepted = _all_but_one(pieces, asked, titles)
    if excepted:
        return excepted
    found: list[Piece] = []
    for piece in pieces:
        found += _BY_SCOPE.get(piece.scope, _as_it_is)(piece, asked, titles)
    named = {number for piece in found for number in piece.numbers}
    clear = len(named) >= 2 or (named and any(piece.scope == "rest" for piece in found))
    return tuple(found) if clear else tuple(pieces)


def _all_but_one(pieces: Sequence[Piece], asked: Sequence[int], titles: Sequence[str]) -> tuple[Piece, ...]:
    """All as said, and the one that is named after "utom" as said of it; nothing where it can't be told."""
    found = _EXCEPT.fullmatch(pieces[0].words.strip(" .!")) if len(pieces) == 1 else None
    place = best_title(found["one"], titles) if found else None
    if found is None or place is None:
        return ()
    said = found["one"].replace(" som ", " ", 1)
    both = (Piece(said, "numbers", (asked[place],)), Piece(found["all"], "all"))
    return both if _tells(said, titles[place]) else ()


def _by_title(piece: Piece, asked: Sequence[int], titles: Sequence[str]) -> list[Piece]:
    """A stretch that names nothing belongs to the title named before it."""
    found: list[Piece] = []
    for words in _stretches(piece.words, titles):
        place = best_title(words, titles)
        if place is not None:
            found.append(Piece(words, "numbers", (asked[place],)))
        elif found and found[-1].numbers and _is_strange(words):
            found.append(Piece(words, "none"))  # a status of something that can't be told
        elif found:
            found[-1] = replace(found[-1], words=f"{found[-1].words}\n{words}")
        else:
            found.append(Piece(words, "none"))
    return found


def _stretches(text: str, titles: Sequence[str]) -> list[str]:
    parts = [part.strip() for part in _BREAK.split(text, maxsplit=_MOST)]
    return [one for part in parts if part for one in _in_row(part, titles)]


def _in_row(sentence: str, titles: Sequence[str]) -> list[str]:
    """ "Rutinen är reviderad och lyftarna är inköpta": each part with its title and its status."""
    found: list[str] = []
    for part in _ROW.split(sentence, maxsplit=_MOST):
        own = best_title(part, titles)
        earlier = {best_title(one, titles) for one in found}
        if found and (
            own in earlier or not (_tells(part, titles[own]) if own is not None else _is_strange(part))
        ):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return found


def _as_it_is(piece: Piece, _asked: Sequence[int], _titles: Sequence[str]) -> list[Piece]:
    return [piece]


def _then_titles(piece: Piece, asked: Sequence[int], titles: Sequence[str]) -> list[Piece]:
    """ "1 och 2 klara. Schemat pågår.": after the answer by number comes one by name."""
    first, *later = _stretches(piece.words, titles) or [piece.words]
    found = [replace(piece, words=first)]
    for words in later:
        place = best_title(words, titles)
        other = place is not None and asked[place] not in piece.numbers
        if place is not None and other and _tells(words, titles[place]):
            found.append(Piece(words, "numbers", (asked[place],)))
        else:
            found[-1] = replace(found[-1], words=f"{found[-1].words}\n{words}")
    return found if len(found) > 1 else [piece]


_BY_SCOPE = {"none": _by_title, "numbers": _then_titles}


def _is_strange(words: str) -> bool:
    """Does a stretch that names no title tell of something by a name of its own: "simningen är avslutad"?"""
    return _OWN_NAME.match(fold(words)) is not None and _tells(words, "")


def _tells(words: str, title: str) -> bool:
    meaning = understand(words, title)
    return meaning.status is not None or meaning.repeat
