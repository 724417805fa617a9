"""A column "Mål" before the activities: is it the area of several activities, or the aim of each?"""

from collections.abc import Sequence

from tracker.reading.plan.grid import GridRow
from tracker.reading.plan.headers import cell_kind
from tracker.reading.plan.letters import bare

_FEWEST_ROWS = 2
_OF_ITS_OWN = 0.85


def with_aims(kinds: tuple[str, ...], names: Sequence[str], grid: Sequence[GridRow]) -> tuple[str, ...]:
    """The kinds with such a column as "syfte" where nearly each row says something of its own there."""
    if "omrade" not in kinds or "syfte" in kinds:
        return kinds
    place = kinds.index("omrade")
    if place >= len(names) or cell_kind(names[place]) != "syfte":
        return kinds
    rows = [row.cells for row in grid if len(row.cells) == len(kinds) and _is_activity(row.cells)]
    said = {bare(row[place]) for row in rows} - {""}
    if len(rows) < _FEWEST_ROWS or len(said) < _OF_ITS_OWN * len(rows):
        return kinds
    return (*kinds[:place], "syfte", *kinds[place + 1 :])


def _is_activity(cells: Sequence[str]) -> bool:
    return len({bare(cell) for cell in cells} - {""}) > 1
