"""Recognises what is between the rows of a table but not part of it: page headers, footers, footnotes."""

import re
from collections.abc import Sequence

from tracker.reading.plan.letters import bare

_PAGE_NUMBER = re.compile(
    r"^\W*(?:sid(?:a|an)?\.?\s*)?\d{1,3}(?:\s*\(\s*\d{1,3}\s*\)|\s*/\s*\d{1,3}|\s+av\s+\d{1,3})?\W*$",
    re.IGNORECASE,
)
_PAGE_OF = re.compile(
    r"(?:^|\s)\d{1,3}\s*\(\s*\d{1,3}\s*\)\s*$|\bsid(?:a|an)\s+\d{1,3}\b|^\s*page \d+", re.IGNORECASE
)
_RECORD = re.compile(r"^\W*(?:dnr|diarienr|diarienummer)\b", re.IGNORECASE)
_LINK = re.compile(r"^\W*(?:https?://|www\.)\S+\s*$", re.IGNORECASE)
_FOOTNOTE = re.compile(
    r"^\s*(?:<sup>\s*\d{1,2}\s*</sup>|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,2}|\[\^?\d{1,2}\]:?|\*{1,3}\)?(?=\s\S))\s*\S"
)
_RULE = re.compile(r"^[\s|:+=_\-\u2013\u2014\u2022.]*$")
_MAX_LINES = 6


def is_footnote(raw: str) -> bool:
    """True if a raw line (with markup) is the first line of a footnote."""
    return bool(_FOOTNOTE.match(raw))


def is_rule(text: str) -> bool:
    """True if a line or a cell is a drawn line, or empty."""
    return bool(_RULE.match(text))


def is_page_number(line: str) -> bool:
    """True for a page number: "9", "Sida 3 av 12", "18 (19)"."""
    return bool(_PAGE_NUMBER.match(line))


def _is_seed(line: str) -> bool:
    return bool(_PAGE_OF.search(line) or _RECORD.match(line)) and len(line) < 120


def furniture_of(blocks: Sequence[Sequence[str]]) -> frozenset[str]:
    """Returns the bare texts of lines that are page headers or footers.

    A short block with a page number "18 (19)" or a record number is one; so are its other lines wherever they
    occur, and a short block that is repeated as a whole near one.
    """
    known: set[str] = set()
    for block in blocks:
        if len(block) <= _MAX_LINES and any(_is_seed(line) for line in block):
            known.update(_masked(line) for line in block if "\t" not in line and len(line) < 120)
    return frozenset(known)


def _masked(line: str) -> str:
    return re.sub(r"\d+", "#", bare(line))


def is_furniture(block: Sequence[str], known: frozenset[str]) -> bool:
    """True if every line of the block is a page number, a record number or a known page header."""
    return all(_is_furniture_line(line) or _masked(line) in known for line in block)


def _is_furniture_line(line: str) -> bool:
    return is_page_number(line) or _is_seed(line) or bool(_LINK.match(line)) or is_rule(line)
