"""The outbox is emptied: claim and commit, send once, record and commit.

A crash between costs at most one extra copy of one letter, under the same Message-ID; none is lost: a claim
whose worker died is found when its lease runs out.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.clock import Clock, swedish_day
from tracker.errors import TrackerError
from tracker.mail.folder import MailFolder
from tracker.mail.outgoing import build
from tracker.mail.sender import Outcome, Post, open_server
from tracker.services.outdated import out_of_date
from tracker.services.remind import may_send
from tracker.services.write_letter import write_letter
from tracker.settings import Settings
from tracker.store import events, letters, people
from tracker.store.database import Database

# Waits before each new try of a temporary refusal; the last is repeated until five days have gone.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440, 1440, 1440, 1440))
LEASE = timedelta(minutes=5)  # longer than the slowest attempt; a claim older than this has lost its worker


@dataclass(slots=True)
class Sent:
    """What one run did: letters accepted by the server, empty ones withdrawn, to try again, given up."""

    accepted: int = 0
    withdrawn: int = 0
    later: int = 0
    failed: int = 0


def send_letters(database: Database, settings: Settings, clock: Clock) -> Sent:
    """Sends every letter that is ready. MailServerError when the server can't be reached; none is claimed."""
    result = Sent()
    if not may_send(settings, clock.now()) or not _anything(database, clock.now()):
        return result
    with open_post(settings) as post:
        while may_send(settings, clock.now()) and (letter := _claim(database, clock.now())) is not None:
            _send_one(database, settings, clock, post, letter, result)
    return result


@contextmanager
def open_post(settings: Settings) -> Iterator[Post]:
    """The mail server where one is set up, else the mail folder."""
    if not settings.smtp.host:
        yield MailFolder(settings.mail_folder)
        return
    with open_server(settings.smtp) as server:
        yield server


def _anything(database: Database, now: datetime) -> bool:
    with database.session() as session:
        return letters.ready(session, now)


@dataclass(frozen=True, slots=True)
class _Claimed:
    letter: letters.Letter
    claim: str


def _claim(database: Database, now: datetime) -> _Claimed | None:
    claim = secrets.token_hex(8)
    with database.session() as session:
        letter = letters.claim_next(session, claim, now, LEASE)
    return _Claimed(letter, claim) if letter else None


def _send_one(
    database: Database, settings: Settings, clock: Clock, post: Post, claimed: _Claimed, result: Sent
) -> None:
    letter = claimed.letter
    with database.session() as session:
        letter = letters.drop_answered_lines(session, letter.id)
        gone = out_of_date(session, letter, settings, clock.now())
        draft = None if gone else write_letter(session, letter, settings, clock.now())
    if draft is None:
        _record(database, claimed, "withdrawn", clock.now(), gone or "besvarat innan brevet gick")
        result.withdrawn += 1
        return
    try:
        outcome = post.send(draft.to.email, build(draft))
    except ValueError as error:  # a header that can't be sent: one bad letter must not stop the others
        outcome = Outcome(accepted=False, permanent=True, detail=str(error))
    except TrackerError as error:  # nothing goes out today: the letter waits, and the run is told
        _settle(database, claimed, Outcome(accepted=False, detail=str(error)), clock.now(), result)
        raise
    _settle(database, claimed, outcome, clock.now(), result)


def _settle(database: Database, claimed: _Claimed, outcome: Outcome, now: datetime, result: Sent) -> None:
    attempts = claimed.letter.attempts
    if outcome.accepted:
        _record(database, claimed, "sent", now, outcome.detail)
        result.accepted += 1
    elif outcome.permanent or attempts > len(WAITS):
        _record(database, claimed, "failed", now, outcome.detail, bad_address=outcome.recipient)
        result.failed += 1
    elif outcome.uncertain and attempts > 1:
        # Twice the server may have had it: a third copy would help nobody. It counts as asked.
        _record(database, claimed, "uncertain", now, outcome.detail)
        result.failed += 1
    else:
        # Uncertain: the server may have it. It goes again under the same Message-ID.
        detail = f"osäker leverans: {outcome.detail}" if outcome.uncertain else outcome.detail
        _record(database, claimed, "planned", now, detail, next_try=now + WAITS[attempts - 1])
        result.later += 1


def _record(
    database: Database,
    claimed: _Claimed,
    state: str,
    now: datetime,
    detail: str,
    next_try: datetime | None = None,
    bad_address: bool = False,
) -> None:
    letter = claimed.letter
    changes: dict[str, object] = {"error": "" if state == "sent" else detail}
    if state == "sent":
        changes["sent_at"] = now
    if next_try is not None:
        changes["next_try"] = next_try
    what = {
        "sent": "accepted",
        "failed": "refused",
        "planned": "delayed",
        "withdrawn": "withdrawn",
        "uncertain": "uncertain",
    }[state]
    with database.session() as session:
        if not letters.mark(session, letter.id, claimed.claim, state, **changes):
            return  # the lease ran out and another worker has it now; its record counts
        for activity in dict.fromkeys(line.activity_id for line in letter.lines):
            events.log(
                session,
                now,
                what,
                activity_id=activity,
                person_id=letter.person_id,
                letter_id=letter.id,
                detail=detail,
            )
        if bad_address:
            people.mark_unreachable(session, letter.person_id, swedish_day(now))
