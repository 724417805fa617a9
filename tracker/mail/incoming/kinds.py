"""Classifies mails: reply, automatic reply, bounce, complaint, our own letter, or other.

Uses the signs of RFC 3464, RFC 3834 and RFC 5965, and what programs do beyond them. Ignores
X-Auto-Response-Suppress, because ordinary mail from Microsoft 365 carries it.
"""

import re
from email.message import Message

from tracker.domain.incoming import MailKind
from tracker.mail.incoming.automatic_words import looks_like_autoreply, looks_like_bounce
from tracker.mail.incoming.body import best_text, walk_own
from tracker.mail.incoming.headers import decoded, header, header_values

INSTANCE_HEADER = "X-Tracker-Instance"

MOST_READ = 4000
_MAIL_SYSTEM = re.compile(
    r"(?<![\w.-])(?:mailer-daemon|mail-daemon|postmaster|mailerdaemon|mdaemon|microsoftexchange[0-9a-f]+)\\?@|"
    r"^\W*(?:mailer-daemon|mail delivery (?:sub)?system)|<\s*>",
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


def kind_of(message: Message) -> MailKind:
    """Returns the kind of a parsed mail; only a reply can carry a status."""
    if header_values(message, INSTANCE_HEADER):
        return MailKind.LOOP
    report = _report_type(message)
    if report == "feedback-report":
        return MailKind.ABUSE
    if report == "disposition-notification" and not _was_rejected(message):
        return MailKind.OTHER
    if report == "delivery-status" or _has_delivery_status(message):
        return MailKind.BOUNCE
    return _kind_by_signs(message)


def _kind_by_signs(message: Message) -> MailKind:
    from_system = _is_from_mail_system(message)
    if _has_auto_header(message) and not from_system:
        return MailKind.AUTOREPLY
    if from_system or _is_bounce_by_headers(message):
        return MailKind.BOUNCE
    subject, text = _subject_and_text(message)
    if looks_like_bounce(subject, text):
        return MailKind.BOUNCE
    if looks_like_autoreply(subject, text):
        return MailKind.AUTOREPLY
    return MailKind.OTHER if _is_bulk(message) else MailKind.REPLY


def _subject_and_text(message: Message) -> tuple[str, str]:
    return decoded(header(message, "Subject"))[:200], best_text(message)[:MOST_READ]


def _report_type(message: Message) -> str:
    if message.get_content_type() != "multipart/report":
        return ""
    found = re.search(r"report-type\s*=\s*\"?([\w-]+)", header(message, "Content-Type"), re.IGNORECASE)
    return found[1].lower() if found else "delivery-status"


def _has_delivery_status(message: Message) -> bool:
    wanted = {"message/delivery-status", "message/global-delivery-status"}
    return any(part.get_content_type() in wanted for part in walk_own(message))


def _was_rejected(message: Message) -> bool:
    """Returns True for a read receipt that states a rejection (Dovecot: full mailboxes and sieve rules)."""
    submitted = header(message, "Auto-Submitted").lower()
    return "rejected" in submitted or _is_from_mail_system(message)


def _is_from_mail_system(message: Message) -> bool:
    return any(_MAIL_SYSTEM.search(value) for value in header_values(message, "From"))


def _has_auto_header(message: Message) -> bool:
    submitted = header(message, "Auto-Submitted").lower().split(";")[0].strip()
    if submitted and submitted != "no":
        return True
    if any(header_values(message, name) for name in _AUTO_HEADERS):
        return True
    return header(message, "Precedence").lower() in {"auto_reply", "auto-reply"}


def _is_bounce_by_headers(message: Message) -> bool:
    if header_values(message, "X-Failed-Recipients"):
        return True
    # An empty return path marks automatic mail: mail systems set it, people do not.
    return header(message, "Return-Path").replace(" ", "") == "<>"


def _is_bulk(message: Message) -> bool:
    """Returns True for mailing lists, spam and meeting responses, which are no personal answers."""
    if header(message, "Precedence").lower() in {"bulk", "junk", "list"} or header_values(message, "List-Id"):
        return True
    return message.get_content_type() == "text/calendar"
