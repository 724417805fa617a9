"""What is owed by whom, as the rules of follow-up want it: the bridge from the database to tracker.domain."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from tracker.domain.records import Person, StoredActivity
from tracker.domain.reminder import OpenOccasion, Recipient
from tracker.domain.rules import Rules
from tracker.settings import Settings
from tracker.store import letters, occasions, people, plans


@dataclass(frozen=True, slots=True)
class Owed:
    """Open occasions in groups that follow the same rules, recipients, and what is needed to show them."""

    groups: tuple[tuple[Rules, tuple[OpenOccasion, ...]], ...]
    recipients: Mapping[int, Recipient]
    people: Mapping[int, Person]
    activities: Mapping[int, StoredActivity]


def what_is_owed(session: Session, settings: Settings, since: date | None = None) -> Owed:
    """Everything open. `since`: chase also what was due from that day on, though the plan came in later."""
    activities = {stored.id: stored for stored in plans.activities(session)}
    held = {seat.seat.id: seat.holders for seat in people.seats(session)}
    by_person: dict[int, list[tuple[str, OpenOccasion]]] = defaultdict(list)
    for stored in occasions.open_occasions(session):
        district = activities[stored.activity_id].plan.district
        for person in held[stored.seat_id] or _coordinator(session, district, settings):
            asked = stored.asked_of(person.id)
            told = next((one.id for one in _coordinator(session, district, settings)), None)
            by_person[person.id].append((district, _open(stored, person, asked, since, told)))
    return Owed(
        groups=_groups(by_person, settings),
        recipients=_recipients(session),
        people=people.people(session),
        activities=activities,
    )


def _coordinator(session: Session, district: str, settings: Settings) -> tuple[Person, ...]:
    """Who answers for a vacant seat."""
    contact = settings.coordinator_for(district)
    person = people.person_by_email(session, contact.email) if contact else None
    return (person,) if person else ()


def _open(
    stored: occasions.StoredOccasion,
    person: Person,
    asked: occasions.Asked,
    since: date | None,
    coordinator: int | None,
) -> OpenOccasion:
    return OpenOccasion(
        id=stored.id,
        activity_id=stored.activity_id,
        person_id=person.id,
        kind=stored.kind,
        due=stored.due,
        since=min(stored.since, since) if since else stored.since,
        steps_asked=asked.steps,
        last_asked=asked.last_day,
        rung=stored.rung,
        coordinator=coordinator,
    )


def _groups(
    by_person: Mapping[int, list[tuple[str, OpenOccasion]]], settings: Settings
) -> tuple[tuple[Rules, tuple[OpenOccasion, ...]], ...]:
    """A person's letter is one, so one district's rules hold for all of it: that of what is due first."""
    groups: dict[str, list[OpenOccasion]] = defaultdict(list)
    for owed in by_person.values():
        district, _ = min(owed, key=lambda pair: (pair[1].due, pair[1].id))
        groups[district] += [occasion for _, occasion in owed]
    return tuple((settings.rules_for(district), tuple(owed)) for district, owed in sorted(groups.items()))


def _recipients(session: Session) -> dict[int, Recipient]:
    everyone = people.people(session)
    ids = {person.email: person.id for person in everyone.values()}
    last = letters.last_letter_days(session)
    return {
        person_id: Recipient(
            id=person_id,
            last_letter=last.get(person_id),
            paused_until=person.paused_until,
            unreachable=person.unreachable_since is not None,
            superior=ids.get(person.superior_email),
        )
        for person_id, person in everyone.items()
    }
