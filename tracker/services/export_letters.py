"""Letters as drafts, for where no mail server is: the coordinator sends them, and says when it is done."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from tracker.errors import NotFoundError, TrackerError
from tracker.mail.draft_files import write_draft
from tracker.mail.outgoing import Draft, build_unsent
from tracker.services.outdated import out_of_date
from tracker.services.send_letters import LEASE
from tracker.services.write_letter import write_letter
from tracker.settings import Settings
from tracker.store import events, letters
from tracker.store.database import Database
from tracker.store.letter_drafts import claim_planned, ids_in_state, mark_sent_by_hand
from tracker.store.letters import Letter

BY_HAND = "skickat för hand"


@dataclass(frozen=True, slots=True)
class Exported:
    """One draft: the letter's number, to whom, and the file."""

    id: int
    person: str
    path: Path


@dataclass(slots=True)
class Exports:
    """What one run did: drafts written, empty letters taken back, letters that no draft can be made of."""

    written: list[Exported] = field(default_factory=list)
    withdrawn: int = 0
    failed: int = 0


def export_letters(
    database: Database, settings: Settings, now: datetime, folder: Path, everything: bool = False
) -> Exports:
    """Writes the letters that are to go now as drafts; `everything`: also those that wait for another try."""
    result = Exports()
    for letter, claim in _claimed(database, now, everything):
        with database.session() as session:
            fresh = letters.drop_answered_lines(session, letter.id)
            gone = out_of_date(session, fresh, settings, now)
            draft = None if gone else write_letter(session, fresh, settings, now)
        if draft is None:
            _record(database, letter, claim, "withdrawn", now, gone or "besvarat innan brevet gick")
            result.withdrawn += 1
            continue
        try:
            result.written.append(_written(folder, letter, draft))
        except ValueError as error:  # a header that can't be written: one bad letter must not stop the others
            _record(database, letter, claim, "failed", now, str(error))
            result.failed += 1
            continue
        except TrackerError as error:  # the folder: the letter waits in the outbox
            _record(database, letter, claim, "planned", now, str(error))
            raise
        _record(database, letter, claim, "exported", now, result.written[-1].path.name)
    return result


def export_again(database: Database, settings: Settings, now: datetime, folder: Path) -> Exports:
    """Writes anew the drafts that nobody has said are sent; what is answered by now gets none."""
    result = Exports()
    with database.session() as session:
        for letter_id in ids_in_state(session, "exported"):
            letter = letters.letter(session, letter_id)
            if draft := write_letter(session, letter, settings, now):
                result.written.append(_written(folder, letter, draft))
    return result


def sent_by_hand(session: Session, letter_ids: tuple[int, ...] | None, now: datetime) -> int:
    """Exported letters have been sent (None: all of them). NotFoundError for one that is not exported."""
    waiting = ids_in_state(session, "exported")
    for letter_id in waiting if letter_ids is None else dict.fromkeys(letter_ids):
        if not mark_sent_by_hand(session, letter_id, now):
            there = ", ".join(map(str, waiting)) or "inga"
            raise NotFoundError(f"Brev {letter_id} är inget utkast. De utkast som väntar: {there}.")
        _log(session, letters.letter(session, letter_id), "accepted", now, BY_HAND)
    return len(waiting if letter_ids is None else set(letter_ids))


def _claimed(database: Database, now: datetime, everything: bool) -> Iterator[tuple[Letter, str]]:
    """One letter after the other, each claimed and committed as the sender does it: nobody else sends it."""
    while True:
        claim = secrets.token_hex(8)
        with database.session() as session:
            letter = letters.claim_next(session, claim, now, LEASE)
        if letter is None:
            break
        yield letter, claim
    if not everything:
        return
    with database.session() as session:
        later = ids_in_state(session, "planned")
    for letter_id in later:
        claim = secrets.token_hex(8)
        with database.session() as session:
            taken = claim_planned(session, letter_id, claim, now, LEASE)
            letter = letters.letter(session, letter_id)
        if taken:
            yield letter, claim


def _written(folder: Path, letter: Letter, draft: Draft) -> Exported:
    path = write_draft(folder, letter.day, draft.to.name, letter.id, build_unsent(draft))
    return Exported(letter.id, draft.to.name, path)


def _record(database: Database, letter: Letter, claim: str, state: str, now: datetime, detail: str) -> None:
    what = {"exported": "exported", "withdrawn": "withdrawn", "failed": "refused", "planned": "delayed"}[
        state
    ]
    with database.session() as session:
        events.hold_log(session)  # before the letter's row, as whoever writes both does
        error = "" if state == "exported" else detail
        if letters.mark(session, letter.id, claim, state, error=error):
            _log(session, letter, what, now, detail)


def _log(session: Session, letter: Letter, what: str, now: datetime, detail: str) -> None:
    for activity in dict.fromkeys(line.activity_id for line in letter.lines):
        events.log(
            session,
            now,
            what,
            "samordnaren" if detail == BY_HAND else "tracker",
            activity_id=activity,
            person_id=letter.person_id,
            letter_id=letter.id,
            detail=detail,
        )
