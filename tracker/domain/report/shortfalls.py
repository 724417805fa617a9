"""What limits a verdict in an answer's words: fewer than planned, work that stopped, or any reservation."""

import re

from tracker.domain.report.bare_words import NUMBERS, number_value
from tracker.domain.report.own_words import has_cause
from tracker.domain.report.reservations import TIME, began_within, denied, done_in_part, has_reservation

_NUMBER = rf"(?:\d+(?:,\d+)?|{'|'.join(NUMBERS)})"
_AGAINST = (
    r"(?:(?:mot|av|jämfört med)(?: de| våra)? (?:planerade|planens|tänkta|utlovade)|i ?stället för"
    r"(?: de| våra)?(?: planerade| planens)?|planen (?:var|säger)|målet (?:var|är)"
    r"|mot(?= \w+ (?:(?:i|enligt) planen|planerade)))"
)
# "Fem grupper mot planerade åtta", "19 möten i stället för 24".
_FEWER = re.compile(
    rf"(?<!slutar )(?<!börjar )(?<!kl )(?<!kl\. )(?<!klockan )\b(?P<value>(?!0\d){_NUMBER})\b"
    rf"(?:\W+(?!{_NUMBER}\b)\w+){{0,4}}?,? (?:men )?{_AGAINST} (?P<goal>{_NUMBER})\b",
    re.IGNORECASE,
)
_WHEN = (
    rf"(?:(?:i|den|under|sedan|sedan i|från|fram till|redan i) (?:{TIME}|pandemin|\w+ månader|hela)|\d|helt"
    r"|tills|på grund av|p\.? ?g\.? ?a|till följd av|eftersom|av pandemin)"
)
# "Sju av tolv förskolor", "fem skolor av sju".
_OF = re.compile(
    rf"\b(?P<value>{_NUMBER})(?: [^\W\d]+)? av (?:de |våra |alla )?(?P<whole>{_NUMBER})\b", re.IGNORECASE
)
_LIMITS = re.compile(
    r"\b(?:inget|ingenting|nej|nästa|kvar|återstår\w*|resten|resterande|övriga|kommer att|blir|väntas|senare"
    r"|planen|målet|flytta\w*|skjut\w*|sköts)\b",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    rf"\b(?:stoppa(?:des|ts|t)|stängdes|stängts?|pausa(?:des|ts|t)|avbröts|avbrutits|upphörde|lades ned?"
    rf"|ställdes in|ställts in|inställ(?:d|t|da))\b(?= {_WHEN}|[.,;]|$)"
    r"|\b(?:prioritera(?:de|t|des|ts) (?:ner|ned|bort)|(?:ned|bort)prioritera(?:t|ts|des|de))\b",
    re.IGNORECASE,
)


def states_shortfall(words: str, counted: bool = False) -> bool:
    """True if the words state less than was planned, or that the work stopped.

    Of what is `counted` the number says by itself whether what stopped was made up for.
    """
    fewer = any(
        number_value(found["value"]) < number_value(found["goal"]) for found in _FEWER.finditer(words)
    )
    stopped = (found for found in _STOPPED.finditer(words) if not denied(words, found))
    return fewer or (not counted and any(stopped))


def may_limit(words: str) -> bool:
    """True if the words hold a reservation, a cause, a later time, or a number short of its whole."""
    part = any(number_value(one["value"]) < number_value(one["whole"]) for one in _OF.finditer(words))
    says_less = part or has_reservation(words) or has_cause(words) or states_shortfall(words)
    return says_less or done_in_part(words) or began_within(words) or _LIMITS.search(words) is not None
