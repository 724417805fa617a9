"""What the desk's first page lists: what waits for the coordinator, and what has gone wrong."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.digest import MOST_NAMED, Section, section
from tracker.domain.letter import LetterState
from tracker.domain.plan_choice import current_plans
from tracker.domain.plan_ref import PlanRef, activity_reference
from tracker.domain.report.fixing import ANNUAL
from tracker.domain.sentence import joined
from tracker.domain.swedish import swedish_near_day
from tracker.services.letters.outbox_list import outbox_of
from tracker.services.letters.waiting import what_waits
from tracker.services.letters.watch_clock import what_is_wrong
from tracker.services.upkeep.checks import job_checks
from tracker.settings import Settings
from tracker.store import plans, section_versions, sections
from tracker.store.what_waits import LateActivity, late_activities, what_is_owed


def what_lasts(
    session: Session, today: date, settings: Settings, districts: Sequence[str], me: int
) -> tuple[Section, ...]:
    """Returns what waits for a person in these districts, the most urgent first; empty if nothing does.

    It is the same all day, until something is stored.
    """
    if not districts:
        return ()
    found = (
        *what_waits(session, settings, districts, today, me),
        _late(session, today, settings, districts),
        *_letters(session, today, districts),
        section("Rapporter att läsa och fastställa", "", _drafts(session, districts), "reports"),
    )
    return tuple(one for one in found if one.count)


def with_the_hour(
    session: Session, now: datetime, settings: Settings, lasting: Sequence[Section]
) -> tuple[Section, ...]:
    """Returns it with what depends on the hour: whether letters stand still, and jobs do not run."""
    found = (
        section("Breven står stilla", "", _stopped(session, now), "stopped"),
        *lasting,
        section("Jobb som inte har gått som de ska", "", _jobs(session, now, settings), "jobs"),
    )
    first = sorted(found, key=lambda one: one.kind != "given")  # what is one's own alone
    return tuple(one for one in first if one.count)


def _stopped(session: Session, now: datetime) -> list[str]:
    wrong = what_is_wrong(session, now)
    return [wrong] if wrong else []


def _late(session: Session, today: date, settings: Settings, districts: Sequence[str]) -> Section:
    """Returns the activities with a late answer, those that have been late for longest first."""
    late = late_activities(session, districts, today)
    current = _current(session, today, settings, {one.plan.district for one in late})
    found = [one for one in late if one.plan in current]
    owed = what_is_owed(session, (one.id for one in found[:MOST_NAMED]))
    entries = [_late_entry(one, *owed[one.id]) for one in found[:MOST_NAMED]]
    return section("Sena svar", "", entries, "late", len(found))


def _current(session: Session, today: date, settings: Settings, districts: Collection[str]) -> set[PlanRef]:
    """Returns the plans that can be meant today, as in the status."""
    if not districts:
        return set()
    fixed = section_versions.plans_fixed(session, ANNUAL)
    known: dict[str, list[PlanRef]] = {}
    for plan in plans.plans_in_use(session, districts):
        known.setdefault(plan.ref.district, []).append(plan.ref)
    return {
        ref
        for district, refs in known.items()
        for ref in current_plans(refs, fixed, settings.rules_for(district), today)
    }


def _late_entry(late: LateActivity, title: str, owes: str) -> str:
    who = f": {owes}" if owes else ""
    reference = activity_reference(late.plan, late.number)
    return f"{reference} {title}{who}, skulle ha kommit {swedish_near_day(late.due)}"


def _letters(session: Session, today: date, districts: Sequence[str]) -> Iterator[Section]:
    """Yields the letters that reached nobody for sure, and the drafts that somebody is to send."""
    failed = (LetterState.FAILED, LetterState.UNCERTAIN)
    found = outbox_of(session, today, districts, (*failed, LetterState.EXPORTED))
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
    waiting = sections.drawn_and_not_fixed(session, districts)
    known = {plan.id: plan for plan in plans.plans_in_use(session, districts)} if waiting else {}
    return [
        f"{form} för {plan.name} {plan.ref.year}: utkast {swedish_near_day(swedish_day(drawn_at))}"
        for plan_id, form, drawn_at in waiting
        if (plan := known.get(plan_id)) is not None
    ]


def _jobs(session: Session, now: datetime, settings: Settings) -> list[str]:
    return [
        joined(f"{check.name}: ", check.detail)
        for check in job_checks(session, settings, now)
        if check.ok is False
    ]
