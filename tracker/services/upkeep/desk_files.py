"""Changes of the desk's files together with their rows of the log: both, or neither."""

from pathlib import Path

from sqlmodel import Session

from tracker.settings import Settings
from tracker.settings.waiting_files import WaitingFile, waiting_files, write_waiting
from tracker.store import events
from tracker.store.after_commit import after_commit


def keep_file(session: Session, settings: Settings, goal: Path, content: bytes | None) -> None:
    """Puts the content in its place when the transaction is stored; None removes the file.

    The change has been logged in it. Raises DocumentError if the content can't be written.
    """
    settle_files(session, settings)
    session.flush()  # what the database refuses is refused before anything is written
    waiting = write_waiting(settings, goal, content, events.last_hash(session))
    after_commit(session, waiting.take_place, instead=waiting.drop)


def settle_files(session: Session, settings: Settings) -> None:
    """Ends what a crash has left half done: what is logged takes its place, anything else is dropped."""
    if not waiting_files(settings):
        return
    events.lock_log(session)  # a change that is under way is stored first
    logged = half_done(session, settings)
    for one in waiting_files(settings):
        one.take_place() if one in logged else one.drop()


def half_done(session: Session, settings: Settings) -> tuple[WaitingFile, ...]:
    """Returns the files whose change is logged and not in its place."""
    waiting = waiting_files(settings)
    stored = events.known_hashes(session, [one.mark for one in waiting]) if waiting else frozenset()
    return tuple(one for one in waiting if one.mark in stored)
