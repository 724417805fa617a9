"""The mail folder beside the database, for when no mail server is set up: a Maildir out and a Maildir in."""

import mailbox
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from tracker.errors import os_reason
from tracker.mail.imap import FoundMail
from tracker.mail.outgoing import POLICY
from tracker.mail.sender import Outcome


class MailFolder:
    """Letters go to FOLDER/ut, replies are looked for in FOLDER/in; any mail program can open both."""

    def __init__(self, folder: Path) -> None:
        self.out = folder / "ut"
        self.into = folder / "in"

    def send(self, to: str, message: EmailMessage) -> Outcome:
        try:
            self._open(self.out).add(message.as_bytes(policy=POLICY))
        except OSError as error:
            return Outcome(
                accepted=False, detail=f"Mappen {self.out} går inte att skriva i: {os_reason(error)}."
            )
        return Outcome(accepted=True, detail=f"lagt i {self.out} till {to}")

    def replies(self, known: frozenset[str]) -> Iterator[FoundMail]:
        """The mails that lie in the folder and are not known, as (uid, raw); nothing is moved or marked."""
        if not self.into.is_dir():
            return
        for key in sorted(self._open(self.into).keys()):
            if key not in known:
                path = next(self.into.glob(f"*/{_escaped(key)}*"), None)
                if path is not None:
                    yield FoundMail(uid=key, read=path.read_bytes)

    @staticmethod
    def _open(folder: Path) -> mailbox.Maildir:
        folder.parent.mkdir(parents=True, exist_ok=True)
        return mailbox.Maildir(folder, create=True)


def _escaped(key: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in key)
