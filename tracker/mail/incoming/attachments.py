"""Lists the attachments of a mail with names that are safe in any folder. Nothing is opened or run."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import Message

from tracker.domain.text import on_one_line
from tracker.mail.incoming.body import walk_own
from tracker.mail.incoming.headers import decoded, header
from tracker.reading.personal import without_personal_numbers

LONGEST_NAME = 100
LONGEST_ENDING = 12
_MESSAGE = "message/rfc822"
_SEPARATOR = re.compile(r"[/\\]")
_BARE_NAME = re.compile(r'filename\s*=\s*"?([^";]{1,1000})', re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
# Names of devices in Windows, with any ending.
_DEVICE = re.compile(r"^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_ENDINGS = {
    _MESSAGE: ".eml",
    "text/calendar": ".ics",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "application/pdf": ".pdf",
}
# What a file is, by how it begins, then by its name; the name alone proves nothing.
_BEGINS = {
    b"%PDF-": "PDF",
    b"MZ": "program",
    b"\x7fELF": "program",
    b"\x89PNG": "bild",
    b"\xff\xd8\xff": "bild",
    b"GIF8": "bild",
    b"Rar!": "arkiv",
    b"7z\xbc\xaf": "arkiv",
    b"\x1f\x8b": "arkiv",
}
_KINDS = {
    "Word": ("docx", "doc"),
    "Excel": ("xlsx", "xls"),
    "OpenDocument": ("odt", "ods"),
    "text": ("txt", "md"),
    "tabell": ("csv", "tsv"),
    "bild": ("png", "jpg", "jpeg", "gif", "heic", "tif", "tiff"),
    "mejl": ("eml", "msg"),
    "kalender": ("ics",),
    "webbsida": ("html", "htm"),
    "arkiv": ("zip",),
}
_BY_ENDING = {ending: kind for kind, endings in _KINDS.items() for ending in endings}
UNKNOWN_KIND = "okänd sort"
_BODY = {"text/plain", "text/html"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attachment; `inline` is True for an image within the text, such as a logotype in a signature."""

    name: str
    content: bytes
    inline: bool = False

    def __str__(self) -> str:
        return f"{self.name} ({self.size})"

    @property
    def size(self) -> str:
        return f"{max(1, round(len(self.content) / 1000))} kB"

    @property
    def kind(self) -> str:
        """What it is, in Swedish."""
        begins = next((kind for start, kind in _BEGINS.items() if self.content.startswith(start)), "")
        return begins or _BY_ENDING.get(self.name.rpartition(".")[2].lower(), UNKNOWN_KIND)


def attachments(message: Message) -> tuple[Attachment, ...]:
    """Returns the attachments in order, with different names; the mail's own text is none."""
    found: list[Attachment] = []
    for number, part in enumerate(_attached(message), start=1):
        name = _name(part) or f"bilaga-{number}{_ENDINGS.get(part.get_content_type(), '')}"
        name = different_name(safe_name(name, number), [one.name for one in found])
        found.append(Attachment(name, _content(part), _is_inline(part)))
    return tuple(found)


def safe_name(name: str, number: int) -> str:
    """Returns the last part of a file name without characters that some system gives a meaning.

    "bilaga-N" stands for a name of which nothing is left.
    """
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFC", on_one_line(name))
        if unicodedata.category(letter)[0] != "C"
    )
    last = without_personal_numbers(_SEPARATOR.split(plain)[-1])
    tidy = _FORBIDDEN.sub("_", last).strip(". ")
    stem, dot, ending = tidy.rpartition(".")
    if dot and len(ending) <= LONGEST_ENDING:
        tidy = f"{stem[: LONGEST_NAME - len(ending) - 1].rstrip('. ')}.{ending}"
    tidy = tidy[:LONGEST_NAME].strip(". ")
    return f"_{tidy}" if _DEVICE.match(tidy) else tidy or f"bilaga-{number}"


def different_name(name: str, taken: Sequence[str]) -> str:
    """Returns the name, with a number if another file has it; case makes no difference."""
    folded = {one.casefold() for one in taken}
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    candidate, number = name, 1
    while candidate.casefold() in folded:
        number += 1
        candidate = f"{stem} ({number}){dot}{ending}"
    return candidate


def _attached(message: Message) -> Iterator[Message]:
    for part in walk_own(message):
        if part.get_content_maintype() == "multipart":
            continue
        disposition = header(part, "Content-Disposition").lower()
        named = bool(_name_given(part))
        if disposition.startswith("attachment") or named or part.get_content_type() not in _BODY:
            yield part


def _name(part: Message) -> str:
    given = _name_given(part)
    inside = part.get_payload()
    if given or part.get_content_type() != _MESSAGE or not isinstance(inside, list):
        return given
    subject = next((header(one, "Subject") for one in inside if isinstance(one, Message)), "")
    subject = decoded(subject)[:1000]  # a name is cut when personal numbers are out of it
    return _SEPARATOR.sub("_", subject) + ".eml" if subject else ""


def _name_given(part: Message) -> str:
    try:
        name = decoded(part.get_filename() or "")[:1000]
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""
    # A name in bare 8-bit letters, which the standard library gives up.
    raw = _BARE_NAME.search(header(part, "Content-Disposition")) if "\ufffd" in name else None
    return raw[1] if raw else name


def _content(part: Message) -> bytes:
    """Returns the decoded bytes of a part, an attached message as it was sent; none if they are broken."""
    inside = part.get_payload()
    try:
        if isinstance(inside, list):
            return b"\n".join(one.as_bytes() for one in inside if isinstance(one, Message))
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError, TypeError, AssertionError):
        return b""
    return content if isinstance(content, bytes) else b""


def _is_inline(part: Message) -> bool:
    attached = header(part, "Content-Disposition").lower().startswith("attachment")
    return part.get_content_maintype() == "image" and bool(header(part, "Content-ID")) and not attached
