"""What an edited plan changes: rows matched to the activities there are, by words, place and neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tracker.domain.plan import Activity
from tracker.domain.records import StoredActivity
from tracker.domain.text import compare_key

ALIKE = 85.0  # of 100; less alike are two activities: history must not go to another one with like words
WORDS = ("omrade", "aktivitet", "ansvarig", "tidplan", "uppfoljning", "syfte", "berorda")

READING = "lasning"  # the words are the same, but they are understood otherwise than before


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One activity before and after. `words` are the columns that changed (not the number)."""

    kind: Literal["same", "changed", "added", "removed"]
    old: StoredActivity | None = None
    new: Activity | None = None
    words: tuple[str, ...] = ()


def plan_changes(old: Sequence[StoredActivity], new: Sequence[Activity]) -> tuple[PlanChange, ...]:
    """The new rows in their order, then what is gone. Each old activity is at most one of the new."""
    pairs = _pairs(old, new)
    found = [_change(pairs.get(place), activity) for place, activity in enumerate(new)]
    kept = {stored.id for stored in pairs.values()}
    return (*found, *(PlanChange("removed", old=stored) for stored in old if stored.id not in kept))


def _change(stored: StoredActivity | None, activity: Activity) -> PlanChange:
    if stored is None:
        return PlanChange("added", new=activity)
    before, after = stored.activity.row, activity.row
    words = tuple(word for word in WORDS if getattr(before, word) != getattr(after, word))
    if not words and _meaning(stored.activity) != _meaning(activity):
        words = (READING,)
    return PlanChange("changed" if words else "same", stored, activity, words)


def _meaning(activity: Activity) -> object:
    return activity.schedule, activity.roles, activity.follow_up


def _pairs(old: Sequence[StoredActivity], new: Sequence[Activity]) -> dict[int, StoredActivity]:
    """Place of a new row → its old activity: the most alike first, then the next of what is left."""
    scored = [
        (_likeness(stored.activity, activity) - abs(stored.activity.number - activity.number) / 100, n, m)
        for n, activity in enumerate(new)
        for m, stored in enumerate(old)
    ]
    taken_new: dict[int, StoredActivity] = {}
    taken_old: set[int] = set()
    for score, n, m in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if score < ALIKE:
            break
        if n not in taken_new and m not in taken_old:
            taken_new[n] = old[m]
            taken_old.add(m)
    return taken_new


def _likeness(one: Activity, other: Activity) -> float:
    """0–100 by the activity's words; a little more where other columns agree, so twins find their own."""
    from rapidfuzz.fuzz import ratio

    words = float(ratio(compare_key(one.row.aktivitet), compare_key(other.row.aktivitet)))
    others = ("omrade", "ansvarig", "tidplan")
    return words + len([name for name in others if getattr(one.row, name) == getattr(other.row, name)])
