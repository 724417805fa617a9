"""Replies are fetched and kept whole, then read; what is clear is applied, the doubtful goes to review."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

from tracker.clock import Clock
from tracker.domain.actor import Actor
from tracker.domain.incoming import IncomingState
from tracker.errors import MailServerError, NotFoundError, TrackerError, os_reason
from tracker.mail.folder import MailFolder, read_whole_or_head
from tracker.mail.incoming.imap import open_box
from tracker.mail.incoming.imap_box import FoundMail
from tracker.services.answers.read_reply import read_reply_mail
from tracker.settings import Settings
from tracker.store import events, incoming
from tracker.store.database import FAILURES, Database

TRIES = 3  # visits to the mailbox in one run
MARGIN = timedelta(days=2)  # servers' days begin at other hours than ours


@dataclass(frozen=True, slots=True)
class CollectResult:
    """How many mails were new, and how many of each kind were read.

    Kinds: applied, review, autoreply, bounce, abuse, loop, other, failed.
    """

    new: int
    kinds: Mapping[str, int]


class Inbox(Protocol):
    """A place where replies lie: an IMAP folder or the mail folder."""

    def replies(self, known: frozenset[str], since: date | None = None) -> Iterable[FoundMail]: ...

    def finish(self, read: frozenset[str], done: str) -> None: ...


@dataclass(slots=True)
class _Run:
    """What the steps of a run share. `stuck`: mails over which the connection has broken."""

    database: Database
    actor: Actor
    clock: Clock
    settings: Settings
    new: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    stuck: set[str] = field(default_factory=set)


def collect(
    database: Database, actor: Actor, clock: Clock, settings: Settings, files: Sequence[Path] = ()
) -> CollectResult:
    """Fetches what is new from the inbox (or the files) and reads it.

    Raises MailServerError, and NotFoundError for a file that can't be opened.
    """
    run = _Run(database, actor, clock, settings)
    if files:
        _take_files(run, files)
    else:
        _visit_until_done(run)
    return CollectResult(run.new, dict(run.kinds))


def _take_files(run: _Run, files: Sequence[Path]) -> None:
    for path in files:
        raw = _file(path)
        # A file of the same name may hold another mail tomorrow.
        place = ("fil", hashlib.sha256(raw).hexdigest()[:32], str(path.resolve()))
        _keep(run, place, raw)
    _read_all(run)


def _visit_until_done(run: _Run) -> None:
    for left in range(TRIES - 1, -1, -1):
        try:
            _visit(run)
        except MailServerError:
            _read_all(run)  # what had come before the line was cut
            # A mail that the server itself breaks over must not keep those after it from coming.
            if not run.stuck or not left:
                raise
        else:
            break
    if run.stuck:
        raise MailServerError(f"{len(run.stuck)} mejl går inte att hämta ur brevlådan; resten är hämtat.")


def _visit(run: _Run) -> None:
    with open_inbox(run.settings) as (name, uidvalidity, inbox):
        _fetch(run, name, uidvalidity, inbox)
        _read_all(run)
        _finish(run, name, uidvalidity, inbox)


@contextmanager
def open_inbox(settings: Settings) -> Iterator[tuple[str, str, Inbox]]:
    """Name, UIDVALIDITY and inbox: the IMAP server where one is set up, else the mail folder."""
    imap = settings.imap
    if not imap.host:
        yield "mappen", "", MailFolder(settings.mail_folder)
        return
    with open_box(imap) as box:
        yield f"{imap.user}@{imap.host}/{imap.folder}", box.uidvalidity, box


def _fetch(run: _Run, name: str, uidvalidity: str, inbox: Inbox) -> None:
    """Keeps each mail as it comes; one over which the line breaks is left in `stuck`, and not asked again."""
    with run.database.session() as session:
        known = incoming.known_uids(session, name, uidvalidity)
        asked = incoming.first_asked(session)
    # Nothing that came before the first letter answers one: a shared mailbox holds years of other mail.
    since = (asked or run.clock.now().date()) - MARGIN
    for found in inbox.replies(known | run.stuck, since):
        run.stuck.add(found.uid)
        raw = found.read()
        run.stuck.discard(found.uid)
        if raw is not None:
            _keep(run, (name, uidvalidity, found.uid), raw)


def _finish(run: _Run, name: str, uidvalidity: str, inbox: Inbox) -> None:
    """Only what is read and committed is marked or moved; what was set aside stays where it is."""
    if not run.settings.imap.done:
        return
    with run.database.session() as session:
        read = incoming.known_uids(session, name, uidvalidity, IncomingState.READ)
    inbox.finish(read, run.settings.imap.done)


def _file(path: Path) -> bytes:
    try:
        return read_whole_or_head(path)
    except OSError as error:
        raise NotFoundError(f"Filen {path} går inte att öppna: {os_reason(error)}.") from error


def _keep(run: _Run, place: tuple[str, str, str], raw: bytes) -> None:
    """One transaction a mail: what has been fetched stays, whatever happens to the next."""
    with run.database.session() as session:
        if incoming.keep(session, place, raw, run.clock.now()) is not None:
            run.new += 1


def _read_all(run: _Run) -> None:
    with run.database.session() as session:
        waiting = incoming.unread_ids(session)
    for incoming_id in waiting:
        kind = _read_one(run, incoming_id)
        if kind is not None:
            run.kinds[kind] += 1


def _read_one(run: _Run, incoming_id: int) -> str | None:
    """One mail in one transaction; None when another program has it.

    A database that fails leaves the mail for the next run. A mail that fails must not stop the others: it is
    set aside whole, and a person is told.
    """
    now = run.clock.now()
    try:
        with run.database.session() as session:
            if not incoming.take(session, incoming_id):
                return None
            mail = incoming.mail(session, incoming_id)
            return read_reply_mail(session, run.actor, now, run.settings, mail)
    except (TrackerError, *FAILURES, OSError):
        raise
    except Exception as error:
        with run.database.session() as session:
            reason = f"Mejlet gick inte att läsa ({type(error).__name__})."
            incoming.mark_failed(session, incoming_id, f"{type(error).__name__}: {error}")
            incoming.add_review(session, incoming_id, "", (), [reason])
            detail = f"mejl {incoming_id}: {error}"
            events.log(session, now, "failed", run.actor, detail=detail)
        return "failed"
