"""A right to answer for somebody else's seat: who has it, and how it is taken back."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from tracker.domain.actor import Actor
from tracker.domain.records import Person, SeatWithHolders
from tracker.errors import NotFoundError
from tracker.services.people.find_person import find_person
from tracker.store import deputies, events, people


@dataclass(frozen=True, slots=True)
class Deputy:
    """Who may answer for which seat, since when."""

    held: SeatWithHolders
    person: Person
    since: date


@dataclass(frozen=True, slots=True)
class EndedDeputy:
    """Who no longer answers for somebody else, and for how many seats they did."""

    person: Person
    seats: int


def deputies_in(session: Session, district: str | None) -> tuple[Deputy, ...]:
    """Everybody who may answer for a seat that they do not hold, in the order of the seats."""
    held = {seat.seat.id: seat for seat in people.seats(session, district)}
    place = {seat: number for number, seat in enumerate(held)}
    found = deputies.deputies_of(session, held)
    who = people.people_of(session, {person for _, person, _ in found})
    return tuple(
        Deputy(held[seat], who[person], since)
        for seat, person, since in sorted(found, key=lambda row: (place[row[0]], row[1]))
    )


def end_deputy(session: Session, actor: Actor, now: datetime, words: str) -> EndedDeputy:
    """Ends every right of the person to answer for a seat of somebody else.

    Raises NotFoundError if there is no such right.
    """
    person = find_person(session, words)
    seats = deputies.remove_deputy(session, person.id)
    if not seats:
        raise NotFoundError(
            f"{person.name} svarar inte för någon annans befattning: se tracker people deputies."
        )
    said = ", ".join(str(seat) for seat in seats)
    detail = f"får inte längre svara för befattning {said}"
    events.log(session, now, "people", actor, person_id=person.id, detail=detail)
    return EndedDeputy(person, len(seats))
