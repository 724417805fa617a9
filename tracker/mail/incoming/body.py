"""The text that a person wrote in a mail: text/plain where there is any, otherwise HTML as text."""

from collections.abc import Iterator
from email.message import Message

from tracker.mail.incoming.headers import decode_bytes, header
from tracker.mail.incoming.html import html_to_text

LONGEST_BODY = 2 * 1024 * 1024


def best_text(message: Message) -> str:
    """The mail's own text, without attachments and forwarded messages; empty when there is none."""
    plain = [text for part in own_parts(message, "text/plain") if (text := part_text(part)).strip()]
    if plain:
        return "\n\n".join(plain)
    pages = [html_to_text(part_text(part)) for part in own_parts(message, "text/html")]
    return "\n\n".join(page for page in pages if page.strip())


def own_parts(message: Message, content_type: str) -> Iterator[Message]:
    """Parts of a content type that are not attachments and not inside a message that is attached."""
    for part in walk_own(message):
        attached = header(part, "Content-Disposition").lower().startswith("attachment")
        if part.get_content_type() == content_type and not part.is_multipart() and not attached:
            yield part


def walk_own(message: Message) -> Iterator[Message]:
    """The mail and its parts, without going into attached messages."""
    yield message
    payload = message.get_payload()
    if isinstance(payload, list) and message.get_content_maintype() == "multipart":
        for part in payload:
            if isinstance(part, Message):
                yield from walk_own(part)


def part_text(part: Message) -> str:
    """A text part decoded; an unknown or wrong charset is read as well as it goes."""
    try:
        raw = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError):
        raw = None
    if not isinstance(raw, bytes):
        return ""
    return decode_bytes(raw[:LONGEST_BODY], _charset(part)).replace("\x00", "")


def _charset(part: Message) -> str | None:
    try:
        charset = part.get_content_charset()
    except (ValueError, LookupError, AttributeError, TypeError):
        return None
    # Programs say ASCII and mean whatever they use.
    return None if charset in {None, "us-ascii", "ascii"} else charset
