"""People, seats, their holders, and which seats are assigned to which activity. seats.py saves the seats."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Executable, bindparam
from sqlmodel import Session, col, select, update

from tracker.domain.people import COORDINATOR, name_key
from tracker.domain.records import Person, SeatWithHolders
from tracker.store import deputies
from tracker.store.answer_links import revoke_links_without_seat
from tracker.store.many_rows import batches, insert_many
from tracker.store.plain import plain
from tracker.store.seats import seat_of
from tracker.store.tables import (
    AssignmentTable,
    PersonTable,
    SeatTable,
    TenureTable,
)


def save_person(session: Session, name: str, email: str) -> Person:
    """Returns the person with this address, created or updated; a new name replaces the old."""
    return save_people(session, {email: name})[email]


def save_people(session: Session, names: Mapping[str, str]) -> dict[str, Person]:
    """Returns the persons with these addresses (address → name), created or updated; a new name replaces."""
    known = {row.email: row for row in _rows_at(session, names)}
    for email, row in known.items():
        row.name, row.name_key = names[email], name_key(names[email])
        session.add(row)
    session.flush()
    added = [one for one in names if one not in known]
    blank = PersonTable(name="", email="").model_dump(exclude={"id"})  # once: it takes long to make
    new = [{**blank, "name": names[one], "name_key": name_key(names[one]), "email": one} for one in added]
    insert_many(session, PersonTable, new)
    return people_at(session, names)


def set_superiors(session: Session, superiors: Mapping[int, int | None]) -> None:
    """Sets the superior of each person; None: nobody, or unknown."""
    for some in batches(sorted(superiors)):
        for row in session.exec(select(PersonTable).where(col(PersonTable.id).in_(some))):
            row.superior_id = superiors[cast(int, row.id)]
            session.add(row)


def move_subordinates(session: Session, person_id: int, to: int) -> None:
    """Gives those whose superior the person was another superior; nobody becomes their own."""
    others = col(PersonTable.superior_id) == person_id, col(PersonTable.id) != to
    session.exec(update(PersonTable).where(*others).values(superior_id=to))
    own = col(PersonTable.superior_id) == person_id, col(PersonTable.id) == to
    session.exec(update(PersonTable).where(*own).values(superior_id=None))


def people_named(session: Session, name: str) -> tuple[Person, ...]:
    """Returns the persons with this name, ignoring case and spaces."""
    rows = session.exec(select(PersonTable).where(PersonTable.name_key == name_key(name)))
    return tuple(person_of(row) for row in rows)


def person_by_email(session: Session, email: str) -> Person | None:
    row = session.exec(select(PersonTable).where(PersonTable.email == email.strip().lower())).first()
    return person_of(row) if row else None


def people(session: Session) -> dict[int, Person]:
    return {cast(int, row.id): person_of(row) for row in session.exec(select(PersonTable))}


def people_of(session: Session, ids: Iterable[int]) -> dict[int, Person]:
    """Returns the persons with these ids."""
    return {
        row.id: person_of(row)
        for some in batches(sorted(set(ids)))
        for row in plain(session, _people(), {"ids": some})
    }


@cache  # to put it together takes longer than to run it
def _people() -> Executable:
    return select(PersonTable).where(col(PersonTable.id).in_(bindparam("ids", expanding=True)))


def people_at(session: Session, emails: Iterable[str]) -> dict[str, Person]:
    """Returns the persons with these addresses."""
    return {row.email: person_of(row) for row in _rows_at(session, emails)}


def _rows_at(session: Session, emails: Iterable[str]) -> Iterator[PersonTable]:
    for some in batches(sorted({email.strip().lower() for email in emails} - {""})):
        yield from session.exec(select(PersonTable).where(col(PersonTable.email).in_(some)))


def holders_of(session: Session, seat_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Returns seat id → ids of today's holders, ordered by name; empty for a vacant seat."""
    return _holder_ids(session, seat_ids, former=False)


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
    return _holder_ids(session, seat_ids, former=True)


def _holder_ids(session: Session, seat_ids: Iterable[int], *, former: bool) -> dict[int, tuple[int, ...]]:
    holders: dict[int, tuple[int, ...]] = {}
    for some in batches(sorted(set(seat_ids))):
        for seat, person in plain(session, _held(former), {"seats": some}):
            holders[seat] = (*holders.get(seat, ()), person)
    return holders


@cache
def _held(former: bool) -> Executable:
    until = col(TenureTable.until)
    return (
        select(col(TenureTable.seat_id), col(TenureTable.person_id))
        .join(PersonTable, col(PersonTable.id) == TenureTable.person_id)
        .where(until.is_not(None) if former else until.is_(None))
        .where(col(TenureTable.seat_id).in_(bindparam("seats", expanding=True)))
        .order_by(until.desc(), col(PersonTable.name))
    )


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

    Removes the deputies of those seats, and the person as a deputy; the links of their letters end.
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
    revoke_links_without_seat(session, [person_id], day)
    return len(tenures)


def mark_unreachable(session: Session, person_id: int, day: date) -> None:
    row = session.get_one(PersonTable, person_id)
    row.unreachable_since = row.unreachable_since or day
    session.add(row)


def try_again(session: Session, emails: Iterable[str]) -> None:
    """Clears the bounce mark: the addresses have been checked."""
    wanted = sorted({email.strip().lower() for email in emails} - {""})
    for some in batches(wanted):
        session.exec(
            update(PersonTable).where(col(PersonTable.email).in_(some)).values(unreachable_since=None)
        )


def change_address(session: Session, person_id: int, email: str) -> None:
    """Changes the person's address and clears its bounce mark."""
    row = session.get_one(PersonTable, person_id)
    row.email, row.unreachable_since = email, None
    session.add(row)
    session.flush()


def seats(session: Session, district: str | None = None) -> tuple[SeatWithHolders, ...]:
    """Returns seats with today's holders, ordered by district, department, unit and role."""
    query = select(SeatTable).order_by(
        col(SeatTable.district), col(SeatTable.department), col(SeatTable.unit), col(SeatTable.role)
    )
    which = () if district is None else (col(SeatTable.district) == district,)
    query = query.where(*which)
    there = col(TenureTable.seat_id).in_(select(SeatTable.id).where(*which))
    holders = _holders(session, *([there] if which else []))
    return tuple(
        SeatWithHolders(seat_of(row), row.district, tuple(holders[row.id])) for row in plain(session, query)
    )


def seats_of(session: Session, ids: Iterable[int]) -> dict[int, SeatWithHolders]:
    """Returns the seats with these ids, without reading all the others."""
    wanted = sorted(set(ids))
    holders = _holders(session, col(TenureTable.seat_id).in_(wanted))
    rows = plain(session, select(SeatTable).where(col(SeatTable.id).in_(wanted)))
    found = {row.id: row for row in rows}
    return {
        seat: SeatWithHolders(seat_of(row), row.district, tuple(holders[seat])) for seat, row in found.items()
    }


def districts_held(session: Session, person_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """Returns the districts in which each of these people holds a seat, but for the coordinator's own."""
    found: dict[int, set[str]] = defaultdict(set)
    for some in batches(sorted(set(person_ids))):
        rows = session.exec(
            select(TenureTable.person_id, SeatTable.district)
            .join(SeatTable, col(SeatTable.id) == TenureTable.seat_id)
            .where(col(TenureTable.until).is_(None), col(TenureTable.person_id).in_(some))
            .where(SeatTable.role != COORDINATOR)
        )
        for person, district in rows:
            found[person].add(district)
    return {person: frozenset(districts) for person, districts in found.items()}


def assignments(session: Session, activity_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Returns activity id → the seats assigned to it, in order of assignment."""
    found: dict[int, tuple[int, ...]] = {}
    for some in batches(sorted(set(activity_ids))):
        query = select(AssignmentTable).where(col(AssignmentTable.activity_id).in_(some))
        for row in plain(session, query.order_by(col(AssignmentTable.id))):
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
    rows = plain(
        session,
        select(TenureTable.seat_id, PersonTable)
        .join(PersonTable, col(PersonTable.id) == TenureTable.person_id)
        .where(col(TenureTable.until).is_(None), *which)
        .order_by(col(PersonTable.name)),
    )
    for row in rows:
        holders[row.seat_id].append(person_of(row))
    return holders


def person_of(row: Any) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        email=row.email,
        superior_id=row.superior_id,
        paused_until=row.paused_until,
        on_hold=row.on_hold,
        pause_reason=row.pause_reason,
        unreachable_since=row.unreachable_since,
    )
