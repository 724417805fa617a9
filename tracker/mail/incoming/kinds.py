"""Classifies mails: reply, automatic reply, bounce, complaint, our own letter, or other.

Uses the signs of RFC 3464, RFC 3834 and RFC 5965, and what programs do beyond them. Ignores
X-Auto-Response-Suppress, because ordinary mail from Microsoft 365 carries it.
"""

import re
from email.message import Message
from typing import NamedTuple

from tracker.domain.incoming import MailKind
from tracker.mail.incoming.automatic_words import looks_like_autoreply, looks_like_bounce
from tracker.mail.incoming.body import walk_own
from tracker.mail.incoming.calendar import CalendarKind, calendar_kind, looks_like_receipt
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


class Sorted(NamedTuple):
    """The kind of a mail. `certain` is False if only headers show it: a person's reply may have them too."""

    kind: MailKind
    certain: bool = True


def kind_of(message: Message, text: str) -> Sorted:
    """Returns the kind of a parsed mail with this text; only a reply can carry a status."""
    if header_values(message, INSTANCE_HEADER):
        return Sorted(MailKind.LOOP, certain=False)
    report = _report_type(message)
    if report == "feedback-report":
        return Sorted(MailKind.ABUSE)
    if report == "disposition-notification" and not _was_rejected(message):
        return Sorted(MailKind.OTHER)
    if report == "delivery-status" or _has_delivery_status(message):
        return Sorted(MailKind.BOUNCE)
    return _kind_by_signs(message, decoded(header(message, "Subject"))[:200], text[:MOST_READ])


def _kind_by_signs(message: Message, subject: str, text: str) -> Sorted:
    from_system = _is_from_mail_system(message)
    automatic = looks_like_autoreply(subject, text)
    if _has_auto_header(message) and not from_system:
        return Sorted(MailKind.AUTOREPLY, certain=automatic)
    if from_system or header_values(message, "X-Failed-Recipients") or looks_like_bounce(subject, text):
        return Sorted(MailKind.BOUNCE)
    if automatic:
        return Sorted(MailKind.AUTOREPLY)
    return _kind_by_headers(message, subject, text)


def _kind_by_headers(message: Message, subject: str, text: str) -> Sorted:
    calendar = calendar_kind(message, subject)
    if calendar is not CalendarKind.NONE or looks_like_receipt(subject, text):
        return Sorted(MailKind.OTHER, certain=calendar is not CalendarKind.PERHAPS)
    # An empty return path marks automatic mail, but redirecting servers and some gateways set it too.
    if header(message, "Return-Path").replace(" ", "") == "<>":
        return Sorted(MailKind.BOUNCE, certain=False)
    return Sorted(MailKind.OTHER, certain=False) if _is_bulk(message) else Sorted(MailKind.REPLY)


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


def _is_bulk(message: Message) -> bool:
    """Returns True for mailing lists and spam, which are rarely personal answers."""
    return header(message, "Precedence").lower() in {"bulk", "junk", "list"} or bool(
        header_values(message, "List-Id")
    )
