"""Records the outcome of a claimed letter: sent, withdrawn, to be retried, or given up."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.events import EventKind
from tracker.domain.letter import LetterState
from tracker.errors import BusyError
from tracker.mail.outgoing.smtp_answers import Outcome
from tracker.store import events, letters, people
from tracker.store.database import Database
from tracker.store.letter_counts import failures_in_a_row

# Waits between retries of a temporary refusal: about five days in all.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440, 1440, 1440, 1440))
MOST_ATTEMPTS = len(WAITS) + 1
JITTER = 0.1  # random reduction of each wait, so that letters refused together are not retried together
LOCKED_TRIES = 3  # at 10 s each, on a locked database: a sent letter that is not recorded is sent again
MOST_FAILURES = 3  # refusals in a row, for any reason, before the address is marked as unreachable
UNCERTAIN = "osäker leverans"
EVENTS: dict[LetterState, EventKind] = {
    LetterState.SENT: EventKind.ACCEPTED,
    LetterState.FAILED: EventKind.REFUSED,
    LetterState.PLANNED: EventKind.DELAYED,
    LetterState.WITHDRAWN: EventKind.WITHDRAWN,
    LetterState.UNCERTAIN: EventKind.UNCERTAIN,
}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter reserved for this run until its lease expires; `claim` is the proof."""

    letter: letters.Letter
    claim: str


def record_outcome(
    database: Database, actor: Actor, now: datetime, claimed: Claimed, outcome: Outcome
) -> LetterState:
    """Records the outcome of a sending attempt. Returns the letter's new state."""
    attempts = claimed.letter.attempts
    if outcome.accepted:
        record(database, actor, now, claimed, LetterState.SENT, outcome.detail)
        return LetterState.SENT
    if outcome.permanent or attempts >= MOST_ATTEMPTS:
        record(
            database, actor, now, claimed, LetterState.FAILED, outcome.detail, bad_address=outcome.recipient
        )
        return LetterState.FAILED
    if outcome.uncertain and claimed.letter.error.startswith(UNCERTAIN):
        # The server may have it twice already, so there is no third try. It counts as asked.
        record(database, actor, now, claimed, LetterState.UNCERTAIN, outcome.detail)
        return LetterState.UNCERTAIN
    # Uncertain: the server may have it. The retry has the same Message-ID.
    detail = f"{UNCERTAIN}: {outcome.detail}" if outcome.uncertain else outcome.detail
    wait = WAITS[attempts - 1] * (1 - JITTER * random.random())  # noqa: S311  (spreads retries, hides nothing)
    record(database, actor, now, claimed, LetterState.PLANNED, detail, next_try=now + wait)
    return LetterState.PLANNED


def requeue(database: Database, claimed: Claimed, next_try: datetime, detail: str) -> None:
    """Puts the letter back without counting an attempt: no server, or outside its district's hours."""
    with database.session() as session:
        changes = {"next_try": next_try, "attempts": claimed.letter.attempts - 1, "error": detail}
        letters.mark(session, claimed.letter.id, claimed.claim, LetterState.PLANNED, **changes)


def record(
    database: Database,
    actor: Actor,
    now: datetime,
    claimed: Claimed,
    state: LetterState,
    detail: str,
    next_try: datetime | None = None,
    bad_address: bool = False,
) -> None:
    """Stores the letter's new state and logs an event per activity, in one transaction."""
    for left in range(LOCKED_TRIES - 1, -1, -1):
        try:
            _record(database, actor, now, claimed, state, detail, next_try, bad_address)
        except BusyError:
            if not left:
                raise
        else:
            return


def _record(
    database: Database,
    actor: Actor,
    now: datetime,
    claimed: Claimed,
    state: LetterState,
    detail: str,
    next_try: datetime | None,
    bad_address: bool,
) -> None:
    letter = claimed.letter
    changes: dict[str, object] = {"error": "" if state == LetterState.SENT else detail}
    if state == LetterState.SENT:
        changes["sent_at"] = now
    if next_try is not None:
        changes["next_try"] = next_try
    with database.session() as session:
        events.lock_log(session)
        if not letters.mark(session, letter.id, claimed.claim, state, **changes):
            return  # the lease expired and another worker has the letter; its record counts
        lines = letters.letter(session, letter.id).lines  # the lines that were open when it was written
        events.log_each(
            session,
            now,
            EVENTS[state],
            actor,
            activity_ids=[line.activity_id for line in lines or letter.lines] or [None],
            person_id=letter.person_id,
            letter_id=letter.id,
            detail=detail,
        )
        failures = failures_in_a_row(session, letter.person_id) if state == LetterState.FAILED else 0
        if bad_address or failures >= MOST_FAILURES:
            people.mark_unreachable(session, letter.person_id, swedish_day(now))
