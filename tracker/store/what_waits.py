"""What waits for a coordinator, found by queries that give only what waits, however much is stored."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, or_, text
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from tracker.domain.access import AccessRole
from tracker.domain.letter import WITHOUT_LINES, LetterState
from tracker.domain.people import COORDINATOR, Seat
from tracker.domain.plan import Role
from tracker.domain.plan_ref import PlanRef
from tracker.domain.records import Person
from tracker.store.asked import is_open
from tracker.store.people import person_of
from tracker.store.plain import plain
from tracker.store.plans import IN_PLAN_ORDER, THERE, ref_of
from tracker.store.seats import seat_of
from tracker.store.status import as_day
from tracker.store.tables import (
    ActivityTable,
    AssignmentTable,
    LetterTable,
    OccasionTable,
    PersonTable,
    PlanTable,
    SeatTable,
    TenureTable,
)
from tracker.store.views import NOTHING_LATER
from tracker.store.web_tables import AccessRoleTable

_IN_SEAT_ORDER = col(SeatTable.district), col(SeatTable.department), col(SeatTable.unit), col(SeatTable.role)
_HELD_NOW = col(TenureTable.until).is_(None)
# What the view activity_status calls due, of what is late only. A test compares the two.
_LATE = text(f"""
SELECT a.id, q.district, q.year, q.slug, a.number, MIN(o.due) AS due
FROM occasion o JOIN activity a ON a.id = o.activity_id JOIN plan q ON q.id = a.plan_id
WHERE o.closed_by IS NULL AND o.withdrawn_on IS NULL AND o.due < :today AND a.withdrawn_on IS NULL
    AND q.district IN :districts AND (o.due >= q.imported_on OR {NOTHING_LATER})
GROUP BY a.id, q.district, q.year, q.slug, a.number
""").bindparams(bindparam("districts", expanding=True))  # noqa: S608  (a constant of views.py)
_OWED = text("SELECT activity_id, title, owes FROM activity_status WHERE activity_id IN :ids").bindparams(
    bindparam("ids", expanding=True)
)


@dataclass(frozen=True, slots=True)
class FollowedRoles:
    """An activity about which something is still asked, and whom its plan names; `cell` is the plan's own."""

    plan: PlanRef
    number: int
    cell: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class LateActivity:
    """An activity whose answer should have come on `due`."""

    id: int
    plan: PlanRef
    number: int
    due: date


def unreachable_holders(session: Session, districts: Collection[str]) -> tuple[Person, ...]:
    """Returns those whose address fails, among the holders of the districts' seats, in the seats' order."""
    return _holders(session, districts, col(PersonTable.unreachable_since).is_not(None))


def held_holders(session: Session, districts: Collection[str]) -> tuple[Person, ...]:
    """Returns those whose letters, or one of them, are held, in the seats' order."""
    held = columns(col(LetterTable.person_id)).where(col(LetterTable.state) == LetterState.HELD)
    return _holders(session, districts, or_(col(PersonTable.on_hold), col(PersonTable.id).in_(held)))


def letters_of(districts: Collection[str]) -> ColumnElement[bool]:
    """Selects the letters to those who hold a seat in the districts, and those about what waits at the desk
    to those who may change one of them."""
    holders = columns(col(TenureTable.person_id)).join(SeatTable, col(SeatTable.id) == TenureTable.seat_id)
    deciders = columns(col(AccessRoleTable.person_id)).where(
        or_(
            col(AccessRoleTable.role) == AccessRole.ADMINISTRATOR,
            and_(
                col(AccessRoleTable.role) == AccessRole.COORDINATOR,
                col(AccessRoleTable.district).in_(districts),
            ),
        )
    )
    to = col(LetterTable.person_id)
    return or_(
        to.in_(holders.where(_HELD_NOW, col(SeatTable.district).in_(districts))),
        and_(col(LetterTable.kind).in_(WITHOUT_LINES), to.in_(deciders)),
    )


def vacant_seats(session: Session, districts: Collection[str]) -> tuple[tuple[Seat, int], ...]:
    """Returns the seats without a holder that something is asked of, each with its number of activities."""
    held = exists().where(col(TenureTable.seat_id) == SeatTable.id, _HELD_NOW)
    vacant = columns(col(SeatTable.id)).where(*_seats_of(districts), ~held)
    ids = [row.id for row in plain(session, vacant)]
    if not ids:
        return ()
    followed = _followed(columns(col(ActivityTable.id)), districts)
    rows = plain(
        session,
        columns(SeatTable, func.count(col(AssignmentTable.id)).label("activities"))
        .join(AssignmentTable, col(AssignmentTable.seat_id) == SeatTable.id)
        .where(col(SeatTable.id).in_(ids), col(AssignmentTable.activity_id).in_(followed))
        .group_by(col(SeatTable.id))
        .order_by(*_IN_SEAT_ORDER),
    )
    return tuple((seat_of(row), row.activities) for row in rows)


def doubtful_activities(session: Session, districts: Collection[str]) -> tuple[int, ...]:
    """Returns the ids of the followed activities with a doubt (domain/doubts.py), in the plans' order."""
    reading: Any = col(ActivityTable.reading)
    schedule = reading["schedule"]
    doubt = or_(
        schedule["problem"].as_string() == "no such date",
        schedule["kind"].as_string() == "unclear",
        func.json_array_length(reading["roles"]) == 0,
        func.json_array_length(reading["warnings"]) > 0,
    )
    query = _followed(columns(col(ActivityTable.id)), districts).where(doubt).order_by(*IN_PLAN_ORDER)
    return tuple(row.id for row in plain(session, query))


def followed_roles(session: Session, districts: Collection[str]) -> tuple[FollowedRoles, ...]:
    """Returns whom the plans name for the followed activities, in the plans' order."""
    plan = col(PlanTable.district), col(PlanTable.year), col(PlanTable.slug)
    reading: Any = col(ActivityTable.reading)
    wanted = columns(
        *plan, col(ActivityTable.number), col(ActivityTable.ansvarig), reading["roles"].label("roles")
    )
    rows = plain(session, _followed(wanted, districts).order_by(*IN_PLAN_ORDER))
    return tuple(
        FollowedRoles(ref_of(row), row.number, row.ansvarig, tuple(Role(**one) for one in row.roles or ()))
        for row in rows
    )


def late_activities(session: Session, districts: Collection[str], today: date) -> tuple[LateActivity, ...]:
    """Returns the activities with a late answer, those that have been late for longest first."""
    rows = plain(session, _LATE, {"districts": list(districts), "today": today.isoformat()})
    found = (LateActivity(row.id, ref_of(row), row.number, as_day(row.due)) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.due, one.plan, one.number)))


def what_is_owed(session: Session, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Returns, by activity id, the title and who owes an answer, as in the status."""
    rows = plain(session, _OWED, {"ids": sorted(ids)})
    return {row.activity_id: (row.title, row.owes or "") for row in rows}


def _followed(query: Any, districts: Collection[str]) -> Any:
    """Narrows a query on activities to those of the districts about which something is still asked."""
    asked = exists().where(col(OccasionTable.activity_id) == ActivityTable.id, *is_open())
    return (
        query.select_from(ActivityTable)
        .join(PlanTable, col(PlanTable.id) == ActivityTable.plan_id)
        .where(col(PlanTable.district).in_(districts), THERE)
        .where(col(ActivityTable.withdrawn_on).is_(None), asked)
    )


def _seats_of(districts: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    return col(SeatTable.district).in_(districts), col(SeatTable.role) != COORDINATOR


def _holders(session: Session, districts: Collection[str], which: ColumnElement[bool]) -> tuple[Person, ...]:
    query = (
        select(PersonTable)
        .join(TenureTable, col(TenureTable.person_id) == PersonTable.id)
        .join(SeatTable, col(SeatTable.id) == TenureTable.seat_id)
        .where(_HELD_NOW, *_seats_of(districts), which)
        .order_by(*_IN_SEAT_ORDER, col(PersonTable.name))
    )
    return tuple({row.id: person_of(row) for row in plain(session, query)}.values())
