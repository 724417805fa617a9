"""Lists and ends the right to answer for someone else's seat."""

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
    """The right of a person to answer for someone else's seat, and its first day."""

    seat: SeatWithHolders
    person: Person
    since: date


@dataclass(frozen=True, slots=True)
class EndedDeputy:
    """A person who is no longer a deputy, and the number of seats concerned."""

    person: Person
    seats: int


def deputies_in(session: Session, district: str | None) -> tuple[Deputy, ...]:
    """Returns the deputies of a district, or of all, in the order of the seats."""
    seats = {seat.seat.id: seat for seat in people.seats(session, district)}
    order = {seat: number for number, seat in enumerate(seats)}
    found = deputies.deputies_of(session, seats)
    who = people.people_of(session, {person for _, person, _ in found})
    return tuple(
        Deputy(seats[seat], who[person], since)
        for seat, person, since in sorted(found, key=lambda row: (order[row[0]], row[1]))
    )


def end_deputy(session: Session, actor: Actor, now: datetime, words: str) -> EndedDeputy:
    """Ends the person's rights to answer for other people's seats.

    Raises NotFoundError if there are none, and what `find_person` raises.
    """
    person = find_person(session, words)
    seats = deputies.remove_deputy(session, person.id)
    if not seats:
        raise NotFoundError(
            f"{person.name} svarar inte för någon annans befattning: se tracker people deputies."
        )
    listed = ", ".join(str(seat) for seat in seats)
    detail = f"får inte längre svara för befattning {listed}"
    events.log(session, now, "people", actor, person_id=person.id, detail=detail)
    return EndedDeputy(person, len(seats))
