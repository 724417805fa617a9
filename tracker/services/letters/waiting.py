"""Collects what waits for a coordinator: replies, addresses, seats, held letters and doubtful rows."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlmodel import Session

from tracker.domain.digest import Section, is_overdue, section
from tracker.domain.doubts import doubts
from tracker.domain.letter import LetterState
from tracker.domain.people import COORDINATOR
from tracker.domain.records import Person, SeatWithHolders, StoredActivity
from tracker.domain.swedish import swedish_near_day
from tracker.services.answers.outsiders import outsider_groups
from tracker.services.answers.review_queue import entry, given_to, review_queue
from tracker.services.people.match_seats import questions
from tracker.settings import Settings
from tracker.store import letters, occasions, people, plans


def what_waits(
    session: Session, settings: Settings, districts: Sequence[str], today: date, me: int | None
) -> tuple[Section, ...]:
    """Returns what waits for the coordinator of these districts, the most urgent first; empty if nothing.

    `me` is the coordinator: replies that rest, or are with a colleague, do not wait.
    """
    own = [
        seat
        for district in districts
        for seat in people.seats(session, district)
        if seat.seat.role != COORDINATOR
    ]
    followed = [stored for district in districts for stored in _followed(session, district)]
    found = (
        *_replies(session, settings, districts, today, me),
        section(
            "Adresser som inte fungerar",
            "Rätta adressen i people.csv och läs in den: tracker people import people.csv. Ring så länge.",
            _bounced(own),
            "people",
        ),
        section(
            "Vakanta befattningar",
            "Skriv in den som har tagit över i people.csv och läs in den: tracker people import people.csv.",
            _vacant(session, own, followed),
            "people",
        ),
        section(
            "Roller i planen utan befattning",
            "Se förslagen med tracker people missing, och koppla med tracker people assign.",
            _unmatched(session, districts, followed),
            "people",
        ),
        section(
            "Brev som hålls", "Släpp med tracker letters release E-POST.", _held(session, own), "letters"
        ),
        section(
            "Tveksamma rader i planen",
            "Säg hur de ska läsas: tracker import FIL --district DISTRIKT --year ÅR --review.",
            [f"{stored}: {found[0].sentence}" for stored in followed if (found := doubts(stored.activity))],
            "plan",
        ),
    )
    return tuple(one for one in found if one.count)


def _followed(session: Session, district: str) -> list[StoredActivity]:
    """Returns the activities of the district about which something is still asked."""
    open_ids = occasions.open_activities(session, district)
    return [stored for stored in plans.activities(session, district=district) if stored.id in open_ids]


def _replies(
    session: Session, settings: Settings, districts: Sequence[str], today: date, me: int | None
) -> Iterator[Section]:
    """Yields the replies in review: given ones, those that have waited long, to review, to confirm."""
    rules = settings.rules_for(districts[0])
    given = given_to(session, me, today)
    yield section(
        "Svar som en kollega har lämnat till dig",
        "De är dina att avgöra: gå igenom dem med tracker review.",
        list(map(entry, given)),
        "given",
    )
    known = {one.number for one in given}
    waiting = [one for one in review_queue(session, districts) if one.item.aside.waits_for(me, today)]
    cases = [one for one in waiting if one.number not in known]
    overdue = [one for one in cases if is_overdue(one.received, today, rules)]
    yield section(
        f"Svar som har väntat i {rules.review_days} arbetsdagar eller mer",
        "Gå igenom dem med tracker review. Den som har svarat påminns inte så länge.",
        list(map(entry, overdue)),
        "review",
    )
    recent = [one for one in cases if one not in overdue]
    yield section(
        "Svar att granska",
        "Gå igenom dem med tracker review.",
        [entry(one) for one in recent if not one.is_complete],
        "review",
    )
    yield section(
        "Svar att bekräfta",
        "Se dem, och för in alla på en gång: tracker review confirm.",
        [entry(one) for one in recent if one.is_complete],
        "confirm",
    )
    yield section(
        "Mejl från okända avsändare",
        "Se dem sist i tracker review, och avfärda dem tillsammans: tracker review dismiss --unknown.",
        _outsiders(session),
        "outsiders",
    )


def _outsiders(session: Session) -> list[str]:
    """Returns one entry with the count: there may be thousands."""
    groups = outsider_groups(session)
    count, senders = sum(len(group.items) for group in groups), len({group.sentence for group in groups})
    return [f"{count} mejl från {senders} {'adress' if senders == 1 else 'adresser'}"] if groups else []


def _holders(seats: Sequence[SeatWithHolders]) -> list[Person]:
    return list({person.id: person for seat in seats for person in seat.holders}.values())


def _bounced(seats: Sequence[SeatWithHolders]) -> list[str]:
    return [
        f"{person.name} <{person.email}>, sedan {swedish_near_day(person.unreachable_since)}"
        for person in _holders(seats)
        if person.unreachable_since
    ]


def _vacant(
    session: Session, seats: Sequence[SeatWithHolders], followed: Sequence[StoredActivity]
) -> list[str]:
    """Returns the vacant seats that something is asked of, each with its number of activities."""
    assigned = people.assignments(session, [stored.id for stored in followed])
    counts = {seat.seat.id: sum(seat.seat.id in ids for ids in assigned.values()) for seat in seats}
    return [
        f"{seat.seat.title}: {count} {'aktivitet' if count == 1 else 'aktiviteter'}"
        for seat in seats
        if (count := counts[seat.seat.id]) and not seat.holders
    ]


def _unmatched(session: Session, districts: Sequence[str], followed: Sequence[StoredActivity]) -> list[str]:
    ids = {stored.id for stored in followed}
    return [
        f"”{one.text}” i {one.activities[0]}"
        for district in districts
        for one in questions(session, district)
        if any(stored.id in ids for stored in one.activities)
    ]


def _held(session: Session, seats: Sequence[SeatWithHolders]) -> list[str]:
    held = {letter.person_id for letter in letters.in_states(session, (LetterState.HELD,))}
    return [
        person.name + (f": {person.pause_reason}" if person.pause_reason else "")
        for person in _holders(seats)
        if person.on_hold or person.id in held
    ]
