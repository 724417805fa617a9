"""Answers (status reports) in the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, or_, select, update

from tracker.domain.plan_ref import PlanRef
from tracker.domain.records import Person
from tracker.domain.reply.trace import Trace, trace_from_json, trace_json
from tracker.domain.status import Channel, Status, StatusReport
from tracker.domain.year_forecast import Forecast
from tracker.store.people import people_of
from tracker.store.plans import is_plan
from tracker.store.tables import (
    ActivityTable,
    IncomingTable,
    PersonTable,
    PlanTable,
    StatusReportTable,
)


@dataclass(frozen=True, slots=True)
class MailReport:
    """A report that came by mail: the mail, its date, and how it was read, if the program read it.

    `email` is the address of the person who answered, None if unknown.
    """

    incoming_id: int
    email: str | None
    received_at: datetime
    report: StatusReport
    trace: Trace | None


@dataclass(frozen=True, slots=True)
class MailAnswer:
    """A mail whose answers count, and who wrote it; None: somebody unknown, whom a person believed."""

    incoming_id: int
    person_id: int | None
    received_at: datetime


def add_report(
    session: Session,
    report: StatusReport,
    person_id: int | None,
    incoming_id: int | None,
    trace: Trace | None = None,
) -> int:
    """Stores an answer (its `id` is assigned here), returns the id; `trace` is how a reply was read."""
    row = StatusReportTable(
        activity_id=report.activity_id,
        seat_id=report.seat_id,
        person_id=person_id,
        status=report.status,
        comment=report.comment,
        value=report.value,
        target=report.target,
        reported_on=report.reported_on,
        channel=report.channel,
        closes_later=report.closes_later,
        forecast=report.forecast,
        incoming_id=incoming_id,
        trace=trace_json(trace) if trace else None,
    )
    session.add(row)
    session.flush()
    return cast(int, row.id)


def reports(session: Session, plan: PlanRef) -> tuple[StatusReport, ...]:
    """Returns every answer about a plan, oldest first."""
    rows = session.exec(
        select(StatusReportTable, PersonTable.name)
        .join(ActivityTable, col(ActivityTable.id) == StatusReportTable.activity_id)
        .join(PlanTable, col(PlanTable.id) == ActivityTable.plan_id)
        .join(PersonTable, col(PersonTable.id) == StatusReportTable.person_id, isouter=True)
        .where(*is_plan(plan), stands())
        .order_by(col(StatusReportTable.reported_on), col(StatusReportTable.id))
    )
    return tuple(report_of(row, name) for row, name in rows)


def traces_of(session: Session, report_ids: Iterable[int]) -> dict[int, Trace]:
    """Returns how the program read each of these answers; those that a person decided are left out."""
    query = select(StatusReportTable.id, StatusReportTable.trace)
    rows = session.exec(query.where(col(StatusReportTable.id).in_(set(report_ids))))
    found = {cast(int, report): trace_from_json(trace) for report, trace in rows}
    return {report: trace for report, trace in found.items() if trace}


def reports_of(session: Session, activity_id: int) -> tuple[StatusReport, ...]:
    """Returns the answers about an activity that stand, oldest first."""
    rows = session.exec(
        select(StatusReportTable)
        .where(StatusReportTable.activity_id == activity_id, stands())
        .order_by(col(StatusReportTable.reported_on), col(StatusReportTable.id))
    )
    return tuple(report_of(row, None) for row in rows)


def speaks_for(seat_id: int | None) -> ColumnElement[bool]:
    """Matches reports that count for a seat: its own, and those for the whole activity.

    The view seat_answer has the same rule.
    """
    said_by = col(StatusReportTable.seat_id)
    return and_(stands(), or_(said_by.is_(None), said_by == seat_id))


def from_mails(session: Session, since: datetime) -> tuple[MailReport, ...]:
    """Returns the reports from mails since a moment that have not been undone, newest first."""
    rows = session.exec(
        select(StatusReportTable, PersonTable, IncomingTable.received_at)
        .join(IncomingTable, col(IncomingTable.id) == StatusReportTable.incoming_id)
        .join(PersonTable, col(PersonTable.id) == StatusReportTable.person_id, isouter=True)
        .where(IncomingTable.received_at >= since, stands())
        .order_by(col(IncomingTable.id).desc(), col(StatusReportTable.id))
    )
    return tuple(
        MailReport(
            cast(int, row.incoming_id),
            person.email if person else None,
            at,
            report_of(row, person.name if person else None),
            trace_from_json(row.trace),
        )
        for row, person, at in rows
    )


def answers_of_letter(session: Session, letter_id: int, but: int, most: int) -> tuple[MailAnswer, ...]:
    """Returns the last mails, oldest first, that answered a letter and were not undone, `but` left out."""
    rows = session.exec(
        select(IncomingTable.id, IncomingTable.person_id, IncomingTable.received_at)
        .join(StatusReportTable, col(StatusReportTable.incoming_id) == IncomingTable.id)
        .where(IncomingTable.letter_id == letter_id, IncomingTable.id != but, stands())
        .order_by(col(IncomingTable.id).desc())
        .distinct()
        .limit(most)
    )
    return tuple(MailAnswer(cast(int, mail), person, at) for mail, person, at in rows)[::-1]


def of_mail(session: Session, incoming_id: int) -> tuple[StatusReport, ...]:
    """Returns the reports from a mail that have not been undone, in the order in which they were recorded."""
    rows = session.exec(
        select(StatusReportTable, PersonTable.name)
        .join(PersonTable, col(PersonTable.id) == StatusReportTable.person_id, isouter=True)
        .where(StatusReportTable.incoming_id == incoming_id, stands())
        .order_by(col(StatusReportTable.id))
    )
    return tuple(report_of(row, name) for row, name in rows)


def reword(session: Session, incoming_id: int, activity_id: int, comment: str) -> int:
    """Replaces the text of a mail's reports about an activity; returns the number of reports changed."""
    changed = session.exec(
        update(StatusReportTable)
        .where(
            col(StatusReportTable.incoming_id) == incoming_id,
            col(StatusReportTable.activity_id) == activity_id,
            col(StatusReportTable.comment) != comment,
            stands(),
        )
        .values(comment=comment)
    )
    return changed.rowcount


def persons_of(session: Session, incoming_id: int) -> tuple[int, ...]:
    """Returns the ids of the persons whose answers a mail contained."""
    query = select(StatusReportTable.person_id).where(StatusReportTable.incoming_id == incoming_id)
    return tuple(person for person in session.exec(query.distinct()) if person is not None)


def persons_behind(session: Session, report_ids: Iterable[int]) -> dict[int, Person]:
    """Returns report id → the person who gave the answer; reports without a person are left out."""
    rows = session.exec(
        select(StatusReportTable.id, StatusReportTable.person_id).where(
            col(StatusReportTable.id).in_(sorted(report_ids)), col(StatusReportTable.person_id).is_not(None)
        )
    ).all()
    found = people_of(session, {person for _, person in rows if person is not None})
    return {cast(int, report): found[person] for report, person in rows if person in found}


def undo_reports(session: Session, incoming_id: int, day: date) -> tuple[tuple[int, int, int | None], ...]:
    """Undoes a mail's reports; returns (report id, activity id, seat id) of each."""
    rows = session.exec(
        select(StatusReportTable).where(StatusReportTable.incoming_id == incoming_id, stands())
    ).all()
    for row in rows:
        row.undone_on = day
        session.add(row)
    session.flush()
    return tuple((cast(int, row.id), row.activity_id, row.seat_id) for row in rows)


def undo_last_by_hand(
    session: Session, activity_id: int, person_id: int | None, day: date
) -> tuple[tuple[int, int | None], ...]:
    """Undoes the last answer by phone about an activity, given by this person if one is named.

    Returns (report id, person id) for each seat that it covered.
    """
    by_phone = select(StatusReportTable).where(
        StatusReportTable.activity_id == activity_id, StatusReportTable.channel == Channel.PHONE, stands()
    )
    if person_id is not None:
        by_phone = by_phone.where(StatusReportTable.person_id == person_id)
    last = session.exec(by_phone.order_by(col(StatusReportTable.id).desc())).first()
    if last is None:
        return ()
    # One answer for several seats is several rows, stored one after the other.
    same = by_phone.where(
        StatusReportTable.person_id == last.person_id,
        StatusReportTable.reported_on == last.reported_on,
        StatusReportTable.status == last.status,
        StatusReportTable.comment == last.comment,
    )
    rows: dict[int | None, StatusReportTable] = {}
    for row in session.exec(same.order_by(col(StatusReportTable.id).desc())).all():
        rows.setdefault(row.seat_id, row)
    for row in rows.values():
        row.undone_on = day
        session.add(row)
    session.flush()
    return tuple((cast(int, row.id), row.person_id) for row in rows.values())


def picked_on(
    session: Session, activity_id: int, person_id: int, seat_ids: Iterable[int], day: date
) -> tuple[int, ...]:
    """Returns the ids of what a person answered on the web about an activity on a day, and that stands."""
    return tuple(
        cast(int, one)
        for one in session.exec(
            select(StatusReportTable.id).where(
                StatusReportTable.activity_id == activity_id,
                StatusReportTable.person_id == person_id,
                StatusReportTable.channel == Channel.WEB,
                StatusReportTable.reported_on == day,
                col(StatusReportTable.seat_id).in_(sorted(seat_ids)),
                stands(),
            )
        )
    )


def undo_report(session: Session, report_id: int, day: date) -> None:
    row = session.get_one(StatusReportTable, report_id)
    row.undone_on = day
    session.add(row)
    session.flush()


def stands() -> ColumnElement[bool]:
    return col(StatusReportTable.undone_on).is_(None)


def report_of(row: Any, name: str | None) -> StatusReport:
    return StatusReport(
        id=row.id,
        activity_id=row.activity_id,
        seat_id=row.seat_id,
        person=name or "Samordnaren",
        status=Status(row.status),
        comment=row.comment,
        reported_on=row.reported_on,
        channel=Channel(row.channel),
        value=row.value,
        target=row.target,
        closes_later=row.closes_later,
        forecast=Forecast(row.forecast) if row.forecast else None,
    )


def set_closes_later(session: Session, report_id: int, closing: bool) -> None:
    """Sets whether later occasions need no answer after this report."""
    row = session.get_one(StatusReportTable, report_id)
    row.closes_later = closing
    session.add(row)
    session.flush()
