"""The last answers about many questions at once, for letters and pages."""

from collections.abc import Collection
from datetime import date

from sqlmodel import Session, col, or_, select

from tracker.domain.status import StatusReport
from tracker.store.reports import report_of, stands
from tracker.store.tables import PersonTable, StatusReportTable

Question = tuple[int, int]  # (activity id, seat id)


def last_reports(
    session: Session, asked: Collection[Question], before: date
) -> dict[Question, StatusReport | None]:
    """Returns for each question what `reports.last_report` does; None if nothing has been answered."""
    seats = sorted({seat for _, seat in asked})
    said_by = col(StatusReportTable.seat_id)
    rows = session.exec(
        select(StatusReportTable, PersonTable.name)
        .join(PersonTable, col(PersonTable.id) == StatusReportTable.person_id, isouter=True)
        .where(
            col(StatusReportTable.activity_id).in_(sorted({activity for activity, _ in asked})),
            or_(said_by.is_(None), said_by.in_(seats)),
            StatusReportTable.reported_on <= before,
            stands(),
        )
        .order_by(col(StatusReportTable.reported_on), col(StatusReportTable.id))
    )
    found: dict[Question, StatusReport | None] = dict.fromkeys(asked)
    for row, name in rows:
        for seat in seats if row.seat_id is None else (row.seat_id,):
            if (row.activity_id, seat) in found:
                found[row.activity_id, seat] = report_of(row, name)
    return found
