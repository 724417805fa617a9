"""Finds what a reply reports without stating which activity, so that a person sees it."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from tracker.reading.reply.meaning.turning_words import FURTHER, HEDGE, NEGATION
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.pointing.pointer_words import MENTIONED, ORDINALS, OWN_ORDINALS
from tracker.reading.reply.pointing.pointers import Piece
from tracker.reading.reply.pointing.titled import names_something
from tracker.reading.reply.pointing.titles import best_title

# "Alla klara förutom …" without a known exception: then it is not all.
_EXCEPTION = re.compile(r"(?<!\w)(?:utom|forutom|bortsett fran|undantag\w*)(?!\w)")
_THE_REST = re.compile(r"(?<!\w)(?:de |det )?(?:ovriga|resterande|alla andra|(?:tva|tre|fyra) andra)(?!\w)")
_NAMED_NUMBER = re.compile(
    r"(?:\(|(?<!\w)(?:nr|nummer|punkt|aktivitet) |#|"
    r"(?:^|[.!\n]\s*|,\s+|och )(?=\d{1,2} (?:ar|har|ska|blir|kommer|hinner|ungefar|nastan|inte|ej|"
    r"vantar|ligger) ))"
    r"(\d{1,2})(?![\w,.]\d)"
)
SENTENCES = re.compile(r"[.!\n;]\s*")
_MOST_SENTENCES = 60
# "Förresten är 2 inte påbörjad", in the answer about 3.
_BY_THE_WAY = re.compile(
    r"(?<!\w)(?:ar|har|blir|ska) (\d{1,2}) (?:inte|ej|klar|fardig|pagar|genomford|paborja|forsena|avsluta)"
)


def with_mentioned(pieces: Sequence[Piece], asked: Sequence[int]) -> list[Piece]:
    """ "Vi går inte vidare med nummer 3. 1 pågår": the first words answer number 3, if nothing else does."""
    answered = {number for piece in pieces for number in piece.numbers}
    if not answered or any(piece.scope in {"all", "rest"} for piece in pieces):
        return list(pieces)
    return [
        replace(piece, scope="numbers", numbers=tuple(mentioned))
        if piece.scope == "none"
        and len(mentioned := _mentioned(piece.words)) == 1
        and mentioned <= set(asked) - answered
        else piece
        for piece in pieces
    ]


def _mentioned(words: str) -> set[int]:
    """The numbers that words mention by a mark or a name: "nummer 3", "ettan"."""
    folded = fold(words)
    numbers = {int(number) for number in MENTIONED.findall(folded)}
    return numbers | {ORDINALS[name] for name in re.findall(r"[a-z]+", folded) if name in OWN_ORDINALS}


def first_sentence(words: str, titles: Sequence[str]) -> str:
    """ "Alla tre är genomförda. Kursen hölls i maj …": a sentence about one by name is not about all."""
    first, *later = SENTENCES.split(words)
    turned = any(turns(sentence) for sentence in later)
    named = any(best_title(sentence, titles) is not None for sentence in later)
    return first if named and not turned else words


def mentions_others(piece: Piece, asked: Sequence[int], titles: Sequence[str]) -> bool:
    """True if its words report on an activity that it is not about, or have an unknown exception."""
    others = {int(number) for number in _BY_THE_WAY.findall(fold(piece.words))}
    if others & set(asked) - set(piece.numbers):
        return True
    return piece.scope == "all" and _excepts(piece.words, titles)


def _excepts(words: str, titles: Sequence[str]) -> bool:
    """ "Alla klara utom …", "alla klara, men rapporten …"."""
    folded = fold(words)
    contrast = re.search(r"(?<!\w)(?:men|fast|dock) (.+)", folded)
    return bool(
        _EXCEPTION.search(folded) or (contrast and titles and best_title(contrast[1], titles) is not None)
    )


def turns(words: str) -> bool:
    """True if words without a status may change the status before them."""
    return any(pattern.search(fold(words)) for pattern in (FURTHER, HEDGE, NEGATION))


def leaves_out(
    pieces: Sequence[Piece], asked: Sequence[int], answered: Set[int], titles: Sequence[str]
) -> bool:
    """True if the words mention an unanswered activity: by number, by title, or by another name."""
    named = {number for piece in pieces for number in piece.numbers}
    unanswered = set(asked) - answered
    if any(_is_passed_over(piece.words, set(asked) - named, unanswered) for piece in pieces):
        return True
    unread = [piece.words for piece in pieces if piece.scope == "none"]
    if unanswered and any(names_something(words) for words in unread):
        return True
    return _names_another(pieces, [number not in answered for number in asked], titles)


def _is_passed_over(words: str, unnamed: set[int], unanswered: set[int]) -> bool:
    """True if another answer's words mention an unanswered one: "På de övriga …", "mentorer (4) …"."""
    folded = fold(words)
    numbers = {int(found) for found in _NAMED_NUMBER.findall(folded)} | _mentioned(words)
    return bool(numbers & unnamed) or (bool(unanswered) and _THE_REST.search(folded) is not None)


def _names_another(pieces: Sequence[Piece], unanswered: Sequence[bool], titles: Sequence[str]) -> bool:
    """True if a sentence names the title of an unanswered activity."""
    if len(titles) < len(unanswered) or not any(unanswered):
        return False
    titles = titles[: len(unanswered)]
    sentences = [sentence for piece in pieces for sentence in SENTENCES.split(piece.words)[:_MOST_SENTENCES]]
    places = [best_title(sentence, titles) for sentence in sentences]
    return any(place is not None and unanswered[place] for place in places)
