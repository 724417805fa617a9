"""The report section of a district, year and form, from the answers there are."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from sqlmodel import Session

from tracker.domain.records import PlanRef, StoredActivity
from tracker.domain.section import Answerable, Section
from tracker.domain.section import compile_section as compile_from
from tracker.errors import NotFoundError
from tracker.render import render
from tracker.settings import Settings
from tracker.store import occasions, people, plans, reports

LATE_ANSWERS = timedelta(days=60)  # an answer that comes this long after the form's day still belongs to it


def compile_section(session: Session, settings: Settings, ref: PlanRef, form: str, today: date) -> Section:
    """The section as it can be written today. NotFoundError where the plan is not there."""
    if plans.find_plan(session, ref) is None:
        raise NotFoundError(f"Det finns ingen plan {ref} att sammanställa: läs in den med tracker import.")
    rules = settings.rules_for(ref.district)
    activities = plans.activities(session, ref)
    until = min(today, rules.report_day(form, ref.year) + LATE_ANSWERS)
    answers = reports.reports(session, ref.district, ref.year)
    said = [report for report in answers if report.reported_on <= until]
    return compile_from(
        settings.districts[ref.district].name,
        ref.year,
        form,
        activities,
        _answerable(session, activities, rules.report_day(form, ref.year)),
        said,
    )


def markdown(section: Section) -> str:
    return render("report/section.md", {"section": section})


def write_word(section: Section, path: Path) -> None:
    from tracker.documents.section_word import write_section

    write_section(section, path)


def _answerable(
    session: Session, activities: tuple[StoredActivity, ...], form_day: date
) -> Mapping[int, list[Answerable]]:
    """Who answers for each activity; a seat owes while it has an open occasion due by the form's day."""
    held = {seat.seat.id: seat for seat in people.seats(session)}
    assigned = people.assignments(session)
    owing = {
        (occasion.activity_id, occasion.seat_id)
        for occasion in occasions.open_occasions(session)
        if occasion.due <= form_day
    }
    return {
        stored.id: [
            Answerable(
                seat_id=seat,
                title=held[seat].seat.title,
                holders=tuple(person.name for person in held[seat].holders),
                owes=(stored.id, seat) in owing,
            )
            for seat, _ in assigned.get(stored.id, ())
        ]
        for stored in activities
    }
