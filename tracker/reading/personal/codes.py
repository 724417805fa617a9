"""Signs that are written as codes: `&#48;` and `&ndash;` of pages, `%2D` of addresses, `\\u002d`, `=2D`."""

import html
import re
from urllib.parse import unquote

from tracker.reading.personal.signs import PlainText

_CODE = re.compile(
    r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});"
    r"|(?:%(?:25)*(?:[2-7][0-9a-fA-F]|[cC]2%[89abAB][0-9a-fA-F]|[eE]2%8[0-9a-fA-F]%[89abAB][0-9a-fA-F]))+"
    r"|\\u00[23][0-9a-fA-F]|=(?:2[0-9A-F]|3[0-9])"
)


def decoded(text: str) -> PlainText | None:
    """Returns the text with its codes as the signs that they stand for, None if it has none."""
    if (
        "&" not in text and "%" not in text and "\\u00" not in text and "=2" not in text and "=3" not in text
    ) or not (_CODE.search(text)):
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
    return chr(int(code[-2:], 16))
