"""Removes what an extraction program left in the text: tags, markdown marks, soft hyphens."""

import re
from functools import lru_cache

_FOOTNOTE_MARK = re.compile(r"<sup>\s*[\d*,]{1,5}\s*</sup>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|sup|sub|span|p|font|a|mark|s|del|ins|small|center)(?:\s[^<>]{0,200})?>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^[ \t]{0,3}(#{1,6})[ \t]+")
_BOLD = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_ITALIC = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\*(?![*\w])")
_RAISED = re.compile(
    r"(?<=[^\W\d])[\u00b9\u00b2\u00b3\u2070-\u2079]+|(?<=[.,;:)\u201d\"])[\u00b9\u00b2\u00b3\u2070-\u2079]+"
)
_INVISIBLE = {
    0xAD: None,
    0x200B: None,
    0x200C: None,
    0x200D: None,
    0xFEFF: None,
    0x2060: None,
    0xA0: " ",
    0x202F: " ",
}


@lru_cache(maxsize=4096)
def without_markup(line: str) -> str:
    """Returns the line without tags and markdown marks; tabs and trailing spaces are kept."""
    line = line.translate(_INVISIBLE)
    if "<" in line:
        line = _TAG.sub("", _BREAK.sub(" ", _FOOTNOTE_MARK.sub("", line)))
    line = _HEADING.sub("", line)
    if "*" in line or "_" in line:
        line = _ITALIC.sub(r"\1", _BOLD.sub("", line))
    return _RAISED.sub("", line)


def heading_level(line: str) -> int | None:
    """Returns the level of a markdown heading, None for any other line."""
    found = _HEADING.match(line)
    return len(found.group(1)) if found else None
