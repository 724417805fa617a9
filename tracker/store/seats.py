"""Saves seats, their holders and their activities in bulk: a file of people has thousands of rows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, cast

from sqlalchemy import select as columns
from sqlmodel import Session, col, delete, select

from tracker.domain.people import Origin, Seat
from tracker.domain.text import compare_key
from tracker.store import deputies
from tracker.store.answer_links import revoke_links_without_seat
from tracker.store.many_rows import batches, insert_many
from tracker.store.plain import plain
from tracker.store.tables import AssignmentTable, SeatTable, TenureTable


class SeatName(NamedTuple):
    """What identifies a seat. A seat of a unit is the same under another department name."""

    district: str
    role: str
    unit: str = ""
    department: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        unit = compare_key(self.unit)
        return self.district, compare_key(self.role), unit, "" if unit else compare_key(self.department)


def save_seats(session: Session, names: Sequence[SeatName]) -> tuple[Seat, ...]:
    """Returns the seat of each name, created if needed; the last of several spellings is kept."""
    latest = {name.key: name for name in names}
    districts = {name.district for name in names}
    known = _seats(session, districts)
    both = latest.keys() & known.keys()
    spelled = {known[key].id: latest[key] for key in both if _differs(known[key], latest[key])}
    _spell(session, spelled)
    new = [name._asdict() for key, name in latest.items() if key not in known]
    insert_many(session, SeatTable, new)
    saved = _seats(session, districts) if new or spelled else known
    return tuple(saved[name.key] for name in names)


def _seats(session: Session, districts: Iterable[str]) -> dict[tuple[str, str, str, str], Seat]:
    """Returns the seats of these districts by what identifies them; the oldest of several."""
    session.flush()
    table = SeatTable
    names = (col(table.district), col(table.role), col(table.unit), col(table.department))
    of_these = col(table.district).in_(sorted(districts))
    wanted = columns(col(table.id), *names).where(of_these).order_by(col(table.id).desc())
    rows = session.connection().execute(wanted)
    return {SeatName(*name).key: Seat(cast(int, id_), *name[1:]) for id_, *name in rows}


def _differs(seat: Seat, name: SeatName) -> bool:
    return (seat.role, seat.unit, seat.department) != name[1:]


def _spell(session: Session, names: Mapping[int, SeatName]) -> None:
    """Spells seats as they are named now."""
    for some in batches(sorted(names)):
        for row in session.exec(select(SeatTable).where(col(SeatTable.id).in_(some))):
            _, row.role, row.unit, row.department = names[cast(int, row.id)]
            session.add(row)
    session.flush()


def seats_in(session: Session, districts: Collection[str]) -> dict[str, tuple[Seat, ...]]:
    """Returns the seats of each district, ordered by department, unit and role."""
    order = col(SeatTable.department), col(SeatTable.unit), col(SeatTable.role)
    found: dict[str, list[Seat]] = defaultdict(list)
    for row in plain(
        session, select(SeatTable).where(col(SeatTable.district).in_(districts)).order_by(*order)
    ):
        found[row.district].append(seat_of(row))
    return {district: tuple(seats) for district, seats in found.items()}


def seat_of(row: Any) -> Seat:
    return Seat(id=row.id, role=row.role, unit=row.unit, department=row.department)


def set_holders(session: Session, holders: Mapping[int, Iterable[int]], day: date) -> None:
    """Sets the holders of each seat from `day`; the tenure of earlier holders ends and stays in the database.

    Removes the deputies of a seat when a holder leaves or a vacant seat is filled. The links of a holder
    whose last seat it was end.
    """
    now = _tenures(session, holders)
    changed: list[int] = []
    left: set[int] = set()
    new: list[dict[str, object]] = []
    for seat, persons in holders.items():
        wanted = set(persons)
        if any(tenure.person_id not in wanted for tenure in now[seat]) or (wanted and not now[seat]):
            changed.append(seat)
        for tenure in now[seat]:
            if tenure.person_id not in wanted:
                tenure.until = day
                session.add(tenure)
                left.add(tenure.person_id)
        added = sorted(wanted - {tenure.person_id for tenure in now[seat]})
        new += [{"seat_id": seat, "person_id": person, "since": day} for person in added]
    for some in batches(changed):
        deputies.remove_deputies(session, some)
    session.flush()
    insert_many(session, TenureTable, new)
    revoke_links_without_seat(session, left, day)


def _tenures(session: Session, seat_ids: Iterable[int]) -> dict[int, list[TenureTable]]:
    found: dict[int, list[TenureTable]] = defaultdict(list)
    for some in batches(sorted(seat_ids)):
        today = col(TenureTable.seat_id).in_(some), col(TenureTable.until).is_(None)
        for tenure in session.exec(select(TenureTable).where(*today)):
            found[tenure.seat_id].append(tenure)
    return found


def assign(session: Session, seats: Mapping[int, Sequence[tuple[int, Origin]]]) -> None:
    """Replaces the assignments of each activity with these seats (id, origin)."""
    for some in batches(sorted(seats)):
        session.exec(delete(AssignmentTable).where(col(AssignmentTable.activity_id).in_(some)))
    session.flush()
    rows = [
        {"activity_id": activity, "seat_id": seat, "origin": str(origin)}
        for activity, by_origin in seats.items()
        for seat, origin in dict(by_origin).items()
    ]
    insert_many(session, AssignmentTable, rows)
