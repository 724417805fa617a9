"""The log as it is read: of a district, an activity or a person, oldest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from tracker.domain.events import EventKind
from tracker.domain.letter import LetterKind
from tracker.store.log_tables import EventTable
from tracker.store.tables import ActivityTable, LetterTable, PersonTable, PlanTable, SeatTable, TenureTable

EVENT_KEYS = ("what", "who", "activity", "person", "email", "message_id", "detail")


@dataclass(frozen=True, slots=True)
class Event:
    """`kind` is that of the letter, None where it is about none."""

    at: datetime
    what: EventKind
    who: str
    activity: str
    person: str
    email: str
    message_id: str
    detail: str
    kind: LetterKind | None = None

    @property
    def label(self) -> str:
        """What happened, in Swedish."""
        return self.what.label

    def json(self) -> dict[str, str]:
        """The contract of `tracker log --format json`."""
        return {"at": self.at.isoformat(), **{name: getattr(self, name) for name in EVENT_KEYS}}


def event_list(
    session: Session, district: str | None, number: int | None, person: str | None
) -> tuple[Event, ...]:
    """The log, oldest first, of a district, an activity number, or a person (name or address)."""
    query = (
        select(EventTable, ActivityTable, PlanTable, PersonTable)
        .join(ActivityTable, col(ActivityTable.id) == EventTable.activity_id, isouter=True)
        .join(PlanTable, col(PlanTable.id) == ActivityTable.plan_id, isouter=True)
        .join(PersonTable, col(PersonTable.id) == EventTable.person_id, isouter=True)
        .join(LetterTable, col(LetterTable.id) == EventTable.letter_id, isouter=True)
        .order_by(col(EventTable.id))
    )
    if district is not None:
        query = query.where(_concerns(district))
    if number is not None:
        query = query.where(ActivityTable.number == number)
    if person is not None:
        query = query.where((PersonTable.name == person) | (PersonTable.email == person.lower()))
    rows: Any = session.exec(query.add_columns(LetterTable))  # type: ignore[call-overload]
    return tuple(_event(*row) for row in rows)


def _concerns(district: str) -> Any:
    """Of the district, of somebody who has had a seat there, or of nobody in particular."""
    there = (
        select(TenureTable.person_id)
        .join(SeatTable, col(SeatTable.id) == TenureTable.seat_id)
        .where(SeatTable.district == district)
    )
    unbound = col(EventTable.district) == ""
    return (
        (col(EventTable.district) == district)
        | (unbound & col(EventTable.person_id).in_(there))
        | (unbound & col(EventTable.person_id).is_(None))
    )


def _event(
    row: EventTable,
    activity: ActivityTable | None,
    plan: PlanTable | None,
    person: PersonTable | None,
    letter: LetterTable | None,
) -> Event:
    return Event(
        at=row.at,
        what=EventKind(row.what),
        who=row.who or (person.name if person else ""),
        activity=f"{plan.district}-{plan.year}/{activity.number}" if plan and activity else "",
        person=person.name if person else "",
        email=person.email if person else "",
        message_id=letter.message_id if letter else "",
        kind=LetterKind(letter.kind) if letter else None,
        detail=row.detail,
    )
