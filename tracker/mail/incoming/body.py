"""The text that a person wrote in a mail: text/plain if present, otherwise HTML converted to text."""

from collections.abc import Iterator
from email.message import Message

from tracker.mail.incoming.headers import decode_bytes, header
from tracker.mail.incoming.html import html_to_text

LONGEST_BODY = 2 * 1024 * 1024


def best_text(message: Message) -> str:
    """Returns the mail's own text, without attachments and forwarded messages; empty if there is none."""
    plain = [text for part in own_parts(message, "text/plain") if (text := part_text(part)).strip()]
    if plain:
        return "\n\n".join(plain)
    pages = [html_to_text(part_text(part)) for part in own_parts(message, "text/html")]
    return "\n\n".join(page for page in pages if page.strip())


def own_parts(message: Message, content_type: str) -> Iterator[Message]:
    """Returns the parts of a content type, excluding attachments and parts of attached messages."""
    for part in walk_own(message):
        attached = header(part, "Content-Disposition").lower().startswith("attachment")
        if part.get_content_type() == content_type and not part.is_multipart() and not attached:
            yield part


def walk_own(message: Message) -> Iterator[Message]:
    """Yields the mail and its parts, without entering attached messages."""
    yield message
    payload = message.get_payload()
    if isinstance(payload, list) and message.get_content_maintype() == "multipart":
        for part in payload:
            if isinstance(part, Message):
                yield from walk_own(part)


def part_text(part: Message) -> str:
    """Returns the decoded text of a part; falls back when the charset is unknown or wrong."""
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
    # Programs often declare ASCII and send another encoding.
    return None if charset in {None, "us-ascii", "ascii"} else charset
