"""Collects what waits for a coordinator: replies, addresses, seats, held letters and doubtful rows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.digest import Section, is_overdue, section
from tracker.domain.doubts import doubts
from tracker.domain.letter import LetterState
from tracker.domain.people import COORDINATOR
from tracker.domain.records import Person, SeatWithHolders, StoredActivity
from tracker.domain.reply.cause import Group
from tracker.domain.swedish import shortened, swedish_near_day
from tracker.services.answers.asked import numbered_activities
from tracker.services.answers.causes import group_of, is_outsiders
from tracker.services.answers.outsiders import outsider_groups
from tracker.services.people.match_seats import questions
from tracker.settings import Settings
from tracker.store import letters, occasions, people, plans, reviews
from tracker.store.reviews import ReviewItem

LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class _Case:
    """A reply that waits, as an entry; `complete` if it only needs to be confirmed."""

    received: date
    entry: str
    complete: bool


def what_waits(
    session: Session, settings: Settings, districts: Sequence[str], today: date
) -> tuple[Section, ...]:
    """Returns what waits for the coordinator of these districts, the most urgent first; empty if nothing."""
    seats = [seat for seat in people.seats(session) if seat.seat.role != COORDINATOR]
    own = [seat for seat in seats if seat.district in districts]
    followed = [stored for district in districts for stored in _followed(session, district)]
    found = (
        *_replies(session, settings, districts, seats, today),
        section(
            "Adresser som inte fungerar",
            "Rätta adressen i people.csv och läs in den: tracker people import people.csv. Ring så länge.",
            _bounced(own),
        ),
        section(
            "Vakanta befattningar",
            "Skriv in den som har tagit över i people.csv och läs in den: tracker people import people.csv.",
            _vacant(session, own, followed),
        ),
        section(
            "Roller i planen utan befattning",
            "Se förslagen med tracker people missing, och koppla med tracker people assign.",
            _unmatched(session, districts, followed),
        ),
        section("Brev som hålls", "Släpp med tracker letters release E-POST.", _held(session, own)),
        section(
            "Tveksamma rader i planen",
            "Säg hur de ska läsas: tracker import FIL --district DISTRIKT --year ÅR --review.",
            [f"{stored}: {found[0].sentence}" for stored in followed if (found := doubts(stored.activity))],
        ),
    )
    return tuple(one for one in found if one.count)


def _followed(session: Session, district: str) -> list[StoredActivity]:
    """Returns the activities of the district about which something is still asked."""
    open_ids = occasions.open_activities(session, district)
    return [stored for stored in plans.activities(session, district=district) if stored.id in open_ids]


def _replies(
    session: Session,
    settings: Settings,
    districts: Sequence[str],
    seats: Sequence[SeatWithHolders],
    today: date,
) -> Iterator[Section]:
    """Yields the replies in review: those that have waited long, those to review, those to confirm."""
    rules = settings.rules_for(districts[0])
    cases = list(_cases(session, districts, seats))
    overdue = [one for one in cases if is_overdue(one.received, today, rules)]
    yield section(
        f"Svar som har väntat i {rules.review_days} arbetsdagar eller mer",
        "Gå igenom dem med tracker review. Den som har svarat påminns inte så länge.",
        [one.entry for one in overdue],
    )
    recent = [one for one in cases if one not in overdue]
    yield section(
        "Svar att granska",
        "Gå igenom dem med tracker review.",
        [one.entry for one in recent if not one.complete],
    )
    yield section(
        "Svar att bekräfta",
        "Se dem, och för in alla på en gång: tracker review confirm.",
        [one.entry for one in recent if one.complete],
    )
    yield section(
        "Mejl från okända avsändare",
        "Se dem sist i tracker review, och avfärda dem tillsammans: tracker review dismiss --unknown.",
        _outsiders(session),
    )


def _outsiders(session: Session) -> list[str]:
    """Returns one entry with the count: there may be thousands."""
    groups = outsider_groups(session)
    count, senders = sum(len(group.items) for group in groups), len({group.sentence for group in groups})
    return [f"{count} mejl från {senders} {'adress' if senders == 1 else 'adresser'}"] if groups else []


def _cases(session: Session, districts: Collection[str], seats: Sequence[SeatWithHolders]) -> Iterator[_Case]:
    """Yields the open reviews of these districts, and those of which the district is unknown."""
    items = [item for item in reviews.review_items(session) if not is_outsiders(item.causes)]
    writers = people.people_of(session, {item.person_id for item in items if item.person_id})
    for item in items:
        asked = _asked(session, item)
        known = {stored.plan.district for stored in asked.values()}
        known = known or {
            seat.district for seat in seats if item.person_id in {person.id for person in seat.holders}
        }
        if not known or known & set(districts):
            received = swedish_day(item.received_at)
            writer = writers.get(item.person_id or 0)
            yield _Case(received, _entry(item, writer, received, asked), _is_complete(item))


def _asked(session: Session, item: ReviewItem) -> Mapping[int, StoredActivity]:
    """Returns the activities of the letter that the reply answers, by number."""
    if item.letter_id is None:
        return {}
    return numbered_activities(session, letters.letter(session, item.letter_id))


def _entry(
    item: ReviewItem, writer: Person | None, received: date, asked: Mapping[int, StoredActivity]
) -> str:
    """Returns for example: nr 3: Vera Vuxén, tisdag 18 maj: Rutinen vid oro och 3 till"""
    titles = [
        stored.activity.question.title or shortened(stored.activity.row.aktivitet, LONGEST_TITLE)
        for stored in _that_wait(item, asked)
    ]
    more = f" och {len(titles) - 1} till" if len(titles) > 1 else ""
    about = f": {titles[0]}{more}" if titles else ""
    name = writer.name if writer else "okänd avsändare"
    return f"nr {item.id}: {name}, {swedish_near_day(received)}{about}"


def _that_wait(item: ReviewItem, asked: Mapping[int, StoredActivity]) -> list[StoredActivity]:
    """Returns the activities of the lines that wait; all that were asked, if it is unclear which."""
    numbers = [one["activity"] or 0 for one in item.suggestion]
    waiting = [asked[number] for number in numbers if number in asked]
    return (
        waiting if waiting and len(waiting) == len(numbers) else [asked[number] for number in sorted(asked)]
    )


def _is_complete(item: ReviewItem) -> bool:
    whole = bool(item.suggestion) and all(one["activity"] and one["status"] for one in item.suggestion)
    return whole and group_of(item.causes) is Group.CONFIRM


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
