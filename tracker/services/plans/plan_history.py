"""What has changed in a plan since it was first stored, and from last year's: from → to, when, by whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor, read_code
from tracker.domain.plan import USUAL_HEADINGS
from tracker.domain.plan_changes import READING, PlanChange
from tracker.domain.plan_ref import PlanRef
from tracker.domain.records import Plan, StoredActivity
from tracker.store import plans
from tracker.store.cell_changes import CellChange, changes_of_activity, changes_of_plan, keep_changes
from tracker.store.event_list import name_of_actor

if TYPE_CHECKING:  # which calls keep_years
    from tracker.services.plans.follow_plan import FollowedPlan

HEADINGS = USUAL_HEADINGS | {READING: "Läses som"}


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of a row, told: `cell` is its heading, "" for a whole row (new, or gone without `after`).

    `activity` is None in the history of one row. `since` is the plan of the year before, or "".
    """

    day: date
    who: str
    cell: str
    before: str
    after: str
    since: str
    activity: StoredActivity | None = None


def keep_versions(
    session: Session, actor: Actor, now: datetime, plan: Plan, changes: Sequence[PlanChange]
) -> None:
    """Keeps what a new version has changed in a stored plan."""
    numbers = {one.activity.number: one.id for one in plans.activities(session, plan.ref)}
    found = [
        CellChange(activity_id, now, actor.code, cell, before, after)
        for change in changes
        for activity_id, cell, before, after in _of(change, numbers)
    ]
    keep_changes(session, found)


def _of(change: PlanChange, numbers: dict[int, int]) -> Iterator[tuple[int, str, str, str]]:
    old, new = change.old, change.new
    if old is not None and new is None and not old.withdrawn:
        yield old.id, "", old.activity.row.aktivitet, ""
    elif new is not None and (old is None or old.withdrawn):
        yield numbers[new.number], "", "", new.row.aktivitet
    elif new is not None:
        yield from ((numbers[new.number], *cell) for cell in change.cells)


def keep_years(session: Session, actor: Actor, now: datetime, ref: PlanRef, followed: "FollowedPlan") -> None:
    """Keeps what a decided plan has changed from last year's, beside the years that only moved.

    Of several plans of last year a changed row is compared with its own, and a new one with all of them.
    """
    numbers = {one.activity.number: one.id for one in plans.activities(session, ref)}
    found = []
    for row in followed.compared.rows:
        if row.new is None:
            continue
        refs = followed.refs if row.old is None else (row.old.plan,)
        cells = row.changes or ((("", "", row.new.row.aktivitet),) if row.kind == "new" else ())
        since = " och ".join(map(str, refs))
        found += [CellChange(numbers[row.new.number], now, actor.code, *cell, since) for cell in cells]
    keep_changes(session, sorted(found, key=lambda one: (not one.cell, one.since)))  # new rows last


def plan_history(session: Session, plan: Plan) -> tuple[Changed, ...]:
    """Returns what has changed in a plan's rows, the newest first."""
    found = changes_of_plan(session, plan.id)
    known = plans.activities_of(session, {one.activity_id for one in found})
    return _told(session, found, known)


def activity_history(session: Session, stored: StoredActivity) -> tuple[Changed, ...]:
    """Returns what has changed in a row, the newest first."""
    return _told(session, changes_of_activity(session, stored.id), {})


def _told(
    session: Session, found: Sequence[CellChange], known: dict[int, StoredActivity]
) -> tuple[Changed, ...]:
    actors = {one.who: read_code(one.who) for one in found}
    names = {code: name_of_actor(session, actor) if actor else code for code, actor in actors.items()}
    return tuple(
        Changed(
            swedish_day(one.at),
            names[one.who],
            HEADINGS.get(one.cell, one.cell),
            one.before,
            one.after,
            one.since,
            known.get(one.activity_id),
        )
        for one in found
    )
