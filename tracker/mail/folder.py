"""The mail folder beside the database, for when no mail server is configured: one Maildir out, one in."""

import errno
import mailbox
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from email.message import EmailMessage
from functools import partial
from pathlib import Path

from tracker.errors import MailServerError, os_reason
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
        """Yields the unknown mails of the folder as (uid, raw); nothing is moved or marked.

        Only files are mails: a link, a pipe or a device is left alone.
        """
        for key, path in sorted((_key(entry.name), entry.path) for entry in self._files()):
            if key not in known:
                yield FoundMail(uid=key, read=partial(self._read, key, path))

    def finish(self, read: frozenset[str], done: str) -> None:
        """Does nothing: the folder belongs to the user's mail program."""

    def _files(self) -> Iterator[os.DirEntry[str]]:
        for folder in ("new", "cur"):
            with suppress(FileNotFoundError, NotADirectoryError), os.scandir(self.into / folder) as entries:
                yield from (entry for entry in entries if entry.is_file(follow_symlinks=False))

    def _read(self, key: str, path: str) -> bytes | None:
        """Returns None if the file is gone. A mail program that opens a mail only renames its file.

        Raises MailServerError if it can't be read, as a server does: the other mails are.
        """
        places = (path, *(entry.path for entry in self._files() if _key(entry.name) == key))
        for place in dict.fromkeys(places):
            try:
                return _whole_or_head_of_file(place)
            except (FileNotFoundError, _NotAFileError):
                continue
            except OSError as error:
                raise MailServerError(f"Mejlet {place} går inte att läsa: {os_reason(error)}.") from error
        return None

    @staticmethod
    def _open(folder: Path) -> mailbox.Maildir:
        for part in ("tmp", "new", "cur"):  # mailbox makes them too, with what the umask leaves
            make_folder(folder / part, private=True)
        return mailbox.Maildir(folder, create=True)


def read_whole_or_head(path: Path) -> bytes:
    """Returns the raw mail; for one that is too large only its head, marked as such."""
    with path.open("rb") as file:
        return whole_or_head(file.read(MOST_BYTES + 1))


class _NotAFileError(OSError):
    """Something else took the file's place after the folder was listed."""


def _whole_or_head_of_file(path: str) -> bytes:
    """Returns the raw mail, without following a link or waiting for a pipe."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _NotAFileError from error
        raise
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise _NotAFileError
        return whole_or_head(file.read(MOST_BYTES + 1))


def _key(name: str) -> str:
    """Returns what identifies a mail: its name without flags, with bytes that are no UTF-8 written out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace").split(":")[0]
