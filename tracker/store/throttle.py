"""Counts what may happen only so often, such as mails that somebody asks for. Older counts are deleted."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, func, select

from tracker.store.web_tables import ThrottleTable

KEPT = timedelta(days=2)


def times(session: Session, what: str, who: str, since: datetime) -> int:
    """Returns how often `what` has been done for `who` since a moment."""
    query = select(func.count()).select_from(ThrottleTable)
    query = query.where(ThrottleTable.what == what, ThrottleTable.who == who, ThrottleTable.at >= since)
    return session.exec(query).one()


def count_once(session: Session, what: str, who: str, now: datetime) -> None:
    session.exec(delete(ThrottleTable).where(col(ThrottleTable.at) < now - KEPT))
    session.add(ThrottleTable(what=what, who=who, at=now))
    session.flush()
