"""The log: what happened, in order. Rows are added and never changed, and each holds the one before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import event
from sqlmodel import Session, col, select, text

from tracker.store.chain import FIELDS, link, link_at, moment
from tracker.store.many_rows import insert_many
from tracker.store.tables import ActivityTable, EventTable, PlanTable

_A_DAY = timedelta(days=1)
# Servers quote addresses. The log can't be changed, so none is written: whose it is the row says already.
_ADDRESS = re.compile(r"<?[^\s<>@,;:\"()]+@[^\s<>@,;:\"()]+>?")


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What is to be logged; `who` did it, and it is about the activity, the person, the letter."""

    what: str
    who: str
    activity_id: int | None
    person_id: int | None
    letter_id: int | None
    district: str
    detail: str


@event.listens_for(Session, "after_transaction_end")
def _forget(session: Session, _transaction: object) -> None:
    """What is known of the log's end holds for one transaction only."""
    for key in ("log", "log_head"):
        session.info.pop(key, None)


def lock_log(session: Session) -> None:
    """Makes this transaction the only one that writes the log, until it ends.

    Deeds that write more than the log ask for it first: two that each hold what the other wants would wait
    for each other. SQLite has one writer at a time anyhow.
    """
    if session.get_bind().dialect.name == "postgresql" and "log" not in session.info:
        session.connection().execute(text("SELECT pg_advisory_xact_lock(20170101)"))
    session.info["log"] = True


def log(
    session: Session,
    at: datetime,
    what: str,
    who: str = "tracker",
    *,
    activity_id: int | None = None,
    person_id: int | None = None,
    letter_id: int | None = None,
    detail: str = "",
    district: str = "",
) -> None:
    """Adds a row; the district is the activity's where none is given."""
    place = district or _district_of(session, activity_id)
    log_all(session, at, [NewEvent(what, who, activity_id, person_id, letter_id, place, detail)])


def log_all(session: Session, at: datetime, new: Sequence[NewEvent]) -> None:
    """Adds rows in order, each with the hash of itself and the one before."""
    lock_log(session)
    if not new:
        return
    head, rows, when = _head(session), [], moment(at)
    for one in new:
        values = {field: getattr(one, field) for field in FIELDS}
        if "@" in one.detail:
            values["detail"] = _ADDRESS.sub("(adressen)", one.detail)
        head = link_at(head, when, list(values.values()))
        rows.append({**values, "at": at, "hash": head})
    insert_many(session, EventTable, rows)
    session.info["log_head"] = head


def log_once(session: Session, at: datetime, what: str, detail: str) -> None:
    """Adds a row unless one of this kind stands since the day before: a tick must not fill the log."""
    earlier = select(EventTable.id).where(EventTable.what == what, EventTable.at > at - _A_DAY)
    if session.exec(earlier.where(col(EventTable.at) <= at).limit(1)).first() is None:
        log(session, at, what, detail=detail)


def first_bad_row(session: Session) -> tuple[int | None, int, str]:
    """(id of the first row that is not as it was written, or None; rows; hash of the last).

    A row that was removed shows in the next one. The last hash, kept elsewhere, tells whether rows were cut
    off at the end.
    """
    rows, head = 0, ""
    wanted = (col(EventTable.id), col(EventTable.at), col(EventTable.hash))
    fields = [getattr(EventTable, field) for field in FIELDS]
    query = select(*wanted, *fields).order_by(col(EventTable.id)).execution_options(yield_per=1000)
    with session.connection().execute(query) as result:  # closed also where it is not read to its end
        for row in result.mappings():
            if link(head, dict(row)) != row["hash"]:
                return row["id"], rows, head
            rows, head = rows + 1, row["hash"]
    return None, rows, head


def _head(session: Session) -> str:
    """The hash of the last row; asked of the database once a transaction, which alone adds rows."""
    if "log_head" not in session.info:
        session.flush()
        last = select(EventTable.hash).order_by(col(EventTable.id).desc()).limit(1)
        session.info["log_head"] = session.exec(last).first() or ""
    return str(session.info["log_head"])


def _district_of(session: Session, activity_id: int | None) -> str:
    if activity_id is None:
        return ""
    known: dict[int, str] = session.info.setdefault("districts", {})
    if activity_id not in known:
        plan = select(PlanTable.district).join(ActivityTable, col(ActivityTable.plan_id) == PlanTable.id)
        known[activity_id] = session.exec(plan.where(ActivityTable.id == activity_id)).one()
    return known[activity_id]
