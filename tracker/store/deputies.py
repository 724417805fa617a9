"""Aliases (other addresses of a person) and deputies of a seat."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlmodel import Session, col, delete, select

from tracker.store.tables import AliasTable, DeputyTable


def add_alias(session: Session, person_id: int, email: str) -> None:
    """Stores another address from which the person writes."""
    row = session.get(AliasTable, email) or AliasTable(email=email, person_id=person_id)
    row.person_id = person_id
    session.add(row)


def remove_alias(session: Session, email: str) -> None:
    """Removes the alias, whoever has it."""
    session.exec(delete(AliasTable).where(col(AliasTable.email) == email))


def person_of_alias(session: Session, email: str) -> int | None:
    row = session.get(AliasTable, email)
    return row.person_id if row else None


def aliases(session: Session, person_id: int) -> tuple[str, ...]:
    query = select(AliasTable.email).where(AliasTable.person_id == person_id)
    return tuple(session.exec(query.order_by(AliasTable.email)))


def add_deputy(session: Session, seat_ids: Iterable[int], person_id: int, day: date) -> None:
    """Makes the person a deputy, who may answer for these seats but is never asked."""
    for seat in seat_ids:
        if session.get(DeputyTable, (seat, person_id)) is None:
            session.add(DeputyTable(seat_id=seat, person_id=person_id, since=day))


def seats_of_deputy(session: Session, person_id: int) -> frozenset[int]:
    """Returns the ids of the seats for which the person is a deputy."""
    return frozenset(session.exec(select(DeputyTable.seat_id).where(col(DeputyTable.person_id) == person_id)))


def deputies_of(session: Session, seat_ids: Collection[int]) -> tuple[tuple[int, int, date], ...]:
    """Returns (seat id, person id, since) of each deputy of these seats."""
    query = select(DeputyTable).where(col(DeputyTable.seat_id).in_(sorted(seat_ids)))
    rows = session.exec(query.order_by(col(DeputyTable.seat_id), col(DeputyTable.person_id)))
    return tuple((row.seat_id, row.person_id, row.since) for row in rows)


def remove_deputy(session: Session, person_id: int) -> tuple[int, ...]:
    """Removes the person as a deputy everywhere; returns the ids of the seats affected."""
    seats = tuple(sorted(seats_of_deputy(session, person_id)))
    session.exec(delete(DeputyTable).where(col(DeputyTable.person_id) == person_id))
    return seats


def remove_deputies(session: Session, seat_ids: Iterable[int]) -> None:
    """Removes all deputies of these seats."""
    session.exec(delete(DeputyTable).where(col(DeputyTable.seat_id).in_(sorted(set(seat_ids)))))
