"""The last answers: about one question, and about many at once for letters and pages."""

from collections.abc import Collection
from datetime import date
from functools import cache

from sqlalchemy import bindparam
from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import Select

from tracker.domain.status import StatusReport
from tracker.store.plain import plain
from tracker.store.reports import report_of, speaks_for, stands
from tracker.store.tables import PersonTable, StatusReportTable

ReportKey = tuple[int, int]  # (activity id, seat id)


def last_report(session: Session, activity_id: int, seat_id: int | None, before: date) -> StatusReport | None:
    """Returns the last answer that counts for a seat (None: for the whole activity) on or before a day."""
    found = session.exec(
        select(StatusReportTable, PersonTable.name)
        .join(PersonTable, col(PersonTable.id) == StatusReportTable.person_id, isouter=True)
        .where(StatusReportTable.activity_id == activity_id, speaks_for(seat_id))
        .where(StatusReportTable.reported_on <= before)
        .order_by(col(StatusReportTable.reported_on).desc(), col(StatusReportTable.id).desc())
        .limit(1)
    ).first()
    return report_of(*found) if found else None


def last_reports(
    session: Session, asked: Collection[ReportKey], before: date
) -> dict[ReportKey, StatusReport | None]:
    """Returns for each question what `last_report` does; None if nothing has been answered."""
    seats = sorted({seat for _, seat in asked})
    activities = sorted({activity for activity, _ in asked})
    rows = plain(session, _reports(), {"activities": activities, "seats": seats, "before": before})
    found: dict[ReportKey, StatusReport | None] = dict.fromkeys(asked)
    for row in rows:
        for seat in seats if row.seat_id is None else (row.seat_id,):
            if (row.activity_id, seat) in found:
                found[row.activity_id, seat] = report_of(row, row.name)
    return found


@cache  # to put it together takes longer than to run it
def _reports() -> "Select[StatusReportTable, str]":
    said_by = col(StatusReportTable.seat_id)
    return (
        select(StatusReportTable, PersonTable.name)
        .join(PersonTable, col(PersonTable.id) == StatusReportTable.person_id, isouter=True)
        .where(
            col(StatusReportTable.activity_id).in_(bindparam("activities", expanding=True)),
            or_(said_by.is_(None), said_by.in_(bindparam("seats", expanding=True))),
            StatusReportTable.reported_on <= bindparam("before"),
            stands(),
        )
        .order_by(col(StatusReportTable.reported_on), col(StatusReportTable.id))
    )
