"""What remains after the year, in one sentence of the summary."""

import re
from collections.abc import Sequence

from tracker.domain.report.phrases.details import quotation
from tracker.domain.report.phrases.whole import number_list
from tracker.domain.swedish import counted, listed, sentence

_MOST_TITLES = 3  # activities that are named by their titles
# What has been done ("har fått en kontakt") → what remains, in the present ("får en kontakt").
_PRESENT = {
    "deltagit": "deltar", "fått": "får", "gått": "går", "genomgått": "genomgår", "genomfört": "genomför",
    "genomförts": "genomförs", "haft": "har", "läst": "läser", "gjort": "gör", "gjorts": "görs",
    "hållits": "hålls", "getts": "ges", "besökt": "besöker", "besökts": "besöks", "tagit": "tar",
    "slutfört": "slutför", "sett": "ser", "nåtts": "nås", "köpts": "köps", "setts": "ses", "följts": "följs",
}  # fmt: skip
_THIS_YEAR = re.compile(r"\s+(?:under (?:året|perioden)|i år|hittills)$")
_REGULAR = (re.compile(r"(?<=\w{3}a)ts$"), "s"), (re.compile(r"(?<=\w{3}a)t$"), "r")


def that_some_do(left: float, noun: str, done: str, more: bool, least: bool = False) -> str:
    """Returns "28 medarbetare genomför utbildningen" for "genomfört utbildningen"; "" if it has no present.

    `more`: "ytterligare tre medarbetare deltar"; `least`: "minst tre medarbetare deltar".
    """
    verb, _, rest = _THIS_YEAR.sub("", done).partition(" ")
    present = _present(verb)
    if not present or not noun:
        return ""
    who = f"{'minst ' if least else ''}{'ytterligare ' if more else ''}{counted(left, noun)}"
    return f"{who} {present} {rest}".rstrip()


def _present(verb: str) -> str:
    if verb in _PRESENT:
        return _PRESENT[verb]
    return next((form.sub(end, verb) for form, end in _REGULAR if form.search(verb)), "")


def that_it_is_done(activities: Sequence[tuple[int, str]], verb: str) -> str:
    """Returns "aktivitet 4 (”Skolorna erbjuds en temadag”) genomförs"; of many only the numbers."""
    if len(activities) > _MOST_TITLES:
        return f"aktiviteterna {number_list([number for number, _ in activities])} {verb}"
    named = [f"aktivitet {number} ({quotation(title)})" for number, title in activities]
    return f"{listed(named)} {verb}"


def remaining(parts: Sequence[str]) -> str:
    """Vid årets slut återstår att 28 medarbetare deltar (aktivitet 12) och att aktivitet 4 (”…”) genomförs.

    When it will be done, and that it will, is for the answers to say.
    """
    return sentence(f"vid årets slut återstår {listed([f'att {part}' for part in parts])}")
