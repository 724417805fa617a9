"""Finds which activities a stretch of a reply is about: "1 klart", "Nr 2 …", "1 och 3 klara", "alla utom 2".

A number only points at an activity where the words after it are an answer: "12 av 15", "3 möten" and
"12 mars" stay what they are.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from tracker.reading.reply.patterns import fold
from tracker.reading.reply.pointing import pointer_words
from tracker.reading.reply.pointing.rewriting import FARTHEST, answer_last, in_figures


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of own words and what it is about: numbers, everything (with exceptions), or what is left."""

    words: str
    scope: Literal["numbers", "all", "rest", "none"]
    numbers: tuple[int, ...] = ()
    at_line: bool = False  # on a separate line, with a mark: "2. pågår"


def split(text: str, asked: Sequence[int]) -> tuple[Piece, ...]:
    """`text` in pieces, each with the activities that it is about; a first piece may be about none."""
    text = in_figures(text, asked)
    text = answer_last(text)
    folded = fold(text)
    starts = list(_pointers(folded, [letter.isupper() for letter in text], asked))
    if not starts:
        return (Piece(text.strip(), "none"),)
    pieces = [Piece(_tidy(text[: starts[0].start]), "none")] if text[: starts[0].start].strip() else []
    ends = [pointer.start for pointer in starts[1:]] + [len(text)]
    for pointer, end in zip(starts, ends, strict=True):
        at_line = pointer_words.MARKED_LINE.match(folded, pointer.start) is not None
        pieces.append(Piece(_tidy(text[pointer.keep : end]), pointer.scope, pointer.numbers, at_line))
    return tuple(pieces)


@dataclass(frozen=True, slots=True)
class _Pointer:
    """`start` is where the pointer begins, `keep` where the words begin that are its answer."""

    start: int
    keep: int
    scope: Literal["numbers", "all", "rest", "none"]
    numbers: tuple[int, ...] = ()


def _pointers(folded: str, capitals: Sequence[bool], asked: Sequence[int]) -> Iterator[_Pointer]:
    at = 0
    used: set[int] = set()
    marked = len(pointer_words.MARKED_LINE.findall(folded)) > 1
    listed = _listed_lines(folded, capitals, asked)
    while found := pointer_words.POINTER.search(folded, at):
        at = found.end()
        pointer = _pointer(folded, found, asked)
        if pointer and marked and not found["numbers"]:
            pointer = None  # in a numbered answer "den sista" is a group, and not an activity
        pointer = pointer or _next_in_row(folded, found, set() if marked else used, listed, asked)
        if pointer is None:
            at = max(found.start() + 1, found.end() - 1) if found["numbers"] is None else found.end()
            continue
        used |= set(pointer.numbers)
        exception = _exception(folded, found.end()) if pointer.scope == "all" else None
        if exception is None:
            yield pointer
            continue
        at = exception.end()
        yield from _all_but(folded, found, pointer, exception, asked)


def _all_but(
    folded: str, found: re.Match[str], whole: _Pointer, exception: re.Match[str], asked: Sequence[int]
) -> Iterator[_Pointer]:
    """All and the exception; one pointer for "alla utom 2 klara", where the answer follows the exception."""
    numbers = _excepted(exception, asked)
    after = folded[exception.end() : exception.end() + 120]
    between = folded[found.end() : exception.start()]
    if pointer_words.ANSWER_FOLLOWS.match(after) and not pointer_words.ANSWER_FOLLOWS.match(between):
        yield _Pointer(found.start(), exception.end(), "all", numbers)
        return
    yield whole
    yield _Pointer(exception.start(), exception.end(), "numbers", numbers)


def _next_in_row(
    folded: str, found: re.Match[str], used: Set[int], listed: frozenset[int], asked: Sequence[int]
) -> _Pointer | None:
    """ "1 Klart 2 Klart 3 Pågår", or lines "1 Utbildning: klar" in order: the order makes them pointers."""
    number = found["numbers"]
    listed_numbers = _listed(number) if number else ()
    if not listed_numbers or not set(listed_numbers) <= set(asked):
        return None
    after = folded[found.end() : found.end() + 120]
    before = folded[max(0, found.start() - 10) : found.start()]
    in_row = bool(used) and not used & set(listed_numbers) and _is_next(found, before, after, used)
    if not in_row and found.start() not in listed:
        return None
    return _Pointer(found.start(), found.end(), "numbers", listed_numbers)


def _is_next(found: re.Match[str], before: str, after: str, used: Set[int]) -> bool:
    """True for a number without an answer yet, after numbers with one, that is no count or date."""
    if pointer_words.COUNTED.match(after) or (pointer_words.NOT_A_POINTER.match(after) and not found["mark"]):
        return False
    if (
        found["mark"]
        or found["label"]
        or (int(_listed(found["numbers"])[0]) - 1 in used and pointer_words.ANSWER_FOLLOWS.match(after))
    ):
        return True
    if pointer_words.COUNTS_SOMETHING.match(after):
        return False
    follows = int(_listed(found["numbers"])[0]) - 1 in used
    at_end = pointer_words.NEXT_AT_END.search(before)
    verb = pointer_words.NEXT_ANSWER.match(after)
    return bool(
        (at_end or verb) if follows else verb and (at_end or pointer_words.NEXT_AFTER_COMMA.search(before))
    )


def _listed_lines(folded: str, capitals: Sequence[bool], asked: Sequence[int]) -> frozenset[int]:
    """Where lines begin with the letter's own numbers in rising order, or its first before capitals.

    Such a line is a separate answer even if its words cannot be read, so that they are not added to the
    answer above.
    """
    lines = [
        match
        for match in pointer_words.NUMBERED_LINE.finditer(folded)
        if not pointer_words.NOT_A_POINTER.match(folded, match.end(1))
    ]
    numbers = [int(match[1]) for match in lines]
    rising = numbers == sorted(set(numbers)) and set(numbers) <= set(asked)
    answered = any(pointer_words.ANSWER_FOLLOWS.match(folded, match.end(1)) for match in lines)
    if len(numbers) >= 2 and rising and answered:
        return frozenset(match.start(1) for match in lines)
    found = [match for match in lines if capitals[match.end() - 1]]
    numbers = [int(match[1]) for match in found]
    in_order = len(numbers) >= 2 and numbers == list(asked[: len(numbers)])
    return frozenset(match.start(1) for match in found) if in_order else frozenset()


def _exception(folded: str, at: int) -> re.Match[str] | None:
    """ "alla klara utom nummer 2 som utgår": the number after "utom" is answered by what follows."""
    line_end = folded.find("\n", at)
    return pointer_words.EXCEPT.search(
        folded, at, min(len(folded) if line_end < 0 else line_end, at + FARTHEST)
    )


def _excepted(exception: re.Match[str], asked: Sequence[int]) -> tuple[int, ...]:
    if exception["numbers"]:
        return _listed(exception["numbers"])
    place = pointer_words.ORDINALS[exception["ordinal"]] or (len(asked) + 1) // 2
    return (asked[place - 1 if place > 0 else place],) if place <= len(asked) else (0,)


def _pointer(folded: str, found: re.Match[str], asked: Sequence[int]) -> _Pointer | None:
    before = folded[max(0, found.start() - 40) : found.start()]
    after = folded[found.end() : found.end() + 120]
    if found["numbers"]:
        return _by_number(found, before, after, asked)
    whole = found["all"] is not None and _names_all(found[0], asked)
    if len(asked) < 2 or not (whole or pointer_words.BOUNDARY.search(before) or not before.strip()):
        return None
    if found["rest"] == "det andra" and "det forsta" in folded[: found.start()]:
        return _by_order(found, before, after, tuple(asked[1:2]))
    if any(found[name] for name in ("spelled", "few", "few_last", "ordinal")):
        return _by_order(found, before, after, _by_words(found, asked))
    if not whole and not pointer_words.ANSWER_FOLLOWS.match(pointer_words.EXCEPT.sub("", after, count=1)):
        return None
    # "alla klara" is itself the answer, so the words are kept from the pointer on.
    rest = _Pointer(found.start(), found.end(), "rest")
    return rest if found["rest"] else _Pointer(found.start(), found.start(), "all")


def _names_all(words: str, asked: Sequence[int]) -> bool:
    """True for "alla fyra", if the letter asked about four."""
    number = words.rsplit(maxsplit=1)[-1]
    return len(words.split()) > 1 and pointer_words.SPELLED.get(number, -1) == len(asked)


def _by_order(found: re.Match[str], before: str, after: str, numbers: tuple[int, ...]) -> _Pointer | None:
    first = pointer_words.NEXT_AT_END.search(before) and found["ordinal"] in pointer_words.OWN_ORDINALS
    follows = first or pointer_words.ANSWER_FOLLOWS.match(after) or pointer_words.VERB_FOLLOWS.match(after)
    if not numbers or not (follows or found["mark"]):  # "andra punkten: …"
        return None
    return _Pointer(found.start(), found.end(), "numbers", numbers)


def _by_words(found: re.Match[str], asked: Sequence[int]) -> tuple[int, ...]:
    """ "Nummer två", "de två sista", "den första och andra"; nothing if the letter asked about fewer."""
    if found["spelled"]:
        number = pointer_words.SPELLED[found["spelled"]]
        return (number,) if number in asked else ()
    some_few = found["few"] or found["few_last"]
    if some_few:
        few = int(some_few) if some_few.isdigit() else pointer_words.SPELLED[some_few]
        some = asked[:few] if (found["end"] or found["end_first"]) == "forsta" else asked[-few:]
        return tuple(some) if few < len(asked) else ()
    places = [pointer_words.ORDINALS[name] for name in re.findall(pointer_words.ORDINAL, found["ordinal"])]
    if max(places) > len(asked):
        return ()
    if 0 in places and len(asked) % 2 == 0:
        return ()
    middle = (len(asked) + 1) // 2
    return tuple(asked[-1] if place < 0 else asked[(place or middle) - 1] for place in places)


def _by_number(found: re.Match[str], before: str, after: str, asked: Sequence[int]) -> _Pointer | None:
    numbers = _listed(found["numbers"])
    if "/" in found["numbers"] and not set(numbers) <= set(asked):
        return None  # "23/40 utbildade"
    if pointer_words.NOT_A_POINTER.match(after) and not found["mark"]:
        return None
    if not _points(found, before, after, known=set(numbers) <= set(asked)):
        return None
    return _Pointer(found.start(), found.end(), "numbers", numbers)


def _points(found: re.Match[str], before: str, after: str, *, known: bool) -> bool:
    """True if the number is an activity's, and no count; `known` if the letter asked about it."""
    marked = bool(found["mark"] or found["label"])
    if not marked and pointer_words.COUNTED.match(after) and found["numbers"].strip().isdigit():
        return False
    answer = pointer_words.ANSWER_FOLLOWS.match(after) is not None
    if pointer_words.LINE_START.search(before) or not before.strip():
        empty = known and not after.split("\n", maxsplit=1)[0].strip()
        return marked or answer or empty
    at_boundary = pointer_words.BOUNDARY.search(before) is not None
    if found["label"] or found["named"]:
        verb = pointer_words.VERB_FOLLOWS.match(after)
        return answer or (at_boundary and (verb is not None or bool(found["mark"])))
    return known and _points_within_line(found, before, after, answer=answer, at_boundary=at_boundary)


def _points_within_line(
    found: re.Match[str], before: str, after: str, *, answer: bool, at_boundary: bool
) -> bool:
    """The same for a bare number in a line: "på 2 har vi …", "och 3) klart"."""
    if at_boundary and pointer_words.HAVE_WE.match(after):
        return True
    clear_mark = (found["mark"] or "").strip() in {")", ":", "="}
    if answer and (clear_mark or at_boundary or found["mark"] is not None):
        return True
    return clear_mark and before[-1:].isspace()


def _listed(text: str) -> tuple[int, ...]:
    """ "1, 3 och 5" → 1, 3, 5; "1-3" → 1, 2, 3."""
    numbers: list[int] = []
    for first, last in re.findall(r"(\d+)(?: ?(?:-|–|till|t\.? ?o\.? ?m\.?) ?(\d+))?", text):
        end = int(last) if last and int(last) > int(first) else int(first)
        numbers += range(int(first), min(end, int(first) + 99) + 1)
        if last and end == int(first):
            numbers.append(int(last))
    return tuple(dict.fromkeys(numbers))


def _tidy(text: str) -> str:
    tidied = pointer_words.EDGES.sub("", text)
    return pointer_words.EDGES.sub("", tidied).strip()
