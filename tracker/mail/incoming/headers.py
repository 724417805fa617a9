"""Decodes the headers of a mail to text and addresses without ever raising."""

import re
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

_ADDRESS = r"[^\s<>@,;:\"()\[\]\\]{1,64}@[^\s<>@,;:\"()\\]{1,190}"
_ANY_ADDRESS = re.compile(_ADDRESS)
_ANGLED = re.compile(rf"^[^<>@]*<\s*({_ADDRESS})\s*>\s*$")
_ALONE = re.compile(rf"^\s*({_ADDRESS})\s*$")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_COMMENT = re.compile(r"\([^()]*\)")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,250}>")
_RECIPIENT_HEADERS = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc")
_REFERENCE_HEADERS = ("In-Reply-To", "References")
MOST_ADDRESSES = 200


def header_values(message: Message, name: str) -> list[str]:
    """Returns all values of a header, unfolded, with 8-bit bytes decoded; encoded words are not decoded."""
    wanted = name.lower()
    return [_unfold(str(value)) for key, value in message.raw_items() if key.lower() == wanted]


def header(message: Message, name: str) -> str:
    """Returns the first value, or the empty string."""
    values = header_values(message, name)
    return values[0] if values else ""


def decoded(value: str) -> str:
    """Returns a header's text with encoded words (RFC 2047) decoded; undecodable ones are left unchanged."""
    try:
        parts = decode_header(value)
        return " ".join("".join(_decode_part(part, charset) for part, charset in parts).split())
    except (ValueError, LookupError, AttributeError):
        return " ".join(value.split())


def sender(message: Message) -> tuple[str | None, str, str | None]:
    """Returns the address (lower case) and name of the only sender, and a Swedish reason if there is none.

    Stricter than the standard library, which reads "a@kommun <evil@x>" as a@kommun and uses the first of two
    From headers.
    """
    values = header_values(message, "From")
    if not values:
        return None, "", "Brevet har ingen avsändare."
    if len(values) > 1:
        return None, "", "Brevet har mer än en avsändare."
    bare = _without_quotes_and_comments(values[0])
    found = _ANGLED.match(bare) or _ALONE.match(bare)
    if found is None:
        return None, _name(values[0]), "Avsändarens adress går inte att läsa säkert."
    return found[1].lower(), _name(values[0]), None


def recipients(message: Message) -> tuple[str, ...]:
    """Returns all recipient addresses in the headers, lower case, without duplicates."""
    found: dict[str, None] = {}
    for name in _RECIPIENT_HEADERS:
        for value in header_values(message, name):
            found.update((match.lower().strip(".'"), None) for match in _ANY_ADDRESS.findall(value[:20_000]))
    return tuple(found)[:MOST_ADDRESSES]


def references(message: Message) -> tuple[str, ...]:
    """Returns the Message-IDs that the mail answers, nearest first, also comma-separated (Exchange, iOS)."""
    values = [value[:20_000] for name in _REFERENCE_HEADERS for value in header_values(message, name)]
    return tuple(dict.fromkeys(found for value in values for found in _MESSAGE_ID.findall(value)))[
        :MOST_ADDRESSES
    ]


def message_id(message: Message) -> str | None:
    found = _MESSAGE_ID.search(header(message, "Message-ID")[:2000])
    return found[0] if found else None


def sent_at(message: Message) -> datetime | None:
    """Returns the Date header with its time zone (UTC if it has none); None if it is invalid."""
    try:
        moment = parsedate_to_datetime(header(message, "Date")[:200])
        moment.astimezone(UTC)  # a year at either end of time has no such moment
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def decode_bytes(raw: bytes, charset: str | None = None) -> str:
    """Decodes bytes with the declared charset, then UTF-8, then Windows-1252."""
    for name in (charset, "utf-8", "cp1252"):
        try:
            if name:
                return raw.decode(name)
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1")


def _decode_part(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    plain = charset is None or charset == "unknown-8bit"
    return part.decode("latin-1") if plain else decode_bytes(part, charset)


def _unfold(value: str) -> str:
    raw = value.encode("ascii", "surrogateescape") if _is_escaped(value) else None
    text = decode_bytes(raw) if raw is not None else value
    return " ".join(text.replace("\x00", " ").split())


def _is_escaped(value: str) -> bool:
    return not value.isascii() and all(
        ord(letter) < 128 or 0xDC80 <= ord(letter) <= 0xDCFF for letter in value
    )


def _without_quotes_and_comments(value: str) -> str:
    return _COMMENT.sub(" ", _QUOTED.sub(" ", value[:2000]))


def _name(value: str) -> str:
    name = re.sub(r"<[^<>]*>", "", value[:2000]).strip()
    return decoded(name.strip('" ')) if "@" not in name else ""
