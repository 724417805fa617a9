"""The doubts about the reading of a plan: the cell, the confidence, and the reason for a person."""

from dataclasses import dataclass
from typing import Literal

from tracker.domain.plan import Activity

Cell = Literal["rad", "ansvarig", "tidplan", "uppfoljning"]
UNREAD = 0.0  # nothing could be read from the cell
PUT_TOGETHER = 0.6  # the row was assembled from pieces, and a border or a join was doubtful


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt; `sentence` is Swedish. `cell` is "rad" if it is about the whole row."""

    cell: Cell
    sentence: str


def doubts(activity: Activity) -> tuple[Doubt, ...]:
    """Returns the row's warnings and the cells that could not be read."""
    found = [Doubt("rad", warning) for warning in activity.warnings]
    row, schedule = activity.row, activity.schedule
    if schedule.problem == "no such date":
        found.append(Doubt("tidplan", f"Tidplanen ”{row.tidplan}” nämner ett datum som inte finns."))
    elif schedule.kind == "unclear":
        found.append(Doubt("tidplan", f"{_unread('Tidplanen', row.tidplan)}: ingen tid bevakas."))
    if not activity.roles:
        found.append(Doubt("ansvarig", f"{_unread('Ansvarig', row.ansvarig)}: samordnaren får frågan."))
    elif activity.unread:
        left = ", ".join(f"”{words}”" for words in activity.unread)
        sentence = f"I ansvarig ”{row.ansvarig}” förstås inte {left}: ingen frågas för den delen."
        found.append(Doubt("ansvarig", sentence))
    return tuple(found)


def _unread(cell: str, text: str) -> str:
    return f"{cell} ”{text}” går inte att läsa" if text else f"{cell} saknas"


def confidence(activity: Activity) -> dict[str, float]:
    """Returns 0–1 for each cell: 1 if there is no doubt about it."""
    cells = {doubt.cell for doubt in doubts(activity)}
    whole = PUT_TOGETHER if "rad" in cells else 1.0
    partly = {"ansvarig"} if activity.roles else set()
    return {
        cell: (PUT_TOGETHER if cell in partly else UNREAD) if cell in cells else whole
        for cell in ("aktivitet", "ansvarig", "tidplan", "uppfoljning")
    }
