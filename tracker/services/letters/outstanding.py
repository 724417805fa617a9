"""Collects the outstanding occasions and their recipients from the database, as input to tracker.domain."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from tracker.domain.asking import OpenOccasion
from tracker.domain.records import Person
from tracker.domain.reminder import DistrictOccasions, Recipient
from tracker.services.people.coordinators import coordinators as coordinators_of
from tracker.settings import Settings
from tracker.store import occasions, people
from tracker.store.letter_days import last_letter_days
from tracker.store.occasions import StoredOccasion
from tracker.store.replied import replied_to

_LONGEST_MEMORY = timedelta(days=366)  # no rule needs a person's last letter from before that


@dataclass(frozen=True, slots=True)
class Outstanding:
    """Open occasions grouped by the rules that apply, and the people by id.

    `districts` maps each activity id to its district; `nobody` has the number of activities by district with
    an open occasion that nobody can be asked about.
    """

    groups: tuple[DistrictOccasions, ...]
    recipients: Mapping[int, Recipient]
    people: Mapping[int, Person]
    districts: Mapping[int, str]
    nobody: Mapping[str, int]


def outstanding_occasions(
    session: Session,
    settings: Settings,
    first: date,
    last: date,
    since: date | None = None,
    replied: bool = False,
    districts: Collection[str] | None = None,
) -> Outstanding:
    """Returns the open occasions that can be asked about from `first` to `last`, both included.

    `districts`: only theirs; they have to be all that belong together (districts_together.py).

    What has been replied to counts as answered, while the reply is on its way or waits in review; with
    `replied` it is returned as well.

    `since`: also remind about occasions due from that day on, even if the plan was imported later.
    """
    opened = occasions.open_occasions(session, last + timedelta(days=_days_ahead(settings)), districts)
    coordinators = coordinators_of(session, {stored.district for stored in opened}, settings)
    seats = {stored.seat_id: stored.district for stored in opened}
    answering = _answering(session, seats, coordinators)
    by_person: dict[int, list[tuple[str, OpenOccasion]]] = defaultdict(list)
    answered = () if replied else replied_to(session)  # rule ”Svar i granskning”
    for stored in opened:
        for person in answering[stored.seat_id] if stored.id not in answered else ():
            asked = _open(stored, person, since, coordinators.get(stored.district))
            by_person[person].append((stored.district, asked))
    everyone = people.people_of(session, {*by_person, *coordinators.values()})
    superiors = people.people_of(session, (one.superior_id for one in everyone.values() if one.superior_id))
    return Outstanding(
        groups=_groups(by_person, settings),
        recipients=_recipients(session, (everyone | superiors).values(), first),
        people=everyone | superiors,
        districts={stored.activity_id: stored.district for stored in opened},
        nobody=_nobody(opened, answering),
    )


def _nobody(opened: Iterable[StoredOccasion], answering: Mapping[int, tuple[int, ...]]) -> dict[str, int]:
    pairs = {(one.district, one.activity_id) for one in opened if not answering[one.seat_id]}
    return dict(sorted(Counter(district for district, _ in pairs).items()))


def who_answers(
    session: Session, occasion_ids: Collection[int], settings: Settings
) -> Mapping[int, tuple[int, ...]]:
    """Returns, by seat id, the ids of the people who answer for these occasions today."""
    opened = occasions.seats_of(session, occasion_ids)
    held = people.holders_of(session, opened)
    if held.keys() == opened.keys():
        return held
    return _answering(session, opened, coordinators_of(session, set(opened.values()), settings))


def _days_ahead(settings: Settings) -> int:
    """Returns how far ahead of a letter the last occasion of its first group can be due."""
    return max(
        rules.window + rules.group_days for rules in (settings.rules, *settings.district_rules.values())
    )


def _answering(
    session: Session, districts: Mapping[int, str], coordinators: Mapping[str, int]
) -> Mapping[int, tuple[int, ...]]:
    """Returns who answers for each seat: the holders; if vacant the superior, else the coordinator."""
    answering = people.holders_of(session, districts)
    vacant = [seat for seat in districts if seat not in answering]
    superiors = _superiors_of_vacant(session, vacant)
    for seat in vacant:
        instead = superiors.get(seat) or coordinators.get(districts[seat])
        answering[seat] = (instead,) if instead else ()
    return answering


def _superiors_of_vacant(session: Session, vacant: Collection[int]) -> dict[int, int]:
    """Returns, by seat id, the superior of the seat's last holder."""
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
        last_answer=stored.last_answer,
    )


def _groups(
    by_person: Mapping[int, Sequence[tuple[str, OpenOccasion]]], settings: Settings
) -> tuple[DistrictOccasions, ...]:
    """Groups by district.

    A person gets one letter, under the rules of the district with the earliest due date.
    """
    groups: dict[str, list[OpenOccasion]] = defaultdict(list)
    for pairs in by_person.values():
        active = [pair for pair in pairs if pair[1].due >= pair[1].since] or pairs
        district, _ = min(active, key=lambda pair: (pair[1].due, pair[1].id))
        groups[district] += [occasion for _, occasion in pairs]
    return tuple(
        DistrictOccasions(settings.rules_for(district), tuple(pairs))
        for district, pairs in sorted(groups.items())
    )


def _recipients(session: Session, everyone: Iterable[Person], first: date) -> dict[int, Recipient]:
    written = last_letter_days(session, first - _LONGEST_MEMORY)
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
