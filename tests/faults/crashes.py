"""Named points where a worker dies at once, as by kill -9; the program does not know them."""

import os
import smtplib
from collections.abc import Callable
from itertools import count
from typing import Any

from sqlalchemy import text

from tracker.mail.outgoing.sender import MailServer
from tracker.services.letters import outbox, outcome
from tracker.store import database, letters

CRASHED = 9


def _die() -> None:
    os._exit(CRASHED)


def _wrap(owner: Any, name: str, passage: int, before: bool, really: Callable[..., bool] = lambda *_: True):
    """Dies before or after the given number of calls of a function."""
    real, passages = getattr(owner, name), count(1)

    def wrapped(*arguments: Any, **more: Any) -> Any:
        now = really(*arguments) and next(passages) == passage
        if now and before:
            _die()
        result = real(*arguments, **more)
        if now:
            _die()
        return result

    setattr(owner, name, wrapped)


def _whole_text(_connection: Any, words: Any) -> bool:
    return isinstance(words, bytes) and words.endswith(b"\r\n.\r\n")


def _impatient(_passage: int = 0) -> None:
    """Shortens the wait for locks from ten seconds to a third of a second."""
    database.LOCK_WAIT = 0.3


def _locked_at_record(passage: int) -> None:
    """Locks the database once the server has accepted the letter, until the end."""
    _impatient()
    real, passages, kept = outcome.record, count(1), []

    def record(opened: Any, *arguments: Any, **more: Any) -> None:
        if next(passages) == passage:
            kept.append(opened.engine.connect())  # SQLite: its transaction begins at once, as the writer
            kept[0].execute(text("SELECT 1"))
            if opened.engine.dialect.name == "postgresql":
                kept[0].execute(text("LOCK TABLE letter"))
        real(opened, *arguments, **more)

    outcome.record = record


def _no_room(_passage: int) -> None:
    """Simulates a full disk if no small disk can be mounted."""
    database.shutil.disk_usage = lambda _where: _Usage()  # type: ignore[assignment]


class _Usage:
    free = 0


def crash_at(point: str, passage: int) -> None:
    (POINTS | HINDERS)[point](passage)


HINDERS: dict[str, Callable[[int], None]] = {
    "impatient": _impatient,
    "locked at record": _locked_at_record,
    "no room": _no_room,
}


# One copy, but two at the UNSURE ones: the server had accepted the letter before the worker recorded it.
POINTS: dict[str, Callable[[int], None]] = {
    "after claim": lambda passage: _wrap(outbox, "_claim", passage, before=False),
    "before send": lambda passage: _wrap(MailServer, "send", passage, before=True),
    "before the words": lambda passage: _wrap(smtplib.SMTP, "data", passage, before=True),
    "after data": lambda passage: _wrap(smtplib.SMTP, "send", passage, before=False, really=_whole_text),
    "before mark": lambda passage: _wrap(letters, "mark", passage, before=True),
    "after mark": lambda passage: _wrap(letters, "mark", passage, before=False),  # not yet committed
    "after record": lambda passage: _wrap(outcome, "record", passage, before=False),
}
UNSURE = ("after data", "before mark", "after mark")
