"""The report by which a seat that no longer answers for an activity had finished it."""

from sqlmodel import Session, col, select

from tracker.domain.handover import finished_before
from tracker.domain.status import StatusReport
from tracker.store.people import assignments, seats_of
from tracker.store.reports import reports_of
from tracker.store.tables import OccasionTable


def finished_for(session: Session, activity_id: int, seat_id: int) -> StatusReport | None:
    """Returns the report that finished the work before the seat got it; None if there is none."""
    answering = assignments(session, [activity_id]).get(activity_id, ())
    last = {one.seat_id: one for one in reports_of(session, activity_id) if one.seat_id is not None}
    gone = last.keys() - {*answering, seat_id}
    if not any(last[one].closes_later for one in gone):
        return None
    left_open = select(OccasionTable.seat_id).where(
        OccasionTable.activity_id == activity_id, col(OccasionTable.closed_by).is_(None)
    )
    seats = seats_of(session, {*last, *session.exec(left_open), seat_id})
    former = {one: held.seat for one, held in seats.items() if one not in (*answering, seat_id)}
    return finished_before(seats[seat_id].seat, answering, last, former)
