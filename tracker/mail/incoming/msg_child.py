"""The child process that converts one .msg file: bytes on standard input, a mail on standard output.

The properties are those of MS-OXMSG: each text of the mail is a stream named after its tag and type.
"""

import struct
import sys
from base64 import encodebytes
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.parser import HeaderParser
from email.utils import format_datetime
from io import BytesIO

LONGEST_TEXT = 2 * 1024 * 1024
_TEXT, _OLD_TEXT, _BYTES = "001F", "001E", "0102"
_FIXED = "__properties_version1.0"
_HEADERS_OF = {"Subject": "0037", "Message-ID": "1035", "In-Reply-To": "1042", "References": "1039"}
_SENDERS = ("5D02", "5D01", "0065", "0C1F")  # sender, SMTP address first
_BODY = {"content-type", "content-transfer-encoding", "mime-version", "content-disposition"}
_WHEN = (0x0039, 0x0E06)  # sent, delivered

Read = Callable[[str], str]
Headers = list[tuple[str, str]]


def main() -> int:
    try:
        sys.stdout.buffer.write(convert(sys.stdin.buffer.read()))
    except Exception:
        return 1
    return 0


def convert(raw: bytes) -> bytes:
    """Returns the mail in the file. Raises whatever the library raises on a broken file."""
    import olefile  # type: ignore[import-untyped]

    with olefile.OleFileIO(BytesIO(raw)) as ole:

        def stream(name: str) -> bytes:
            return bytes(ole.openstream(name).read(LONGEST_TEXT)) if ole.exists(name) else b""

        def read(tag: str) -> str:
            name = f"__substg1.0_{tag}"
            text = stream(name + _TEXT).decode("utf-16-le", "replace")
            return (text or stream(name + _OLD_TEXT).decode("cp1252", "replace")).replace("\0", "")

        headers = _headers(read, stream(_FIXED))
        html = read("1013") or stream(f"__substg1.0_1013{_BYTES}").decode("utf-8", "replace")
        text = read("1000")
    headers.append(("Content-Type", f"text/{'plain' if text or not html else 'html'}; charset=utf-8"))
    headers += [("MIME-Version", "1.0"), ("Content-Transfer-Encoding", "base64")]
    # Written by hand: the library refuses two From headers, and the reader must see both.
    head = "".join(f"{name}: {value}\r\n" for name, value in map(_clean, headers) if name and value)
    return head.encode("utf-8", "replace") + b"\r\n" + encodebytes((text or html).encode("utf-8", "replace"))


def _headers(read: Read, fixed: bytes) -> Headers:
    """Returns the original headers, or rebuilds them from properties if there are none (internal mail)."""
    came_with = HeaderParser().parsestr(read("007D")).items()
    headers = [(name, value) for name, value in came_with if name.lower() not in _BODY]
    headers = headers or _made_up(read, fixed)
    kind = read("001A").upper()
    if kind.startswith("REPORT.") and kind.endswith(".NDR"):
        headers.append(("X-Failed-Recipients", read("0E04") or "?"))
    elif "OOFTEMPLATE" in kind and "auto-submitted" not in {name.lower() for name, _ in headers}:
        headers.append(("Auto-Submitted", "auto-replied"))
    return headers


def _made_up(read: Read, fixed: bytes) -> Headers:
    address = next((found for tag in _SENDERS if "@" in (found := read(tag))), "")
    name = read("0C1A").replace('"', "")
    made = [("From", f'"{name}" <{address}>')] if address else []
    made += [("To", read("0E04")), ("Date", _sent(fixed))]
    return made + [(header, read(tag)) for header, tag in _HEADERS_OF.items()]


def _clean(header: tuple[str, str]) -> tuple[str, str]:
    """Returns the value on one line, so that it can't inject another header."""
    name, value = header
    return name if name.isascii() and name.isprintable() else "", " ".join(value.split())


def _sent(fixed: bytes) -> str:
    """Returns the time from the fixed-size properties: 16 bytes each after a header of 32."""
    for offset in range(32, len(fixed) - 15, 16):
        kind, tag, _, ticks = struct.unpack_from("<HHIQ", fixed, offset)
        if kind == 0x0040 and tag in _WHEN:
            return format_datetime(datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10))
    return ""
