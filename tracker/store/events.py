"""The log: an append-only list of events, each row chained to the previous one (chain.py)."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import event
from sqlmodel import Session, col, select, text

from tracker.domain.actor import Actor
from tracker.domain.address import IN_TEXT
from tracker.domain.events import EventKind
from tracker.domain.text import harmless
from tracker.reading.personal import without_personal_numbers
from tracker.store.chain import FIELDS, link, link_at, moment
from tracker.store.log_tables import EventTable
from tracker.store.many_rows import insert_many
from tracker.store.tables import ActivityTable, PlanTable

_A_DAY = timedelta(days=1)
_KEY = "log"  # key in a session's info for its _Known
# Servers quote addresses. A log row can't be changed later, so addresses are masked: person_id identifies it.
# Use cases refuse personal numbers; whatever gets here all the same is masked too.
_ADDRESS = re.compile(IN_TEXT)


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event to be logged: `who` is the code of the actor; the ids refer to what it is about."""

    what: str
    who: str
    activity_id: int | None
    person_id: int | None
    letter_id: int | None
    district: str
    detail: str


@dataclass(slots=True)
class _Known:
    """The session's cached state of the log, for one transaction: `head` is the hash of the last row."""

    locked: bool = False
    head: str | None = None
    districts: dict[int, str] = field(default_factory=dict)


def _known(session: Session) -> _Known:
    if _KEY not in session.info:
        session.info[_KEY] = _Known()
        if not event.contains(session, "after_transaction_end", _forget):
            event.listen(session, "after_transaction_end", _forget)
    known: _Known = session.info[_KEY]
    return known


def _forget(session: Session, _transaction: object) -> None:
    session.info.pop(_KEY, None)


def lock_log(session: Session) -> None:
    """Makes this transaction the only writer of the log until it ends.

    Use cases that also write other tables call it first, against deadlocks. SQLite has one writer anyway.
    """
    known = _known(session)
    if session.get_bind().dialect.name == "postgresql" and not known.locked:
        session.connection().execute(text("SELECT pg_advisory_xact_lock(20170101)"))
    known.locked = True


def log(
    session: Session,
    at: datetime,
    what: str,
    actor: Actor,
    *,
    activity_id: int | None = None,
    person_id: int | None = None,
    letter_id: int | None = None,
    detail: str = "",
    district: str = "",
) -> None:
    """Adds a row: what the actor did, by id. The district defaults to that of the activity."""
    where = district or _district_of(session, activity_id)
    log_all(session, at, [NewEvent(what, actor.code, activity_id, person_id, letter_id, where, detail)])


def log_each(
    session: Session,
    at: datetime,
    what: str,
    actor: Actor,
    *,
    activity_ids: Iterable[int | None],
    person_id: int | None = None,
    letter_id: int | None = None,
    detail: str = "",
) -> None:
    """Adds one row per activity of a letter or a choice, in their order, without duplicates."""
    rows = [
        NewEvent(what, actor.code, activity, person_id, letter_id, _district_of(session, activity), detail)
        for activity in dict.fromkeys(activity_ids)
    ]
    log_all(session, at, rows)


def log_all(session: Session, at: datetime, new: Sequence[NewEvent]) -> None:
    """Adds rows in order, each with its hash."""
    lock_log(session)
    if not new:
        return
    head, rows, when, detail_of = last_hash(session), [], moment(at), cache(_stored_detail)  # many are alike
    for one in new:
        values = {field: getattr(one, field) for field in FIELDS} | {"what": EventKind(one.what).value}
        values["detail"] = detail_of(one.detail)
        head = link_at(head, when, list(values.values()))
        rows.append({**values, "at": at, "hash": head})
    insert_many(session, EventTable, rows)
    _known(session).head = head


def _stored_detail(detail: str) -> str:
    """Cleans the detail before it is hashed: the hash covers what is stored (border.py)."""
    return _ADDRESS.sub("(adressen)", without_personal_numbers(harmless(detail)))


def log_once(session: Session, at: datetime, what: str, actor: Actor, detail: str) -> None:
    """Adds a row unless there is one of this kind since the day before, so that ticks do not fill the log."""
    earlier = select(EventTable.id).where(EventTable.what == what, EventTable.at > at - _A_DAY)
    if session.exec(earlier.where(col(EventTable.at) <= at).limit(1)).first() is None:
        log(session, at, what, actor, detail=detail)


def first_bad_row(session: Session) -> tuple[int | None, int, str]:
    """Returns (id of the first row that was altered, or None; number of rows; hash of the last row).

    A removed row is detected at the next one. To detect rows cut off at the end, compare the last hash with a
    copy kept elsewhere.
    """
    rows, head = 0, ""
    wanted = (col(EventTable.id), col(EventTable.at), col(EventTable.hash))
    fields = [getattr(EventTable, field) for field in FIELDS]
    query = select(*wanted, *fields).order_by(col(EventTable.id)).execution_options(yield_per=1000)
    with session.connection().execute(query) as result:  # closes the cursor also if it is not read to its end
        for row in result.mappings():
            if link(head, dict(row)) != row["hash"]:
                return row["id"], rows, head
            rows, head = rows + 1, row["hash"]
    return None, rows, head


def last_hash(session: Session) -> str:
    """Returns the hash of the last row; queried once per transaction, as lock_log excludes others."""
    known = _known(session)
    if known.head is None:
        session.flush()
        last = select(EventTable.hash).order_by(col(EventTable.id).desc()).limit(1)
        known.head = session.exec(last).first() or ""
    return known.head


def known_hashes(session: Session, hashes: Collection[str]) -> frozenset[str]:
    """Returns those of the hashes that a row of the log has."""
    rows = session.exec(select(EventTable.hash).where(col(EventTable.hash).in_(list(hashes))))
    return frozenset(rows)


def _district_of(session: Session, activity_id: int | None) -> str:
    if activity_id is None:
        return ""
    known = _known(session).districts
    if activity_id not in known:
        plan = select(PlanTable.district).join(ActivityTable, col(ActivityTable.plan_id) == PlanTable.id)
        known[activity_id] = session.exec(plan.where(ActivityTable.id == activity_id)).one()
    return known[activity_id]
