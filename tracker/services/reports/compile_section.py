"""Compiles the report section of a district, year and form from the answers received."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.forms import OccasionKind
from tracker.domain.people import Seat
from tracker.domain.plan_changes import WORDS
from tracker.domain.question import Question
from tracker.domain.records import Plan, StoredActivity
from tracker.domain.report.compile import compile_section as compile_from
from tracker.domain.report.numbers_said import is_of_cases
from tracker.domain.report.period import report_period
from tracker.domain.report.persons import PersonFinder, person_finder
from tracker.domain.report.public_part import public_part
from tracker.domain.report.single_cases import tells_of_a_case
from tracker.domain.report.sources import Answerer
from tracker.domain.report.values import Basis, Change, Section
from tracker.domain.status import StatusReport
from tracker.services.answers.standing_answers import standing
from tracker.services.reports.section_replies import waiting_seats
from tracker.settings import Settings
from tracker.store import occasions, people, plans, reports
from tracker.store.plan_events import plan_events

_KINDS = {"imported": "added", "changed": "changed", "removed": "removed"}


def compile_section(
    session: Session, today: date, settings: Settings, plan: Plan, form: OccasionKind
) -> Section:
    """Returns the section from the answers until `today`, or until the form's last day for late answers."""
    return compile_from(section_basis(session, today, settings, plan, form))


def section_basis(session: Session, today: date, settings: Settings, plan: Plan, form: OccasionKind) -> Basis:
    """Returns all that the section of a form is made from on the day `today`."""
    ref, rules = plan.ref, settings.rules_for(plan.ref.district)
    period = report_period(form, ref.year, rules, today)
    activities = plans.all_activities(session, ref)
    answers = reports.reports(session, ref)
    assigned = people.assignments(session, [stored.id for stored in activities])
    seats = _seats(session, assigned.values(), answers)
    name = settings.districts[ref.district].name
    stands = [one.occasion_id for one in standing(session, settings, period.until)]
    return Basis(
        district=name,
        period=period,
        activities=activities,
        seats={activity: [seats[seat] for seat in ids] for activity, ids in assigned.items()},
        reports=answers,
        plan_name=plan.name,
        dnr=plan.dnr,
        other_seats=seats,
        owing=occasions.unanswered_by(session, ref, form, period.until, stands),
        asked=occasions.activities_asked_at(session, form),
        changes=_changes(session, plan, period.until),
        held_back=held_back(
            answers,
            _finder(session, name, activities, seats.values()),
            {one.id: one.activity.question for one in activities},
        ),
        waiting=waiting_seats(session, plan, assigned, period.until),
        labels=settings.status_labels,
    )


def answerers(session: Session, section: Section) -> Mapping[int, Answerer]:
    """Returns report id → who answered, for the internal list of sources."""
    ids = [report.id for report in section.sources]
    seats = people.seats_of(session, {report.seat_id for report in section.sources if report.seat_id})
    persons = reports.persons_behind(session, ids)
    return {
        report.id: Answerer(
            report.person,
            persons[report.id].email if report.id in persons else "",
            seats[report.seat_id].seat.title if report.seat_id in seats else "",
        )
        for report in section.sources
    }


def _seats(
    session: Session, assigned: Iterable[tuple[int, ...]], answers: Iterable[StatusReport]
) -> dict[int, Seat]:
    """Returns the seats that answer for the activities, and those that have answered before."""
    ids = {seat for listed in assigned for seat in listed}
    ids |= {report.seat_id for report in answers if report.seat_id is not None}
    return {seat: found.seat for seat, found in people.seats_of(session, ids).items()}


def _changes(session: Session, plan: Plan, until: date) -> tuple[Change, ...]:
    """Returns the changes of the plan after the day on which it was first imported, until a day."""
    found = []
    for event in plan_events(session, plan.ref, _KINDS):
        day = swedish_day(event.at)
        columns = tuple(word for word in event.detail.split(", ") if word in WORDS)
        if not plan.imported_on < day <= until or (event.what == "changed" and not columns):
            continue
        found.append(Change(event.activity_id, _KINDS[event.what], day, columns))
    return tuple(dict.fromkeys(found))


def held_back(
    answers: Iterable[StatusReport], finder: PersonFinder, questions: Mapping[int, Question] | None = None
) -> dict[int, str]:
    """Returns the answers whose words may name a person, or hold what the guard hides → what may be shown.

    `questions` are the activities' by id: where one is of a few cases, the words tell of none of them.
    """
    asked = questions or {}
    found = {}
    for one in (one for one in answers if one.comment):
        question = asked.get(one.activity_id)
        few = question is not None and is_of_cases(one, question)
        found[one.id] = public_part(one.comment, partial(_is_private, finder, few))
    return {one.id: found[one.id] for one in answers if found.get(one.id, one.comment) != one.comment}


def finder_for(session: Session, settings: Settings, plan: Plan) -> PersonFinder:
    """Returns what finds the people named in a text about a plan."""
    activities = plans.all_activities(session, plan.ref)
    seats = [one.seat for one in people.seats(session) if one.district == plan.ref.district]
    return _finder(session, settings.districts[plan.ref.district].name, activities, seats)


def _finder(
    session: Session, district: str, activities: Iterable[StoredActivity], seats: Iterable[Seat]
) -> PersonFinder:
    names = (person.name for person in people.people(session).values())
    return person_finder(names, [district, *public_words(activities, seats)])


def public_words(activities: Iterable[StoredActivity], seats: Iterable[Seat]) -> Iterator[str]:
    """Yields the texts of plan and organisation: a word with a capital in them is nobody's name."""
    for stored in activities:
        row = stored.activity.row
        yield from (
            row.omrade,
            row.aktivitet,
            row.ansvarig,
            row.tidplan,
            row.uppfoljning,
            row.syfte,
            row.berorda,
        )
    for seat in seats:
        yield from (seat.role, seat.unit, seat.department)


def _is_private(finder: PersonFinder, few: bool, comment: str) -> bool:
    # Here, because a run that sends letters imports this module and reads no reply.
    from tracker.reading.reply.guard import MASKS, redact

    if any(mask in comment for mask in MASKS.values()) or finder.names_a_person(comment):
        return True
    if few and tells_of_a_case(comment):
        return True
    return bool(redact(comment, keep=("case", "name")).found)
