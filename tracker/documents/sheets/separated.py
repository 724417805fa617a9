"""CSV into blocks: cells parted by semicolons, commas or tabs; the mark is told by the rows themselves."""

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
    """The blocks of a CSV text; none where it is running text, or rows with tabs that are no CSV."""
    told = _SEP.match(text)
    if told:
        return list(blocks_of_rows(_rows(text[told.end() :], told[1]), 1))
    named = suffix in _SUFFIXES
    # A text with tabs has readers of its own, which mend what happens to rows without quotation marks.
    tries = [_rows(text, mark) for mark in _MARKS if mark in text and (named or mark != "\t")]
    rows = max(tries, key=_regularity, default=[])
    if not (named and _regularity(rows)[2] > 1) and not _is_plan(rows):
        return []
    return list(blocks_of_rows(rows, 1))


def _rows(text: str, mark: str) -> Rows:
    """The rows; quotation marks count for nothing where one of them is never closed."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error:
        rows = [line.split(mark) for line in text.splitlines()]
    return [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows]


def _regularity(rows: Sequence[Sequence[str]]) -> tuple[bool, float, int]:
    """How much the rows look like a table: a header of a plan, then rows of the same number of cells."""
    widths = Counter(len(row) for row in rows if any(row))
    several = {width: count for width, count in widths.items() if width > 1}
    width = max(several, key=lambda width: (several[width], width), default=0)
    return _has_header(rows), several.get(width, 0) / max(1, widths.total()), width


def _has_header(rows: Sequence[Sequence[str]]) -> bool:
    return any(header_of_cells(row) for row in rows[:_HEADER_WITHIN])


def _is_plan(rows: Rows) -> bool:
    """Whether a text of any name is CSV: a header, and rows below it that are as wide."""
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        if header_of_cells(row):
            below = [len(other) for other in rows[place + 1 :] if any(other)]
            return len(row) > 2 and bool(below) and below.count(len(row)) * 2 > len(below)
    return False
