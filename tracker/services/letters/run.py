"""The run that a tick or a coordinator starts: is the clock right, what is asked today, and off it goes."""

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

AHEAD = timedelta(days=45)  # longer than the longest stop that is not asked about


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run did: how many letters are new, and what became of those that were ready.

    `out_of_hours`: no letter may leave now, and nothing was done.
    """

    planned: int = 0
    sent: SendResult = field(default_factory=SendResult)
    out_of_hours: bool = False


@dataclass(frozen=True, slots=True)
class SentNow:
    """Whose letter was made ready, and what was sent; None outside the sending hours: it waits for them."""

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
    """Plans today's letters and sends what is ready, for at most so many seconds.

    Raises MailServerError, or SendingStoppedError (also logged) if the clock has jumped or far more letters
    would go than forecast; `anyway` sends them all the same.
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
    database: Database, actor: Actor, clock: Clock, settings: Settings, words: str, reason: str
) -> SentNow:
    """Sends a person's next letter now, with all else that is ready; outside the hours it waits for them.

    Raises UsageError for someone who is away or has had a letter today, and what `send_letters` raises.
    """
    now = clock.now()
    keep_time(database, actor, now)
    with database.session() as session:
        person = send_now(session, actor, now, settings, words, reason)
    if not may_send(settings, now):
        return SentNow(person, None)
    return SentNow(person, send_letters(database, actor, clock, settings))


def resume_letters(database: Database, actor: Actor, clock: Clock, settings: Settings) -> RunResult:
    """A person says that the clock is right: letters go on from now, also where they are many."""
    trust_clock(database, actor, clock.now())
    return run_reminders(database, actor, clock, settings, anyway=True)


def _brake(database: Database, settings: Settings, today: date) -> Brake | None:
    """How many new letters may go without a question; None: any number, for nothing was forecast."""
    with database.session() as session:
        before = last_run(session, PLANNED)
        if before is None or not settings.outbox.surprise_from:
            return None
        foreseen = forecast_counts(session, min(swedish_day(before), today - timedelta(days=1)), today)
    if foreseen is None:
        return None
    return Brake(foreseen, max(2 * foreseen, settings.outbox.surprise_from))


def _forecast_ahead(database: Database, settings: Settings, today: date) -> None:
    """Once a day the forecast of the weeks to come is kept, to hold the coming runs against.

    It is made between two sessions: in a large town it takes seconds, and nobody need wait for the database.
    """
    first, last = today + timedelta(days=1), today + AHEAD
    with database.session() as session:
        if forecast_counts(session, today, last) is not None:
            return
        owed = outstanding_occasions(session, settings, today, last, since=first)
    letters = list(forecast(owed.groups, owed.recipients, today, last))
    with database.session() as session:
        events.lock_log(session)  # two that forecast at once would each write the same days
        remember_forecast(session, (first, last), letters)
