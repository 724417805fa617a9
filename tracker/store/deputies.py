"""Who else may answer: other addresses of a person, and deputies of a seat."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlmodel import Session, col, delete, select

from tracker.store.tables import AliasTable, DeputyTable


def add_alias(session: Session, person_id: int, email: str) -> None:
    """The person writes from this address too."""
    row = session.get(AliasTable, email) or AliasTable(email=email, person_id=person_id)
    row.person_id = person_id
    session.add(row)


def remove_alias(session: Session, email: str) -> None:
    """Nobody writes from this address as another of theirs."""
    session.exec(delete(AliasTable).where(col(AliasTable.email) == email))


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


def deputies_of(session: Session, seat_ids: Collection[int]) -> tuple[tuple[int, int, date], ...]:
    """(seat id, person id, since) of each who may answer for one of these seats without holding it."""
    query = select(DeputyTable).where(col(DeputyTable.seat_id).in_(sorted(seat_ids)))
    rows = session.exec(query.order_by(col(DeputyTable.seat_id), col(DeputyTable.person_id)))
    return tuple((row.seat_id, row.person_id, row.since) for row in rows)


def remove_deputy(session: Session, person_id: int) -> tuple[int, ...]:
    """The person answers for no seat but their own; gives the seats that they answered for."""
    seats = tuple(sorted(seats_of_deputy(session, person_id)))
    session.exec(delete(DeputyTable).where(col(DeputyTable.person_id) == person_id))
    return seats


def remove_deputies(session: Session, seat_ids: Iterable[int]) -> None:
    """Only those who hold these seats answer for them."""
    session.exec(delete(DeputyTable).where(col(DeputyTable.seat_id).in_(sorted(set(seat_ids)))))
