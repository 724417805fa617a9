"""The answers that were given when it was asked what should change in the next plan."""

from sqlmodel import Session, col, select

from tracker.domain.forms import OccasionKind
from tracker.domain.plan_ref import PlanRef
from tracker.store.plans import is_plan
from tracker.store.tables import ActivityTable, OccasionTable, PlanTable


def revision_answers(session: Session, ref: PlanRef) -> frozenset[int]:
    """Returns the ids of the reports that have answered an occasion of revision of the plan."""
    rows = session.exec(
        select(OccasionTable.closed_by)
        .join(ActivityTable, col(ActivityTable.id) == OccasionTable.activity_id)
        .join(PlanTable, col(PlanTable.id) == ActivityTable.plan_id)
        .where(*is_plan(ref), OccasionTable.kind == OccasionKind.REVISION)
    )
    return frozenset(report for report in rows if report is not None)
