"""Letters out, on one kept connection (connection.py): each is handed over once, with one outcome."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from time import monotonic
from typing import Protocol

from tracker.errors import MailServerError
from tracker.mail.deadline import Deadline
from tracker.mail.outgoing.smtp_answers import Outcome, outcome_of, sentence_of
from tracker.settings import Smtp

__all__ = ["MailServer", "Outcome", "Post", "open_server"]

LONGEST = 75.0  # seconds for one login or one letter, however lively the server seems
_AT_ONCE = 2.0  # seconds: a line that breaks sooner was gone before; one that breaks later was not


class Post(Protocol):
    """Where letters go: a mail server or the mail folder."""

    def send(self, to: str, message: EmailMessage) -> Outcome: ...


@contextmanager
def open_server(smtp: Smtp, latest: float | None = None) -> Iterator["MailServer"]:
    """A connection to the mail server for one run; MailServerError when it can't be reached at all.

    `latest`: the moment (monotonic) when whatever is going on is cut off, None: when it has taken LONGEST.
    """
    server = MailServer(smtp, latest)
    try:
        server.connect()
        yield server
    finally:
        server.close()


class MailServer:
    """One SMTP connection, opened again when it was lost. Words are handed over once, never twice."""

    def __init__(self, smtp: Smtp, latest: float | None = None) -> None:
        from tracker.mail.outgoing.connection import KeptConnection  # yagmail: only where a server is opened

        self._smtp = smtp
        self._latest = latest
        self._client = KeptConnection(smtp)
        self._deadline = Deadline(lambda: self._client.line)

    def connect(self) -> None:
        """Opens the connection, or sees that it is there. MailServerError when it can't be."""
        try:
            with self._deadline.within(self._longest()):
                self._client.login()
        except Exception as error:
            raise MailServerError(sentence_of(error, self._smtp)) from error

    def send(self, to: str, message: EmailMessage) -> Outcome:
        """Hands one message to the server for one recipient.

        MailServerError where the server can't be reached any more, or takes no letters from this sender.
        """
        outcome = self._attempt(to, message)
        if outcome is None:  # the line was gone before any words were said: a new one may be used
            outcome = self._attempt(to, message)
        return outcome or Outcome(accepted=False, detail="anslutningen bröts")

    def _attempt(self, to: str, message: EmailMessage) -> Outcome | None:
        """None where the line was gone before the words of the letter began."""
        self.connect()
        began = monotonic()
        try:
            with self._deadline.within(self._longest()):
                refused = self._client.send(to, "", message)
        except Exception as error:
            self._client.forget()
            outcome = outcome_of(error, self._client.data_begun)
            broke = "Disconnected" in type(error).__name__ or isinstance(error, ConnectionError)
            was_gone = broke and not self._client.data_begun and monotonic() - began < _AT_ONCE
            return None if was_gone else outcome
        return Outcome(accepted=not refused, detail=str(refused or ""))

    def _longest(self) -> float:
        """Seconds that a login or a letter may take now."""
        return LONGEST if self._latest is None else max(min(LONGEST, self._latest - monotonic()), 1.0)

    def close(self) -> None:
        self._deadline.close()
        with suppress(Exception):
            self._client.close()
