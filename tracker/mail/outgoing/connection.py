"""A persistent SMTP connection: yagmail with our message, our envelope sender and one attempt.

The only file that imports yagmail, loaded when a server is opened. Never use yagmail's own send() with
contents: it attaches any file whose path equals a text, puts HTML in the plain part, retries up to three
times, checks no certificate and has no timeout.
"""

import logging
import smtplib  # noqa: TID251  (the two connection classes that yagmail uses)
import socket
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage
from functools import partial
from time import monotonic
from typing import Any

import yagmail

from tracker.mail.deadline import Line
from tracker.mail.outgoing.draft import POLICY
from tracker.mail.security import bearer, fetch_token, tls_context
from tracker.settings import Smtp

_MAY_HAVE_CLOSED = 10.0  # seconds of silence after which a connection is checked before use
_GO_AHEAD = 354  # the server's reply to DATA (RFC 5321): the content is sent only after it


class KeptConnection(yagmail.SMTP):  # type: ignore[misc]
    """One connection, reopened when it is lost.

    `line` knows the socket from its first byte; `data_begun` is True once any content has been sent.
    """

    data_begun = False
    used_at = 0.0

    def __init__(self, smtp: Smtp) -> None:
        self.settings = smtp
        self.line = Line()
        context = None if smtp.security == "none" else tls_context(smtp.ca_file)
        super().__init__(
            user=smtp.sender,
            password=smtp.password or None,
            host=smtp.host,
            port=smtp.port,
            smtp_ssl=smtp.security == "ssl",
            smtp_starttls={"context": context} if smtp.security == "starttls" else False,
            smtp_skip_login=not smtp.user or bool(smtp.token_command),
            timeout=smtp.timeout,
            **({"context": context} if smtp.security == "ssl" else {}),
        )
        self.user = smtp.user or smtp.sender  # yagmail adds @gmail.com to a login name such as KOMMUN\svc
        self.log.setLevel(logging.CRITICAL)  # yagmail logs addresses

    @property
    def connection(self) -> Callable[..., smtplib.SMTP]:
        return partial(_TlsLine if self.ssl else _PlainLine, self)

    def login(self) -> None:
        """Opens the connection and logs in, unless it is already open."""
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
            super()._login(password)  # connects; also logs in if a password is used
            if self.settings.token_command:
                _log_in_by_token(self.smtp, self.settings)
        except Exception:
            self.forget()
            raise

    def forget(self) -> None:
        """Drops the connection; errors while closing it are ignored."""
        self.is_closed = True
        with suppress(Exception):
            self.smtp.close()

    def prepare_send(self, to: str, _subject: str, contents: EmailMessage, *_: Any) -> tuple[Any, bytes]:
        return [to], contents.as_bytes(policy=POLICY)

    def _attempt_send(self, recipients: list[str], content: bytes) -> Any:
        self.data_begun = False
        try:
            return self.smtp.sendmail(self.settings.sender, recipients, content)
        finally:
            self.used_at = monotonic()


def _log_in_by_token(line: smtplib.SMTP, smtp: Smtp) -> None:
    """Logs in with XOAUTH2. Another SMTP login method is a function like this one, called in _login."""
    token = bearer(smtp.user, fetch_token(smtp.token_command, "smtp.token_command"))
    line.ehlo_or_helo_if_needed()
    line.auth("XOAUTH2", lambda challenge=None: token if challenge is None else "")


class _PlainLine(smtplib.SMTP):
    """A connection that records its socket when it opens, and when the server is ready for the content."""

    def __init__(self, kept: KeptConnection, *where: Any, **how: Any) -> None:
        self.kept = kept
        super().__init__(*where, **how)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return self.kept.line.connect(host, port, timeout)

    def getreply(self) -> tuple[int, bytes]:
        answer = super().getreply()
        if answer[0] == _GO_AHEAD:
            self.kept.data_begun = True
        return answer


class _TlsLine(_PlainLine, smtplib.SMTP_SSL):
    """The same, encrypted from its first byte."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        # As the library does it, but a server that is slow to agree on the encryption can be cut off.
        raw = super()._get_socket(host, port, timeout)
        wrapped: socket.socket = self.context.wrap_socket(raw, server_hostname=self._host)  # type: ignore[attr-defined]
        return wrapped
