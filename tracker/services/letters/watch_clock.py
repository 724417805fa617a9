"""A clock that has jumped must not send a year of letters: all are held until a person says go on."""

from datetime import datetime, timedelta

from sqlmodel import Session

from tracker.clock import swedish_time
from tracker.domain.actor import Actor
from tracker.errors import SendingStoppedError
from tracker.store import events
from tracker.store.database import Database
from tracker.store.last_runs import PLANNED, forget, last_run, mark_run

FORWARD = timedelta(days=40)  # longer than any holiday; a server that was off for so long is looked at first
BACK = timedelta(days=1)  # less than that is harmless: a day that has been asked about is not asked again


def keep_time(database: Database, actor: Actor, now: datetime) -> datetime | None:
    """Remembers the moment of a run; gives that of the one before, None at the first.

    SendingStoppedError, and a line in the log, where the clock has jumped.
    """
    with database.session() as session:
        events.lock_log(session)
        before, said = last_run(session), what_is_wrong(session, now)
        if said is None:
            mark_run(session, now)
            return before
        events.log_once(session, now, "stopped", actor, said)
    raise SendingStoppedError(said)


def what_is_wrong(session: Session, now: datetime) -> str | None:
    """A Swedish sentence where the clock has jumped since the last run, else None."""
    last = last_run(session)
    if last is None or -BACK <= now - last <= FORWARD:
        return None
    way = "fram" if now > last else "tillbaka"
    return (
        f"Klockan har gått {abs(now - last).days} dagar {way} sedan breven senast kördes "
        f"({swedish_time(last):%Y-%m-%d %H:%M}), "
        "så inga brev skickas. Är klockan rätt? Kör då tracker resume; varje person får ett enda brev."
    )


def trust_clock(database: Database, actor: Actor, now: datetime) -> None:
    """A person says that the clock is right: letters go on from this moment."""
    with database.session() as session:
        events.lock_log(session)
        last = last_run(session)
        mark_run(session, now)
        forget(session, PLANNED)  # what has gathered is no surprise
        since = f"efter {swedish_time(last):%Y-%m-%d %H:%M}" if last else "första gången"
        events.log(session, now, "resumed", actor, detail=f"breven går igen, {since}")
