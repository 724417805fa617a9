"""Sends the letters of the outbox: claim and commit, send once, record and commit, over several connections.

A crash in between causes at most one extra copy of one letter, with the same Message-ID. No letter is lost: a
claim whose worker died is taken over when its lease expires.
"""

import secrets
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from tracker.clock import Clock, start_of_swedish_day
from tracker.domain.actor import Actor
from tracker.domain.letter import LetterState
from tracker.domain.sentence import sentence
from tracker.errors import DatabaseError, SendingStoppedError, TrackerError
from tracker.mail.folder import MailFolder
from tracker.mail.outgoing.draft import Draft, build
from tracker.mail.outgoing.sender import Outcome, Post, open_server
from tracker.services.letters.compose import write_letter
from tracker.services.letters.may_leave import answered_reason, may_send, out_of_date, out_of_hours
from tracker.services.letters.outcome import MOST_ATTEMPTS, Claimed, record, record_outcome, requeue
from tracker.services.letters.rate_limit import RateLimit
from tracker.settings import Settings
from tracker.store import events, letters
from tracker.store.database import Database
from tracker.store.letter_counts import sent_since

LEASE = timedelta(minutes=5)  # longer than the slowest attempt; an older claim has lost its worker
SOON = timedelta(minutes=1)
LETTERS_A_CONNECTION = 10  # fewer letters do not justify another connection


@dataclass(frozen=True, slots=True)
class SendResult:
    """The result of one run: letters accepted by the server, withdrawn, to be retried, and given up."""

    accepted: int = 0
    withdrawn: int = 0
    later: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class _Run:
    """The state that the connections of a run share."""

    database: Database
    actor: Actor
    clock: Clock
    settings: Settings
    rate_limit: RateLimit
    counts: Counter[str] = field(default_factory=Counter)
    lock: Lock = field(default_factory=Lock)

    def count(self, field_name: str) -> None:
        with self.lock:
            self.counts[field_name] += 1

    @property
    def result(self) -> SendResult:
        """The result of the run so far."""
        return SendResult(**self.counts)


def send_letters(
    database: Database,
    actor: Actor,
    clock: Clock,
    settings: Settings,
    seconds: float | None = None,
    anyway: bool = False,
) -> SendResult:
    """Sends the letters that are ready, for at most `seconds`; the rest are left for the next run.

    Raises MailServerError if the server can't be reached (nothing is lost), and SendingStoppedError if the
    day's quota is used up, unless `anyway`.
    """
    run = _Run(database, actor, clock, settings, RateLimit(0, None, seconds))
    waiting = _ready(run)
    if not waiting or not may_send(settings, clock.now()):
        return run.result
    run = _Run(
        database, actor, clock, settings, _rate_limit(database, settings, clock.now(), seconds, anyway)
    )
    connections = min(settings.outbox.connections, 1 + (waiting - 1) // LETTERS_A_CONNECTION)
    if connections == 1 or not settings.smtp.host:
        _work(run)
    else:
        with ThreadPoolExecutor(connections) as pool:
            try:
                for done in [pool.submit(_work, run) for _ in range(connections)]:
                    done.result()
            except KeyboardInterrupt:  # finish the letters in hand; otherwise the pool would continue
                run.rate_limit.stop()
                raise
    if run.rate_limit.used_up and _ready(run):
        _stop_for_quota(run)
    return run.result


@contextmanager
def open_post(settings: Settings, latest: float | None = None) -> Iterator[Post]:
    """Yields a connection to the mail server if configured, else the mail folder."""
    if not settings.smtp.host:
        yield MailFolder(settings.mail_folder)
        return
    with open_server(settings.smtp, latest) as server:
        yield server


def _ready(run: _Run) -> int:
    with run.database.session() as session:
        return letters.ready(session, run.clock.now())


def _rate_limit(
    database: Database, settings: Settings, now: datetime, seconds: float | None, anyway: bool
) -> RateLimit:
    per_day = settings.outbox.per_day
    per_minute = settings.outbox.per_minute if settings.smtp.host else 0
    if anyway or not per_day:
        return RateLimit(per_minute, None, seconds)
    with database.session() as session:
        gone = sent_since(session, start_of_swedish_day(now))
    return RateLimit(per_minute, max(per_day - gone, 0), seconds)


def _stop_for_quota(run: _Run) -> None:
    quota = run.settings.outbox.per_day
    told = sentence(
        f"{quota} brev har gått i dag, så resten väntar (outbox.per_day). Ska fler gå i dag: ",
        "kör tracker remind --yes.",
        "be den som sköter installationen att släppa dem.",
    )
    with run.database.session() as session:
        events.log_once(session, run.clock.now(), "stopped", run.actor, told)
    raise SendingStoppedError(told)


def _work(run: _Run) -> None:
    """Sends letters over one connection until none is ready or it is time to stop."""
    with open_post(run.settings, run.rate_limit.latest) as post:
        while may_send(run.settings, run.clock.now()) and run.rate_limit.acquire():
            claimed = _claim(run)
            if claimed is None:
                run.rate_limit.refund()
                return
            if not _send_one(run, post, claimed):
                run.rate_limit.refund()


def _claim(run: _Run) -> Claimed | None:
    run.database.make_sure_of_room()  # a letter sent but not recorded would be sent again
    claim = secrets.token_hex(8)
    with run.database.session() as session:
        letter = letters.claim_next(session, claim, run.clock.now(), LEASE)
    return Claimed(letter, claim) if letter else None


def _send_one(run: _Run, post: Post, claimed: Claimed) -> bool:
    """Returns True if the letter was handed to the server, whatever the server answered."""
    now = run.clock.now()
    if claimed.letter.attempts > MOST_ATTEMPTS:  # its workers died or could not record the outcome
        record(
            run.database, run.actor, now, claimed, LetterState.FAILED, f"gav upp efter {MOST_ATTEMPTS} försök"
        )
        run.count("failed")
        return False
    try:
        draft = _write(run, claimed, now)
        message = build(draft) if draft else None
    except TrackerError as error:  # an error of the program, not of the letter: requeue it and stop the run
        with suppress(DatabaseError):
            requeue(run.database, claimed, now + SOON, str(error))
        raise
    except Exception as error:  # one letter that can't be written must not block the others
        why = f"brevet kunde inte skrivas ({type(error).__name__}: {error})"
        record(run.database, run.actor, now, claimed, LetterState.FAILED, why)
        run.count("failed")
        return False
    if draft is None or message is None:
        return False
    try:
        outcome = post.send(draft.to.email, message)
    except TrackerError as error:  # the server is unavailable: requeue the letter and stop the run
        requeue(run.database, claimed, run.clock.now() + SOON, str(error))
        run.count("later")
        raise
    _record_sent(run, claimed, outcome)
    return True


def _write(run: _Run, claimed: Claimed, now: datetime) -> Draft | None:
    """Returns the letter as it is to be sent; None if it was withdrawn or requeued."""
    with run.database.session() as session:
        letter = letters.drop_answered_lines(session, claimed.letter.id)
        opens = out_of_hours(session, letter, run.settings, now)
        gone = None if opens else out_of_date(session, letter, run.settings, now)
        draft = None if opens or gone else write_letter(session, letter, run.settings, now)
        reason = gone or answered_reason(session, claimed.letter)
    if opens:
        requeue(run.database, claimed, opens, "väntar på distriktets tider")
        run.count("later")
    elif draft is None:
        record(run.database, run.actor, now, claimed, LetterState.WITHDRAWN, reason)
        run.count("withdrawn")
    return draft


def _record_sent(run: _Run, claimed: Claimed, outcome: Outcome) -> None:
    state = record_outcome(run.database, run.actor, run.clock.now(), claimed, outcome)
    run.count({LetterState.SENT: "accepted", LetterState.PLANNED: "later"}.get(state, "failed"))
