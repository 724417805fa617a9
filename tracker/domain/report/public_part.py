"""What may be shown of an answer in which something is private: the sentences before that, if they stand."""

import re
from collections.abc import Callable

# What may turn the sentences before it.
_TURNS = re.compile(
    r"(?:^|[.!?]\s+)(?:men|dock|däremot|fast|nej|egentligen|fel)\b"
    r"|(?:^|[.!?]\s+)(?:det|den|detta|de(?! som\b))\b[^.!?]*\b(?:inte|ej|aldrig)\b"
    r"|\b(?:men|dock|däremot|stämmer|slutat|slutade|upphör\w*|upphört|stopp\w*|avbr\w+|inställ\w*|uteblev|uteblivit"
    r"|föll|fallit|nere|paus\w*|vilande|försen\w*|genomför\w*|klar\w*|gjord\w*|(?:blev|blivit) (?:inte|ej))\b"
    r"|\bhann inte\b|\b(?:inte|ej|aldrig) (?:blivit|hunnit|kunnat|genomför\w*|hållits|gjorts)\b",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ\d])|\n\s*\n")  # a line's end alone may stand in a sentence
# "bl.a. Anna", "A. Berg", "den 13. Anna": no sentence has ended.
_ABBREVIATED = re.compile(r"(?:\b\w{1,2}|\.\w+|\b(?:resp|inkl|exkl|tel|kap|dvs|osv|etc))\.$", re.IGNORECASE)


def public_part(comment: str, is_private: Callable[[str], bool]) -> str:
    """Returns the sentences before the first private one; "" if what is held back may turn them."""
    if not is_private(" ".join(comment.split())):
        return comment
    sentences = _sentences(comment)
    kept = next((place for place, one in enumerate(sentences) if is_private(one)), 0)
    while kept and is_private(" ".join(sentences[:kept])):
        kept -= 1
    rest = " ".join(sentences[kept:])
    return "" if _TURNS.search(rest) else " ".join(sentences[:kept])


def _sentences(comment: str) -> list[str]:
    found: list[str] = []
    for part in filter(None, (" ".join(one.split()) for one in _END.split(comment))):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found
