"""Signs that are written as codes: `&#48;` and `&ndash;` of pages, `%2D` of addresses, `\\u002d`, `=2D`."""

import html
import re
from urllib.parse import unquote

from tracker.reading.personal.signs import PlainText

_CODE = re.compile(
    r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});"
    r"|(?:%(?:25)*(?:[2-7][0-9a-fA-F]|[cC]2%[89abAB][0-9a-fA-F]|[eE]2%8[0-9a-fA-F]%[89abAB][0-9a-fA-F]))+"
    r"|\\u(?:00[23]|20[0-3])[0-9a-fA-F]|=\r?\n"
    r"|â€[“”]|Â[ \u00a0]|(?:=E2=80=[89AB][0-9A-F]|=C2=A[0D])|=(?:2[0-9A-F]|3[0-9])"
)
_FIRST = ("&", "%", "\\u00", "\\u20", "=\n", "=\r\n", "=2", "=3", "=E2", "=C2", "â€", "Â")


def decoded(text: str) -> PlainText | None:
    """Returns the text with its codes as the signs that they stand for, None if it has none."""
    if not any(sign in text for sign in _FIRST) or not _CODE.search(text):
        return None
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for code in _CODE.finditer(text):
        meant = _meant(code[0])
        signs += [text[at : code.start()], meant]
        starts += [*range(at, code.start()), *[code.start()] * len(meant)]
        ends += [*range(at + 1, code.start() + 1), *[code.end()] * len(meant)]
        at = code.end()
    signs.append(text[at:])
    starts += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    return PlainText("".join(signs), starts, ends)


def _meant(code: str) -> str:
    if code.startswith("&"):
        return html.unescape("&" + code[1:].replace("amp;", "")) if code != "&amp;" else "&"
    if code.startswith("%"):
        return unquote(re.sub("%(?:25)+", "%", code) if code != "%25" else code)
    if code[0] in "âÂ":  # read in a wrong encoding
        return "-" if code[0] == "â" else " "
    if code.startswith(("=E2", "=C2")):
        return bytes.fromhex(code.replace("=", "")).decode()
    if code[-1] == "\n":  # a line that a letter was broken at
        return ""
    return chr(int(code[-4:] if code[0] == "\\" else code[-2:], 16))
