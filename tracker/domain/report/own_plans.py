"""What an answer says of when the rest will be done, by a closed list of forms: told as that unit's plan."""

import re

from tracker.domain.swedish import MONTHS

_MONTH = "|".join(MONTHS)
_YEAR = r"(?: \d{4})?"
_PART = r"(?:(?:i )?(?:början|mitten|slutet) (?:av|på) )?"
_DAY = rf"(?:den )?(?P<day>\d{{1,2}}) (?P<of>{_MONTH}){_YEAR}"
_SEASON = r"(?P<season>höst(?:en)?|vår(?:en)?|sommar(?:en)?|vinter(?:n)?)"
_WHEN = (
    rf"(?P<by>i|till|under|senast|före|innan|efter)? ?(?:{_DAY}|{_SEASON}{_YEAR}|{_PART}(?:{_MONTH}){_YEAR}"
    r"|(?:v\.?|vecka) ?\d{1,2}|(?:första|andra|tredje|fjärde) kvartalet"
    r"|årsskiftet|nyår|jul(?:en)?|påsk(?:en)?|midsommar|terminsstart(?:en)?|skolstart(?:en)?)"
)
_FORMS = (
    (
        rf"(?:det )?(?:blir|beräknas(?: vara| bli)?|planeras(?: vara| bli)?)?\s*(?:klart?|färdigt?)"
        rf" (?P<when>{_WHEN})",
        "blir aktiviteten klar {when}",
    ),
    (rf"planeras (?P<when>{_WHEN})", "planeras aktiviteten {when}"),
    (
        rf"(?:det )?(?:ska|skall|kommer att) (?:göras|genomföras|ske) (?P<when>{_WHEN})",
        "ska aktiviteten genomföras {when}",
    ),
    (rf"(?:senareläggs|skjuts upp|flyttas) (?P<when>{_WHEN})", "senareläggs aktiviteten {when}"),
    (
        rf"(?:resten|övriga|de övriga) (?:deltar|går|går kursen|går den|gör det|tas) (?P<when>{_WHEN})",
        "planeras resten {when}",
    ),
    (rf"genomförs (?P<when>{_WHEN})", "genomförs aktiviteten {when}"),
    (rf"(?:resten|övriga|de övriga) (?:planeras )?(?P<when>{_WHEN})", "planeras resten {when}"),
    (rf"(?:ny tid|nytt datum)(?: är|:)? (?P<when>{_DAY})", "är nytt datum {when}"),
    (
        r"(?P<new>ny (?:kurs|omgång|utbildning|träff)|nytt (?:kurstillfälle|tillfälle|möte|försök))"
        rf"(?: planeras)? (?P<when>{_WHEN})",
        "planeras {new} {when}",
    ),
)
_PLANS = tuple((re.compile(rf"^(?:{form})[.!]?$", re.IGNORECASE), said) for form, said in _FORMS)
_IN_SEASON = {"höst": "hösten", "vår": "våren", "sommar": "sommaren", "vinter": "vintern"}


def plan_of(text: str) -> str:
    """Returns "blir aktiviteten klar i juni", to stand after "enligt familjeenheten"; "" if it is none."""
    for form, said in _PLANS:
        found = form.match(text.strip())
        if found:
            return said.format(when=_when(found), new=(found.groupdict().get("new") or "").lower())
    return ""


def _when(found: re.Match[str]) -> str:
    """Returns the time as it is said of others: "i höst" is "under hösten", "10 juni" is "den 10 juni"."""
    when, parts = " ".join(found["when"].lower().split()), found.groupdict()
    if parts.get("day") and "den " not in when:
        when = re.sub(rf"\b{parts['day']} ", f"den {parts['day']} ", when, count=1)
    season = (parts.get("season") or "").lower()
    if season in _IN_SEASON:
        when = re.sub(rf"\b{season}\b", _IN_SEASON[season], when)
        when = re.sub(r"^i ", "under ", when)
    return when
