"""The log's events about the rows of a plan."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from tracker.domain.plan_ref import PlanRef
from tracker.store.log_tables import EventTable
from tracker.store.plans import is_plan
from tracker.store.tables import ActivityTable, PlanTable


class PlanEvent(NamedTuple):
    """What happened to one row of a plan, and when."""

    at: datetime
    what: str
    activity_id: int
    detail: str


def plan_events(session: Session, ref: PlanRef, kinds: Collection[str]) -> tuple[PlanEvent, ...]:
    """Returns the events of these kinds about a plan's rows, oldest first."""
    rows = session.exec(
        select(EventTable.at, EventTable.what, ActivityTable.id, EventTable.detail)
        .join(ActivityTable, col(ActivityTable.id) == EventTable.activity_id)
        .join(PlanTable, col(PlanTable.id) == ActivityTable.plan_id)
        .where(*is_plan(ref), col(EventTable.what).in_(list(kinds)))
        .order_by(col(EventTable.id))
    )
    return tuple(PlanEvent(at, what, activity or 0, detail) for at, what, activity, detail in rows)
