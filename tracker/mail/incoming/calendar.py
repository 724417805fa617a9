"""Recognises answers to meeting invitations, invitations, and read receipts: none of them is a status."""

import re
from email.message import Message
from enum import Enum, auto

from tracker.mail.incoming.body import part_text, walk_own
from tracker.mail.incoming.headers import header

MOST_READ = 20_000
_METHOD = re.compile(r"^METHOD\s*[:=]\s*\"?([A-Za-z]+)", re.IGNORECASE | re.MULTILINE)
_METHOD_PARAMETER = re.compile(r"\bmethod\s*=\s*\"?([A-Za-z]+)", re.IGNORECASE)
_CALENDAR = {"text/calendar", "application/ics"}
# RFC 5546: what an invited person's calendar sends by itself; an invitation (REQUEST) is written by a person.
_ANSWERS = {"reply", "counter", "refresh", "declinecounter"}
_SUBJECT = re.compile(
    r"^\W*(?:accepterat|accepterad|avböjt|avböjd|avvisat|preliminärt(?: accepterat)?|preliminär|"
    r"ny tid föreslagen|föreslagen ny tid|accepted|declined|tentative(?:ly accepted)?|new time proposed|"
    r"akseptert|avslått|foreløpig|accepteret|afvist|hyväksytty|hylätty|mötessvar)\s*:",
    re.IGNORECASE,
)
_RECEIPT_SUBJECT = re.compile(
    r"^\W*(?:läst|lästes|oläst|ej läst|inte läst|read|not read|lest|luettu)\s*:", re.I
)
_RECEIPT_TEXT = re.compile(
    r"(?:lästes|blev läst|öppnades|visades) (?:den|på|\d)|utan att (?:ha lästs|läsas|det lästs)|"
    r"(?:was|has been) (?:read|displayed|opened) (?:on|at|\d)|deleted without being read|"
    r"läskvitto|read receipt",
    re.IGNORECASE,
)


class CalendarKind(Enum):
    """Whether a mail belongs to a calendar; PERHAPS: an invitation, or only the subject says so."""

    NONE = auto()
    ANSWER = auto()
    PERHAPS = auto()


def calendar_kind(message: Message, subject: str) -> CalendarKind:
    """Returns ANSWER for the answer to an invitation, from the calendar part or the message class."""
    methods = [_method(part) for part in walk_own(message) if _is_calendar(part)]
    if any(method in _ANSWERS for method in methods):
        return CalendarKind.ANSWER
    named = bool(_SUBJECT.match(subject))
    if named and "calendarmessage" in header(message, "Content-Class").lower():
        return CalendarKind.ANSWER
    return CalendarKind.PERHAPS if named or any(methods) or _is_calendar(message) else CalendarKind.NONE


def looks_like_receipt(subject: str, text: str) -> bool:
    """Returns True for a read receipt whose report part a server has removed."""
    return bool(_RECEIPT_SUBJECT.match(subject) and _RECEIPT_TEXT.search(text[:MOST_READ]))


def _is_calendar(part: Message) -> bool:
    return part.get_content_type() in _CALENDAR


def _method(part: Message) -> str:
    found = _METHOD_PARAMETER.search(header(part, "Content-Type"))
    found = found or _METHOD.search(part_text(part)[:MOST_READ])
    return found[1].lower() if found else ""
