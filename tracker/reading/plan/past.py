"""Recognises a table of last year's follow-up beside this year's plan: it is shown, but no plan."""

import re
from collections.abc import Sequence

from tracker.reading.plan.letters import bare
from tracker.reading.plan.table import FoundTable

_FOLLOW_UP = re.compile(
    r"\b(?:uppfoljning|utvardering|resultat|utfall|aterblick|redovisning|avslutade|genomforda)\w*\b"
)
_BEFORE = re.compile(
    r"\b(?:foregaende|tidigare|forra|gangna|fjolarets|fjolar\w*|forgaende|sista) (?:ars?|arets|aret|plan\w*|"
    r"period\w*|lasars?|lasaret|handlingsplan\w*|\w+plan\w*)\b|\bfjolar\w*\b"
)
_YEARS = re.compile(r"\b(20\d\d)(?:\s*[-–—/]\s*(?:20)?(\d\d))?\b")
_OUTCOMES = frozenset(
    {"resultat", "utfall", "genomfort", "status", "maluppfyllelse", "genomford", "utvardering"}
)


def names_its_year(tables: Sequence[FoundTable], year: int | None) -> bool:
    """True if a heading above one of the tables names the plan's year."""
    return any(_names_year(table.above, year) for table in tables)


def past_heading(table: FoundTable, year: int | None, dated: bool = False) -> str:
    """Returns the heading that says that a table is a follow-up of an earlier plan; "" if it is none.

    `year` is the plan's; headings of that year or a later one are never past. `dated`: another table has the
    plan's year above it, so that an earlier year alone says that this one is past.
    """
    if _names_year(table.above[-1:], year):
        return ""
    for heading in reversed(table.above):
        words, years = bare(heading), _years(heading)
        if years and year is not None and max(years) >= year:
            return ""
        earlier = bool(_BEFORE.search(words)) or (year is not None and bool(years))
        if earlier and (dated or _FOLLOW_UP.search(words) or _has_outcome(table) or _BEFORE.search(words)):
            return heading
    return ""


def _names_year(headings: Sequence[str], year: int | None) -> bool:
    return year is not None and any(year in _years(heading) for heading in headings)


def _years(text: str) -> list[int]:
    """Returns the years named, the last of a span last."""
    return [int(f"20{found[2]}") if found[2] else int(found[1]) for found in _YEARS.finditer(text)]


def _has_outcome(table: FoundTable) -> bool:
    return any(bare(name) in _OUTCOMES for name in table.names)
