"""A plan that has been read is stored, with who answers for it and the occasions of its year."""

from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.records import Plan
from tracker.errors import PlanExistsError
from tracker.services.match_seats import match_seats
from tracker.services.read_plan import ReadPlan
from tracker.settings import Settings
from tracker.store import events, plans


def stored_before(session: Session, plan: ReadPlan) -> bool:
    """True when just this file is stored already; PlanExistsError when the plan came from another file."""
    known = plans.find_plan(session, plan.ref)
    if known is None:
        return False
    if known.source_sha256 == plan.source[1]:
        return True
    raise PlanExistsError(
        f"{plan.district.name} har redan en plan för {plan.ref.year} (från {known.source_name}, "
        f"importerad {known.imported_on}). Inget har ändrats."
    )


def store_plan(session: Session, plan: ReadPlan, settings: Settings, now: datetime) -> Plan:
    """Stores the plan, finds who answers for each activity, and sets the occasions of the year."""
    day: date = swedish_day(now)
    stored = plans.add_plan(session, plan.ref, plan.activities, plan.source, day)
    for activity in plans.activities(session, plan.ref):
        events.log(session, now, "imported", activity_id=activity.id, detail=plan.source[0])
    match_seats(session, plan.ref.district, settings, day)
    return stored
