"""A letter as an RFC 5322 message: complete plain text first, then HTML; headers that machines respect."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from tracker.domain.text import has_control

# Seven bits: some relays still break eight. Quoted-printable keeps Swedish readable in the raw file.
POLICY = SMTP.clone(cte_type="7bit")


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    email: str

    def __str__(self) -> str:
        return formataddr((self.name, self.email))


@dataclass(frozen=True, slots=True)
class Draft:
    """What a message is made of. `message_id` with its angle brackets; `sent` has a time zone.

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
    """The message. ValueError where a header holds a control character: someone tries to add headers."""
    message = EmailMessage(policy=POLICY)
    headers = {
        "From": str(draft.sender),
        "To": str(draft.to),
        "Reply-To": str(draft.reply_to),
        "Subject": draft.subject,
        "Message-ID": draft.message_id,
        "Date": format_datetime(draft.sent),
        # RFC 3834: a machine wrote this; out-of-office programs of decent make keep quiet.
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
    """svar@kommun.example → svar+TOKEN@kommun.example, for servers where plus-addresses work."""
    local, _, domain = address.rpartition("@")
    return f"{local}+{token}@{domain}"


def build_unsent(draft: Draft) -> EmailMessage:
    """The message as a draft that Outlook and others open for sending by hand.

    A sender that can't be (no mail server is set up) is left out: the mail program puts its own there.
    """
    message = build(draft)
    for name, address in (("From", draft.sender), ("Reply-To", draft.reply_to)):
        if address.email.endswith(".invalid"):
            del message[name]
    del message["Date"]  # the mail program sets the one on which it goes
    message["X-Unsent"] = "1"
    return message
