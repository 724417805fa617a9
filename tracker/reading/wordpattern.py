"""A pattern for one of many words that is quick where none of them stands."""

import re
from collections import defaultdict
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Returns a pattern for one of the words, the longest first; those that begin alike share it."""
    rests: dict[str, list[str]] = defaultdict(list)
    ends = False
    for word in words:
        ends = ends or not word
        if word:
            rests[word[0]].append(word[1:])
    branches = [re.escape(first) + any_of(rest) for first, rest in rests.items()]
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + "?" * ends if branches else ""
