"""Forecasts the letters about drafts: the first open day after each report's day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from tracker.domain.calendar import next_open_day
from tracker.domain.forms import REPORTS, OccasionKind
from tracker.domain.records import Person, Plan
from tracker.domain.swedish import listed
from tracker.services.people.coordinators import coordinated
from tracker.settings import Settings
from tracker.store import people, plans, section_versions, sections


@dataclass(frozen=True, slots=True)
class UpcomingDraftLetter:
    """A letter about the drafts that are made since the open day before it."""

    day: date
    person: Person
    reason: str


def upcoming_draft_letters(
    session: Session,
    settings: Settings,
    today: date,
    last: date,
    district: str | None = None,
    only: int | None = None,
) -> Iterator[UpcomingDraftLetter]:
    """Yields the letters of each coordinator from `today` to `last`, of one district or of all.

    With `only`, those to this person.
    """
    stored = plans.plans_in_use(session)
    known = {one: there for one, there in coordinated(session, settings).items() if only in (None, one)}
    persons = people.people_of(session, known)
    for person_id, districts in known.items():
        found: dict[date, list[str]] = {}
        for plan in stored:
            if plan.ref.district in districts and district in (None, plan.ref.district):
                for form, day in _days(session, settings, plan, today):
                    found.setdefault(day, []).append(f"{plan.ref} {form}")
        person = persons[person_id]
        if not person.unreachable_since and not person.on_hold:
            yield from (
                UpcomingDraftLetter(day, person, f"utkast: {listed(found[day])}")
                for day in sorted(found)
                if day <= last
            )


def _days(
    session: Session, settings: Settings, plan: Plan, today: date
) -> Iterator[tuple[OccasionKind, date]]:
    """Yields the forms of a plan whose draft is still to be made, with the day of the letter."""
    rules = settings.rules_for(plan.ref.district)
    for form in REPORTS:
        made = rules.report_day(form, plan.ref.year) + timedelta(days=1)
        if made < today or made <= plan.imported_on:
            continue
        draft = sections.draft(session, plan.id, form)
        if (draft and draft.announced_on) or section_versions.versions(session, plan.id, form):
            continue
        yield form, next_open_day(made, rules)
