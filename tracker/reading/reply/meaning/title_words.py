"""The words of a title, and whether a reply's noun is one of them."""

import re
from functools import lru_cache

from tracker.reading.reply.patterns import fold

# "Rutinen", "rutiner" and "rutin" are one word.
_ENDING = re.compile(r"(?<=[a-z]{3})(?:erna|arna|orna|ens|ets|en|et|er|ar|or|na|an|n|t|a)$")
_DOUBLED = re.compile(r"([mn])\1$")  # "programmet", "rummet": one m when nothing follows


def is_named(noun: str, title: str) -> bool:
    """Does the title hold this noun (folded), alone or in a compound: "enkäten" in "brukarenkät"?"""
    stem = _DOUBLED.sub(r"\1", _ENDING.sub("", noun))
    if len(stem) == 3:  # "låsen": only the word itself, for three letters stand in many
        return any(stem == own for _, own in _words(title))
    return len(stem) > 3 and any(
        stem in word or (len(own) >= 5 and own in noun) for word, own in _words(title)
    )


@lru_cache(maxsize=512)
def _words(title: str) -> tuple[tuple[str, str], ...]:
    """The words of a title, and their stems."""
    return tuple((word, _ENDING.sub("", word)) for word in re.findall(r"[a-z]{3,}", fold(title[:1000])))
