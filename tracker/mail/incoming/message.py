"""Parses a raw mail into a value: sender, letter, kind and text. Pure; no network."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import datetime
from email import message_from_bytes
from email.message import Message
from email.parser import BytesHeaderParser

from tracker.domain.incoming import Authenticity, MailKind
from tracker.mail.incoming import headers
from tracker.mail.incoming.absence import first_day_back, has_left
from tracker.mail.incoming.attachments import Attachment, attachments
from tracker.mail.incoming.authentication import authenticity
from tracker.mail.incoming.body import best_text, hides_letter
from tracker.mail.incoming.bounces import bounce_facts
from tracker.mail.incoming.kinds import INSTANCE_HEADER, kind_of
from tracker.mail.incoming.msg import as_mail, is_msg
from tracker.mail.incoming.structure import HEAD_BYTES, MailProblem, check_limits
from tracker.reading.personal import without_personal_numbers

__all__ = ["IncomingMail", "MailProblem", "read_message"]

# The standard library may raise anything on hostile bytes; such mails are left to a person.
_ANYTHING = (
    RecursionError,
    MemoryError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
)
UNREADABLE = "Brevet går inte att läsa som e-post."


@dataclass(frozen=True, slots=True)
class IncomingMail:
    """An incoming mail. Addresses are lower case; `sender` is None unless there is exactly one valid From.

    `references` are the Message-IDs it answers (for a bounce also those of the enclosed letters).
    `authenticity` is what a trusted host found about the sender. For an automatic reply,
    `return_date` is the first day back, and `has_left` is True if the person no longer works there. `hard`
    is True for a permanent bounce. `problems` are Swedish sentences. `certain` is False if only headers show
    the kind: a person's reply may have them too (RFC 3834; servers add them). `whole` is
    the text with the letter below, if `text` lacks it; `attachments` are all of them.
    """

    kind: MailKind
    sender: str | None
    sender_name: str
    subject: str
    message_id: str | None
    references: tuple[str, ...]
    recipients: tuple[str, ...]
    date: datetime | None
    text: str
    authenticity: Authenticity = Authenticity.ABSENT
    return_date: Day | None = None
    has_left: bool = False
    bounced_address: str | None = None
    hard: bool | None = None
    instance: str | None = None
    problems: tuple[str, ...] = ()
    certain: bool = True
    attachments: tuple[Attachment, ...] = ()
    whole: str = ""


def read_message(raw: bytes, *, trusted_hosts: Sequence[str] = ()) -> IncomingMail:
    """Returns the parsed mail. Raises MailProblem (a Swedish reason): too large, too deep or unreadable."""
    try:
        check_limits(raw)
    except MailProblem as problem:
        raise MailProblem(f"{problem}{_whose(raw)}") from problem
    if is_msg(raw):
        raw = as_mail(raw)
        check_limits(raw)
    try:
        return _read(message_from_bytes(raw), raw, trusted_hosts)
    except _ANYTHING as error:
        raise MailProblem(UNREADABLE) from error


def _whose(raw: bytes) -> str:
    """Describes the sender and subject of a mail that is not read, so that a person can find it."""
    try:
        head = BytesHeaderParser().parsebytes(raw[:HEAD_BYTES].split(b"\n\n")[0].split(b"\r\n\r\n")[0])
        sender, _, _ = headers.sender(head)
        # Hidden before it is cut: half a number tells more than none.
        subject = without_personal_numbers(headers.decoded(headers.header(head, "Subject")[:1000]))[:100]
    except _ANYTHING:
        return ""
    whose = f" Det kom från {sender or 'okänd avsändare'} med ämnet ”{subject}”."
    return without_personal_numbers(whose)


def _read(message: Message, raw: bytes, trusted_hosts: Sequence[str]) -> IncomingMail:
    text = best_text(message)
    kind, certain = kind_of(message, text)
    sender, name, problem = headers.sender(message)
    sent = headers.sent_at(message)
    address, hard, inside = (
        bounce_facts(message, headers.decode_bytes(raw), text)
        if kind == MailKind.BOUNCE
        else (None, None, ())
    )
    subject = headers.decoded(headers.header(message, "Subject"))
    results = headers.header_values(message, "Authentication-Results")
    auth_as = headers.header_values(message, "X-MS-Exchange-Organization-AuthAs")
    received_spf = headers.header_values(message, "Received-SPF")
    return IncomingMail(
        kind=kind,
        certain=certain,
        attachments=attachments(message),
        whole=best_text(message, whole=True) if hides_letter(message) else text,
        sender=sender,
        sender_name=name,
        subject=subject,
        message_id=headers.message_id(message),
        references=tuple(dict.fromkeys((*headers.references(message), *inside))),
        recipients=headers.recipients(message),
        date=sent,
        text=text,
        authenticity=authenticity(results, auth_as, sender, trusted_hosts, received_spf),
        return_date=first_day_back(f"{subject} . {text}", sent.date())
        if kind == MailKind.AUTOREPLY and sent
        else None,
        has_left=kind == MailKind.AUTOREPLY and has_left(text),
        bounced_address=address,
        hard=hard,
        instance=headers.header(message, INSTANCE_HEADER) or None,
        problems=tuple(filter(None, (problem, None if sent else "Brevet har inget läsbart datum."))),
    )
