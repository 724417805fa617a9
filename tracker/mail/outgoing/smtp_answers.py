"""Turns replies and errors of an SMTP server into the outcome of a letter or a Swedish sentence."""

import re
import ssl
from dataclasses import dataclass

from tracker.errors import MailServerError
from tracker.settings import Smtp


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one attempt. `permanent`: it will never be accepted; `uncertain`: it may have been.

    `recipient`: the server refused the address, not the sender or the content.
    """

    accepted: bool
    permanent: bool = False
    uncertain: bool = False
    recipient: bool = False
    detail: str = ""


def outcome_of(error: Exception, data_begun: bool) -> Outcome:
    """Returns the outcome: 5xx is permanent, 4xx temporary (RFC 5321); uncertain if the data had begun.

    Raises MailServerError if the sender is refused, since no letter can be sent then.
    """
    code, detail = _answer(error)
    if code is not None:
        # RFC 3463: 5.1.x concerns the address; some servers send it only after the data.
        refused = bool(getattr(error, "recipients", None)) or bool(re.search(r"\b5\.1\.\d", detail))
        if "Helo" in type(error).__name__:  # concerns us, not this letter
            raise MailServerError(f"E-postservern godtar inte vår hälsning ({detail}).")
        # The size is given with MAIL FROM: 552 and 5.3.4 concern this letter only.
        if "Sender" in type(error).__name__ and not re.match(r"552|\d+ 5\.3\.4", detail):
            raise MailServerError(_of_sender(code, detail))
        return Outcome(accepted=False, permanent=code >= 500, recipient=refused, detail=detail)
    return Outcome(accepted=False, uncertain=data_begun, detail=detail or type(error).__name__)


def _of_sender(code: int, detail: str) -> str:
    if code < 500:
        return f"E-postservern tar inte emot brev just nu ({detail}): de går när den vill igen."
    return f"E-postservern godtar inte avsändaren i smtp.sender ({detail})."


def _answer(error: Exception) -> tuple[int | None, str]:
    """Returns the server's code and text, from the kinds of errors that the connection raises."""
    recipients = getattr(error, "recipients", None)
    if isinstance(recipients, dict) and recipients:
        code, text = next(iter(recipients.values()))
        return int(code), f"{code} {_text(text)}"
    code = getattr(error, "smtp_code", None)
    if isinstance(code, int) and code >= 400:
        return code, f"{code} {_text(getattr(error, 'smtp_error', ''))}"
    return None, str(error)


def _text(reply: object) -> str:
    return reply.decode("utf-8", "replace") if isinstance(reply, bytes) else str(reply)


def too_slow(smtp: Smtp) -> str:
    """Returns the sentence for a server that answers, but never to the end, and was left."""
    where = f"{smtp.host}:{smtp.port}"
    return f"E-postservern {where} svarade för långsamt och avbröts: nästa körning försöker igen."


def sentence_of(error: Exception, smtp: Smtp) -> str:
    """Returns a Swedish sentence: why the server can't be used at all, and what to do."""
    if isinstance(error, MailServerError):
        return str(error)
    return _about_the_line(error, smtp) or _about_the_login(error, smtp)


def _about_the_login(error: Exception, smtp: Smtp) -> str:
    where = f"{smtp.host}:{smtp.port}"
    code, answer = _answer(error)
    if isinstance(error, UnicodeEncodeError):
        return f"Lösenordet till {where} har tecken som e-postservrar inte godtar (å, ä, ö): byt lösenord."
    if code == 535 or "Auth" in type(error).__name__:
        what = "smtp.token_command" if smtp.token_command else "lösenordet"
        return f"E-postservern {where} godtar inte inloggningen för {smtp.user}: kontrollera {what}."
    return f"E-postservern {where} går inte att använda: {answer or type(error).__name__}."


def _about_the_line(error: Exception, smtp: Smtp) -> str | None:
    where = f"{smtp.host}:{smtp.port}"
    _, answer = _answer(error)
    if isinstance(error, TimeoutError) or "timed out" in answer:
        return f"E-postservern {where} svarar inte inom {smtp.timeout:g} sekunder: kontrollera smtp.host."
    if isinstance(error, ssl.SSLError):
        return (
            f"E-postserverns certifikat på {where} godkänns inte ({error.reason}): kontrollera smtp.ca_file."
        )
    if isinstance(error, ConnectionError):
        return f"E-postservern {where} tar inte emot anslutningen: kontrollera smtp.host och smtp.port."
    return None
