"""What a person should look at in a plan that was read: the cell, how sure the reading is, and why."""

from dataclasses import dataclass
from typing import Literal

from tracker.domain.plan import Activity

Cell = Literal["rad", "ansvarig", "tidplan", "uppfoljning"]
UNREAD = 0.0  # nothing could be read from the cell
PUT_TOGETHER = 0.6  # the row was put together from pieces, and a border or a join was doubtful


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at; `sentence` is Swedish. `cell` is "rad" where the whole row is meant."""

    cell: Cell
    sentence: str


def doubts(activity: Activity) -> tuple[Doubt, ...]:
    """The row's own warnings, and the cells that could not be read."""
    found = [Doubt("rad", warning) for warning in activity.warnings]
    row, schedule = activity.row, activity.schedule
    if schedule.problem == "no such date":
        found.append(Doubt("tidplan", f"Tidplanen ”{row.tidplan}” nämner ett datum som inte finns."))
    elif schedule.kind == "unclear":
        found.append(Doubt("tidplan", f"Tidplanen ”{row.tidplan}” går inte att läsa: ingen tid bevakas."))
    if not activity.roles:
        said = f"Ansvarig ”{row.ansvarig}” går inte att läsa: samordnaren får frågan."
        found.append(Doubt("ansvarig", said))
    return tuple(found)


def confidence(activity: Activity) -> dict[str, float]:
    """0–1 for each cell that is read: 1 where nothing speaks against it."""
    cells = {doubt.cell for doubt in doubts(activity)}
    whole = PUT_TOGETHER if "rad" in cells else 1.0
    return {
        cell: UNREAD if cell in cells else whole
        for cell in ("aktivitet", "ansvarig", "tidplan", "uppfoljning")
    }
