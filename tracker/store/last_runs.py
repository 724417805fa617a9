"""When letters were last run, which mails took too long, and what the forecast of the coming days has."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlmodel import Session, col, delete, func, insert, select

from tracker.store.log_tables import ForecastCountTable, LastRunTable

LETTERS = "letters"  # the last run of letters: the clock is compared with it
PLANNED = "planned"  # the last planning of letters: the forecast since then is compared with the run


def last_run(session: Session, name: str = LETTERS) -> datetime | None:
    """Returns the moment of the last run, in UTC; None before the first."""
    row = session.get(LastRunTable, name)
    return row.at if row else None


def mark_run(session: Session, now: datetime, name: str = LETTERS) -> None:
    row = session.get(LastRunTable, name) or LastRunTable(name=name, at=now)
    row.at = now
    session.add(row)


def forget(session: Session, name: str) -> None:
    """Removes the stored moment of the last run."""
    session.exec(delete(LastRunTable).where(col(LastRunTable.name) == name))


def mark_slow(session: Session, now: datetime, mailbox: str, uidvalidity: str, uid: str) -> None:
    """Notes that a server took too long over a mail: the next run, of whatever process, fetches it last."""
    mark_run(session, now, _slow(mailbox, uidvalidity) + uid)


def slow_uids(session: Session, mailbox: str, uidvalidity: str) -> frozenset[str]:
    """Returns the UIDs of the mails over which a server took too long."""
    start = _slow(mailbox, uidvalidity)
    names = session.exec(
        select(LastRunTable.name).where(col(LastRunTable.name).startswith(start, autoescape=True))
    )
    return frozenset(name.removeprefix(start) for name in names)


def forget_slow(session: Session, mailbox: str, uidvalidity: str, uid: str) -> None:
    """Removes the note, when the mail has been fetched after all."""
    forget(session, _slow(mailbox, uidvalidity) + uid)


def _slow(mailbox: str, uidvalidity: str) -> str:
    return f"slow {mailbox} {uidvalidity} "


def remember_counts(session: Session, letters: Mapping[date, int]) -> None:
    """Stores the number of letters forecast per day; replaces an earlier forecast of these days."""
    days = sorted(letters)
    if not days:
        return
    session.exec(delete(ForecastCountTable).where(col(ForecastCountTable.day).between(days[0], days[-1])))
    session.connection().execute(
        insert(ForecastCountTable), [{"day": day, "letters": letters[day]} for day in days]
    )


def forecast_counts(session: Session, since: date, day: date) -> int | None:
    """Returns the number of letters forecast after `since`, to `day` inclusive; None without a forecast."""
    if session.get(ForecastCountTable, day) is None:
        return None
    query = select(func.sum(ForecastCountTable.letters)).where(
        ForecastCountTable.day > since, ForecastCountTable.day <= day
    )
    return int(session.exec(query).one() or 0)
