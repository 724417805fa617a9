"""Finds the heading above a table: the name of the area, if the table has no column for it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tracker.reading.plan.letters import bare, squeezed, starts_large, starts_small
from tracker.reading.plan.lines import PlanLine

_CAPTION = re.compile(r"^(?:tabell|bilaga|figur)\s*\d+\s*[.:–-]?\s*", re.IGNORECASE)
_NOT_HEADING = re.compile(r"^\s*(?:[-•*–✓]\s|https?://|<http|\d+\s+\S.*\b(?:19|20)\d\d\b.*,)")
_SAYS_LITTLE = re.compile(
    r"(?:aktivitet(?:er)?|atgard(?:er)?|insatser|kontroller|(?:handlings|aktivitets|atgards)?plan(?:en)?|tabell"
    r"|forts\w*|atgardslista|arshjul)"
    r"(?: under aret)?(?: (?:for )?(?:19|20)\d\d(?: (?:19|20)?\d\d)?)?"
)
_FRONT_MATTER = re.compile(r"(?:inledning|bakgrund|om planen|lasanvisning\w*|sammanfattning|innehall\w*)")
# Lines of a title page: whose the plan is, and when it was written.
_OF_TITLE = re.compile(
    r"(?:^|.*\s)(?-i:[A-ZÅÄÖ])[\w-]+ kommun(?:er)?\b.*|(?-i:Region [A-ZÅÄÖ]).*"
    r"|(?:rev|reviderad|version|upprättad|beslut\w*|antagen|fastställd|senast \w+d|datum|uttag)\b.*\d.*"
    r"|[\d\s./–-]+",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\w*(?:plan|planen|program|programmet|strategi|arshjul)\b|\b20\d\d$")
_MOST_BLOCKS = 40
_SHORT, _LONG = 6, 60


def section_before(lines: Sequence[PlanLine], index: int) -> str:
    """Returns the heading above the table that begins at `index`, "" if there is none.

    The nearest one counts that names an area: "Aktiviteter" and "Ekby kommun, 2021" are none.
    """
    for number, block in enumerate(_blocks_backwards(lines, index)):
        if block[0].role == "cells" and _title_of_cells(block[-1]) == "":
            break
        title = _heading_of(block, near=number == 0)
        if _FRONT_MATTER.fullmatch(bare(title)):
            break
        if names_area(title):
            return title
    return ""


def names_area(title: str) -> bool:
    """True if a heading may be the name of an area: no line of the title page, no "Aktiviteter"."""
    return bool(title) and not _OF_TITLE.fullmatch(title) and not _SAYS_LITTLE.fullmatch(bare(title))


def names_plan(title: str) -> bool:
    """True if a heading may be the title of the whole: "Underhållsplan fastigheter", "Personalåret 2025"."""
    return bool(_TITLE.search(bare(title)))


def tidy_heading(text: str) -> str:
    """Returns the heading as the name of an area: without caption, closing colon and dots."""
    return _CAPTION.sub("", squeezed(text)).rstrip(" :.–-")


def _blocks_backwards(lines: Sequence[PlanLine], index: int) -> list[list[PlanLine]]:
    blocks: list[list[PlanLine]] = []
    current: list[PlanLine] = []
    for line in reversed(lines[max(0, index - 400) : index]):
        if line.role in ("text", "cells") and not (current and current[0].role != line.role):
            current.insert(0, line)
            if line.new_page or line.level:
                blocks.append(current)
                current = []
        elif current:
            blocks.append(current)
            current = [line] if line.role in ("text", "cells") else []
        if len(blocks) >= _MOST_BLOCKS:
            return blocks
    return [*blocks, current] if current else blocks


def _title_of_cells(line: PlanLine) -> str:
    filled = {cell for cell in line.cells if cell}
    return filled.pop() if len(filled) == 1 else ""


def _heading_of(block: Sequence[PlanLine], near: bool) -> str:
    if block[0].role == "cells":
        return tidy_heading(_title_of_cells(block[-1]))
    if not near and len(block) > 2 and block[0].level is None:
        return ""
    text = block[-1].content
    for line in reversed(block[:-1]):
        if not starts_small(text) and near:
            break
        text = f"{line.content} {text}"
    if _is_heading(text):
        return tidy_heading(text)
    return _heading_over_prose([line.content for line in block]) if near else ""


def _heading_over_prose(lines: Sequence[str]) -> str:
    """Returns the nearest short line that running text follows without a blank line between, otherwise ""."""
    for text, below in reversed(list(pairwise(lines))):
        if len(text.split()) <= _SHORT and _is_heading(text) and starts_large(below):
            return tidy_heading(text) if below.endswith((".", ":")) or len(below) > _LONG else ""
    return ""


def _is_heading(text: str) -> bool:
    short = len(text.split()) <= 14 and len(text) <= 110
    return (
        short
        and starts_large(text)
        and any(map(str.isalpha, text))
        and not text.endswith((".", ",", ";"))
        and not _NOT_HEADING.match(text)
    )
