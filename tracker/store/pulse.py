"""When letters last ran, and how many the forecast saw for the days to come."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from sqlmodel import Session, col, delete, func, insert, select

from tracker.store.tables import ExpectedTable, PulseTable

LETTERS = "letters"  # when letters last ran: the clock is held against it
PLANNED = "planned"  # when the day's letters were last written: a run is held against the forecast since


def last_run(session: Session, name: str = LETTERS) -> datetime | None:
    """The moment of the last run, in UTC; None before the first."""
    row = session.get(PulseTable, name)
    if row is None:
        return None
    return row.at.replace(tzinfo=UTC) if row.at.tzinfo is None else row.at.astimezone(UTC)


def mark_run(session: Session, now: datetime, name: str = LETTERS) -> None:
    row = session.get(PulseTable, name) or PulseTable(name=name, at=now)
    row.at = now
    session.add(row)


def forget(session: Session, name: str) -> None:
    """As before the first run."""
    session.exec(delete(PulseTable).where(col(PulseTable.name) == name))


def remember_counts(session: Session, letters: Mapping[date, int]) -> None:
    """This many letters are expected on these days; replaces what was said of them before."""
    days = sorted(letters)
    if not days:
        return
    session.exec(delete(ExpectedTable).where(col(ExpectedTable.day).between(days[0], days[-1])))
    session.connection().execute(
        insert(ExpectedTable), [{"day": day, "letters": letters[day]} for day in days]
    )


def expected(session: Session, since: date, day: date) -> int | None:
    """How many letters were expected after `since`, to and with `day`; None where nothing was said of it."""
    if session.get(ExpectedTable, day) is None:
        return None
    query = select(func.sum(ExpectedTable.letters)).where(ExpectedTable.day > since, ExpectedTable.day <= day)
    return int(session.exec(query).one() or 0)
