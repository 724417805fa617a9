"""The coordinator's weekly letter about what waits: planned, forecast, and written when it is sent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.digest import Section, is_digest_day, next_digest_day
from tracker.domain.events import EventKind
from tracker.domain.letter import LetterKind
from tracker.domain.records import Person
from tracker.services.letters.keys import new_row
from tracker.services.letters.may_leave import within_hours
from tracker.services.letters.waiting import what_waits
from tracker.services.people.coordinators import coordinated
from tracker.settings import Settings
from tracker.store import events, new_letters, people
from tracker.store.last_runs import PLANNED, last_run
from tracker.store.letter_days import last_day


@dataclass(frozen=True, slots=True)
class UpcomingDigest:
    """The next weekly letter to a coordinator, if what waits today still waits then."""

    day: date
    person: Person
    districts: tuple[str, ...]
    reason: str


def plan_digests(session: Session, actor: Actor, now: datetime, settings: Settings) -> int:
    """Writes the rows of the weekly letters that are due now. Returns how many are new."""
    day, before = swedish_day(now), last_run(session, PLANNED)
    last = swedish_day(before) if before else None
    rows = []
    for person, districts, digest in _recipients(session, settings, day):
        rules = settings.rules_for(districts[0])
        if within_hours(rules, now) and is_digest_day(day, rules, last, digest):
            waiting = what_waits(session, settings, districts, day, person.id)
            if waiting:
                rows.append(new_row(person.id, day, LetterKind.DIGEST, _reason(waiting), (), settings))
    new = new_letters.plan_letters(session, rows, now)
    for (person_id, _), letter_id in new.items():
        events.log(session, now, EventKind.DIGEST, actor, person_id=person_id, letter_id=letter_id)
    return len(new)


def upcoming_digests(
    session: Session, settings: Settings, today: date, last: date, only: int | None = None
) -> Iterator[UpcomingDigest]:
    """Yields the next weekly letter to each coordinator from `today` to `last`, if something waits today.

    With `only`, that of this person.
    """
    for person, districts, digest in _recipients(session, settings, today):
        if only not in (None, person.id):
            continue
        day = next_digest_day(today, last, settings.rules_for(districts[0]), digest)
        waiting = what_waits(session, settings, districts, day, person.id) if day else ()
        if day and waiting:
            yield UpcomingDigest(day, person, districts, _reason(waiting))


def digest_values(
    session: Session, person: Person, settings: Settings, today: date
) -> Mapping[str, Any] | None:
    """Returns the template values of the weekly letter; None if nothing waits."""
    districts = coordinated(session, settings).get(person.id, ())
    sections = what_waits(session, settings, districts, today, person.id) if districts else ()
    if not sections:
        return None
    return {
        "sections": sections,
        "count": sum(one.count for one in sections),
        "district": " och ".join(settings.districts[district].name for district in districts),
    }


def _recipients(
    session: Session, settings: Settings, day: date
) -> Iterator[tuple[Person, tuple[str, ...], date | None]]:
    """Yields the coordinators who can get a letter, their districts, and the day of their last digest."""
    found = coordinated(session, settings)
    known = people.people_of(session, found)
    for person_id, districts in found.items():
        person = known[person_id]
        if not person.is_away(day) and not person.unreachable_since:
            yield person, districts, last_day(session, person_id, LetterKind.DIGEST)


def _reason(sections: tuple[Section, ...]) -> str:
    return "; ".join(f"{one.title.lower()}: {one.count}" for one in sections)
