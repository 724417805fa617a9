"""Compiles the report section of a district, year and form from the answers received."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlmodel import Session

from tracker.domain.forms import OccasionKind, is_annual
from tracker.domain.plan_ref import PlanRef
from tracker.domain.records import Plan, StoredActivity
from tracker.domain.section import Answerable, Section
from tracker.domain.section import compile_section as compile_from
from tracker.services.answers.standing_answers import standing
from tracker.settings import Settings
from tracker.store import occasions, people, plans, reports


def compile_section(
    session: Session, today: date, settings: Settings, plan: Plan, form: OccasionKind
) -> Section:
    """Returns the section from the answers until `today`, or until the form's last day for late answers."""
    ref = plan.ref
    rules = settings.rules_for(ref.district)
    until = min(today, rules.report_day(form, ref.year) + timedelta(days=rules.late_answers))
    activities = _asked_at(session, plans.activities(session, ref), form)
    answers = reports.reports(session, ref)
    counted = [report for report in answers if report.reported_on <= until]
    return compile_from(
        settings.districts[ref.district].name,
        ref.year,
        form,
        activities,
        _answerable(session, settings, ref, activities, form, until),
        counted,
        settings.status_labels,
        plan.name,
    )


def _asked_at(
    session: Session, activities: tuple[StoredActivity, ...], form: OccasionKind
) -> tuple[StoredActivity, ...]:
    """Returns all activities for the annual report; for a tertial report those asked about, if any."""
    if is_annual(form):
        return activities
    asked = occasions.activities_asked_at(session, form)
    return tuple(stored for stored in activities if stored.id in asked) or activities


def _answerable(
    session: Session,
    settings: Settings,
    ref: PlanRef,
    activities: tuple[StoredActivity, ...],
    form: OccasionKind,
    until: date,
) -> Mapping[int, list[Answerable]]:
    """Returns who answers for each activity;

    `owes` is True if the form's question had no answer by `until`.
    """
    assigned = people.assignments(session, [stored.id for stored in activities])
    occupied = people.seats_of(session, {seat for seats in assigned.values() for seat in seats})
    stands = [one.occasion_id for one in standing(session, settings, until)]
    unanswered = occasions.unanswered_by(session, ref, form, until, stands)
    return {
        stored.id: [
            Answerable(
                seat_id=seat,
                title=occupied[seat].seat.title,
                holders=tuple(person.name for person in occupied[seat].holders),
                owes=(stored.id, seat) in unanswered,
            )
            for seat in assigned.get(stored.id, ())
        ]
        for stored in activities
    }
