"""Lists seats with their holders, and the roles of plans that match no seat."""

from dataclasses import dataclass

from sqlmodel import Session

from tracker.domain.records import SeatWithHolders
from tracker.services.people.match_seats import Question, questions
from tracker.store import people, plans


@dataclass(frozen=True, slots=True)
class MissingSeat:
    """A role of a district's plans that the coordinator must assign to a seat."""

    district: str
    role: Question


def list_seats(session: Session, district: str | None) -> tuple[SeatWithHolders, ...]:
    """Returns the seats of a district, or of all, with today's holders."""
    return people.seats(session, district)


def missing_seats(session: Session, district: str | None) -> tuple[MissingSeat, ...]:
    """Returns the unmatched roles, with candidate seats, of a district, or of all that have plans."""
    districts = (district,) if district else plans.districts(session)
    return tuple(MissingSeat(name, role) for name in districts for role in questions(session, name))
