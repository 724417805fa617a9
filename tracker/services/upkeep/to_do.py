"""What the desk's first page lists: what waits for the coordinator, and what has gone wrong."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.activity_status import ActivityStatus
from tracker.domain.digest import Section, section
from tracker.domain.forms import REPORTS
from tracker.domain.letter import LetterState
from tracker.domain.people import COORDINATOR
from tracker.domain.plan_ref import activity_reference
from tracker.domain.sentence import joined
from tracker.domain.swedish import swedish_near_day
from tracker.services.letters.outbox_list import outbox_list
from tracker.services.letters.waiting import what_waits
from tracker.services.letters.watch_clock import what_is_wrong
from tracker.services.reports.status import Wanted, status
from tracker.services.upkeep.checks import job_checks
from tracker.settings import Settings
from tracker.store import people, plans, section_versions, sections


def to_do(
    session: Session, now: datetime, settings: Settings, districts: Sequence[str], me: int
) -> tuple[Section, ...]:
    """Returns what waits for a person in these districts, the most urgent first; empty if nothing does."""
    if not districts:
        return ()
    found = (
        section("Breven står stilla", "", _stopped(session, now), "stopped"),
        *what_waits(session, settings, districts, swedish_day(now), me),
        section("Sena svar", "", _late(session, now, settings, districts), "late"),
        *_letters(session, now, districts),
        section("Rapporter att läsa och fastställa", "", _drafts(session, districts), "reports"),
        section("Jobb som inte har gått som de ska", "", _jobs(session, now, settings), "jobs"),
    )
    first = sorted(found, key=lambda one: one.kind != "given")  # what is one's own alone
    return tuple(one for one in first if one.count)


def _stopped(session: Session, now: datetime) -> list[str]:
    wrong = what_is_wrong(session, now)
    return [wrong] if wrong else []


def _late(session: Session, now: datetime, settings: Settings, districts: Sequence[str]) -> list[str]:
    """Returns the activities with a late answer, those that have been late for longest first."""
    rows = [
        row
        for district in districts
        for row in status(session, settings, swedish_day(now), Wanted(district, overdue=True)).rows
    ]
    return [_late_entry(row) for row in sorted(rows, key=lambda row: (row.due, row.plan, row.number))]


def _late_entry(row: ActivityStatus) -> str:
    due = f", skulle ha kommit {swedish_near_day(row.due)}" if row.due else ""
    who = f": {row.owes}" if row.owes else ""
    return f"{activity_reference(row.plan, row.number)} {row.title}{who}{due}"


def _letters(session: Session, now: datetime, districts: Sequence[str]) -> Iterator[Section]:
    """Yields the letters that reached nobody for sure, and the drafts that somebody is to send."""
    holders = {
        person.id
        for district in districts
        for seat in people.seats(session, district)
        if seat.seat.role != COORDINATOR
        for person in seat.holders
    }
    found = [row for row in outbox_list(session, now) if row.letter.person_id in holders]
    failed = (LetterState.FAILED, LetterState.UNCERTAIN)
    for title, kind, states in (
        ("Brev som inte gick fram", "failed", failed),
        ("Brev att skicka själv", "exported", (LetterState.EXPORTED,)),
    ):
        entries = [
            f"{row.person.name}, {swedish_near_day(row.letter.day)}: {row.letter.error or row.state}"
            for row in found
            if row.letter.state in states
        ]
        yield section(title, "", entries, kind)


def _drafts(session: Session, districts: Sequence[str]) -> list[str]:
    """Returns the drafts of sections that are not fixed yet."""
    known = {plan.id: plan for plan in plans.plans_in_use(session, districts)}
    fixed = {form: section_versions.plans_fixed(session, form) for form in REPORTS}
    return [
        f"{form} för {plan.name} {plan.ref.year}: utkast {swedish_near_day(swedish_day(drawn_at))}"
        for plan_id, form, drawn_at in sections.drawn(session, known)
        if (plan := known[plan_id]).ref not in fixed[form]
    ]


def _jobs(session: Session, now: datetime, settings: Settings) -> list[str]:
    return [
        joined(f"{check.name}: ", check.detail)
        for check in job_checks(session, settings, now)
        if check.ok is False
    ]
