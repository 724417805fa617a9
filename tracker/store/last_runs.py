"""When letters last ran, and how many letters are forecast for the days to come."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlmodel import Session, col, delete, func, insert, select

from tracker.store.log_tables import ForecastCountTable, LastRunTable

LETTERS = "letters"  # when letters last ran: the clock is held against it
PLANNED = "planned"  # when the day's letters were last written: a run is held against the forecast since


def last_run(session: Session, name: str = LETTERS) -> datetime | None:
    """The moment of the last run, in UTC; None before the first."""
    row = session.get(LastRunTable, name)
    return row.at if row else None


def mark_run(session: Session, now: datetime, name: str = LETTERS) -> None:
    row = session.get(LastRunTable, name) or LastRunTable(name=name, at=now)
    row.at = now
    session.add(row)


def forget(session: Session, name: str) -> None:
    """As before the first run."""
    session.exec(delete(LastRunTable).where(col(LastRunTable.name) == name))


def remember_counts(session: Session, letters: Mapping[date, int]) -> None:
    """Stores how many letters are forecast for these days; replaces an earlier forecast of them."""
    days = sorted(letters)
    if not days:
        return
    session.exec(delete(ForecastCountTable).where(col(ForecastCountTable.day).between(days[0], days[-1])))
    session.connection().execute(
        insert(ForecastCountTable), [{"day": day, "letters": letters[day]} for day in days]
    )


def forecast_counts(session: Session, since: date, day: date) -> int | None:
    """How many letters were forecast after `since`, up to and including `day`; None without a forecast."""
    if session.get(ForecastCountTable, day) is None:
        return None
    query = select(func.sum(ForecastCountTable.letters)).where(
        ForecastCountTable.day > since, ForecastCountTable.day <= day
    )
    return int(session.exec(query).one() or 0)
