"""Runs the reminders: checks the clock, plans today's letters and sends what is ready."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tracker.clock import Clock, swedish_day
from tracker.domain.actor import Actor
from tracker.domain.forecast import forecast
from tracker.domain.records import Person
from tracker.errors import SendingStoppedError
from tracker.services.letters.choices import send_now
from tracker.services.letters.forecast import remember_forecast
from tracker.services.letters.may_leave import may_send
from tracker.services.letters.outbox import SendResult, send_letters
from tracker.services.letters.outstanding import outstanding_occasions
from tracker.services.letters.planning import Brake, plan_letters
from tracker.services.letters.watch_clock import keep_time, trust_clock
from tracker.settings import Settings
from tracker.store import events
from tracker.store.database import Database
from tracker.store.last_runs import PLANNED, forecast_counts, last_run, mark_run

AHEAD = timedelta(days=45)  # longer than the longest outage that needs no confirmation


@dataclass(frozen=True, slots=True)
class RunResult:
    """The result of a run: the number of new letters, and the result of sending.

    `out_of_hours`: outside the sending hours; nothing was done.
    """

    planned: int = 0
    sent: SendResult = field(default_factory=SendResult)
    out_of_hours: bool = False


@dataclass(frozen=True, slots=True)
class SentNow:
    """The recipient, and the result of sending;

    `sent` is None outside the sending hours: the letter waits.
    """

    person: Person
    sent: SendResult | None


def run_reminders(
    database: Database,
    actor: Actor,
    clock: Clock,
    settings: Settings,
    seconds: float | None = None,
    anyway: bool = False,
) -> RunResult:
    """Plans today's letters and sends those that are ready, for at most `seconds`.

    Raises MailServerError, and SendingStoppedError (also logged) if the clock has jumped or there are far
    more letters than forecast; `anyway` sends them all the same.
    """
    now = clock.now()
    keep_time(database, actor, now)
    if not may_send(settings, now):
        return RunResult(out_of_hours=True)
    brake = None if anyway else _brake(database, settings, swedish_day(now))
    try:
        with database.session() as session:
            planned = plan_letters(session, actor, now, settings, brake)
            mark_run(session, now, PLANNED)
    except SendingStoppedError as error:
        with database.session() as session:
            events.log_once(session, now, "stopped", actor, str(error))
        raise
    _forecast_ahead(database, settings, swedish_day(now))
    return RunResult(planned, send_letters(database, actor, clock, settings, seconds, anyway))


def send_letter_now(
    database: Database, actor: Actor, clock: Clock, settings: Settings, who: str, reason: str
) -> SentNow:
    """Sends a person's next letter now, with all others that are ready; outside the hours it waits.

    Raises UsageError if the person is away or has had a letter today, and what `send_letters` raises.
    """
    now = clock.now()
    keep_time(database, actor, now)
    with database.session() as session:
        person = send_now(session, actor, now, settings, who, reason)
    if not may_send(settings, now):
        return SentNow(person, None)
    return SentNow(person, send_letters(database, actor, clock, settings))


def resume_letters(database: Database, actor: Actor, clock: Clock, settings: Settings) -> RunResult:
    """Resumes sending after a person has confirmed the clock. No limit on the number of letters."""
    trust_clock(database, actor, clock.now())
    return run_reminders(database, actor, clock, settings, anyway=True)


def _brake(database: Database, settings: Settings, today: date) -> Brake | None:
    """Returns the limit on new letters without confirmation; None if there is no forecast to compare with."""
    with database.session() as session:
        before = last_run(session, PLANNED)
        if before is None or not settings.outbox.surprise_from:
            return None
        foreseen = forecast_counts(session, min(swedish_day(before), today - timedelta(days=1)), today)
    if foreseen is None:
        return None
    return Brake(foreseen, max(2 * foreseen, settings.outbox.surprise_from))


def _forecast_ahead(database: Database, settings: Settings, today: date) -> None:
    """Stores a forecast of the coming weeks once a day, as the limit for later runs.

    Computed between two sessions: it takes seconds for a large town and must not lock the database.
    """
    first, last = today + timedelta(days=1), today + AHEAD
    with database.session() as session:
        if forecast_counts(session, today, last) is not None:
            return
        outstanding = outstanding_occasions(session, settings, today, last, since=first)
    letters = list(forecast(outstanding.groups, outstanding.recipients, today, last))
    with database.session() as session:
        events.lock_log(session)  # otherwise two processes would both write the same days
        remember_forecast(session, (first, last), letters)
