"""What stands between the rows of a table without being part of it: page heads, page feet, footnotes."""

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
    """Whether a raw line (markup still in it) is a footnote's first line."""
    return bool(_FOOTNOTE.match(raw))


def is_rule(text: str) -> bool:
    """Whether a line or a cell is a drawn line, or nothing."""
    return bool(_RULE.match(text))


def is_page_number(line: str) -> bool:
    """ "9", "Sida 3 av 12", "18 (19)": a page's own number."""
    return bool(_PAGE_NUMBER.match(line))


def _is_seed(line: str) -> bool:
    return bool(_PAGE_OF.search(line) or _RECORD.match(line)) and len(line) < 120


def furniture_of(blocks: Sequence[Sequence[str]]) -> frozenset[str]:
    """The bare texts of lines that are page heads or feet.

    A short block with a page number "18 (19)" or a record number in it is one; its other lines
    are too wherever they stand, and so is a short block that comes back as a whole near one.
    """
    known: set[str] = set()
    for block in blocks:
        if len(block) <= _MAX_LINES and any(_is_seed(line) for line in block):
            known.update(_masked(line) for line in block if "\t" not in line and len(line) < 120)
    return frozenset(known)


def _masked(line: str) -> str:
    return re.sub(r"\d+", "#", bare(line))


def is_furniture(block: Sequence[str], known: frozenset[str]) -> bool:
    """Whether every line of the block is a page number, a record number or a known page head."""
    return all(_is_furniture_line(line) or _masked(line) in known for line in block)


def _is_furniture_line(line: str) -> bool:
    return is_page_number(line) or _is_seed(line) or bool(_LINK.match(line)) or is_rule(line)
