"""Letters out through yagmail, on one kept connection. The only file that knows yagmail.

Never yagmail's own send() with contents: it attaches any file whose path equals a text, puts HTML in the
plain part, sends again by itself up to three times, checks no certificate and has no timeout.
"""

import logging
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any, Protocol

from tracker.errors import MailServerError
from tracker.mail.outgoing import POLICY
from tracker.mail.tls import tls_context
from tracker.settings import Smtp


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attempt. `permanent`: it will never be taken; `uncertain`: it may have been.

    `recipient`: the server said so of the address, not of the sender or the words.
    """

    accepted: bool
    permanent: bool = False
    uncertain: bool = False
    recipient: bool = False
    detail: str = ""


class Post(Protocol):
    """Where letters go: a mail server or the mail folder."""

    def send(self, to: str, message: EmailMessage) -> Outcome: ...


@contextmanager
def open_server(smtp: Smtp) -> Iterator["MailServer"]:
    """A connection to the mail server for one run; MailServerError when it can't be reached at all."""
    server = MailServer(smtp)
    server.connect()
    try:
        yield server
    finally:
        server.close()


class MailServer:
    """One SMTP connection, opened again when it was lost; one attempt a letter, never two."""

    def __init__(self, smtp: Smtp) -> None:
        self._smtp = smtp
        self._client = _client(smtp)

    def connect(self) -> None:
        try:
            self._client.login()
        except Exception as error:
            raise MailServerError(_sentence(error, self._smtp)) from error

    def send(self, to: str, message: EmailMessage) -> Outcome:
        """Hands one message to the server for one recipient."""
        try:
            self._client.login()
        except Exception as error:
            return Outcome(accepted=False, detail=_sentence(error, self._smtp))
        try:
            refused = self._client.send(to, "", message)
        except Exception as error:
            return _failure(error)
        return Outcome(accepted=not refused, detail=str(refused or ""))

    def close(self) -> None:
        try:
            self._client.close()
        except OSError:
            return


def _client(smtp: Smtp) -> Any:
    import yagmail

    class KeptConnection(yagmail.SMTP):  # type: ignore[misc]
        """yagmail with our message, our envelope sender, one attempt and a kept connection."""

        def login(self) -> None:
            if self.smtp is not None and not self.is_closed:
                try:
                    if self.smtp.noop()[0] == 250:
                        return
                except Exception:
                    self.smtp.close()
            super().login()

        def prepare_send(self, to: str, _subject: str, contents: EmailMessage, *_: Any) -> tuple[Any, str]:
            return [to], contents.as_bytes(policy=POLICY).decode("ascii")

        def _attempt_send(self, recipients: list[str], text: str) -> Any:
            return self.smtp.sendmail(smtp.sender, recipients, text)

    secure = {"context": tls_context(smtp.ca_file)}
    extra = {"context": secure["context"]} if smtp.security == "ssl" else {}
    client = KeptConnection(
        user=smtp.sender,
        password=smtp.password or None,
        host=smtp.host,
        port=smtp.port,
        smtp_ssl=smtp.security == "ssl",
        smtp_starttls=secure if smtp.security == "starttls" else False,
        smtp_skip_login=not smtp.user,
        timeout=smtp.timeout,
        **extra,
    )
    client.user = smtp.user or smtp.sender  # yagmail puts @gmail.com behind a login name such as KOMMUN\svc
    client.log.setLevel(logging.CRITICAL)  # it logs addresses
    return client


def _failure(error: Exception) -> Outcome:
    """RFC 5321: 5xx never, 4xx later. A broken line after the data leaves us not knowing."""
    code, detail = _answer(error)
    if code is not None:
        # RFC 3463: 5.1.x speaks of the address; some servers say so only after the data.
        refused = bool(getattr(error, "recipients", None)) or bool(re.search(r"\b5\.1\.\d", detail))
        if "Sender" in type(error).__name__:
            raise MailServerError(f"E-postservern godtar inte avsändaren i smtp.sender ({detail}).")
        return Outcome(accepted=False, permanent=code >= 500, recipient=refused, detail=detail)
    return Outcome(accepted=False, uncertain=True, detail=detail or type(error).__name__)


def _answer(error: Exception) -> tuple[int | None, str]:
    """The server's code and words, from the kinds of errors that the connection raises."""
    recipients = getattr(error, "recipients", None)
    if isinstance(recipients, dict) and recipients:
        code, said = next(iter(recipients.values()))
        return int(code), f"{code} {_text(said)}"
    code = getattr(error, "smtp_code", None)
    if isinstance(code, int) and code >= 400:
        return code, f"{code} {_text(getattr(error, 'smtp_error', ''))}"
    return None, str(error)


def _text(said: object) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)


def _sentence(error: Exception, smtp: Smtp) -> str:
    where = f"{smtp.host}:{smtp.port}"
    code, said = _answer(error)
    if isinstance(error, TimeoutError) or "timed out" in said:
        return f"E-postservern {where} svarar inte inom {smtp.timeout:g} sekunder: kontrollera smtp.host."
    if isinstance(error, ssl.SSLError):
        return (
            f"E-postserverns certifikat på {where} godkänns inte ({error.reason}): kontrollera smtp.ca_file."
        )
    if isinstance(error, UnicodeEncodeError):
        return f"Lösenordet till {where} har tecken som e-postservrar inte godtar (å, ä, ö): byt lösenord."
    if code == 535 or "Auth" in type(error).__name__:
        return f"E-postservern {where} godtar inte inloggningen för {smtp.user}: kontrollera lösenordet."
    if isinstance(error, ConnectionError):
        return f"E-postservern {where} tar inte emot anslutningen: kontrollera smtp.host och smtp.port."
    return f"E-postservern {where} går inte att använda: {said or type(error).__name__}."
