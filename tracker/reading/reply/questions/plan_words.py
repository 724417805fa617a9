"""The plan's own words of an activity, beside its title: by them it may be named in running text.

"Demokratifrämjande arbete" has no word of what heads call it; the plan's words have "ungdomsråd".
"""

import re

BREAK = "\t"  # between a title and the plan's words, in what names an activity
_MOST = 600  # characters
_NAME = re.compile(r"(?<=[^\W\d_] )[A-ZÅÄÖ][a-zåäö]+")  # of a place or a body: many things happen there
_WORD = re.compile(r"[^\W\d_]{4,}")


def plan_words(title: str, activity: str) -> str:
    """The words of an activity that its title does not have."""
    own = {word.lower() for word in _WORD.findall(title)}
    words = dict.fromkeys(_WORD.findall(_NAME.sub(" ", activity[:_MOST])))
    return " ".join(word for word in words if word.lower() not in own)


def naming(title: str, words: str) -> str:
    """What names an activity: its title, then the plan's words."""
    return f"{title}{BREAK}{words}" if words else title


def of_plan(name: str) -> str:
    """The plan's words of what names an activity; empty if it is a title alone."""
    return name.partition(BREAK)[2]


def of_title(name: str) -> str:
    """The title of what names an activity."""
    return name.partition(BREAK)[0]
