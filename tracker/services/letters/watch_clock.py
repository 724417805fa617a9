"""Detects a clock that has jumped, and stops all letters until a person confirms the time."""

from datetime import datetime, timedelta

from sqlmodel import Session

from tracker.clock import swedish_time
from tracker.domain.actor import Actor
from tracker.domain.sentence import sentence
from tracker.errors import SendingStoppedError
from tracker.store import events
from tracker.store.database import Database
from tracker.store.last_runs import PLANNED, forget, last_run, mark_run

FORWARD = timedelta(days=40)  # longer than any holiday; after a longer outage a person checks the clock first
BACK = timedelta(days=1)  # a smaller step is harmless: no day is asked about twice


def keep_time(database: Database, actor: Actor, now: datetime) -> datetime | None:
    """Stores the time of this run. Returns that of the previous run, None for the first.

    Raises SendingStoppedError, and logs it, if the clock has jumped.
    """
    with database.session() as session:
        events.lock_log(session)
        before, fault = last_run(session), what_is_wrong(session, now)
        if fault is None:
            mark_run(session, now)
            return before
        events.log_once(session, now, "stopped", actor, fault)
    raise SendingStoppedError(fault)


def what_is_wrong(session: Session, now: datetime) -> str | None:
    """Returns a Swedish sentence if the clock has jumped since the last run, else None."""
    last = last_run(session)
    if last is None or -BACK <= now - last <= FORWARD:
        return None
    way = "fram" if now > last else "tillbaka"
    return sentence(
        f"Klockan har gått {abs(now - last).days} dagar {way} sedan breven senast kördes "
        f"({swedish_time(last):%Y-%m-%d %H:%M}), så inga brev skickas. Är klockan rätt? ",
        "Kör då tracker resume",
        "Be då den som sköter installationen att släppa breven",
        "; varje person får ett enda brev.",
    )


def trust_clock(database: Database, actor: Actor, now: datetime) -> None:
    """Accepts the current time as right, so that sending resumes."""
    with database.session() as session:
        events.lock_log(session)
        last = last_run(session)
        mark_run(session, now)
        forget(session, PLANNED)  # the accumulated letters are expected
        since = f"efter {swedish_time(last):%Y-%m-%d %H:%M}" if last else "första gången"
        events.log(session, now, "resumed", actor, detail=f"breven går igen, {since}")
