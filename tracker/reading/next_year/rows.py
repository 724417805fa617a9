"""Moves the cells of a row: the time plan, the report's year, and the doubts about others."""

from collections.abc import Mapping

from tracker.domain.plan import PlanRow
from tracker.domain.revision.values import Moved
from tracker.reading.next_year.cells import move_follow_up, names_year
from tracker.reading.next_year.tidplan import move_tidplan

_UNMOVED = ("aktivitet", "ansvarig", "syfte", "berorda")


def moved_cells(row: PlanRow, year: int, target: int) -> Mapping[str, Moved]:
    """Returns the cells whose words follow the year, or of which a person must be told, by their column."""
    moved = {
        "tidplan": move_tidplan(row.tidplan, year, target),
        "uppfoljning": move_follow_up(row.uppfoljning, year, target),
    }
    for cell in _UNMOVED:
        text = getattr(row, cell)
        moved[cell] = Moved(text, text, names_year(text, year))
    return {cell: one for cell, one in moved.items() if one.changed or one.doubt}
