"""A decided plan beside last year's: which rows are the same, which words changed, and what is doubtful."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tracker.domain.plan import Activity, PlanRow
from tracker.domain.plan_changes import WORDS, all_alike, pairs
from tracker.domain.records import StoredActivity

DOUBTFUL, DOUBTFUL_AT_PLACE = 65.0, 50.0  # of 100; the lower one where the number is the same too


@dataclass(frozen=True, slots=True)
class Followed:
    """A row of last year's plan, of the new one, or of both; `changes` are (column, before, after)."""

    kind: Literal["kept", "reworded", "new", "dropped"]
    old: StoredActivity | None = None
    new: Activity | None = None
    changes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Two rows that may be the same activity: a person decides, nothing is carried over by guess."""

    old: StoredActivity
    new: Activity


@dataclass(frozen=True, slots=True)
class YearComparison:
    """The new rows in their order, then those that were dropped; and the pairs that a person must decide."""

    rows: tuple[Followed, ...]
    doubtful: tuple[Doubtful, ...]

    @property
    def same(self) -> tuple[tuple[StoredActivity, Activity], ...]:
        return tuple((row.old, row.new) for row in self.rows if row.old is not None and row.new is not None)


def compare_years(
    old: Sequence[StoredActivity],
    new: Sequence[Activity],
    expected: Mapping[int, PlanRow],
    decided: Sequence[Doubtful] = (),
) -> YearComparison:
    """Returns last year's rows beside the new ones.

    `expected` are last year's rows in the words of the new year, by the activity's id: a row with just these
    words is kept. `decided` are pairs that a person has said are the same.
    """
    found = _found(old, new, decided)
    rows = [row for index, one in enumerate(new) for row in _followed(found.get(index, ()), one, expected)]
    kept = {stored.id for listed in found.values() for stored in listed}
    gone = [stored for stored in old if stored.id not in kept]
    fresh = [row.new for row in rows if row.new is not None and row.old is None]
    dropped = tuple(Followed("dropped", stored) for stored in gone)
    return YearComparison((*rows, *dropped), tuple(_doubtful(gone, fresh)))


def _found(
    old: Sequence[StoredActivity], new: Sequence[Activity], decided: Sequence[Doubtful]
) -> dict[int, list[StoredActivity]]:
    """Returns index of new row → its rows of last year, at most one of each plan that has become this."""
    found: dict[int, list[StoredActivity]] = {}
    for plan in dict.fromkeys(stored.plan for stored in old):
        for index, stored in pairs([one for one in old if one.plan == plan], new).items():
            found.setdefault(index, []).append(stored)
    for pair in decided:
        found.setdefault(_index(new, pair.new), []).append(pair.old)
    return found


def _index(new: Sequence[Activity], activity: Activity) -> int:
    return next(index for index, one in enumerate(new) if one.number == activity.number)


def _followed(
    old: Sequence[StoredActivity], new: Activity, expected: Mapping[int, PlanRow]
) -> Iterator[Followed]:
    """Yields a row for each of last year's rows that the new one is, or one for a new row."""
    if not old:
        yield Followed("new", None, new)
    for stored in old:
        before = stored.activity.row
        wanted = expected.get(stored.id, before)
        changed = tuple(
            (word, getattr(before, word), getattr(new.row, word))
            for word in WORDS
            if getattr(new.row, word) not in (getattr(before, word), getattr(wanted, word))
        )
        yield Followed("reworded" if changed else "kept", stored, new, changed)


def _doubtful(gone: Sequence[StoredActivity], fresh: Sequence[Activity]) -> list[Doubtful]:
    likely = all_alike([old.activity for old in gone], fresh, DOUBTFUL_AT_PLACE)
    scored = [(score, old, fresh[at]) for old, found in zip(gone, likely, strict=True) for at, score in found]
    scored.sort(key=lambda one: (-one[0], one[1].id, one[2].number))
    found: list[Doubtful] = []
    for score, old, new in scored:
        least = DOUBTFUL_AT_PLACE if old.activity.number == new.number else DOUBTFUL
        taken = any(one.old.id == old.id or one.new.number == new.number for one in found)
        if score >= least and not taken:
            found.append(Doubtful(old, new))
    return found
