"""Finds the header of a table of activities, and the kind of each column.

Headers differ from plan to plan and scans damage them, so a header is a short text whose words are (nearly)
those of the lists below. Column kinds are the fields of PlanRow, and two more: "nummer" and "ovrigt", which
are read but not kept.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from tracker.reading.plan.headerwords import MODIFIERS, OTHER_TABLES, PHRASES
from tracker.reading.plan.letters import bare

KINDS = ("omrade", "aktivitet", "syfte", "ansvarig", "berorda", "tidplan", "uppfoljning")

_BY_PHRASE = {phrase: kind for kind, phrases in PHRASES.items() for phrase in phrases}
_FIRST_WORDS = frozenset(phrase.split()[0] for phrase in _BY_PHRASE)
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in _BY_PHRASE)
_MAX_CELL_LETTERS = 60
_ALIKE_ENOUGH = 84
_HYPHENED = re.compile(r"(?<=[a-zåäö])-\s+(?=[a-zåäö])(?!och|eller)")


@lru_cache(maxsize=8192)
def phrase_kind(phrase: str) -> str | None:
    """Returns the column kind that a bare phrase names, also with damaged letters; None if none."""
    exact = _BY_PHRASE.get(phrase)
    if exact or len(phrase) < 6:
        return exact
    near = process.extractOne(phrase, _BY_PHRASE.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE_ENOUGH)
    return _BY_PHRASE[near[0]] if near and abs(len(near[0]) - len(phrase)) <= 2 else None


@lru_cache(maxsize=65536)
def _may_open(word: str) -> bool:
    """True if a header can begin with the word; a cheap test that nearly every line fails."""
    near = process.extractOne(word, _FIRST_WORDS, scorer=fuzz.ratio, score_cutoff=_ALIKE_ENOUGH - 4)
    return word in _FIRST_WORDS or (near is not None and len(word) > 4)


@lru_cache(maxsize=8192)
def cell_kind(text: str) -> str | None:
    """Returns the kind of a header cell: by its whole text, or by its first words that name a column."""
    if len(text) > _MAX_CELL_LETTERS or text.rstrip().endswith((".", ";")):
        return None
    words = bare(_HYPHENED.sub("", text)).split()
    if not words or len(words) > 7 or not _may_open(words[0]):
        return None
    whole = phrase_kind(" ".join(words))
    if whole:
        return whole
    for length in range(min(_LONGEST_PHRASE, len(words)), 0, -1):
        kind = phrase_kind(" ".join(words[:length]))
        if kind and all(_modifies(word) for word in words[length:]):
            return kind
    return phrase_kind(words[0]) if "/" in text or "(" in text else None


@lru_cache(maxsize=8192)
def _modifies(word: str) -> bool:
    return word in MODIFIERS or phrase_kind(word) is not None


def header_of_cells(cells: Sequence[str]) -> tuple[str, ...] | None:
    """Returns the kinds of a header row ("ovrigt" for unknown ones), None if it heads no plan table."""
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2 or any(len(cell) > _MAX_CELL_LETTERS for cell in filled):
        return None
    if any(bare(cell) in OTHER_TABLES for cell in filled):
        return None
    kinds = tuple(cell_kind(cell) or "ovrigt" for cell in cells)
    return settled(kinds) if heads_a_plan(kinds, len(filled)) else None


def heads_a_plan(kinds: Sequence[str], filled: int) -> bool:
    known = {kind for kind in kinds if kind in KINDS}
    if "aktivitet" not in known and not ({"syfte", "omrade"} & known and len(known) >= 3):
        return False
    working = known & {"ansvarig", "tidplan", "uppfoljning", "berorda"}
    return bool(working) and len(known) * 2 >= filled


def settled(kinds: Sequence[str]) -> tuple[str, ...]:
    """Returns each kind once:

    "Mål" before the activity is the area; a second heading of a kind is "ovrigt".
    """
    result = list(kinds)
    activity = result.index("aktivitet") if "aktivitet" in result else len(result)
    if "syfte" in result and "omrade" not in result and result.index("syfte") < activity < len(result):
        result[result.index("syfte")] = "omrade"
    if "aktivitet" not in result:
        result[result.index("syfte" if "syfte" in result else "omrade")] = "aktivitet"
    seen: set[str] = set()
    for index, kind in enumerate(result):
        if kind in seen and kind not in ("ovrigt", "period"):
            result[index] = "ovrigt"
        seen.add(kind)
    return tuple(result)


def header_of_line(line: str) -> tuple[str, ...] | None:
    """Returns the kinds of a header on one line without visible borders, otherwise None."""
    if len(line) > 160 or not line.strip() or line.rstrip().endswith((".", ";", ",")):
        return None
    words = bare(line).split()
    if not 3 <= len(words) <= 20 or not _may_open(words[0]):
        return None
    kinds = _kinds_of_words(words)
    if not kinds or len({kind for kind in kinds if kind in KINDS}) < 3:
        return None
    return settled(kinds) if heads_a_plan(kinds, len(kinds)) else None


def names_of_line(line: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Returns the header's own words for each kind; the kinds, if the words can't be told apart."""
    written, words = line.split(), bare(line).split()
    starts = [at for at, _ in _kinds_with_places(words)] if len(written) == len(words) else []
    if len(starts) != len(kinds):
        return kinds
    ends = [*starts[1:], len(written)]
    return tuple(" ".join(written[start:end]) for start, end in zip(starts, ends, strict=True))


def _kinds_of_words(words: list[str]) -> tuple[str, ...]:
    """Returns the kinds in the words, left to right, longest phrase first; empty if a word is unknown."""
    return tuple(kind for _, kind in _kinds_with_places(words))


def _kinds_with_places(words: list[str]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    index = 0
    while index < len(words):
        length, kind = _longest_phrase(words, index, [known for _, known in found])
        if kind:
            found.append((index, kind))
        elif not found or words[index] not in MODIFIERS:
            return []
        index += length
    return found


def _longest_phrase(words: list[str], index: int, seen: list[str]) -> tuple[int, str | None]:
    for length in range(min(_LONGEST_PHRASE, len(words) - index), 0, -1):
        kind = phrase_kind(" ".join(words[index : index + length]))
        if kind and kind not in seen:
            return length, kind
    return 1, None


def is_header_tail(line: str) -> bool:
    """True if a line has only words that continue a header above it ("enhetschef klart")."""
    words = bare(line).split()
    return 0 < len(words) <= 8 and all(word in MODIFIERS for word in words)


def heads_other_table(cells: Sequence[str]) -> bool:
    """True if a row is the header of a table that is not a plan: versions, contacts."""
    return sum(bare(cell) in OTHER_TABLES for cell in cells) >= 2
