"""The run that a tick or a coordinator starts: is the clock right, what is asked today, and off it goes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from tracker.clock import Clock, swedish_day
from tracker.domain.forecast import forecast
from tracker.domain.reminder import Reminder
from tracker.errors import HeldError
from tracker.services.owed import what_is_owed
from tracker.services.remind import Announced, Brake, may_send, plan_letters
from tracker.services.send_letters import Sent, send_letters
from tracker.services.watch_clock import keep_time
from tracker.settings import Settings
from tracker.store import events
from tracker.store.database import Database
from tracker.store.pulse import PLANNED, beat, expect, expected, last_beat

AHEAD = timedelta(days=45)  # longer than the longest stop that is not asked about


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a run did: how many letters are new, and what became of those that were ready."""

    planned: int
    sent: Sent


def run_reminders(
    database: Database, settings: Settings, clock: Clock, seconds: float | None = None, anyway: bool = False
) -> Reminded:
    """Plans today's letters and sends what is ready, for at most so many seconds.

    HeldError, and a line in the log, where the clock has jumped or far more letters would go than the
    forecast saw; `anyway`: they go all the same. MailServerError.
    """
    now = clock.now()
    keep_time(database, now)
    if not may_send(settings, now):
        return Reminded(0, Sent())
    brake = None if anyway else _brake(database, settings, swedish_day(now))
    try:
        with database.session() as session:
            planned = plan_letters(session, settings, now, brake)
            beat(session, now, PLANNED)
    except HeldError as error:
        with database.session() as session:
            events.log_once(session, now, "stopped", str(error))
        raise
    _expect_ahead(database, settings, swedish_day(now))
    return Reminded(planned, send_letters(database, settings, clock, seconds, anyway))


def _brake(database: Database, settings: Settings, today: date) -> Brake | None:
    """How many new letters may go without a question; None: any number, for nothing was forecast."""
    with database.session() as session:
        before = last_beat(session, PLANNED)
        if before is None or not settings.outbox.surprise_from:
            return None
        foreseen = expected(session, min(swedish_day(before), today - timedelta(days=1)), today)
    if foreseen is None:
        return None
    return Brake(foreseen, max(2 * foreseen, settings.outbox.surprise_from))


def _expect_ahead(database: Database, settings: Settings, today: date) -> None:
    """Once a day the forecast of the weeks to come is kept, to hold the coming runs against.

    It is made between two sessions: in a large town it takes seconds, and nobody need wait for the database.
    """
    first, last = today + timedelta(days=1), today + AHEAD
    with database.session() as session:
        if expected(session, today, last) is not None:
            return
        owed = what_is_owed(session, settings, today, last, since=first)
    letters = list(forecast(owed.groups, owed.recipients, today, last))
    with database.session() as session:
        events.hold_log(session)  # two that expect at once would each write the same days
        remember_forecast(session, (first, last), letters)


def remember_forecast(
    session: Session, period: tuple[date, date], letters: Iterable[Announced | Reminder]
) -> None:
    """How many letters a period will bring, day by day."""
    first, last = period
    counted = Counter(letter.day for letter in letters)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    expect(session, {day: counted[day] for day in days})
