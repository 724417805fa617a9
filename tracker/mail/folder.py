"""The mail folder beside the database, for when no mail server is configured: one Maildir out, one in."""

import mailbox
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from email.message import EmailMessage
from pathlib import Path

from tracker.errors import os_reason
from tracker.files import make_folder
from tracker.mail.incoming.imap_box import FoundMail
from tracker.mail.incoming.structure import MOST_BYTES, whole_or_head
from tracker.mail.outgoing.draft import POLICY
from tracker.mail.outgoing.sender import Outcome


class MailFolder:
    """Letters are written to FOLDER/ut and replies read from FOLDER/in; any mail program can open both."""

    def __init__(self, folder: Path) -> None:
        self.out = folder / "ut"
        self.into = folder / "in"

    def send(self, to: str, message: EmailMessage) -> Outcome:
        try:
            key = self._open(self.out).add(message.as_bytes(policy=POLICY))
            with suppress(OSError):  # a mail program may have moved it already
                (self.out / "new" / key).chmod(0o600)
        except OSError as error:
            return Outcome(
                accepted=False, detail=f"Mappen {self.out} går inte att skriva i: {os_reason(error)}."
            )
        return Outcome(accepted=True, detail=f"lagt i {self.out} till {to}")

    def replies(self, known: frozenset[str], _since: date | None = None) -> Iterator[FoundMail]:
        """Yields the unknown mails of the folder as (uid, raw); nothing is moved or marked."""
        if not self.into.is_dir():
            return
        for key in sorted(self._open(self.into).keys()):
            if key not in known:
                yield FoundMail(uid=key, read=lambda key=key: self._read(key))  # type: ignore[misc]

    def finish(self, read: frozenset[str], done: str) -> None:
        """Does nothing: the folder belongs to the user's mail program."""

    def _read(self, key: str) -> bytes | None:
        """Returns None if the file is gone. A mail program that opens a mail only renames its file."""
        for path in self.into.glob(f"*/{_escaped(key)}*"):
            with suppress(FileNotFoundError):
                return read_whole_or_head(path)
        return None

    @staticmethod
    def _open(folder: Path) -> mailbox.Maildir:
        make_folder(folder.parent, private=True)
        return mailbox.Maildir(folder, create=True)


def read_whole_or_head(path: Path) -> bytes:
    """Returns the raw mail; for one that is too large only its head, marked as such."""
    with path.open("rb") as file:
        return whole_or_head(file.read(MOST_BYTES + 1))


def _escaped(key: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in key)
