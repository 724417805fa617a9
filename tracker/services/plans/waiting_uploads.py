"""Documents that were sent to Läs in and are not stored as plans: one a person, in a folder of their own."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.files import make_folder
from tracker.settings import Settings
from tracker.store import events, people

FOLDER = "inlasning"
REMOVED = "ett dokument som inte sparades som plan"


@dataclass(frozen=True, slots=True)
class WaitingUpload:
    """A document that waits: who sent it, when, and its SHA-256."""

    person_id: int
    who: str
    file: Path
    since: date

    @property
    def digest(self) -> str:
        return digest_of(self.file)


def upload_folder(settings: Settings, person_id: int) -> Path:
    """Returns the empty folder of a person, for a document that is sent now; an earlier one is gone."""
    folder = settings.data / FOLDER / str(person_id)
    make_folder(folder, private=True)
    for one in folder.iterdir():
        one.unlink(missing_ok=True)
    return folder


def mark_upload(file: Path, now: datetime) -> None:
    """Marks a document as sent now."""
    os.utime(file, (now.timestamp(), now.timestamp()))


def find_upload(settings: Settings, person_id: int, digest: str) -> Path | None:
    """Returns the person's document with this SHA-256; None if another was sent since, or it is gone."""
    return next((one for one in _files(settings, person_id) if digest_of(one) == digest), None)


def digest_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def waiting_uploads(session: Session, settings: Settings) -> tuple[WaitingUpload, ...]:
    """Returns all documents that wait, oldest first."""
    root = settings.data / FOLDER
    owners = [int(one.name) for one in root.iterdir() if one.name.isdigit()] if root.is_dir() else []
    known = people.people_of(session, owners)
    found = [
        WaitingUpload(owner, known[owner].name if owner in known else "", file, _sent_on(file))
        for owner in owners
        for file in _files(settings, owner)
    ]
    return tuple(sorted(found, key=lambda one: (one.since, one.person_id)))


def remove_upload(session: Session, actor: Actor, now: datetime, settings: Settings, person_id: int) -> int:
    """Removes what the person has sent. Returns the number of documents."""
    return _removed(session, actor, now, [(person_id, file) for file in _files(settings, person_id)])


def clean_uploads(session: Session, actor: Actor, now: datetime, settings: Settings) -> int:
    """Removes the documents that have waited longer than `retention.upload_days`. Returns their number."""
    last = swedish_day(now) - timedelta(days=settings.keep_upload_days)
    old = [(one.person_id, one.file) for one in waiting_uploads(session, settings) if one.since < last]
    return _removed(session, actor, now, old)


def _removed(session: Session, actor: Actor, now: datetime, files: list[tuple[int, Path]]) -> int:
    for person_id, _ in files:  # the log does not name the file: its name may be somebody's words
        known = person_id if people.people_of(session, [person_id]) else None
        events.log(session, now, "upload_removed", actor, person_id=known, detail=REMOVED)
    session.flush()
    for _, file in files:
        file.unlink(missing_ok=True)
    return len(files)


def _files(settings: Settings, person_id: int) -> Iterator[Path]:
    folder = settings.data / FOLDER / str(person_id)
    return (one for one in folder.iterdir() if one.is_file()) if folder.is_dir() else iter(())


def _sent_on(file: Path) -> date:
    return swedish_day(datetime.fromtimestamp(file.stat().st_mtime, UTC))
