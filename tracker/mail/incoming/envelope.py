"""Reads who wrote a mail and what it answers from its headers, without parsing the rest."""

from dataclasses import dataclass
from email.parser import BytesHeaderParser

from tracker.mail.incoming import headers
from tracker.mail.incoming.structure import HEAD_BYTES


@dataclass(frozen=True, slots=True)
class Envelope:
    """The headers that tell whose mail it is; see IncomingMail."""

    sender: str | None = None
    subject: str = ""
    references: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def envelope(raw: bytes) -> Envelope:
    """Returns the envelope of a raw mail; an empty one if its headers can't be read. Never raises."""
    try:
        head = BytesHeaderParser().parsebytes(_head(raw))
        return Envelope(
            sender=headers.sender(head)[0],
            subject=headers.decoded(headers.header(head, "Subject")[:1000]),
            references=headers.references(head),
            recipients=headers.recipients(head),
        )
    except Exception:  # the standard library may raise anything on hostile bytes
        return Envelope()


def _head(raw: bytes) -> bytes:
    """Returns the header section, at most HEAD_BYTES long."""
    return raw[:HEAD_BYTES].replace(b"\r\n", b"\n").split(b"\n\n")[0] + b"\n\n"
