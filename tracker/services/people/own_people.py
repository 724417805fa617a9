"""The people of some districts, each with their seats."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import Session

from tracker.domain.people import COORDINATOR
from tracker.domain.records import Person, SeatWithHolders
from tracker.store import people


@dataclass(frozen=True, slots=True)
class SeatedPerson:
    """A person who holds seats; `districts` are those of all the seats."""

    person: Person
    seats: tuple[SeatWithHolders, ...]

    @property
    def districts(self) -> frozenset[str]:
        return frozenset(seat.district for seat in self.seats)


def seated_people(session: Session, districts: Collection[str]) -> dict[int, SeatedPerson]:
    """Returns those who hold a seat in one of the districts, by id, with all their seats."""
    found: dict[int, SeatedPerson] = {}
    for seat in people.seats(session):
        for person in seat.holders if seat.seat.role != COORDINATOR else ():
            earlier = found.get(person.id, SeatedPerson(person, ()))
            found[person.id] = SeatedPerson(person, (*earlier.seats, seat))
    wanted = set(districts)
    return {number: one for number, one in found.items() if one.districts & wanted}
