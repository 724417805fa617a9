"""Moves the year of the report that an uppföljning cell names, and tells of years in other cells."""

import re

from tracker.domain.revision.values import Moved
from tracker.reading.next_year.mentions import folded, mentions, moved_text
from tracker.reading.uppfoljning import read_uppfoljning

_REPORT = re.compile(
    r"\b(?:\w*verksamhetsberattelse\w*|vb|tertialrapport\w*(?:\s?\d)?|tertial\s?\d?|t\s?[12]|arsredovisning\w*"
    r"|arsrapport\w*|delarsrapport\w*|delarsbokslut\w*|arsbokslut\w*|bokslut\w*)(?:\s(?:for|ar|aret))*\s$"
)


def move_follow_up(text: str, year: int, target: int) -> Moved:
    """Returns the words of an uppföljning cell: the reports of the plan's year become those of `target`.

    `doubt` is a Swedish sentence if the year stands there as something else.
    """
    found = [one for one in mentions(text, year) if one.sure and one.first == year and not one.is_span]
    readable = folded(text)
    reports = tuple(one for one in found if _REPORT.search(readable[: one.start]))
    moved = moved_text(text, reports, target - year)
    before, after = read_uppfoljning(text), read_uppfoljning(moved)
    if (before.forms, before.indicator) != (after.forms, after.indicator):
        return Moved(text, text, _names(year))
    return Moved(text, moved, _names(year) if len(reports) < len(found) else "")


def names_year(text: str, year: int) -> str:
    """Returns a Swedish sentence if a cell that is not moved names the plan's year."""
    return _names(year) if any(one.sure and one.first == year for one in mentions(text, year)) else ""


def _names(year: int) -> str:
    return f"texten nämner {year}"
