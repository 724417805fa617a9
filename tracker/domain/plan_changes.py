"""The changes of an edited plan: rows matched to the stored activities by words, number and other columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tracker.domain.people import role_text
from tracker.domain.plan import Activity
from tracker.domain.records import StoredActivity
from tracker.domain.text import compare_key

ALIKE = 85.0  # of 100; below this they are two activities: history must never move to a merely similar one
WORDS = ("omrade", "aktivitet", "ansvarig", "tidplan", "uppfoljning", "syfte", "berorda")

_OTHERS = ("omrade", "ansvarig", "tidplan")
READING = "lasning"  # the words are the same, but they are now read differently


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One activity before and after. `words` are the columns that changed (except the number)."""

    kind: Literal["same", "changed", "added", "removed"]
    old: StoredActivity | None = None
    new: Activity | None = None
    words: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[tuple[str, str, str], ...]:
        """Returns (column, before, after) for each changed cell, in the plan's words.

        If only the reading of the row has changed, (READING, before, after) for each reading.
        """
        if self.old is None or self.new is None:
            return ()
        before, after = self.old.activity, self.new
        if self.words == (READING,):
            pairs = zip(_readings(before), _readings(after), strict=True)
            return tuple((READING, old, new) for old, new in pairs if old != new)
        return tuple((word, getattr(before.row, word), getattr(after.row, word)) for word in self.words)


def plan_changes(old: Sequence[StoredActivity], new: Sequence[Activity]) -> tuple[PlanChange, ...]:
    """Returns the new rows in their order, then the removed ones. No stored activity matches two new rows."""
    found_pairs = pairs(old, new)
    found = [_change(found_pairs.get(index), activity) for index, activity in enumerate(new)]
    kept = {stored.id for stored in found_pairs.values()}
    return (*found, *(PlanChange("removed", old=stored) for stored in old if stored.id not in kept))


def _change(stored: StoredActivity | None, activity: Activity) -> PlanChange:
    if stored is None:
        return PlanChange("added", new=activity)
    before, after = stored.activity.row, activity.row
    words = tuple(word for word in WORDS if getattr(before, word) != getattr(after, word))
    if not words and _meaning(stored.activity) != _meaning(activity):
        words = (READING,)
    return PlanChange("changed" if words else "same", stored, activity, words)


def _readings(activity: Activity) -> tuple[str, str, str]:
    roles, forms = (role_text(role) for role in activity.roles), activity.follow_up.forms
    return activity.schedule.explanation, "; ".join(roles), ", ".join(forms)


def _meaning(activity: Activity) -> object:
    return activity.schedule, activity.roles, activity.follow_up


def pairs(old: Sequence[StoredActivity], new: Sequence[Activity]) -> dict[int, StoredActivity]:
    """Returns index of new row → its stored activity, the most similar paired first."""
    rows = [stored.activity for stored in old]
    scored = [
        (score, n, m)
        for n, found in enumerate(all_alike(new, rows, ALIKE))
        for m, words in found
        if (score := words - abs(rows[m].number - new[n].number) / 100) >= ALIKE
    ]
    taken_new: dict[int, StoredActivity] = {}
    taken_old: set[int] = set()
    for _, n, m in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if n not in taken_new and m not in taken_old:
            taken_new[n] = old[m]
            taken_old.add(m)
    return taken_new


def likeness(one: Activity, other: Activity) -> float:
    """Returns 0–100 by the activity's words, plus one for each other column that agrees, to part twins."""
    from rapidfuzz.fuzz import ratio

    return float(ratio(_key(one.row.aktivitet), _key(other.row.aktivitet))) + _agreeing(one, other)


def all_alike(
    some: Iterable[Activity], others: Sequence[Activity], least: float
) -> Iterator[list[tuple[int, float]]]:
    """Yields for each row the places of those that are at least so alike, each with its likeness.

    Nothing is worked out for the many that are not.
    """
    from rapidfuzz import fuzz, process

    keys = [_key(other.row.aktivitet) for other in others]
    for one in some:
        found = process.extract(
            _key(one.row.aktivitet), keys, scorer=fuzz.ratio, limit=None, score_cutoff=least - len(_OTHERS)
        )
        scored = ((at, words + _agreeing(one, others[at])) for _, words, at in found)
        yield [(at, score) for at, score in scored if score >= least]


def _agreeing(one: Activity, other: Activity) -> int:
    return len([name for name in _OTHERS if getattr(one.row, name) == getattr(other.row, name)])


@lru_cache(maxsize=4096)
def _key(words: str) -> str:
    """Returns the words for comparison, worked out once though each row is compared with every other."""
    return compare_key(words)
