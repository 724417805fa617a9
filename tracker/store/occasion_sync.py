"""Keeps the occasions of activities in step with the plan, the seats and what is already answered."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, col, select

from tracker.domain.forms import OccasionKind
from tracker.domain.occasion import Occasion
from tracker.domain.report.fixing import closed_with
from tracker.store.handovers import finished_for
from tracker.store.many_rows import batches, insert_many
from tracker.store.reports import speaks_for
from tracker.store.section_tables import SectionVersionTable
from tracker.store.tables import ActivityTable, OccasionTable, StatusReportTable


@dataclass(frozen=True, slots=True)
class WantedOccasions:
    """The occasions that an activity should have, for each of these seats."""

    activity_id: int
    seat_ids: Collection[int] = ()
    occasions: Sequence[Occasion] = ()

    @property
    def keys(self) -> set[tuple[int, OccasionKind, date]]:
        return {(seat, one.kind, one.due) for seat in self.seat_ids for one in self.occasions}


def sync_occasions(session: Session, wanted: Sequence[WantedOccasions], day: date, window: int) -> None:
    """Makes the open occasions of each activity exactly those wanted; answered ones never change.

    Occasions no longer wanted are withdrawn, and reopened when wanted again; those whose section is fixed
    stay as they are, and none is added to a fixed section. One that the seat has already
    answered is closed by that report; `window` (days) is that of the rules.
    """
    ids = [one.activity_id for one in wanted]
    fixed, present, reported = _fixed_kinds(session, ids), _present(session, ids), _reported(session, ids)
    new = []
    for one in wanted:
        rows, keys = present[one.activity_id], one.keys
        for row in rows:
            if row.closed_by is None and row.fixed_on is None:
                row.withdrawn_on = None if _key(row) in keys else (row.withdrawn_on or day)
                session.add(row)
        missing = {key for key in keys - {_key(row) for row in rows} if key[1] not in fixed[one.activity_id]}
        answers = window if one.activity_id in reported else None
        new += [_new(session, one.activity_id, *key, answers) for key in sorted(missing, key=_by_due)]
    session.flush()
    insert_many(session, OccasionTable, new)


def withdraw_occasions(session: Session, activity_id: int, day: date) -> None:
    """Withdraws the activity's open occasions; answered ones remain."""
    sync_occasions(session, [WantedOccasions(activity_id)], day, window=0)


def answered_by(session: Session, activity_id: int, seat_id: int, due: date, window: int) -> int | None:
    """Returns the report that already answers a new occasion: of the seat, for all, or of a former seat.

    One that closes later occasions answers everything; another those due within `window` days of it. A
    former seat's counts if it finished what this seat, which has said nothing itself, has taken over.
    """
    row = session.exec(
        select(StatusReportTable)
        .where(StatusReportTable.activity_id == activity_id, speaks_for(seat_id))
        .order_by(col(StatusReportTable.reported_on).desc(), col(StatusReportTable.id).desc())
    ).first()
    if row is None or row.seat_id is None:
        finished = finished_for(session, activity_id, seat_id)
        if finished is not None and (row is None or finished.reported_on >= row.reported_on):
            return finished.id
    if row is None:
        return None
    return row.id if row.closes_later or due <= row.reported_on + timedelta(days=window) else None


def _key(row: OccasionTable) -> tuple[int, str, date]:
    return row.seat_id, row.kind, row.due


def _by_due(key: tuple[int, OccasionKind, date]) -> tuple[date, int, str]:
    seat, kind, due = key
    return due, seat, kind


def _new(
    session: Session, activity_id: int, seat_id: int, kind: OccasionKind, due: date, window: int | None
) -> dict[str, object]:
    """Returns the row of a new occasion; `window` is None if nobody has said anything of the activity."""
    closed_by = None if window is None else answered_by(session, activity_id, seat_id, due, window)
    key = {"activity_id": activity_id, "seat_id": seat_id, "kind": str(kind), "due": due}
    return key | {"closed_by": closed_by}


def _present(session: Session, activity_ids: Sequence[int]) -> dict[int, list[OccasionTable]]:
    found: dict[int, list[OccasionTable]] = defaultdict(list)
    for some in batches(activity_ids):
        for row in session.exec(select(OccasionTable).where(col(OccasionTable.activity_id).in_(some))):
            found[row.activity_id].append(row)
    return found


def _reported(session: Session, activity_ids: Sequence[int]) -> set[int]:
    """Returns those of the activities that anyone has reported on."""
    said_of = col(StatusReportTable.activity_id)
    return {
        activity
        for some in batches(activity_ids)
        for activity in session.exec(
            select(StatusReportTable.activity_id).where(said_of.in_(some)).distinct()
        )
    }


def _fixed_kinds(session: Session, activity_ids: Iterable[int]) -> dict[int, set[OccasionKind]]:
    """Returns activity id → the kinds of occasions whose section is fixed for its plan."""
    fixed: dict[int, set[OccasionKind]] = defaultdict(set)
    for some in batches(sorted(set(activity_ids))):
        forms = session.exec(
            select(ActivityTable.id, SectionVersionTable.form)
            .join(SectionVersionTable, col(SectionVersionTable.plan_id) == ActivityTable.plan_id)
            .where(col(ActivityTable.id).in_(some))
            .distinct()
        )
        for activity, form in forms:
            fixed[activity or 0] |= set(closed_with(OccasionKind(form)))
    return fixed
