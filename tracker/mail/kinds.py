"""What kind of mail it is: a person's reply, an automatic reply, a bounce, our own letter come back, or else.

The signs are those of RFC 3464, RFC 3834 and RFC 5965, and what programs do beside them.
X-Auto-Response-Suppress is no sign: ordinary mail from Microsoft 365 carries it.
"""

import re
from email.message import Message
from typing import Literal

from tracker.mail.body import walk_own
from tracker.mail.headers import decoded, header, header_values

Kind = Literal["reply", "autoreply", "bounce", "loop", "other"]
INSTANCE_HEADER = "X-Tracker-Instance"

_BOUNCE_SENDER = re.compile(
    r"(?<![\w.-])(?:mailer-daemon|mail-daemon|postmaster|mailerdaemon|microsoftexchange[0-9a-f]+)@|"
    r"^\W*mailer-daemon",
    re.IGNORECASE,
)
_BOUNCE_SUBJECT = re.compile(
    r"^\W*(?:undeliver(?:able|ed)|returned mail|mail delivery (?:failed|failure|subsystem)|"
    r"delivery (?:status notification|failure|has failed|delayed|notification)|failure notice|"
    r"mail system error|message (?:could )?not (?:be )?delivered|warning: (?:could not send|"
    r"message still undelivered)|delayed mail|nondeliverable|non-deliverable|"
    r"olevererbar|olevererat|ej levererat|kan(?: inte|ej) leverera|kunde inte levereras|"
    r"det gick inte att leverera|leverans(?:en)? misslyck|leveransfel|fördröjd leverans)",
    re.IGNORECASE,
)
_AUTOREPLY_SUBJECT = re.compile(
    r"^\W*(?:(?:sv|re|vs|aw)\s*:\s*)?(?:autosvar|automatiskt (?:svar|meddelande)|auto(?:matic|mated|"
    r"matisk)?[ -]?(?:reply|response|svar)|auto\s*:|frånvaro|franvaro|"
    r"out of (?:the )?office|ooo\b|away from|on vacation|vacation\b|ej på (?:kontoret|plats)|"
    r"inte på (?:kontoret|plats)|jag är (?:ledig|på semester|borta|föräldraledig|tjänstledig|sjuk)|"
    r"på semester|semester\s*(?::|$|t\.?o\.?m|\d)|tjänstledig|föräldraledig|abwesenheit)",
    re.IGNORECASE,
)
_AUTO_HEADERS = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Autoresponder",
    "X-Auto-Reply",
    "X-Autoreply-From",
    "X-Mail-Autoreply",
)


def kind_of(message: Message) -> Kind:
    """The kind of a parsed mail; only a reply can carry a status."""
    if header_values(message, INSTANCE_HEADER):
        return "loop"
    report = _report_type(message)
    if report in {"feedback-report", "disposition-notification"}:
        return "other"
    if report == "delivery-status" or _has_delivery_status(message):
        return "bounce"
    if _is_autoreply(message) and not _is_from_mail_system(message):
        return "autoreply"
    if _is_bounce(message):
        return "bounce"
    return "other" if _is_bulk(message) else "reply"


def _report_type(message: Message) -> str:
    if message.get_content_type() != "multipart/report":
        return ""
    found = re.search(r"report-type\s*=\s*\"?([\w-]+)", header(message, "Content-Type"), re.IGNORECASE)
    return found[1].lower() if found else "delivery-status"


def _has_delivery_status(message: Message) -> bool:
    wanted = {"message/delivery-status", "message/global-delivery-status"}
    return any(part.get_content_type() in wanted for part in walk_own(message))


def _is_from_mail_system(message: Message) -> bool:
    return any(_BOUNCE_SENDER.search(value) for value in header_values(message, "From"))


def _is_autoreply(message: Message) -> bool:
    submitted = header(message, "Auto-Submitted").lower().split(";")[0].strip()
    if submitted and submitted != "no":
        return True
    if any(header_values(message, name) for name in _AUTO_HEADERS):
        return True
    if header(message, "Precedence").lower() in {"auto_reply", "auto-reply"}:
        return True
    return bool(_AUTOREPLY_SUBJECT.match(decoded(header(message, "Subject"))[:200]))


def _is_bounce(message: Message) -> bool:
    if _is_from_mail_system(message) or header_values(message, "X-Failed-Recipients"):
        return True
    if header(message, "Return-Path").replace(" ", "") == "<>":
        return True
    return bool(_BOUNCE_SUBJECT.match(decoded(header(message, "Subject"))[:200]))


def _is_bulk(message: Message) -> bool:
    """Lists, junk and meeting answers: nobody sat down and answered the letter."""
    if header(message, "Precedence").lower() in {"bulk", "junk", "list"} or header_values(message, "List-Id"):
        return True
    return message.get_content_type() == "text/calendar"
