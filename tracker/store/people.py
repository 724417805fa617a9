"""People, seats, who holds which, and which seats answer for which activity."""

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
    """The person with this address, made or brought up to date; a new name replaces the old."""
    row = session.exec(select(PersonTable).where(PersonTable.email == email)).first()
    row = row or PersonTable(name=name, email=email)
    row.name, row.name_key = name, name_key(name)
    session.add(row)
    session.flush()
    return _person(row)


def set_superior(session: Session, person_id: int, superior_id: int | None) -> None:
    """Who the person's superior is from now on; None: nobody, or unknown."""
    row = session.get_one(PersonTable, person_id)
    row.superior_id = superior_id
    session.add(row)


def people_named(session: Session, name: str) -> tuple[Person, ...]:
    """The persons with this name, whatever its case and spaces."""
    rows = session.exec(select(PersonTable).where(PersonTable.name_key == name_key(name)))
    return tuple(_person(row) for row in rows)


def person_by_email(session: Session, email: str) -> Person | None:
    row = session.exec(select(PersonTable).where(PersonTable.email == email.strip().lower())).first()
    return _person(row) if row else None


def people(session: Session) -> dict[int, Person]:
    return {cast(int, row.id): _person(row) for row in session.exec(select(PersonTable))}


def people_of(session: Session, ids: Iterable[int]) -> dict[int, Person]:
    """The persons with these ids."""
    return {
        cast(int, row.id): _person(row)
        for some in _some_at_a_time(sorted(set(ids)))
        for row in session.exec(select(PersonTable).where(col(PersonTable.id).in_(some)))
    }


def people_at(session: Session, emails: Iterable[str]) -> dict[str, Person]:
    """The persons with these addresses."""
    wanted = sorted({email.strip().lower() for email in emails} - {""})
    return {
        row.email: _person(row)
        for some in _some_at_a_time(wanted)
        for row in session.exec(select(PersonTable).where(col(PersonTable.email).in_(some)))
    }


def holders_of(session: Session, seat_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Seat id → the ids of today's holders, in the order of names; a vacant seat has none."""
    return _held(session, seat_ids, col(TenureTable.until).is_(None))


def holders_of_role(session: Session, role: str) -> dict[str, set[tuple[str, str]]]:
    """District → name and address of each who holds a seat with this role; the empty set for a vacant one."""
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
    """Seat id → the ids of those who have left it, the last one first."""
    return _held(session, seat_ids, col(TenureTable.until).is_not(None))


def _held(session: Session, seat_ids: Iterable[int], when: ColumnElement[bool]) -> dict[int, tuple[int, ...]]:
    held: dict[int, tuple[int, ...]] = {}
    for some in _some_at_a_time(sorted(set(seat_ids))):
        rows = session.connection().execute(
            select(col(TenureTable.seat_id), col(TenureTable.person_id))
            .join(PersonTable, col(PersonTable.id) == TenureTable.person_id)
            .where(when, col(TenureTable.seat_id).in_(some))
            .order_by(col(TenureTable.until).desc(), col(PersonTable.name))
        )
        for seat, person in rows:
            held[seat] = (*held.get(seat, ()), person)
    return held


def _some_at_a_time(values: Sequence[Any], most: int = 5000) -> Iterator[Sequence[Any]]:
    """A database takes so many values in one question."""
    return (values[start : start + most] for start in range(0, len(values), most))


def pause(session: Session, person_id: int, until: date | None, reason: str = "") -> None:
    """No letter to the person before `until`, the first day back; None: the pause is over."""
    row = session.get_one(PersonTable, person_id)
    row.paused_until, row.pause_reason = until, reason if until else ""
    session.add(row)


def hold(session: Session, person_id: int, reason: str) -> None:
    """No letter to the person until `release`; takes the place of a pause."""
    row = session.get_one(PersonTable, person_id)
    row.on_hold, row.paused_until, row.pause_reason = True, None, reason
    session.add(row)


def release(session: Session, person_id: int) -> None:
    row = session.get_one(PersonTable, person_id)
    row.on_hold, row.pause_reason = False, ""
    session.add(row)


def leave(session: Session, person_id: int, day: date) -> int:
    """The person's time in every seat ends; gives how many seats are left behind.

    Nobody is deputy for a seat that was left, nor is the person for any.
    """
    held = session.exec(
        select(TenureTable).where(TenureTable.person_id == person_id, col(TenureTable.until).is_(None))
    ).all()
    for tenure in held:
        tenure.until = day
        session.add(tenure)
    session.flush()
    deputies.remove_deputies(session, [tenure.seat_id for tenure in held])
    deputies.remove_deputy(session, person_id)
    return len(held)


def mark_unreachable(session: Session, person_id: int, day: date) -> None:
    row = session.get_one(PersonTable, person_id)
    row.unreachable_since = row.unreachable_since or day
    session.add(row)


def try_again(session: Session, emails: Iterable[str]) -> None:
    """Somebody has looked these addresses through: letters may go there again."""
    wanted = sorted({email.strip().lower() for email in emails} - {""})
    for some in _some_at_a_time(wanted):
        session.exec(
            update(PersonTable).where(col(PersonTable.email).in_(some)).values(unreachable_since=None)
        )


def change_address(session: Session, person_id: int, email: str) -> None:
    """The person's address from now on; it has not failed yet."""
    row = session.get_one(PersonTable, person_id)
    row.email, row.unreachable_since = email, None
    session.add(row)
    session.flush()


def save_seat(session: Session, district: str, role: str, unit: str = "", department: str = "") -> Seat:
    """The seat, made or found. One of a unit is the same when its department has another name or spelling."""
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
    """From `day` the seat is held by just these; the earlier holders' time ends, and is remembered.

    Who was let in as a deputy under those who leave is no deputy under those who come.
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
    """Seats with today's holders, in the order of district, department, unit and role."""
    query = select(SeatTable).order_by(
        col(SeatTable.district), col(SeatTable.department), col(SeatTable.unit), col(SeatTable.role)
    )
    if district is not None:
        query = query.where(SeatTable.district == district)
    held = _holders(session)
    return tuple(
        SeatWithHolders(_seat(row), row.district, tuple(held[cast(int, row.id)]))
        for row in session.exec(query)
    )


def seats_of(session: Session, ids: Iterable[int]) -> dict[int, SeatWithHolders]:
    """The seats with these ids: a letter needs a few of a whole town's."""
    wanted = sorted(set(ids))
    held = _holders(session, col(TenureTable.seat_id).in_(wanted))
    rows = session.exec(select(SeatTable).where(col(SeatTable.id).in_(wanted)))
    found = {cast(int, row.id): row for row in rows}
    return {seat: SeatWithHolders(_seat(row), row.district, tuple(held[seat])) for seat, row in found.items()}


def assign(session: Session, activity_id: int, seats_by_origin: Sequence[tuple[int, Origin]]) -> None:
    """Just these seats (id, origin) answer for the activity from now on."""
    session.exec(delete(AssignmentTable).where(col(AssignmentTable.activity_id) == activity_id))
    for seat_id, origin in dict(seats_by_origin).items():
        session.add(AssignmentTable(activity_id=activity_id, seat_id=seat_id, origin=origin))
    session.flush()


def assignments(session: Session, activity_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Activity id → the seats that answer for it, in the order in which they were assigned."""
    found: dict[int, tuple[int, ...]] = {}
    for some in _some_at_a_time(sorted(set(activity_ids))):
        query = select(AssignmentTable).where(col(AssignmentTable.activity_id).in_(some))
        for row in session.exec(query.order_by(col(AssignmentTable.id))):
            found[row.activity_id] = (*found.get(row.activity_id, ()), row.seat_id)
    return found


def held_of(session: Session, seat_ids: Iterable[int], person_id: int) -> frozenset[int]:
    """Those of the seats that the person holds today."""
    query = select(TenureTable.seat_id).where(
        TenureTable.person_id == person_id,
        col(TenureTable.until).is_(None),
        col(TenureTable.seat_id).in_(sorted(seat_ids)),
    )
    return frozenset(session.exec(query))


def _holders(session: Session, *which: ColumnElement[bool]) -> dict[int, list[Person]]:
    held: dict[int, list[Person]] = defaultdict(list)
    rows = session.exec(
        select(TenureTable.seat_id, PersonTable)
        .join(PersonTable, col(PersonTable.id) == TenureTable.person_id)
        .where(col(TenureTable.until).is_(None), *which)
        .order_by(col(PersonTable.name))
    )
    for seat_id, person in rows:
        held[seat_id].append(_person(person))
    return held


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
