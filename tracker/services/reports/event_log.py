"""Reads the event log and verifies its hash chain."""

from dataclasses import dataclass

from sqlmodel import Session

from tracker.errors import UsageError
from tracker.services.plans.find_activity import meant_plans
from tracker.settings import Settings
from tracker.store import events
from tracker.store.event_list import Event, event_list

__all__ = ["Event", "LogCheck", "check_log", "log_events"]
HIGHEST = 99_999  # the number of an activity


@dataclass(frozen=True, slots=True)
class LogCheck:
    """The result of a check: `bad_row` is the id of the first altered row, None if intact;

    `head` the last hash.
    """

    bad_row: int | None
    rows: int
    head: str


def log_events(
    session: Session,
    settings: Settings,
    district: str | None = None,
    activity: str | None = None,
    person: str | None = None,
) -> tuple[Event, ...]:
    """Returns the events, oldest first, of a district, an activity, or a person (name or address).

    `activity` is a number, of any plan, or a reference. Raises UsageError or NotFoundError if it is neither.
    """
    if activity is None:
        return event_list(session, district, None, person)
    number, meant = meant_plans(session, settings, activity, None, None)
    if number > HIGHEST:
        raise UsageError(f"”{activity}” är ingen aktivitet: så högt nummer finns inte.")
    alone = None if activity.strip().isdecimal() else meant[0].ref
    return event_list(session, district, number, person, alone)


def check_log(session: Session) -> LogCheck:
    """Verifies the hash chain from the first row to the last."""
    bad, rows, head = events.first_bad_row(session)
    return LogCheck(bad, rows, head)
