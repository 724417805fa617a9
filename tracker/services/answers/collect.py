"""Collects, stores and reads incoming mails. Clear answers are recorded, the others queued for review."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from time import monotonic
from typing import Protocol

from sqlmodel import Session

from tracker.clock import Clock
from tracker.domain.actor import Actor
from tracker.domain.incoming import IncomingState
from tracker.domain.reply.cause import Cause, MailCode
from tracker.errors import (
    ContentError,
    CutOffError,
    MailServerError,
    NotFoundError,
    SettingsError,
    os_reason,
)
from tracker.mail.folder import MailFolder, read_whole_or_head
from tracker.mail.incoming.envelope import envelope
from tracker.mail.incoming.imap import open_box
from tracker.mail.incoming.imap_box import FoundMail
from tracker.reading.personal import without_personal_numbers
from tracker.services.answers.match_letter import match_letter
from tracker.services.answers.read_automatic import OUTSIDERS, set_aside
from tracker.services.answers.read_reply import read_reply_mail
from tracker.services.answers.sender import known_sender, outsider
from tracker.settings import Settings
from tracker.store import events, incoming, last_runs
from tracker.store.database import Database, is_out_of_reach

TRIES = 3  # connections to the mailbox in one run
MARGIN = timedelta(days=2)  # the server's dates may be in another time zone


@dataclass(frozen=True, slots=True)
class CollectResult:
    """The number of new mails, and the number of mails read by kind.

    Kinds: applied, review, outsiders, autoreply, bounce, abuse, loop, other, failed.
    """

    new: int
    kinds: Mapping[str, int]


class Inbox(Protocol):
    """A source of incoming mail: an IMAP folder or the local mail folder."""

    def replies(self, known: frozenset[str], since: date | None = None) -> Iterable[FoundMail]: ...

    def finish(self, read: frozenset[str], done: str) -> None: ...


@dataclass(slots=True)
class _Run:
    """The shared state of one run. `stuck`: UIDs of mails whose download broke the connection."""

    database: Database
    actor: Actor
    clock: Clock
    settings: Settings
    new: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    stuck: set[str] = field(default_factory=set)
    began: float = field(default_factory=monotonic)

    @property
    def is_over(self) -> bool:
        """True when the time for fetching is out; the rest is fetched in the next run."""
        return monotonic() - self.began > self.settings.imap.run_seconds


def collect(
    database: Database, actor: Actor, clock: Clock, settings: Settings, files: Sequence[Path] = ()
) -> CollectResult:
    """Fetches and reads the new mails of the inbox, or of `files` if given.

    Raises MailServerError, and NotFoundError if a file can't be opened.
    """
    run = _Run(database, actor, clock, settings)
    if files:
        _take_files(run, files)
    else:
        _visit_until_done(run)
    return CollectResult(run.new, dict(+run.kinds))


def _take_files(run: _Run, files: Sequence[Path]) -> None:
    for path in files:
        raw = _file(path)
        # The hash is part of the key: the same path may hold another mail tomorrow.
        key = ("fil", hashlib.sha256(raw).hexdigest()[:32], str(path.resolve()))
        _keep(run, key, raw)
    _read_all(run)


def _visit_until_done(run: _Run) -> None:
    for left in range(TRIES - 1, -1, -1):
        try:
            _visit(run)
        except CutOffError:
            _read_all(run)
            raise  # another try would take as long
        except MailServerError:
            _read_all(run)  # read what arrived before the connection broke
            # Retry without the stuck mail, so that it does not block those after it.
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
    """Yields the inbox with its name and UIDVALIDITY: the IMAP server if configured, else the mail folder."""
    imap = settings.imap
    if not imap.host:
        yield "mappen", "", MailFolder(settings.mail_folder)
        return
    with open_box(imap) as box:
        yield f"{imap.user}@{imap.host}/{imap.folder}", box.uidvalidity, box


def _fetch(run: _Run, name: str, uidvalidity: str, inbox: Inbox) -> None:
    """Stores each new mail.

    A mail whose download breaks the connection stays in `stuck` and is skipped later.
    """
    with run.database.session() as session:
        known = incoming.known_uids(session, name, uidvalidity)
        asked = incoming.first_asked(session)
        # Mails over which a server took too long are fetched last, and hold no others.
        slow = last_runs.slow_uids(session, name, uidvalidity)
    # Only mails since the first letter can answer one; a shared mailbox may hold years of other mail.
    since = (asked or run.clock.now().date()) - MARGIN
    for found in sorted(inbox.replies(known | run.stuck, since), key=lambda one: one.uid in slow):
        if run.is_over:
            return
        run.stuck.add(found.uid)
        try:
            raw = found.read()
        except CutOffError:
            with run.database.session() as session:
                last_runs.mark_slow(session, run.clock.now(), name, uidvalidity, found.uid)
            raise
        run.stuck.discard(found.uid)
        if found.uid in slow:
            with run.database.session() as session:
                last_runs.forget_slow(session, name, uidvalidity, found.uid)
        if raw is not None:
            _keep(run, (name, uidvalidity, found.uid), raw)


def _finish(run: _Run, name: str, uidvalidity: str, inbox: Inbox) -> None:
    """Marks or moves the mails that are read and committed; those set aside are left in the inbox."""
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


def _keep(run: _Run, key: tuple[str, str, str], raw: bytes) -> None:
    """Stores a mail in its own transaction, so that a later failure does not lose it."""
    with run.database.session() as session:
        incoming_id = incoming.keep(session, key, raw, run.clock.now())
        if incoming_id is not None:
            # If that fails the mail is kept all the same: reading it tells what is wrong.
            with suppress(Exception), session.begin_nested():
                _expect(session, incoming_id, raw)
    if incoming_id is not None:
        run.new += 1


def _expect(session: Session, incoming_id: int, raw: bytes) -> None:
    """Notes whose reply to which letter the mail seems to be: nobody is reminded before it is read."""
    found = envelope(raw)
    sender, matched = known_sender(session, found), match_letter(session, found)
    letter = None if outsider(found, matched, sender) else matched.letter
    incoming.expect(session, incoming_id, sender.id if sender else None, letter.id if letter else None)


def _read_all(run: _Run) -> None:
    with run.database.session() as session:
        waiting = incoming.unread_ids(session)
    before = run.kinds[OUTSIDERS]
    for incoming_id in waiting:
        kind = _read_one(run, incoming_id)
        if kind is not None:
            run.kinds[kind] += 1
    if run.kinds[OUTSIDERS] > before:
        _log_outsiders(run, run.kinds[OUTSIDERS] - before)


def _log_outsiders(run: _Run, count: int) -> None:
    """Logs once what anybody can send a thousand of."""
    with run.database.session() as session:
        events.log(
            session, run.clock.now(), "review", run.actor, detail=f"{count} mejl från okända avsändare"
        )


def _read_one(run: _Run, incoming_id: int) -> str | None:
    """Reads one mail in one transaction. Returns its kind, or None if another process has claimed it.

    If the database fails, the mail is left for the next run. If the mail can't be read or its answer not be
    stored, it is marked as failed and queued for review, so that it does not block the others.
    """
    try:
        try:
            return _take_and_read(run, incoming_id)
        except ContentError:  # perhaps another program saved the same at the same time
            return _take_and_read(run, incoming_id)
    except Exception as error:
        if _stops_the_run(error):
            raise
        return _set_aside(run, incoming_id, error)


def _stops_the_run(error: Exception) -> bool:
    """Returns whether the next mail would fail too: without database, disk or settings none can be read."""
    return isinstance(error, OSError | SettingsError) or is_out_of_reach(error)


def _take_and_read(run: _Run, incoming_id: int) -> str | None:
    with run.database.session() as session:
        if not incoming.take(session, incoming_id):
            return None
        mail = incoming.mail(session, incoming_id)
        return read_reply_mail(session, run.actor, run.clock.now(), run.settings, mail)


def _set_aside(run: _Run, incoming_id: int, error: Exception) -> str:
    """Queues the mail for review. The log gets the error's name only: its text may quote the mail."""
    kind = type(error).__name__
    text = without_personal_numbers(f"{kind}: {error}")
    with run.database.session() as session:
        cause = Cause(MailCode.UNREADABLE, f"Mejlet gick inte att läsa ({kind}).")
        set_aside(session, incoming.mail(session, incoming_id), cause, text)
        detail = f"mejl {incoming_id}: {kind}"
        events.log(session, run.clock.now(), "failed", run.actor, detail=detail)
    return "failed"
