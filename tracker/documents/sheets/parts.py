"""Splits the rows of a sheet into paragraphs and a table: text above and below the table is paragraphs.

Only entirely empty rows split a sheet; title rows between the rows of a table stay in it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

Rows = Sequence[Sequence[str]]
_WIDEST = 64
_NO_NAME = re.compile(r"(?:blad|sheet|tabell|table|ark|feuil)\s*\d*", re.IGNORECASE)
_NO_AREA = re.compile(
    r"\S*plan(?:en)?\b|(?:besluta|fastställ|antag|version|revider|uppdater|senast|dnr|diarie|datum|kontakt|"
    r"gäller|giltig|upprätta)",
    re.IGNORECASE,
)


def blocks_of_rows(rows: Rows, number: int, name: str = "") -> Iterator[dict[str, Any]]:
    """Returns the blocks of one sheet; its name is a heading if no title above the table names the area."""
    texts = [[cell.strip() for cell in row[:_WIDEST]] for row in rows]
    first, last = _table_within(texts)
    above = [text for row in texts[:first] if (text := _only_text(row))]
    yield from ({"text": text} for text in above if _NO_AREA.match(text))
    if name.strip() and not _NO_NAME.fullmatch(name.strip()):
        yield {"text": name.strip(), "level": 1}
    yield from ({"text": text} for text in above if not _NO_AREA.match(text))
    if first < last:
        rows = _without_notes(texts[first:last])
        yield {"number": number, "rows": rows, "first_row": first + 1, "sheet": name.strip()}
    yield from ({"text": text} for row in texts[last:] if (text := _only_text(row)))


def _table_within(rows: Rows) -> tuple[int, int]:
    """Returns (first, end) of the rows from the first to the last part that has rows of several cells."""
    parts = [part for part in _parts(rows) if any(_filled(row) > 1 for row in rows[part[0] : part[1]])]
    if not parts:
        return len(rows), len(rows)
    first = parts[0][0]
    while _filled(rows[first]) < 2:
        first += 1
    return first, parts[-1][1]


def _without_notes(rows: list[list[str]]) -> list[list[str]]:
    """Clears rows that are notes: full sentences between empty rows."""
    for start, end in _parts(rows):
        notes = [_only_text(row) for row in rows[start:end] if _filled(row) == 1]
        if len(notes) == end - start and notes[-1].endswith((".", "!", "?")):
            rows[start:end] = [[]] * (end - start)
    return rows


def _parts(rows: Rows) -> Iterator[tuple[int, int]]:
    """Yields groups of adjacent non-empty rows as (first, end)."""
    start = 0
    for filled, group in groupby(rows, key=lambda row: _filled(row) > 0):
        length = len(list(group))
        if filled:
            yield start, start + length
        start += length


def _filled(row: Sequence[str]) -> int:
    """Returns the number of distinct texts: a merged cell counts once."""
    return len({cell for cell in row if cell})


def _only_text(row: Sequence[str]) -> str:
    return next((cell for cell in row if cell), "")
