"""An open IMAP folder, read by UID; uses no IDLE, no keywords and no text search."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from tracker.errors import MailServerError
from tracker.mail.incoming.structure import MOST_BYTES, whole_or_head

SEEN = "seen"  # values of imap.done: mark as read; any other name is a folder to move mails to
_AT_A_TIME = 200
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FoundMail:
    """A mail in the folder; `read` fetches it in full, or returns None if it has disappeared."""

    uid: str
    read: Callable[[], bytes | None]


class ImapBox:
    """An open IMAP folder. `uidvalidity` changes when the server renumbers the mails.

    `within` makes the block in which an operation is done: it limits it, and raises MailServerError.
    """

    def __init__(self, box: Any, folder: str, within: Callable[[], AbstractContextManager[None]]) -> None:
        self._box, self._within = box, within
        status = self._ask(lambda: box.folder.status(folder, ["UIDVALIDITY"]))
        self.uidvalidity = str(status["UIDVALIDITY"])

    def replies(self, known: frozenset[str], since: date | None = None) -> Iterator[FoundMail]:
        """Yields the unknown mails of the folder that arrived on `since` or later, oldest first."""
        for uid in self._uids(
            f"SINCE {since.day}-{_MONTHS[since.month - 1]}-{since.year}" if since else "ALL"
        ):
            if uid not in known:
                yield FoundMail(uid=uid, read=lambda uid=uid: self._fetch(uid))  # type: ignore[misc]

    def finish(self, read: frozenset[str], done: str) -> None:
        """Marks or moves mails that have been read; if interrupted, the next run finishes it."""
        if not done:
            return
        uids = [uid for uid in self._uids("UNSEEN" if done == SEEN else "UNDELETED") if uid in read]
        if uids and done != SEEN and not self._ask(lambda: self._box.folder.exists(done)):
            self._ask(lambda: self._box.folder.create(done))
        for start in range(0, len(uids), _AT_A_TIME):
            some = ",".join(uids[start : start + _AT_A_TIME])
            if done == SEEN:
                self._command("STORE", some, "+FLAGS.SILENT", r"(\Seen)")
            else:
                self._move(some, done)

    def _move(self, uids: str, folder: str) -> None:
        from imap_tools.utils import encode_folder

        name = encode_folder(folder).decode("ascii")
        abilities = self._abilities()
        if "MOVE" in abilities:
            self._command("MOVE", uids, name)
            return
        self._command("COPY", uids, name)
        self._command("STORE", uids, "+FLAGS.SILENT", r"(\Deleted)")
        if "UIDPLUS" in abilities:  # a plain EXPUNGE would also delete what others have marked as deleted
            self._command("EXPUNGE", uids)

    def _abilities(self) -> frozenset[str]:
        """Returns the server's capabilities after login, often more than those before login."""
        _, response = self._ask(self._box.client.capability)
        return frozenset(b" ".join(response).decode("ascii", "replace").upper().split())

    def _uids(self, which: str) -> list[str]:
        return sorted(self._ask(lambda: self._box.uids(which)), key=int)

    def _fetch(self, uid: str) -> bytes | None:
        # The library parses and rebuilds mails, but the raw bytes must be stored. Fetching one byte more than
        # the limit detects mails that are too large without downloading them in full.
        part = f"(BODY.PEEK[]<0.{MOST_BYTES + 1}>)"
        _, parts = self._ask(lambda: self._box.client.uid("FETCH", uid, part))
        raw = next((part[1] for part in parts if isinstance(part, tuple)), None)
        return None if raw is None else whole_or_head(bytes(raw))

    def _command(self, *arguments: str) -> None:
        kind, response = self._ask(lambda: self._box.client.uid(*arguments))
        if kind != "OK":
            answer = b" ".join(part for part in response if isinstance(part, bytes)).decode(
                "utf-8", "replace"
            )
            raise MailServerError(
                f"Lästa mejl kunde inte märkas eller flyttas (imap.done): servern svarar {answer[:200]!r}."
            )

    def _ask(self, call: Callable[[], T]) -> T:
        with self._within():
            return call()
