"""The late answers that stand for the whole year where nobody has confirmed them at the annual report."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.events import EventKind
from tracker.domain.forms import OccasionKind
from tracker.domain.records import Plan
from tracker.settings import Settings
from tracker.store import asked, events, occasions, plans
from tracker.store.asked import Unconfirmed
from tracker.store.last_reports import last_report


def let_answers_stand(session: Session, actor: Actor, now: datetime, settings: Settings) -> int:
    """Closes the questions that were only to be confirmed, once their day has passed. Returns how many.

    Each is closed by the answer that stands, which keeps its day.
    """
    return _close(
        session, actor, now, list(standing(session, settings, swedish_day(now) - timedelta(days=1)))
    )


def let_plan_stand(
    session: Session, actor: Actor, now: datetime, settings: Settings, plan: Plan, form: OccasionKind
) -> int:
    """Does the same for a plan whose section is fixed now, also where the day has not passed."""
    day = settings.rules_for(plan.ref.district).report_day(form, plan.ref.year)
    found = list(standing(session, settings, max(day, swedish_day(now))))
    there = plans.activities_of(session, {one.activity_id for one in found})
    return _close(session, actor, now, [one for one in found if there[one.activity_id].plan == plan.ref])


def _close(session: Session, actor: Actor, now: datetime, closing: Sequence[Unconfirmed]) -> int:
    day = swedish_day(now)
    if closing:
        events.lock_log(session)
    for one in closing:
        last = last_report(session, one.activity_id, one.seat_id, day)
        if last is not None:
            occasions.close_occasion(session, one.occasion_id, last.id)
            detail = f"svar {last.id} från {last.reported_on}: ingen bekräftelse kom"
            events.log(session, now, EventKind.STANDS, actor, activity_id=one.activity_id, detail=detail)
    return len(closing)


def standing(session: Session, settings: Settings, until: date) -> Iterator[Unconfirmed]:
    """Yields the unanswered questions due until a day whose last answer stands (rule ”Bekräfta i VB”)."""
    for one in asked.unconfirmed(session, until):
        rules = settings.rules_for(one.district)
        if rules.answer_stands(OccasionKind.VB, one.due, one.answered):
            yield one
