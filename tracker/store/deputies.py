"""Who else may answer: other addresses of a person, and deputies of a seat."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, select

from tracker.store.tables import AliasTable, DeputyTable


def add_alias(session: Session, person_id: int, email: str) -> None:
    """The person writes from this address too."""
    row = session.get(AliasTable, email) or AliasTable(email=email, person_id=person_id)
    row.person_id = person_id
    session.add(row)


def person_of_alias(session: Session, email: str) -> int | None:
    row = session.get(AliasTable, email)
    return row.person_id if row else None


def aliases(session: Session, person_id: int) -> tuple[str, ...]:
    query = select(AliasTable.email).where(AliasTable.person_id == person_id)
    return tuple(session.exec(query.order_by(AliasTable.email)))


def add_deputy(session: Session, seat_ids: Iterable[int], person_id: int, day: date) -> None:
    """The person may answer for these seats from now on; is never asked."""
    for seat in seat_ids:
        if session.get(DeputyTable, (seat, person_id)) is None:
            session.add(DeputyTable(seat_id=seat, person_id=person_id, since=day))


def seats_of_deputy(session: Session, person_id: int) -> frozenset[int]:
    """The seats for which the person may answer."""
    return frozenset(session.exec(select(DeputyTable.seat_id).where(col(DeputyTable.person_id) == person_id)))
