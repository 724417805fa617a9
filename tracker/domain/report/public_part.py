"""What may be shown of an answer in which something is private: the sentences before that, if they stand."""

import re
from collections.abc import Callable, Iterator

from tracker.domain.report.status_words import LESS, MORE

# A sentence ends where the next begins with a capital or a digit; "bl.a. Anna" and "A. Berg" are no end.
_END = re.compile(r"(?<=\w{4}[.!?])\s+(?=[A-ZÅÄÖ\d])|\n+")


def public_part(comment: str, is_private: Callable[[str], bool]) -> str:
    """Returns the sentences before the first private one; "" if what is held back may turn them."""
    whole = " ".join(comment.split("\n"))
    if not is_private(whole):
        return comment
    sentences = [one.strip() for one in _END.split(comment) if one.strip()]
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
