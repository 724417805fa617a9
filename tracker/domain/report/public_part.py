"""What may be shown of an answer in which something is private: the sentences before that, if they stand."""

import re
from collections.abc import Callable, Iterator

from tracker.domain.report.status_words import LESS, MORE

_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ\d])|\n+")
# "bl.a. Anna", "A. Berg", "den 13. Anna": no sentence has ended.
_ABBREVIATED = re.compile(r"(?:\b\w{1,2}|\.\w+|\b(?:resp|inkl|exkl|tel|kap|dvs|osv|etc))\.$", re.IGNORECASE)


def public_part(comment: str, is_private: Callable[[str], bool]) -> str:
    """Returns the sentences before the first private one; "" if what is held back may turn them."""
    whole = " ".join(comment.split("\n"))
    if not is_private(whole):
        return comment
    sentences = _sentences(comment)
    kept = [*_before_private(sentences, is_private)]
    rest = " ".join(sentences[len(kept) :])
    return (
        " ".join(kept) if len(kept) < len(sentences) and not (LESS.search(rest) or MORE.search(rest)) else ""
    )


def _before_private(sentences: list[str], is_private: Callable[[str], bool]) -> Iterator[str]:
    for one in sentences:
        if is_private(one):
            return
        yield one


def _sentences(comment: str) -> list[str]:
    found: list[str] = []
    for part in filter(None, map(str.strip, _END.split(comment))):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found
