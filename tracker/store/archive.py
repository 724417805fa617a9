"""Purging of raw mail and the register extract about one person."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from sqlmodel import Session, col, delete, func, or_, select

from tracker.domain.access import Grant
from tracker.domain.actor import ActorChannel, person_actor
from tracker.domain.incoming import IncomingState, ReviewState
from tracker.domain.plan_ref import activity_reference
from tracker.domain.records import Person
from tracker.store import access, deputies
from tracker.store.cell_changes import changes_naming
from tracker.store.event_list import Event, event_list
from tracker.store.plans import activities_of, ref_of
from tracker.store.section_tables import SectionDraftTable, SectionTextTable
from tracker.store.tables import (
    ActivityTable,
    DeputyTable,
    IncomingTable,
    LetterTable,
    PersonTable,
    PlanTable,
    RawMailTable,
    ReviewTable,
    SeatTable,
    StatusReportTable,
    TenureTable,
)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OldMail:
    """A mail that is still stored in full. `size` is in bytes."""

    id: int
    received_at: datetime
    kind: str
    size: int
    sha256: str


def old_mails(session: Session, before: datetime) -> tuple[OldMail, ...]:
    """Returns the raw mails received before `before` that await no review, oldest first."""
    waiting = select(ReviewTable.incoming_id).where(ReviewTable.state == ReviewState.OPEN)
    rows = session.connection().execute(
        select(col(IncomingTable.id), col(IncomingTable.received_at), col(IncomingTable.kind), _size())
        .add_columns(col(IncomingTable.sha256))
        .join(RawMailTable, col(RawMailTable.incoming_id) == col(IncomingTable.id))
        .where(
            col(IncomingTable.received_at) < before,
            col(IncomingTable.state).in_((IncomingState.READ, IncomingState.FAILED)),
            col(IncomingTable.id).not_in(waiting),
        )
        .order_by(col(IncomingTable.received_at), col(IncomingTable.id))
    )
    return tuple(OldMail(row[0], row[1], row[2], row[3], row[4]) for row in rows)


def remove_raw(session: Session, incoming_ids: Iterable[int]) -> None:
    """Deletes the raw mails; their metadata (date, kind, hash) remains."""
    for incoming_id in incoming_ids:
        session.exec(delete(RawMailTable).where(col(RawMailTable.incoming_id) == incoming_id))


def mails_of(session: Session, person_id: int) -> tuple[int, ...]:
    """Returns the ids of mails sent by the person or in reply to a letter to them."""
    letters = select(LetterTable.id).where(LetterTable.person_id == person_id)
    query = select(IncomingTable.id).where(
        or_(col(IncomingTable.person_id) == person_id, col(IncomingTable.letter_id).in_(letters))
    )
    return tuple(cast(int, one) for one in session.exec(query))


def seats_held(session: Session, person_id: int) -> int:
    query = select(func.count()).select_from(TenureTable)
    return session.exec(
        query.where(TenureTable.person_id == person_id, col(TenureTable.until).is_(None))
    ).one()


def all_about(session: Session, person: Person) -> Json:
    """Returns a register extract: all data stored about one person."""
    return {
        "person": {
            "name": person.name,
            "email": person.email,
            "superior_email": _address(session, person.superior_id),
            "aliases": list(deputies.aliases(session, person.id)),
            "paused_until": _day(person.paused_until),
            "on_hold": person.on_hold,
            "pause_reason": person.pause_reason,
            "unreachable_since": _day(person.unreachable_since),
        },
        "seats": _seats(session, person.id),
        "access": [f"{grant.role} {grant.district}".strip() for grant in _grants(session, person.id)],
        "deputy_for": _deputy_for(session, person.id),
        "letters": _letters(session, person.id),
        "answers": _answers(session, person.id),
        "mails": _mails(session, person.id),
        "reviews": _reviews(session, person.id),
        "own_texts": _own_texts(session, person.id),
        "plan_changes": _plan_changes(session, person),
        "events": [
            _event_for(event, person).json() for event in event_list(session, None, None, person.email)
        ],
    }


def _address(session: Session, person_id: int | None) -> str:
    person = session.get(PersonTable, person_id) if person_id is not None else None
    return person.email if person else ""


def _grants(session: Session, person_id: int) -> list[Grant]:
    return sorted(access.access_of(session, person_id).grants)


def _seats(session: Session, person_id: int) -> list[Json]:
    rows = session.exec(
        select(TenureTable, SeatTable)
        .join(SeatTable, col(SeatTable.id) == TenureTable.seat_id)
        .where(TenureTable.person_id == person_id)
        .order_by(col(TenureTable.since))
    )
    return [
        {
            "district": seat.district,
            "role": seat.role,
            "unit": seat.unit,
            "department": seat.department,
            "since": _day(tenure.since),
            "until": _day(tenure.until),
        }
        for tenure, seat in rows
    ]


def _deputy_for(session: Session, person_id: int) -> list[Json]:
    rows = session.exec(
        select(DeputyTable, SeatTable)
        .join(SeatTable, col(SeatTable.id) == DeputyTable.seat_id)
        .where(DeputyTable.person_id == person_id)
        .order_by(col(DeputyTable.seat_id))
    )
    keys = ("district", "role", "unit", "department")
    return [
        {key: getattr(seat, key) for key in keys} | {"since": _day(deputy.since)} for deputy, seat in rows
    ]


def _letters(session: Session, person_id: int) -> list[Json]:
    rows = session.exec(select(LetterTable).where(LetterTable.person_id == person_id))
    keys = ("kind", "state", "reason", "message_id", "error")
    return [{"day": _day(row.day)} | {key: getattr(row, key) for key in keys} for row in rows]


def _answers(session: Session, person_id: int) -> list[Json]:
    rows = session.exec(
        select(StatusReportTable, ActivityTable.number, PlanTable)
        .join(ActivityTable, col(ActivityTable.id) == StatusReportTable.activity_id)
        .join(PlanTable, col(PlanTable.id) == ActivityTable.plan_id)
        .where(StatusReportTable.person_id == person_id)
        .order_by(col(StatusReportTable.id))
    )
    keys = ("status", "comment", "value", "target", "forecast", "channel", "trace")
    return [
        {"activity": activity_reference(ref_of(plan), number), "day": _day(row.reported_on)}
        | {key: getattr(row, key) for key in keys}
        | {"undone_on": _day(row.undone_on)}
        for row, number, plan in rows
    ]


def _mails(session: Session, person_id: int) -> list[Json]:
    ids = mails_of(session, person_id)
    rows = session.exec(
        select(IncomingTable, RawMailTable.incoming_id)
        .join(RawMailTable, col(RawMailTable.incoming_id) == IncomingTable.id, isouter=True)
        .where(col(IncomingTable.id).in_(ids))
        .order_by(col(IncomingTable.id))
    )
    return [
        {
            "id": row.id,
            "received": row.received_at.isoformat(),
            "kind": row.kind,
            "kept_whole": raw is not None,
        }
        for row, raw in rows
    ]


def _reviews(session: Session, person_id: int) -> list[Json]:
    """Reviews of the person's mails."""
    rows = session.exec(
        select(ReviewTable)
        .where(col(ReviewTable.incoming_id).in_(mails_of(session, person_id)))
        .order_by(col(ReviewTable.id))
    )
    keys = ("text", "suggestion", "reasons", "trace", "state", "note")
    return [{"mail": row.incoming_id} | {key: getattr(row, key) for key in keys} for row in rows]


def _own_texts(session: Session, person_id: int) -> list[Json]:
    """Returns the texts in drafts of sections that the person has written."""
    codes = [person_actor(person_id, channel).code for channel in ActorChannel]
    rows = session.exec(
        select(SectionTextTable, SectionDraftTable.form, PlanTable)
        .join(SectionDraftTable, col(SectionDraftTable.id) == SectionTextTable.draft_id)
        .join(PlanTable, col(PlanTable.id) == SectionDraftTable.plan_id)
        .where(col(SectionTextTable.written_by).in_(codes))
        .order_by(col(SectionTextTable.id))
    )
    return [
        {
            "plan": str(ref_of(plan)),
            "form": form,
            "text": row.text,
            "verdict": row.verdict,
            "deviation": row.deviation,
            "written": row.written_at.isoformat(),
        }
        for row, form, plan in rows
    ]


def _plan_changes(session: Session, person: Person) -> list[Json]:
    """Returns what versions of plans have changed where the person is named."""
    found = changes_naming(session, person.name)
    known = activities_of(session, {one.activity_id for one in found})
    return [
        {
            "activity": str(known[one.activity_id]),
            "cell": one.cell,
            "before": one.before,
            "after": one.after,
            "at": one.at.isoformat(),
        }
        for one in found
    ]


def _event_for(event: Event, person: Person) -> Event:
    """Removes the other person's data from an event in which this person only acted."""
    if event.email == person.email:
        return event
    return replace(event, person="", email="", message_id="", detail="")


def _size() -> Any:
    return func.length(col(RawMailTable.raw))


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
