"""Says what the heading of a column in a table with cells is, surely or by a word inside it.

Known headings count; unknown ones never count against a table (READING.md, "The table").
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tracker.reading.plan.headers import KINDS, cell_kind
from tracker.reading.plan.headerwords import (
    CELL_PHRASES,
    CONTACTS,
    OTHER_TABLES,
    PREDICATES,
    STEMS,
    WRITTEN,
)
from tracker.reading.plan.letters import bare
from tracker.reading.plan.periods import PERIOD, periods_of
from tracker.reading.plan.timecolumns import PLANNED, START

Told = Mapping[str, str]  # a heading in bare letters → the kind of column that a person says it is
NOT_READ = "ovrigt"
WORKING = frozenset({"ansvarig", "tidplan", "uppfoljning", "berorda", START, PERIOD})
_BY_PHRASE = {phrase: kind for kind, phrases in CELL_PHRASES.items() for phrase in phrases}
_PREDICATES = tuple((kind, re.compile(rf"\b(?:{pattern})\b")) for kind, pattern in PREDICATES)
_STEMS = tuple((kind, re.compile(pattern)) for kind, pattern in STEMS)
_BEFORE = re.compile(
    r"\w{2,}(?:s|ade|nde|iga|liga|gna|tna|kta|rade|ella|ska|nya|de)|nya?|var[at]?|egna?|den|det|de|en|ett|"
    r"prioriterade|konkreta|tankta|interna|externa|andra"
)
_OF_YEAR = re.compile(r"(.*\w)\s+(?:för\s+)?(?:19|20)\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?")
_PLAIN = re.compile(r"atgard|aktivitet|insats")
_END = " .:;*"
_LONGEST, _MOST_WORDS, _MOST_BEFORE = 110, 16, 3


def heading_kind(text: str, told: Told = {}) -> str | None:  # noqa: B006  (never written to)
    """Returns the kind that the words of a heading name for certain; None if they don't."""
    words = bare(text)
    if words in told:
        return told[words]
    if len(text) > _LONGEST:
        return None
    exact = cell_kind(text.rstrip(_END)) or _BY_PHRASE.get(words) or _BY_PHRASE.get(PLANNED.sub("", words))
    if exact is None and (dated := _OF_YEAR.fullmatch(text.rstrip(_END))):
        return heading_kind(dated[1], told)  # "Planerad åtgärd 2024"
    return exact or ("tidplan" if words in WRITTEN else None)


@lru_cache(maxsize=8192)
def loose_kind(text: str) -> str | None:
    """Returns the kind that a longer heading names with a word inside it: "Kommunens åtgärd"."""
    words = bare(text).split()
    if not words or len(text) > _LONGEST or len(words) > _MOST_WORDS or text.rstrip().endswith((";", ",")):
        return None
    whole = " ".join(words)
    for kind, predicate in _PREDICATES:
        if predicate.search(whole):
            return kind
    for word in words[: _MOST_BEFORE + 1]:
        found = next((kind for kind, stem in _STEMS if stem.fullmatch(word)), None)
        if found:
            return found
        if not _BEFORE.fullmatch(word):
            return None
    return None


def kinds_of_row(cells: Sequence[str], told: Told, loose: bool = False) -> tuple[str, ...] | None:
    """Returns the kind of each column if the row heads a table of activities, None if it does not.

    A kind may occur twice; columns of unknown headings are "ovrigt". `loose`: a word inside a heading counts,
    for a kind that no other heading names.
    """
    filled = [cell for cell in cells if cell.strip()]
    if len(set(filled)) < 2 or any(len(cell) > _LONGEST for cell in filled):
        return None
    known = [heading_kind(cell, told) for cell in cells]
    periods = periods_of(cells)
    if loose:
        known = filled_loosely(cells, known, set(periods))
    kinds = tuple(PERIOD if at in periods else kind or NOT_READ for at, kind in enumerate(known))
    return kinds if _heads(kinds, filled, told) else None


def filled_loosely(cells: Sequence[str], known: Sequence[str | None], taken: set[int]) -> list[str | None]:
    """Returns the kinds with those added that a word inside a heading names; the plainest such word wins."""
    result = list(known)
    by_kind: dict[str, list[int]] = {}
    for index, cell in enumerate(cells):
        kind = loose_kind(cell) if known[index] is None and index not in taken else None
        if kind and kind != NOT_READ:
            by_kind.setdefault(kind, []).append(index)
    for kind, indexes in by_kind.items():
        if kind not in known or kind == "tidplan":
            plainest = sorted(indexes, key=lambda index: not _PLAIN.search(bare(cells[index])))
            for index in indexes if kind == "tidplan" else plainest[:1]:
                result[index] = kind
    return result


def _heads(kinds: Sequence[str], filled: Sequence[str], told: Told) -> bool:
    found = {kind for kind in kinds if kind in KINDS or kind in WORKING}
    others = {bare(cell) for cell in filled} & OTHER_TABLES - set(told)
    if others and not (others <= CONTACTS and "aktivitet" in found and {"tidplan", START, PERIOD} & found):
        return False
    aims = {"syfte", "omrade"} & found and len(found) >= 3
    return bool(("aktivitet" in found or aims) and WORKING & found)
