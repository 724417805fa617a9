"""Exports letters as drafts for installations without a mail server; the coordinator sends them by hand."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from tracker.domain.actor import Actor
from tracker.domain.letter import LetterState
from tracker.errors import NotFoundError, TrackerError
from tracker.mail.outgoing.draft import Draft, build_unsent
from tracker.mail.outgoing.draft_files import write_draft
from tracker.services.letters.compose import write_letter
from tracker.services.letters.may_leave import answered_reason, may_send, out_of_date, out_of_hours
from tracker.services.letters.outbox import LEASE
from tracker.services.letters.outcome import Claimed, record, requeue
from tracker.services.letters.planning import plan_letters
from tracker.services.letters.watch_clock import keep_time
from tracker.settings import Settings
from tracker.store import events, letters
from tracker.store.database import Database
from tracker.store.letter_drafts import claim_planned, ids_in_state, mark_sent_by_hand
from tracker.store.letters import Letter

BY_HAND = "skickat för hand"


@dataclass(frozen=True, slots=True)
class ExportedDraft:
    """An exported draft: the letter's id, the recipient's name and the file."""

    id: int
    person: str
    path: Path


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The result of an export: drafts written, letters `left` (withdrawn or requeued), and failures.

    `out_of_hours`: outside the sending hours; nothing was done.
    """

    written: tuple[ExportedDraft, ...] = ()
    left: int = 0
    failed: int = 0
    out_of_hours: bool = False


def export_todays_letters(
    database: Database,
    actor: Actor,
    now: datetime,
    settings: Settings,
    folder: Path,
    everything: bool = False,
) -> ExportResult:
    """Plans today's letters and exports those that are ready, within the sending hours.

    `everything`: also outside the sending hours, and also letters waiting for a retry.
    """
    if not (everything or may_send(settings, now)):
        return ExportResult(out_of_hours=True)
    keep_time(database, actor, now)
    with database.session() as session:
        plan_letters(session, actor, now, settings)
    return export_letters(database, actor, now, settings, folder, everything)


def export_letters(
    database: Database,
    actor: Actor,
    now: datetime,
    settings: Settings,
    folder: Path,
    everything: bool = False,
) -> ExportResult:
    """Exports the letters that are ready as drafts; `everything`: also letters waiting for a retry.

    Raises TrackerError if the folder can't be written; the letter is requeued.
    """
    written, left, failed = [], 0, 0
    for claimed in _claimed(database, now, everything):
        try:
            draft = _draft(database, actor, now, settings, claimed, everything)
            if draft is not None:
                written.append(_written(folder, claimed.letter, draft))
                _exported(database, actor, now, claimed, written[-1].path.name)
        except TrackerError as error:  # the folder can't be written: requeue the letter
            requeue(database, claimed, now, str(error))
            raise
        except Exception as error:  # one letter that can't be written must not block the others
            detail = f"brevet kunde inte skrivas ({type(error).__name__}: {error})"
            record(database, actor, now, claimed, LetterState.FAILED, detail)
            failed += 1
            continue
        left += draft is None
    return ExportResult(tuple(written), left, failed)


def _draft(
    database: Database,
    actor: Actor,
    now: datetime,
    settings: Settings,
    claimed: Claimed,
    everything: bool,
) -> Draft | None:
    """Returns the letter as it would be sent now; None if it was withdrawn or requeued."""
    with database.session() as session:
        letter = letters.drop_answered_lines(session, claimed.letter.id)
        opens = None if everything else out_of_hours(session, letter, settings, now)
        gone = None if opens else out_of_date(session, letter, settings, now)
        draft = None if opens or gone else write_letter(session, letter, settings, now)
        reason = gone or answered_reason(session, claimed.letter)
    if opens:
        requeue(database, claimed, opens, claimed.letter.error)
    elif draft is None:
        record(database, actor, now, claimed, LetterState.WITHDRAWN, reason)
    return draft


def export_again(database: Database, now: datetime, settings: Settings, folder: Path) -> ExportResult:
    """Rewrites the drafts that are not marked as sent, except those that have been answered."""
    written = []
    with database.session() as session:
        for letter_id in ids_in_state(session, LetterState.EXPORTED):
            letter = letters.letter(session, letter_id)
            if draft := write_letter(session, letter, settings, now):
                written.append(_written(folder, letter, draft))
    return ExportResult(tuple(written))


def sent_by_hand(session: Session, actor: Actor, now: datetime, letter_ids: tuple[int, ...] | None) -> int:
    """Marks exported letters as sent; None: all of them. Returns how many.

    Raises NotFoundError if one of them is not exported.
    """
    events.lock_log(session)
    waiting = ids_in_state(session, LetterState.EXPORTED)
    for letter_id in waiting if letter_ids is None else dict.fromkeys(letter_ids):
        if not mark_sent_by_hand(session, letter_id, now):
            there = ", ".join(map(str, waiting)) or "inga"
            raise NotFoundError(f"Brev {letter_id} är inget utkast. De utkast som väntar: {there}.")
        _log(session, actor, now, letters.letter(session, letter_id), "accepted", BY_HAND)
    return len(waiting if letter_ids is None else set(letter_ids))


def _claimed(database: Database, now: datetime, everything: bool) -> Iterator[Claimed]:
    """Yields the letters one by one, each claimed and committed.

    No other process can send a claimed letter.
    """
    while True:
        claim = secrets.token_hex(8)
        with database.session() as session:
            letter = letters.claim_next(session, claim, now, LEASE)
        if letter is None:
            break
        yield Claimed(letter, claim)
    if not everything:
        return
    with database.session() as session:
        later = ids_in_state(session, LetterState.PLANNED)
    for letter_id in later:
        claim = secrets.token_hex(8)
        with database.session() as session:
            taken = claim_planned(session, letter_id, claim, now, LEASE)
            letter = letters.letter(session, letter_id)
        if taken:
            yield Claimed(letter, claim)


def _written(folder: Path, letter: Letter, draft: Draft) -> ExportedDraft:
    path = write_draft(folder, letter.day, draft.to.name, letter.id, build_unsent(draft))
    return ExportedDraft(letter.id, draft.to.name, path)


def _exported(database: Database, actor: Actor, now: datetime, claimed: Claimed, file: str) -> None:
    with database.session() as session:
        events.lock_log(session)
        if letters.mark(session, claimed.letter.id, claimed.claim, LetterState.EXPORTED, error=""):
            _log(session, actor, now, claimed.letter, "exported", file)


def _log(session: Session, actor: Actor, now: datetime, letter: Letter, what: str, detail: str) -> None:
    events.log_each(
        session,
        now,
        what,
        actor,
        activity_ids=[line.activity_id for line in letter.lines] or [None],
        person_id=letter.person_id,
        letter_id=letter.id,
        detail=detail,
    )
