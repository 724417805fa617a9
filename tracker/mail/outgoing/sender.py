"""Sends letters over one connection (connection.py): each is sent at most once and has one outcome."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from time import monotonic
from typing import Protocol

from tracker.errors import MailServerError
from tracker.mail.deadline import Deadline
from tracker.mail.outgoing.smtp_answers import Outcome, outcome_of, sentence_of, too_slow
from tracker.settings import Smtp

__all__ = ["MailServer", "Outcome", "Post", "open_server"]

LONGEST = 75.0  # seconds for one login or one letter, even if the server keeps answering
_AT_ONCE = 2.0  # seconds: a connection that breaks sooner was already broken; one that breaks later was not


class Post(Protocol):
    """A destination for letters: a mail server or the mail folder."""

    def send(self, to: str, message: EmailMessage) -> Outcome: ...


@contextmanager
def open_server(smtp: Smtp, latest: float | None = None) -> Iterator["MailServer"]:
    """Returns a connection to the mail server for one run. Raises MailServerError if it can't be reached.

    `latest` is the monotonic time at which any operation is cut off; None: after LONGEST seconds.
    """
    server = MailServer(smtp, latest)
    try:
        server.connect()
        yield server
    finally:
        server.close()


class MailServer:
    """One SMTP connection, reopened when it is lost. The content of a letter is never sent twice."""

    def __init__(self, smtp: Smtp, latest: float | None = None) -> None:
        from tracker.mail.outgoing.connection import KeptConnection  # yagmail: only for a server

        self._smtp = smtp
        self._latest = latest
        self._client = KeptConnection(smtp)
        self._deadline = Deadline(lambda: self._client.line.socket)

    def connect(self) -> None:
        """Opens the connection, or checks that it is open. Raises MailServerError if it fails."""
        try:
            with self._deadline.within(self._longest()):
                self._client.login()
        except Exception as error:
            told = too_slow(self._smtp) if self._deadline.was_cut else sentence_of(error, self._smtp)
            raise MailServerError(told) from error
        if self._deadline.was_cut:  # the library goes on after an answer that was cut in two
            self._client.forget()
            raise MailServerError(too_slow(self._smtp))

    def send(self, to: str, message: EmailMessage) -> Outcome:
        """Sends one message to one recipient and returns the outcome.

        Raises MailServerError if the server can't be reached any more, or refuses this sender.
        """
        outcome = self._attempt(to, message)
        if outcome is None:  # the connection was lost before any content was sent: retry on a new one
            outcome = self._attempt(to, message)
        return outcome or Outcome(accepted=False, detail="anslutningen bröts")

    def _attempt(self, to: str, message: EmailMessage) -> Outcome | None:
        """Returns None if the connection was lost before the content of the letter began."""
        self.connect()
        began = monotonic()
        try:
            with self._deadline.within(self._longest()):
                refused = self._client.send(to, "", message)
        except Exception as error:
            self._client.forget()
            if self._deadline.was_cut:
                return Outcome(False, uncertain=self._client.data_begun, detail=too_slow(self._smtp))
            outcome = outcome_of(error, self._client.data_begun)
            broke = "Disconnected" in type(error).__name__ or isinstance(error, ConnectionError)
            was_gone = broke and not self._client.data_begun and monotonic() - began < _AT_ONCE
            return None if was_gone else outcome
        return Outcome(accepted=not refused, detail=str(refused or ""))

    def _longest(self) -> float:
        """Returns the seconds that a login or a letter may take now."""
        return LONGEST if self._latest is None else max(min(LONGEST, self._latest - monotonic()), 1.0)

    def close(self) -> None:
        self._deadline.close()
        with suppress(Exception):
            self._client.close()
        self._client.line.close()
