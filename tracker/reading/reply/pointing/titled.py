"""Answers that name their activities by the titles' words: "Brandövningen är klar, introduktionen pågår".

One title named by chance proves nothing and stays a suggestion. Two, or one with "övriga …" beside it,
are an answer in order: the sender goes through the letter and calls each thing by its name.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.reading.reply.interpret import interpret
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
# A noun and its status; not "den", "vi", "allt", "klart".
_OWN_NAME = re.compile(
    r"(?!denna|dessa|sedan|redan|annan|ingen|nagon|varken|innan|medan|bara|mellan|saknar|klarar)"
    r"[a-z-]{3,}(?:en|et|an|na|er|ar) (?:\w+ )?(?:ar|har|blev|blir|pagar|utgar)(?!\w)"
    r"|[a-z-]{6,} \w{3,}(?:d|t|da|de)(?!\w)"
)
_NOUN_FIRST = re.compile(
    r"(?!(?:Detta|Denna|Dessa|Allt|Alla|Inget|Just|Sedan|Efter|Under|Innan|Tyvärr|Hittills|Redan|"
    r"Första|Sista|Nästa|Arbetet|Både|Bara|Resten|Övriga|Annars|Däremot|Dock|Klar|Klart|Klara|Pågår|"
    r"Fortfarande|"
    r"Äntligen|Inte|Ännu|Försenad|Försenat|Genomförd|Genomfört|Planerad|Planerat|Färdig|"
    r"Färdigt)\b)[A-ZÅÄÖ][\wåäö-]{4,}\s"
)
_LABEL = re.compile(r"(?!hej|ps|obs|kommentar|status|svar)[a-z][a-z -]{2,30}: ")
_BARE_NAME = 3  # words
# "Allt klart utom brandövningen som är inplanerad": the exception by its name.
_EXCEPT = re.compile(
    r"(?P<all>(?:alla|allt|samtliga)(?!\w)[^.!\n]{0,60}?),?\s(?:utom|förutom|bortsett från)\s"
    r"(?P<one>[^.!\n]{4,200})",
    re.IGNORECASE,
)


def titled(pieces: Sequence[Piece], asked: Sequence[int], titles: Sequence[str]) -> tuple[Piece, ...]:
    """The pieces, with words that name a title pointing at its number; unchanged if that is not clear."""
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
    """One piece for all, and one for the activity named after "utom"; empty if that is not clear."""
    found = _EXCEPT.fullmatch(pieces[0].words.strip(" .!")) if len(pieces) == 1 else None
    place = best_title(found["one"], titles) if found else None
    if found is None or place is None:
        return ()
    said = found["one"].replace(" som ", " ", 1)
    both = (Piece(said, "numbers", (asked[place],)), Piece(found["all"], "all"))
    return both if _has_status(said, titles[place]) else ()


def _by_title(piece: Piece, asked: Sequence[int], titles: Sequence[str]) -> list[Piece]:
    """A stretch that names nothing belongs to the title named before it."""
    found: list[Piece] = []
    stretches = _stretches(piece.words, titles)
    places = _places(stretches, titles)
    all_named = {place for place in places if place is not None} == set(range(len(titles)))
    for words, place in zip(stretches, places, strict=True):
        if place is not None:
            row = (*_row_before(words, titles), place)
            found.append(Piece(words, "numbers", tuple(dict.fromkeys(asked[one] for one in row))))
        elif found and found[-1].numbers and not all_named and _is_about_another(words, sentence=True):
            found.append(Piece(words, "none"))  # the status of an unknown activity
        elif found:
            found[-1] = replace(found[-1], words=f"{found[-1].words}\n{words}")
        else:
            found.append(Piece(words, "none"))
    return found


def _row_before(words: str, titles: Sequence[str]) -> tuple[int, ...]:
    """The bare names before the last: "Parkvärdarna, lägren och städdagen är klara"."""
    names = _ROW.split(words, maxsplit=_MOST)[:-1]
    places = [best_title(name, titles) if len(name.split()) <= _BARE_NAME else None for name in names]
    row = tuple(place for name, place in zip(names, places, strict=True) if place is not None)
    return row if len(row) == len(names) and not any(_has_status(name, "") for name in names) else ()


def _places(stretches: Sequence[str], titles: Sequence[str]) -> list[int | None]:
    """The title that each stretch names; a word of several titles names the one that is left."""
    places = [
        best_title(_ROW.split(words)[-1] if _row_before(words, titles) else words, titles)
        for words in stretches
    ]
    taken = {place for place in places if place is not None}
    for at, words in enumerate(stretches):
        left = best_title(words, titles, taken) if places[at] is None and taken else None
        if left is not None and left not in taken:
            places[at] = left
            taken.add(left)
    return places


def _stretches(text: str, titles: Sequence[str]) -> list[str]:
    parts = [part.strip() for part in _BREAK.split(text, maxsplit=_MOST)]
    return [one for part in parts if part for one in _in_row(part, titles)]


def _in_row(sentence: str, titles: Sequence[str]) -> list[str]:
    """ "Rutinen är reviderad och lyftarna är inköpta": each part with its title and its status."""
    found: list[str] = []
    parts = _ROW.split(sentence, maxsplit=_MOST)
    if _row_before(sentence, titles):
        return [sentence]
    for part in parts:
        own = best_title(part, titles)
        earlier = {best_title(one, titles) for one in found}
        if found and (own in earlier or not _stands_alone(part, titles, own)):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return found


def _stands_alone(part: str, titles: Sequence[str], own: int | None) -> bool:
    if own is None:
        return _is_about_another(part)
    long = len(part.split()) > _BARE_NAME and best_title(" ".join(part.split()[:2]), titles) == own
    return long or _has_status(part, titles[own])


def _as_it_is(piece: Piece, _asked: Sequence[int], _titles: Sequence[str]) -> list[Piece]:
    return [piece]


def _then_titles(piece: Piece, asked: Sequence[int], titles: Sequence[str]) -> list[Piece]:
    """ "1 och 2 klara. Schemat pågår.": after the answer by number comes one by name."""
    first, *later = _stretches(piece.words, titles) or [piece.words]
    found = [replace(piece, words=first)]
    for words in later:
        place = best_title(words, titles)
        other = place is not None and asked[place] not in piece.numbers
        if place is not None and other and _has_status(words, titles[place]):
            found.append(Piece(words, "numbers", (asked[place],)))
        else:
            found[-1] = replace(found[-1], words=f"{found[-1].words}\n{words}")
    return found if len(found) > 1 else [piece]


_BY_SCOPE = {"none": _by_title, "numbers": _then_titles}


def names_something(words: str) -> bool:
    """True if the words begin with a noun and its status: "broarna inspekterade"."""
    return _OWN_NAME.match(fold(words)) is not None


def _is_about_another(words: str, *, sentence: bool = False) -> bool:
    """True if a stretch that names no title has the status of something else: "simningen är avslutad".

    `sentence`: some title is unanswered, and any noun first in a sentence may be it ("Möten med AF pågår").
    """
    if sentence and _LABEL.match(fold(words)):
        return True
    named = _OWN_NAME.match(fold(words)) or (sentence and _NOUN_FIRST.match(words))
    return bool(named) and _has_status(words, "")


def _has_status(words: str, title: str) -> bool:
    meaning = interpret(words, title)
    return meaning.status is not None or meaning.repeat
