"""Replies are fetched and kept whole, then read; what is clear is applied, the doubtful goes to review."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from tracker.clock import Clock
from tracker.domain.incoming import IncomingState
from tracker.errors import MailServerError, NotFoundError, TrackerError, os_reason
from tracker.mail.folder import MailFolder, read_whole_or_head
from tracker.mail.incoming.imap import open_box
from tracker.mail.incoming.imap_box import FoundMail
from tracker.services.answers.read_reply import read_reply_mail
from tracker.settings import Settings
from tracker.store import events, incoming
from tracker.store.database import Database

TRIES = 3  # visits to the mailbox in one run
MARGIN = timedelta(days=2)  # servers' days begin at other hours than ours


@dataclass(slots=True)
class CollectResult:
    """What one run did, counted by kind: applied, review, autoreply, bounce, loop, other, failed."""

    new: int = 0
    kinds: dict[str, int] = field(default_factory=dict)

    def count(self, kind: str) -> None:
        self.kinds[kind] = self.kinds.get(kind, 0) + 1


class Inbox(Protocol):
    """A place where replies lie: an IMAP folder or the mail folder."""

    def replies(self, known: frozenset[str], since: date | None = None) -> Iterable[FoundMail]: ...

    def finish(self, read: frozenset[str], done: str) -> None: ...


def collect(
    database: Database, settings: Settings, clock: Clock, files: Sequence[Path] = ()
) -> CollectResult:
    """Fetches what is new from the inbox (or the files) and reads it. MailServerError, NotFoundError."""
    result = CollectResult()
    if files:
        for path in files:
            raw = _file(path)
            # A file of the same name may hold another mail tomorrow.
            place = ("fil", hashlib.sha256(raw).hexdigest()[:32], str(path.resolve()))
            _keep(database, place, raw, clock.now(), result)
        _read_all(database, settings, clock, result)
        return result
    stuck: set[str] = set()
    for left in range(TRIES - 1, -1, -1):
        try:
            _visit(database, settings, clock, result, stuck)
        except MailServerError:
            _read_all(database, settings, clock, result)  # what had come before the line was cut
            # A mail that the server itself breaks over must not keep those after it from coming.
            if not stuck or not left:
                raise
        else:
            break
    if stuck:
        raise MailServerError(f"{len(stuck)} mejl går inte att hämta ur brevlådan; resten är hämtat.")
    return result


def _visit(
    database: Database, settings: Settings, clock: Clock, result: CollectResult, stuck: set[str]
) -> None:
    with open_inbox(settings) as (name, uidvalidity, inbox):
        _fetch(database, name, uidvalidity, inbox, clock, result, stuck)
        _read_all(database, settings, clock, result)
        _finish(database, name, uidvalidity, inbox, settings)


@contextmanager
def open_inbox(settings: Settings) -> Iterator[tuple[str, str, Inbox]]:
    """Name, UIDVALIDITY and inbox: the IMAP server where one is set up, else the mail folder."""
    imap = settings.imap
    if not imap.host:
        yield "mappen", "", MailFolder(settings.mail_folder)
        return
    with open_box(imap) as box:
        yield f"{imap.user}@{imap.host}/{imap.folder}", box.uidvalidity, box


def _fetch(
    database: Database,
    name: str,
    uidvalidity: str,
    inbox: Inbox,
    clock: Clock,
    result: CollectResult,
    stuck: set[str],
) -> None:
    """Keeps each mail as it comes; one over which the line breaks is left in `stuck`, and not asked again."""
    with database.session() as session:
        known = incoming.known_uids(session, name, uidvalidity)
        asked = incoming.first_asked(session)
    # Nothing that came before the first letter answers one: a shared mailbox holds years of other mail.
    since = (asked or clock.now().date()) - MARGIN
    for found in inbox.replies(known | stuck, since):
        stuck.add(found.uid)
        raw = found.read()
        stuck.discard(found.uid)
        if raw is not None:
            _keep(database, (name, uidvalidity, found.uid), raw, clock.now(), result)


def _finish(database: Database, name: str, uidvalidity: str, inbox: Inbox, settings: Settings) -> None:
    """Only what is read and committed is marked or moved; what was set aside stays where it is."""
    if not settings.imap.done:
        return
    with database.session() as session:
        read = incoming.known_uids(session, name, uidvalidity, IncomingState.READ)
    inbox.finish(read, settings.imap.done)


def _file(path: Path) -> bytes:
    try:
        return read_whole_or_head(path)
    except OSError as error:
        raise NotFoundError(f"Filen {path} går inte att öppna: {os_reason(error)}.") from error


def _keep(
    database: Database, place: tuple[str, str, str], raw: bytes, now: datetime, result: CollectResult
) -> None:
    """One transaction a mail: what has been fetched stays, whatever happens to the next."""
    with database.session() as session:
        if incoming.keep(session, place, raw, now) is not None:
            result.new += 1


def _read_all(database: Database, settings: Settings, clock: Clock, result: CollectResult) -> None:
    with database.session() as session:
        waiting = incoming.unread_ids(session)
    for incoming_id in waiting:
        kind = _read_one(database, settings, clock, incoming_id)
        if kind is not None:
            result.count(kind)


def _read_one(database: Database, settings: Settings, clock: Clock, incoming_id: int) -> str | None:
    """One mail in one transaction; None when another program has it.

    A database that fails leaves the mail for the next run. A mail that fails must not stop the others: it is
    set aside whole, and a person is told.
    """
    try:
        with database.session() as session:
            if not incoming.take(session, incoming_id):
                return None
            return read_reply_mail(session, incoming.mail(session, incoming_id), settings, clock.now())
    except (TrackerError, SQLAlchemyError, OSError):
        raise
    except Exception as error:
        with database.session() as session:
            reason = f"Mejlet gick inte att läsa ({type(error).__name__})."
            incoming.mark_failed(session, incoming_id, f"{type(error).__name__}: {error}")
            incoming.add_review(session, incoming_id, "", (), [reason])
            events.log(session, clock.now(), "failed", detail=f"mejl {incoming_id}: {error}")
        return "failed"
