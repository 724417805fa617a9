"""Builds a letter as an RFC 5322 message: plain text first, then HTML, with headers for automatic mail."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from tracker.domain.text import has_control

# 7-bit, because some relays still break 8-bit. Quoted-printable keeps Swedish readable in the raw file.
POLICY = SMTP.clone(cte_type="7bit")


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    email: str

    def __str__(self) -> str:
        return formataddr((self.name, self.email))


@dataclass(frozen=True, slots=True)
class Draft:
    """The content of a message. `message_id` includes its angle brackets; `sent` has a time zone.

    `in_reply_to` is the Message-ID of the mail that a receipt answers, else "".
    """

    sender: Address
    to: Address
    reply_to: Address
    subject: str
    text: str
    html: str
    message_id: str
    instance: str
    sent: datetime
    in_reply_to: str = ""


def build(draft: Draft) -> EmailMessage:
    """Returns the message. Raises ValueError if a header holds a control character (header injection)."""
    message = EmailMessage(policy=POLICY)
    headers = {
        "From": str(draft.sender),
        "To": str(draft.to),
        "Reply-To": str(draft.reply_to),
        "Subject": draft.subject,
        "Message-ID": draft.message_id,
        "Date": format_datetime(draft.sent),
        # RFC 3834: sent by a machine; well-behaved out-of-office programs do not answer.
        "Auto-Submitted": "auto-replied" if draft.in_reply_to else "auto-generated",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
        "X-Tracker-Instance": draft.instance,
        "Content-Language": "sv",
    }
    if draft.in_reply_to:
        headers |= {"In-Reply-To": draft.in_reply_to, "References": draft.in_reply_to}
    for name, value in headers.items():
        if has_control(value):
            raise ValueError(f"control character in {name}")
        message[name] = value
    message.set_content(draft.text, cte="quoted-printable")
    message.add_alternative(draft.html, subtype="html", cte="quoted-printable")
    return message


def plus_address(address: str, token: str) -> str:
    """Returns svar+TOKEN@kommun.example for svar@kommun.example, for servers that support plus addresses."""
    local, _, domain = address.rpartition("@")
    return f"{local}+{token}@{domain}"


def build_unsent(draft: Draft) -> EmailMessage:
    """Returns the message as a draft that Outlook and others open for sending by hand.

    An invalid sender (no mail server is configured) is omitted: the mail program sets its own.
    """
    message = build(draft)
    for name, address in (("From", draft.sender), ("Reply-To", draft.reply_to)):
        if address.email.endswith(".invalid"):
            del message[name]
    del message["Date"]  # the mail program sets its own when it sends
    message["X-Unsent"] = "1"
    return message
