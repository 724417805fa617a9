"""People, seats, their holders, and which seats are assigned to which activity."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, select, update

from tracker.domain.people import Origin, Seat, name_key
from tracker.domain.records import Person, SeatWithHolders
from tracker.domain.text import compare_key
from tracker.store import deputies
from tracker.store.tables import (
    AssignmentTable,
    PersonTable,
    SeatTable,
    TenureTable,
)


def save_person(session: Session, name: str, email: str) -> Person:
    """Returns the person with this address, created or updated; a new name replaces the old."""
    row = session.exec(select(PersonTable).where(PersonTable.email == email)).first()
    row = row or PersonTable(name=name, email=email)
    row.name, row.name_key = name, name_key(name)
    session.add(row)
    session.flush()
    return _person(row)


def set_superior(session: Session, person_id: int, superior_id: int | None) -> None:
    """Sets the person's superior; None: nobody, or unknown."""
    row = session.get_one(PersonTable, person_id)
    row.superior_id = superior_id
    session.add(row)


def people_named(session: Session, name: str) -> tuple[Person, ...]:
    """Returns the persons with this name, ignoring case and spaces."""
    rows = session.exec(select(PersonTable).where(PersonTable.name_key == name_key(name)))
    return tuple(_person(row) for row in rows)


def person_by_email(session: Session, email: str) -> Person | None:
    row = session.exec(select(PersonTable).where(PersonTable.email == email.strip().lower())).first()
    return _person(row) if row else None


def people(session: Session) -> dict[int, Person]:
    return {cast(int, row.id): _person(row) for row in session.exec(select(PersonTable))}


def people_of(session: Session, ids: Iterable[int]) -> dict[int, Person]:
    """Returns the persons with these ids."""
    return {
        cast(int, row.id): _person(row)
        for some in _batches(sorted(set(ids)))
        for row in session.exec(select(PersonTable).where(col(PersonTable.id).in_(some)))
    }


def people_at(session: Session, emails: Iterable[str]) -> dict[str, Person]:
    """Returns the persons with these addresses."""
    wanted = sorted({email.strip().lower() for email in emails} - {""})
    return {
        row.email: _person(row)
        for some in _batches(wanted)
        for row in session.exec(select(PersonTable).where(col(PersonTable.email).in_(some)))
    }


def holders_of(session: Session, seat_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Returns seat id → ids of today's holders, ordered by name; empty for a vacant seat."""
    return _holder_ids(session, seat_ids, col(TenureTable.until).is_(None))


def holders_of_role(session: Session, role: str) -> dict[str, set[tuple[str, str]]]:
    """Returns district → (name, address) of each holder of a seat with this role; empty set if vacant."""
    found: dict[str, set[tuple[str, str]]] = {}
    rows = session.connection().execute(
        select(col(SeatTable.district), col(PersonTable.name), col(PersonTable.email))
        .select_from(SeatTable)
        .join(
            TenureTable,
            (col(TenureTable.seat_id) == col(SeatTable.id)) & col(TenureTable.until).is_(None),
            isouter=True,
        )
        .join(PersonTable, col(PersonTable.id) == TenureTable.person_id, isouter=True)
        .where(SeatTable.role == role)
    )
    for district, name, email in rows:
        found.setdefault(district, set()).update({(name, email)} if email else ())
    return found


def last_holders_of(session: Session, seat_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Returns seat id → the ids of former holders, the latest first."""
    return _holder_ids(session, seat_ids, col(TenureTable.until).is_not(None))


def _holder_ids(
    session: Session, seat_ids: Iterable[int], when: ColumnElement[bool]
) -> dict[int, tuple[int, ...]]:
    holders: dict[int, tuple[int, ...]] = {}
    for some in _batches(sorted(set(seat_ids))):
        rows = session.connection().execute(
            select(col(TenureTable.seat_id), col(TenureTable.person_id))
            .join(PersonTable, col(PersonTable.id) == TenureTable.person_id)
            .where(when, col(TenureTable.seat_id).in_(some))
            .order_by(col(TenureTable.until).desc(), col(PersonTable.name))
        )
        for seat, person in rows:
            holders[seat] = (*holders.get(seat, ()), person)
    return holders


def _batches(values: Sequence[Any], most: int = 5000) -> Iterator[Sequence[Any]]:
    """Splits values into batches: a database limits the number of values in one query."""
    return (values[start : start + most] for start in range(0, len(values), most))


def pause(session: Session, person_id: int, until: date | None, reason: str = "") -> None:
    """Pauses letters to the person; `until` is the first day back, None ends the pause."""
    row = session.get_one(PersonTable, person_id)
    row.paused_until, row.pause_reason = until, reason if until else ""
    session.add(row)


def hold(session: Session, person_id: int, reason: str) -> None:
    """Holds all letters to the person until `release`; replaces a pause."""
    row = session.get_one(PersonTable, person_id)
    row.on_hold, row.paused_until, row.pause_reason = True, None, reason
    session.add(row)


def release(session: Session, person_id: int) -> None:
    row = session.get_one(PersonTable, person_id)
    row.on_hold, row.pause_reason = False, ""
    session.add(row)


def leave(session: Session, person_id: int, day: date) -> int:
    """Ends the person's tenure in every seat; returns the number of seats.

    Removes the deputies of those seats, and the person as a deputy.
    """
    tenures = session.exec(
        select(TenureTable).where(TenureTable.person_id == person_id, col(TenureTable.until).is_(None))
    ).all()
    for tenure in tenures:
        tenure.until = day
        session.add(tenure)
    session.flush()
    deputies.remove_deputies(session, [tenure.seat_id for tenure in tenures])
    deputies.remove_deputy(session, person_id)
    return len(tenures)


def mark_unreachable(session: Session, person_id: int, day: date) -> None:
    row = session.get_one(PersonTable, person_id)
    row.unreachable_since = row.unreachable_since or day
    session.add(row)


def try_again(session: Session, emails: Iterable[str]) -> None:
    """Clears the bounce mark: the addresses have been checked."""
    wanted = sorted({email.strip().lower() for email in emails} - {""})
    for some in _batches(wanted):
        session.exec(
            update(PersonTable).where(col(PersonTable.email).in_(some)).values(unreachable_since=None)
        )


def change_address(session: Session, person_id: int, email: str) -> None:
    """Changes the person's address and clears its bounce mark."""
    row = session.get_one(PersonTable, person_id)
    row.email, row.unreachable_since = email, None
    session.add(row)
    session.flush()


def save_seat(session: Session, district: str, role: str, unit: str = "", department: str = "") -> Seat:
    """Returns the seat, created if needed. A seat of a unit is the same under another department name."""
    for row in session.exec(select(SeatTable).where(SeatTable.district == district)):
        same_role = compare_key(row.role) == compare_key(role) and compare_key(row.unit) == compare_key(unit)
        if same_role and (unit or compare_key(row.department) == compare_key(department)):
            row.role, row.unit, row.department = role, unit, department
            session.add(row)
            session.flush()
            return _seat(row)
    key = {"district": district, "role": role, "unit": unit, "department": department}
    row = SeatTable.model_validate(key)
    session.add(row)
    session.flush()
    return _seat(row)


def set_holders(session: Session, seat_id: int, person_ids: Iterable[int], day: date) -> None:
    """Sets the holders from `day`; the tenure of earlier holders ends and stays in the database.

    Removes the seat's deputies when a holder leaves or a vacant seat is filled.
    """
    wanted = set(person_ids)
    now = session.exec(
        select(TenureTable).where(TenureTable.seat_id == seat_id, col(TenureTable.until).is_(None))
    ).all()
    for tenure in now:
        if tenure.person_id not in wanted:
            tenure.until = day
            session.add(tenure)
    if any(tenure.until for tenure in now) or (wanted and not now):
        deputies.remove_deputies(session, [seat_id])
    new = wanted - {tenure.person_id for tenure in now}
    session.add_all(TenureTable(seat_id=seat_id, person_id=person, since=day) for person in sorted(new))
    session.flush()


def seats(session: Session, district: str | None = None) -> tuple[SeatWithHolders, ...]:
    """Returns seats with today's holders, ordered by district, department, unit and role."""
    query = select(SeatTable).order_by(
        col(SeatTable.district), col(SeatTable.department), col(SeatTable.unit), col(SeatTable.role)
    )
    if district is not None:
        query = query.where(SeatTable.district == district)
    holders = _holders(session)
    return tuple(
        SeatWithHolders(_seat(row), row.district, tuple(holders[cast(int, row.id)]))
        for row in session.exec(query)
    )


def seats_of(session: Session, ids: Iterable[int]) -> dict[int, SeatWithHolders]:
    """Returns the seats with these ids, without reading all the others."""
    wanted = sorted(set(ids))
    holders = _holders(session, col(TenureTable.seat_id).in_(wanted))
    rows = session.exec(select(SeatTable).where(col(SeatTable.id).in_(wanted)))
    found = {cast(int, row.id): row for row in rows}
    return {
        seat: SeatWithHolders(_seat(row), row.district, tuple(holders[seat])) for seat, row in found.items()
    }


def assign(session: Session, activity_id: int, seats_by_origin: Sequence[tuple[int, Origin]]) -> None:
    """Replaces the activity's assignments with these seats (id, origin)."""
    session.exec(delete(AssignmentTable).where(col(AssignmentTable.activity_id) == activity_id))
    for seat_id, origin in dict(seats_by_origin).items():
        session.add(AssignmentTable(activity_id=activity_id, seat_id=seat_id, origin=origin))
    session.flush()


def assignments(session: Session, activity_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Returns activity id → the seats assigned to it, in order of assignment."""
    found: dict[int, tuple[int, ...]] = {}
    for some in _batches(sorted(set(activity_ids))):
        query = select(AssignmentTable).where(col(AssignmentTable.activity_id).in_(some))
        for row in session.exec(query.order_by(col(AssignmentTable.id))):
            found[row.activity_id] = (*found.get(row.activity_id, ()), row.seat_id)
    return found


def held_of(session: Session, seat_ids: Iterable[int], person_id: int) -> frozenset[int]:
    """Returns those of the seats that the person holds today."""
    query = select(TenureTable.seat_id).where(
        TenureTable.person_id == person_id,
        col(TenureTable.until).is_(None),
        col(TenureTable.seat_id).in_(sorted(seat_ids)),
    )
    return frozenset(session.exec(query))


def _holders(session: Session, *which: ColumnElement[bool]) -> dict[int, list[Person]]:
    holders: dict[int, list[Person]] = defaultdict(list)
    rows = session.exec(
        select(TenureTable.seat_id, PersonTable)
        .join(PersonTable, col(PersonTable.id) == TenureTable.person_id)
        .where(col(TenureTable.until).is_(None), *which)
        .order_by(col(PersonTable.name))
    )
    for seat_id, person in rows:
        holders[seat_id].append(_person(person))
    return holders


def _person(row: PersonTable) -> Person:
    return Person(
        id=cast(int, row.id),
        name=row.name,
        email=row.email,
        superior_id=row.superior_id,
        paused_until=row.paused_until,
        on_hold=row.on_hold,
        pause_reason=row.pause_reason,
        unreachable_since=row.unreachable_since,
    )


def _seat(row: SeatTable) -> Seat:
    return Seat(id=cast(int, row.id), role=row.role, unit=row.unit, department=row.department)
