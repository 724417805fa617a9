"""Turns tables with their headings in the first column into rows: one of label and value per activity."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.reading.plan.content import is_time, names_role
from tracker.reading.plan.document import Table
from tracker.reading.plan.headings import Told, heading_kind, loose_kind
from tracker.reading.plan.letters import bare, squeezed
from tracker.reading.plan.tablehead import is_head

_NUMBERED = re.compile(
    r"^(?:åtgärd|aktivitet|insats|handling|nr|punkt)?\s*(?:nr\.?\s*)?\d{1,3}(?:\.\d+)*\s*[.:)–-]\s*(?=\S)|"
    r"^(?:åtgärd|aktivitet|insats|handling)\s*[:–-]\s*",
    re.IGNORECASE,
)
_FEWEST = 2
_MOST_COLUMNS = 12
_ACTIVITY = "Aktivitet"


def with_labels_as_headings(table: Table, told: Told, heading: str) -> tuple[Table, str]:
    """Returns the table with its labels as a heading row and an activity a row, and its title.

    A table whose labels name no activity takes it from its title row or from the `heading` above it.
    """
    rows = _unfolded([tuple(map(squeezed, row)) for row in table.rows], told)
    width = max(map(len, rows), default=0)
    if not 2 <= width <= _MOST_COLUMNS or any(is_head(row, told) for row in rows):
        return table, ""
    rows = [(*row, *[""] * (width - len(row))) for row in rows]
    title = rows[0][0] if len({*rows[0]} - {""}) == 1 and rows[0][0] else ""
    groups = _groups([row for row in rows if len({*row} - {""}) > 1 or not title])
    turned = [_turned(group, told, title or heading) for group in groups]
    if not turned or not all(turned):
        return table, ""
    return replace(
        table, rows=tuple(row for group in turned for row in group), row_pages=(), doubts=()
    ), title


def _unfolded(rows: list[tuple[str, ...]], told: Told) -> list[tuple[str, ...]]:
    """Returns one label and value a row where each row has two of them beside each other."""
    if len(rows) < _FEWEST or any(len(row) != 4 for row in rows):
        return rows
    labels = [cell for row in rows for cell in (row[0], row[2]) if cell]
    known = [heading_kind(label.rstrip(" :"), told) or loose_kind(label) for label in labels]
    distinct = len({bare(label) for label in labels}) == len(labels)
    if not distinct or not all(known):
        return rows
    return [pair for row in rows for pair in (row[:2], row[2:]) if any(pair)]


def _groups(rows: Sequence[tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """Returns the rows of each activity: a label that comes again begins the next one."""
    groups: list[list[tuple[str, ...]]] = []
    for row in rows:
        label = bare(row[0])
        if not groups or (label and label in {bare(one[0]) for one in groups[-1]}):
            groups.append([])
        groups[-1].append(row)
    return groups


def _turned(group: Sequence[tuple[str, ...]], told: Told, heading: str) -> list[tuple[str, ...]]:
    """Returns a heading row and the rows below it; none if the first column has other things than labels."""
    labels = [row[0].rstrip(" :") for row in group]
    kinds = [heading_kind(label, told) or loose_kind(label) for label in labels]
    working = {kind for kind in kinds if kind in ("ansvarig", "tidplan", "uppfoljning")}
    values = {kind: row[1] for kind, row in zip(kinds, group, strict=True) if kind}
    if not (is_time(values.get("tidplan", "")) or names_role(values.get("ansvarig", ""))):
        return []
    if len(working) < (1 if "aktivitet" in kinds else _FEWEST) or len(set(labels)) < len(labels):
        return []
    columns = list(dict.fromkeys(zip(*(row[1:] for row in group), strict=True)))
    columns = [column for column in columns if any(column)]
    if "aktivitet" in kinds:
        return [tuple(labels), *columns]
    named = _NUMBERED.sub("", heading).strip()
    if not named or len(columns) != 1:
        return []
    return [(_ACTIVITY, *labels), (named, *columns[0])]
