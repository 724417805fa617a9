"""Occasions: open or closed by answers, with the letters that asked about each."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Executable, Result, bindparam, or_
from sqlalchemy import select as columns
from sqlmodel import Session, col, select, update

from tracker.domain.answer_rate import AskedQuestion
from tracker.domain.forms import OccasionKind, is_annual
from tracker.domain.letter import LetterKind
from tracker.domain.plan_ref import PlanRef
from tracker.store.asked import Asked, asked_about, last_answers, open_until
from tracker.store.occasion_sync import answered_by
from tracker.store.plain import plain
from tracker.store.plans import is_plan
from tracker.store.tables import (
    ActivityTable,
    OccasionTable,
    PlanTable,
    StatusReportTable,
)

_NOBODY: frozenset[LetterKind] = frozenset()


@dataclass(frozen=True, slots=True)
class StoredOccasion:
    """An open occasion with its district, its plan's import day, and what each person id has been asked.

    Asked is per person: a new holder of the seat has not been asked yet. `notified` are the kinds of letters
    in which others were notified that no answer came. `last_answer` is the day of the seat's last answer
    about the activity; only the VB needs it, so it is None for other kinds.
    """

    id: int
    activity_id: int
    seat_id: int
    kind: OccasionKind
    due: date
    district: str
    since: date
    asked: Mapping[int, Asked]
    notified: frozenset[LetterKind]
    last_answer: date | None = None

    def asked_of(self, person_id: int) -> Asked:
        return self.asked.get(person_id, Asked())


def open_occasions(
    session: Session, until: date, districts: Collection[str] | None = None
) -> tuple[StoredOccasion, ...]:
    """Returns every open occasion of some districts (None: of all) due until a day, with what has been asked.

    Reads only what is due, so the time does not grow with the number of activities.
    """
    asked, notified = asked_about(session, until)
    answered = last_answers(session, until)
    rows: Result[Any] = session.connection().execute(
        columns(
            col(OccasionTable.id),
            col(OccasionTable.activity_id),
            col(OccasionTable.seat_id),
            col(OccasionTable.kind),
            col(OccasionTable.due),
            col(PlanTable.district),
            col(PlanTable.imported_on).label("since"),
        )
        .join(ActivityTable, col(ActivityTable.id) == OccasionTable.activity_id)
        .join(PlanTable, col(PlanTable.id) == ActivityTable.plan_id)
        .where(*open_until(until), col(ActivityTable.withdrawn_on).is_(None))
        .where(*([] if districts is None else [col(PlanTable.district).in_(sorted(districts))]))
        .order_by(col(OccasionTable.due), col(OccasionTable.id))
    )
    found: Sequence[Any] = rows.all()
    return tuple(
        StoredOccasion(
            id=one,
            activity_id=activity,
            seat_id=seat,
            kind=OccasionKind(kind),
            due=due,
            district=district,
            since=since,
            asked=asked.get(one, {}),
            notified=frozenset(notified[one]) if one in notified else _NOBODY,
            last_answer=answered.get(one),
        )
        for one, activity, seat, kind, due, district, since in found
    )


def seats_of(session: Session, occasion_ids: Iterable[int]) -> dict[int, str]:
    """Returns the seats that these occasions ask, each with the district of its plan."""
    rows = plain(session, _seats(), {"ids": sorted(set(occasion_ids))})
    return {row.seat_id: row.district for row in rows}


@cache  # to put it together takes longer than to run it
def _seats() -> Executable:
    return (
        columns(col(OccasionTable.seat_id), col(PlanTable.district))
        .join(ActivityTable, col(ActivityTable.id) == OccasionTable.activity_id)
        .join(PlanTable, col(PlanTable.id) == ActivityTable.plan_id)
        .where(col(OccasionTable.id).in_(bindparam("ids", expanding=True)))
    )


def dates_of(session: Session, activity_id: int) -> tuple[tuple[date, OccasionKind, bool], ...]:
    """Returns due date, kind, and whether it is answered, of each occasion of the activity, by date."""
    rows = session.exec(
        select(OccasionTable)
        .where(OccasionTable.activity_id == activity_id, _belongs())
        .order_by(col(OccasionTable.due), col(OccasionTable.kind))
    )
    return tuple((row.due, OccasionKind(row.kind), row.closed_by is not None) for row in rows)


def asked_and_answered(session: Session, plan_id: int) -> tuple[AskedQuestion, ...]:
    """Returns every question of the plan, with the day on which it was answered."""
    rows = session.connection().execute(
        columns(col(OccasionTable.kind), col(OccasionTable.due), col(StatusReportTable.reported_on))
        .join(ActivityTable, col(ActivityTable.id) == OccasionTable.activity_id)
        .join(StatusReportTable, col(StatusReportTable.id) == OccasionTable.closed_by, isouter=True)
        .where(col(ActivityTable.plan_id) == plan_id, _belongs())
        .order_by(col(OccasionTable.due), col(OccasionTable.id))
    )
    return tuple(AskedQuestion(OccasionKind(kind), due, answered) for kind, due, answered in rows)


def activities_asked_at(session: Session, kind: OccasionKind) -> frozenset[int]:
    """Returns the ids of activities that have an occasion of this kind."""
    rows = session.exec(select(OccasionTable.activity_id).where(OccasionTable.kind == kind, _belongs()))
    return frozenset(rows)


def _belongs() -> ColumnElement[bool]:
    """Matches the occasions that the report is about: not withdrawn, or only because its section is fixed."""
    return or_(col(OccasionTable.withdrawn_on).is_(None), col(OccasionTable.fixed_on).is_not(None))


def unanswered_by(
    session: Session, ref: PlanRef, kind: OccasionKind, day: date, standing: Collection[int] = ()
) -> frozenset[tuple[int, int]]:
    """Returns (activity id, seat id) for each question of a plan's report unanswered at the end of `day`.

    The questions are those of the report itself, and, for the annual report, everything due before it; but
    not the occasions `standing`, whose earlier answer stands.
    """
    closed_by = col(OccasionTable.closed_by)
    query = (
        columns(col(OccasionTable.activity_id), col(OccasionTable.seat_id))
        .join(ActivityTable, col(ActivityTable.id) == OccasionTable.activity_id)
        .join(PlanTable, col(PlanTable.id) == ActivityTable.plan_id)
        .join(StatusReportTable, col(StatusReportTable.id) == closed_by, isouter=True)
        .where(
            *is_plan(ref),
            _belongs(),
            col(OccasionTable.due) <= day,
            col(OccasionTable.id).not_in(standing),
            or_(closed_by.is_(None), col(StatusReportTable.reported_on) > day),
        )
    )
    if not is_annual(kind):
        query = query.where(col(OccasionTable.kind) == kind)
    rows = session.connection().execute(query)
    return frozenset((activity, seat) for activity, seat in rows)


def close_occasions(
    session: Session,
    activity_id: int,
    seat_ids: Iterable[int],
    report_id: int,
    until: date | None,
) -> None:
    """Closes the open occasions of these seats due until `until`, or all of them if None."""
    query = (
        update(OccasionTable)
        .where(
            col(OccasionTable.activity_id) == activity_id,
            col(OccasionTable.seat_id).in_(list(seat_ids)),
            col(OccasionTable.closed_by).is_(None),
        )
        .values(closed_by=report_id)
    )
    if until is not None:
        query = query.where(col(OccasionTable.due) <= until)
    session.exec(query)


def close_occasion(session: Session, occasion_id: int, report_id: int) -> None:
    """Closes one open occasion."""
    session.exec(
        update(OccasionTable)
        .where(col(OccasionTable.id) == occasion_id, col(OccasionTable.closed_by).is_(None))
        .values(closed_by=report_id)
    )


def reopen_closed_by(session: Session, report_id: int, window: int) -> None:
    """Reopens the occasions that this report answered, unless another report answers them.

    Occasions that this report had reopened are closed again by the earlier answer. `window` is in days.
    """
    opened = session.exec(select(OccasionTable).where(OccasionTable.closed_by == report_id)).all()
    for row in opened:
        row.closed_by = None
        session.add(row)
    session.flush()
    report = session.get_one(StatusReportTable, report_id)
    of_activity = select(OccasionTable).where(
        OccasionTable.activity_id == report.activity_id, col(OccasionTable.closed_by).is_(None)
    )
    for row in session.exec(of_activity).all():
        if report.seat_id in (None, row.seat_id):
            row.closed_by = answered_by(session, row.activity_id, row.seat_id, row.due, window)
            session.add(row)
    session.flush()


def reopen_occasions(session: Session, activity_id: int, seat_ids: Iterable[int]) -> None:
    """Reopens what the last word of these seats closed: the activity was not done after all."""
    final = select(StatusReportTable.id).where(
        StatusReportTable.activity_id == activity_id, col(StatusReportTable.closes_later)
    )
    session.exec(
        update(OccasionTable)
        .where(
            col(OccasionTable.activity_id) == activity_id,
            col(OccasionTable.seat_id).in_(list(seat_ids)),
            col(OccasionTable.closed_by).in_(final),
        )
        .values(closed_by=None)
    )
