"""The text that a person wrote in a mail: text/plain if present, otherwise HTML converted to text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from email.message import Message

from tracker.mail.incoming.headers import decode_bytes, header
from tracker.mail.incoming.html import has_letter_below, has_struck_text, html_to_text

LONGEST_BODY = 2 * 1024 * 1024
_BLANK = {"Zs", "Zl", "Zp", "Cc", "Cf"}
_SHORT = 300
_ONLY_HTML = re.compile(
    r"(?:stöder|stödjer|kan|visar|läsa?|visas?|support|view|display|format|requires?)\b.{0,60}\bhtml\b",
    re.IGNORECASE | re.DOTALL,
)


def best_text(message: Message, *, whole: bool = False) -> str:
    """Returns the mail's own text, without attachments and forwarded messages; empty if there is none.

    With `whole` the letter below is included also where Outlook's HTML shows where it begins.
    """
    plain = [text for part in own_parts(message, "text/plain") if _is_visible(text := part_text(part))]
    html = [part_text(part) for part in own_parts(message, "text/html")]
    # Plain text does not show what is struck through, and some programs only refer to the HTML in it.
    if plain and not (html and (any(map(has_struck_text, html)) or _refers_to_html(plain))):
        return "\n\n".join(plain)
    pages = [page for one in html if _is_visible(page := html_to_text(one, whole=whole))]
    return "\n\n".join(pages or plain)


def hides_letter(message: Message) -> bool:
    """Returns True if `best_text` may have left out a letter below in which answers can stand."""
    return any(has_letter_below(part_text(part)) for part in own_parts(message, "text/html"))


def _is_visible(text: str) -> bool:
    """Returns False for white space and characters without width, which stand for an empty text part."""
    return any(unicodedata.category(letter) not in _BLANK for letter in text)


def _refers_to_html(plain: Sequence[str]) -> bool:
    text = " ".join(plain)
    return len(text) < _SHORT and bool(_ONLY_HTML.search(text))


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
