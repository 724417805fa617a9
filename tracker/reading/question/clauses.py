"""An activity's first sentence, without numbering: what the row is about."""

import re

from tracker.reading.mending import clean, fold, squeeze

_BULLET = re.compile(
    r"^\s*(?:[-*•·–▪o]\s+|\(?\d{1,2}[.):]\s*(?=\D)|\(?[a-hA-H][.)]\s+"
    r"|(?:åtgärd|aktivitet|insats|punkt)\s?\d{1,3}\s?[.:)–-]\s*)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:t\.? ?ex|bl\.? ?a|m\.? ?m|m\.? ?fl|d\.? ?v\.? ?s|o\.? ?s\.? ?v|s\.? ?k|fr\.? ?o\.? ?m"
    r"|t\.? ?o\.? ?m|ca|kl|nr|st|resp|inkl|exkl|max|min|jfr|ev|enl|dvs|osv|mfl|fg|alt|avd|tel|kap|\d+)$",
    re.IGNORECASE,
)
_REACHES = re.compile(r"(?<=\bn)å(?=r\b)")
_END = re.compile(r"[.!?;](?=\s|$)|\n\s*(?=[-*•·–▪]\s|[A-ZÅÄÖ\d])")


def plain(text: str) -> str:
    """Returns the text on one line, without a leading bullet or number."""
    return squeeze(_BULLET.sub("", clean(text)))


def first_sentence(text: str) -> str:
    """Returns the first sentence of a cell on one line, without its full stop; abbreviations end none."""
    text = _BULLET.sub("", clean(text))
    for end in _END.finditer(text):
        before = text[: end.start()]
        if end[0] == "." and _ABBREVIATED.search(before):
            continue
        if before.strip():
            return squeeze(before)
    return squeeze(text).rstrip(" .")


def folded_words(text: str) -> str:
    """Returns folded letters, in which "når" is not taken for "när"; each letter keeps its index."""
    return fold(_REACHES.sub("o", text))
