"""What is owed by whom, as the rules of follow-up want it: the bridge from the database to tracker.domain."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from tracker.domain.records import Person
from tracker.domain.reminder import DistrictOccasions, OpenOccasion, Recipient
from tracker.settings import Settings
from tracker.store import letters, occasions, people
from tracker.store.occasions import StoredOccasion

_LONGEST_MEMORY = timedelta(days=366)  # no rule looks further back for a person's last letter


@dataclass(frozen=True, slots=True)
class Outstanding:
    """Open occasions in groups that follow the same rules, and who is who in them.

    `districts` is the district of each activity id.
    """

    groups: tuple[DistrictOccasions, ...]
    recipients: Mapping[int, Recipient]
    people: Mapping[int, Person]
    districts: Mapping[int, str]


def outstanding_occasions(
    session: Session, settings: Settings, first: date, last: date, since: date | None = None
) -> Outstanding:
    """Everything open that can be asked about from the day `first` to the day `last`.

    `since`: chase also what was due from that day on, though the plan came in later.
    """
    opened = occasions.open_occasions(session, last + timedelta(days=_widest_window(settings)))
    coordinators = _coordinators(session, {stored.district for stored in opened}, settings)
    seats = {stored.seat_id: stored.district for stored in opened}
    answering = _answering(session, seats, coordinators)
    by_person: dict[int, list[tuple[str, OpenOccasion]]] = defaultdict(list)
    for stored in opened:
        for person in answering[stored.seat_id]:
            asked = _open(stored, person, since, coordinators.get(stored.district))
            by_person[person].append((stored.district, asked))
    everyone = people.people_of(session, {*by_person, *coordinators.values()})
    superiors = people.people_of(session, (one.superior_id for one in everyone.values() if one.superior_id))
    return Outstanding(
        groups=_groups(by_person, settings),
        recipients=_recipients(session, (everyone | superiors).values(), first),
        people=everyone | superiors,
        districts={stored.activity_id: stored.district for stored in opened},
    )


def who_answers(
    session: Session, occasion_ids: Collection[int], settings: Settings
) -> Mapping[int, tuple[int, ...]]:
    """Seat id → the persons who are asked today about these occasions."""
    opened = occasions.seats_of(session, occasion_ids)
    return _answering(session, opened, _coordinators(session, set(opened.values()), settings))


def _widest_window(settings: Settings) -> int:
    return max(rules.window for rules in (settings.rules, *settings.district_rules.values()))


def _coordinators(session: Session, districts: Collection[str], settings: Settings) -> dict[str, int]:
    """District → the id of its coordinator, where the settings name one."""
    contacts = {district: settings.coordinator_for(district) for district in districts}
    known = people.people_at(session, (contact.email for contact in contacts.values() if contact))
    return {
        district: known[contact.email].id
        for district, contact in contacts.items()
        if contact and contact.email in known
    }


def _answering(
    session: Session, districts: Mapping[int, str], coordinators: Mapping[str, int]
) -> Mapping[int, tuple[int, ...]]:
    """Who answers for each seat (with its district): its holders; of a vacant one the superior, else the
    coordinator.
    """
    held = people.holders_of(session, districts)
    vacant = [seat for seat in districts if seat not in held]
    superiors = _superiors_of_vacant(session, vacant)
    for seat in vacant:
        instead = superiors.get(seat) or coordinators.get(districts[seat])
        held[seat] = (instead,) if instead else ()
    return held


def _superiors_of_vacant(session: Session, vacant: Collection[int]) -> dict[int, int]:
    """Seat id → the superior of the one who held it last."""
    left = {seat: ids[0] for seat, ids in people.last_holders_of(session, vacant).items()}
    before = people.people_of(session, left.values())
    superiors = {seat: before[person].superior_id for seat, person in left.items()}
    return {seat: superior for seat, superior in superiors.items() if superior is not None}


def _open(stored: StoredOccasion, person: int, since: date | None, coordinator: int | None) -> OpenOccasion:
    asked = stored.asked_of(person)
    return OpenOccasion(
        id=stored.id,
        activity_id=stored.activity_id,
        person_id=person,
        kind=stored.kind,
        due=stored.due,
        since=min(stored.since, since) if since else stored.since,
        steps_asked=asked.steps,
        last_asked=asked.last_day,
        notified=stored.notified,
        coordinator=coordinator,
    )


def _groups(
    by_person: Mapping[int, Sequence[tuple[str, OpenOccasion]]], settings: Settings
) -> tuple[DistrictOccasions, ...]:
    """A person's letter is one, so one district's rules hold for all of it: that of what is due first."""
    groups: dict[str, list[OpenOccasion]] = defaultdict(list)
    for owed in by_person.values():
        chased = [pair for pair in owed if pair[1].due >= pair[1].since] or owed
        district, _ = min(chased, key=lambda pair: (pair[1].due, pair[1].id))
        groups[district] += [occasion for _, occasion in owed]
    return tuple(
        DistrictOccasions(settings.rules_for(district), tuple(owed))
        for district, owed in sorted(groups.items())
    )


def _recipients(session: Session, everyone: Iterable[Person], first: date) -> dict[int, Recipient]:
    written = letters.last_letter_days(session, first - _LONGEST_MEMORY)
    return {
        person.id: Recipient(
            id=person.id,
            last_letter=written.get((person.id, True)),
            last_notified=written.get((person.id, False)),
            paused_until=person.paused_until,
            on_hold=person.on_hold,
            unreachable=person.unreachable_since is not None,
            superior=person.superior_id,
        )
        for person in everyone
    }
