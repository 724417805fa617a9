"""Parses CSV into blocks; the delimiter (semicolon, comma or tab) is detected from the rows."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from tracker.documents.sheets.parts import blocks_of_rows
from tracker.reading.plan.headers import header_of_cells

_MARKS = ";\t,"
_SUFFIXES = (".csv", ".tsv", ".tab")
_HEADER_WITHIN = 40
_SEP = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n", re.IGNORECASE)
Rows = list[list[str]]


def separated_blocks(text: str, suffix: str) -> list[dict[str, Any]]:
    """Returns the blocks of a CSV text; none if it is running text, or has tabs but no CSV rows."""
    declared = _SEP.match(text)
    if declared:
        return list(blocks_of_rows(_rows(text[declared.end() :], declared[1]), 1))
    named = suffix in _SUFFIXES
    # Text with tabs has its own readers, which repair rows without quotation marks.
    tries = [_rows(text, mark) for mark in _MARKS if mark in text and (named or mark != "\t")]
    rows = max(tries, key=_regularity, default=[])
    if not (named and _regularity(rows)[2] > 1) and not _is_plan(rows):
        return []
    return list(blocks_of_rows(rows, 1))


def _rows(text: str, mark: str) -> Rows:
    """Returns the rows; quotation marks are ordinary characters if one of them is never closed."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error:
        rows = [line.split(mark) for line in text.splitlines()]
    return [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows]


def _regularity(rows: Sequence[Sequence[str]]) -> tuple[bool, float, int]:
    """Scores how much the rows look like a table: a plan's header, then rows with as many cells."""
    widths = Counter(len(row) for row in rows if any(row))
    several = {width: count for width, count in widths.items() if width > 1}
    width = max(several, key=lambda width: (several[width], width), default=0)
    return _has_header(rows), several.get(width, 0) / max(1, widths.total()), width


def _has_header(rows: Sequence[Sequence[str]]) -> bool:
    return any(header_of_cells(row) for row in rows[:_HEADER_WITHIN])


def _is_plan(rows: Rows) -> bool:
    """Returns whether a text of any name is CSV: a header, followed by rows of the same width."""
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        if header_of_cells(row):
            below = [len(other) for other in rows[index + 1 :] if any(other)]
            return len(row) > 2 and bool(below) and below.count(len(row)) * 2 > len(below)
    return False
