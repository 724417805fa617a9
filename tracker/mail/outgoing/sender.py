"""Letters out through yagmail, on one kept connection. The only file that knows yagmail.

Never yagmail's own send() with contents: it attaches any file whose path equals a text, puts HTML in the
plain part, sends again by itself up to three times, checks no certificate and has no timeout.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from time import monotonic
from typing import Any, Protocol

from tracker.errors import MailServerError
from tracker.mail.deadline import Deadline
from tracker.mail.outgoing.draft import POLICY
from tracker.mail.outgoing.smtp_answers import Outcome, outcome_of, sentence_of
from tracker.mail.tls import tls_context
from tracker.mail.token import bearer, fetch_token
from tracker.settings import Smtp

__all__ = ["MailServer", "Outcome", "Post", "open_server"]

LONGEST = 75.0  # seconds for one login or one letter, however lively the server seems
_AT_ONCE = 2.0  # seconds: a line that breaks sooner was gone before; one that breaks later was not
_MAY_HAVE_CLOSED = 10.0  # seconds of silence after which a kept connection is asked whether it is there


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
        self._smtp = smtp
        self._latest = latest
        self._client = _client(smtp)
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


def _client(smtp: Smtp) -> Any:
    import yagmail

    class KeptConnection(yagmail.SMTP):  # type: ignore[misc]
        """yagmail with our message, our envelope sender, one attempt and a kept connection.

        `line` is the socket as soon as it is open; `data_begun` whether words have been handed over.
        """

        line: Any = None
        data_begun = False
        used_at = 0.0

        @property
        def connection(self) -> Any:
            kept = self

            class Watched(super().connection):  # type: ignore[misc]
                def _get_socket(self, *where: Any) -> Any:
                    kept.line = super()._get_socket(*where)
                    return kept.line

                def getreply(self) -> Any:
                    answer = super().getreply()
                    if answer[0] == 354:  # now, and not before, the words of the letter go
                        kept.data_begun = True
                    return answer

            return Watched

        def login(self) -> None:
            if self.smtp is not None and not self.is_closed:
                if monotonic() - self.used_at < _MAY_HAVE_CLOSED:
                    return
                with suppress(Exception):
                    if self.smtp.noop()[0] == 250:
                        return
                self.forget()
            super().login()
            self.used_at = monotonic()

        def _login(self, password: Any) -> None:
            try:
                super()._login(password)
                if smtp.token_command:
                    words = bearer(smtp.user, fetch_token(smtp.token_command, "smtp.token_command"))
                    self.smtp.ehlo_or_helo_if_needed()
                    self.smtp.auth("XOAUTH2", lambda challenge=None: words if challenge is None else "")
            except Exception:
                self.forget()
                raise

        def forget(self) -> None:
            """The connection is not used again; what became of it does not matter."""
            self.is_closed = True
            with suppress(Exception):
                self.smtp.close()

        def prepare_send(self, to: str, _subject: str, contents: EmailMessage, *_: Any) -> tuple[Any, bytes]:
            return [to], contents.as_bytes(policy=POLICY)

        def _attempt_send(self, recipients: list[str], words: bytes) -> Any:
            self.data_begun = False
            try:
                return self.smtp.sendmail(smtp.sender, recipients, words)
            finally:
                self.used_at = monotonic()

    secure = {"context": tls_context(smtp.ca_file)}
    extra = {"context": secure["context"]} if smtp.security == "ssl" else {}
    client = KeptConnection(
        user=smtp.sender,
        password=smtp.password or None,
        host=smtp.host,
        port=smtp.port,
        smtp_ssl=smtp.security == "ssl",
        smtp_starttls=secure if smtp.security == "starttls" else False,
        smtp_skip_login=not smtp.user or bool(smtp.token_command),
        timeout=smtp.timeout,
        **extra,
    )
    client.user = smtp.user or smtp.sender  # yagmail puts @gmail.com behind a login name such as KOMMUN\svc
    client.log.setLevel(logging.CRITICAL)  # it logs addresses
    return client
