"""Decides whether a column "Mål" before the activities is an area of several or the aim of each."""

from collections.abc import Sequence

from tracker.reading.plan.grid import GridRow
from tracker.reading.plan.headers import cell_kind
from tracker.reading.plan.letters import bare

_FEWEST_ROWS = 2
_OF_ITS_OWN = 0.85


def with_aims(kinds: tuple[str, ...], names: Sequence[str], grid: Sequence[GridRow]) -> tuple[str, ...]:
    """Returns the kinds, with such a column as "syfte" if nearly every row has its own text there."""
    if "omrade" not in kinds or "syfte" in kinds:
        return kinds
    index = kinds.index("omrade")
    if index >= len(names) or cell_kind(names[index]) != "syfte":
        return kinds
    rows = [row.cells for row in grid if len(row.cells) == len(kinds) and _is_activity(row.cells)]
    aims = {bare(row[index]) for row in rows} - {""}
    if len(rows) < _FEWEST_ROWS or len(aims) < _OF_ITS_OWN * len(rows):
        return kinds
    return (*kinds[:index], "syfte", *kinds[index + 1 :])


def _is_activity(cells: Sequence[str]) -> bool:
    return len({bare(cell) for cell in cells} - {""}) > 1
