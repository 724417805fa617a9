"""Reads the event log and verifies its hash chain."""

from dataclasses import dataclass

from sqlmodel import Session

from tracker.store import events
from tracker.store.event_list import Event, event_list

__all__ = ["Event", "LogCheck", "check_log", "log_events"]


@dataclass(frozen=True, slots=True)
class LogCheck:
    """The result of a check: `bad_row` is the id of the first altered row, None if intact;

    `head` the last hash.
    """

    bad_row: int | None
    rows: int
    head: str


def log_events(
    session: Session, district: str | None, number: int | None, person: str | None
) -> tuple[Event, ...]:
    """Returns the events, oldest first, of a district, an activity number, or a person (name or address)."""
    return event_list(session, district, number, person)


def check_log(session: Session) -> LogCheck:
    """Verifies the hash chain from the first row to the last."""
    bad, rows, head = events.first_bad_row(session)
    return LogCheck(bad, rows, head)
