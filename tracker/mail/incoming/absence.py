"""What an automatic reply says of the one who is away: the first day back, or that they have left."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tracker.mail.incoming.absence_dates import DAY, MONTH, WEEKDAY, span, week_span

LONGEST_TEXT = 5000
_SMALL_WORDS = (
    "i tjänst|på (?:kontoret|jobbet|plats|arbetet)|till (?:kontoret|jobbet|arbetet)|in (?:the )?office"
    "|at work|"
    "to (?:the )?office|to work|at my desk|"
    r"den|på|igen|on|the|in|next|nästa|från och med|from|fr\.?o\.?m\.?|först|är|i|åter|tillbaka|ca|cirka"
    r"|omkring|runt"
    r"|tidigast|senast|att (?:vara|arbeta)|vara"
)
_FILLER = (
    rf"[\s:,]*(?:(?:(?!nästa vecka|next week)(?:{_SMALL_WORDS})"
    rf"|(?:{WEEKDAY})(?:en)?(?=[ ,]+(?:den |the )?(?:\d|(?:{MONTH})(?!\w)))|idag|i dag)[\s:,]+){{0,6}}"
)
_RETURN = (
    r"åter(?:kommer|vänder|komst(?:en)?)?|tillbaka|back|return(?:ing|s)?|(?:i tjänst|på (?:plats|kontoret"
    r"|jobbet)) igen|"
    r"börjar (?:jobba|arbeta) igen|(?:svarar|läser|besvaras?|besvarar|hör av mig|kontaktar dig)"
    r"(?: (?:dig|er|jag|på|mejl\w*|mail\w*|e-post\w*|min(?:a)?|(?:då )?igen)){0,3}"
)
_AFTER = r"efter|after"
_UNTIL = r"until|till|fram till|förrän|inte före|not before|t\.?ill"
_THROUGH = (
    r"t\.? ?o\.? ?m\.?|till och med|through|up to and including|till slutet av|(?:until"
    r"|to) the end of|till utgången av"
)
_TO = r"–|—|-|--|till|to|until|och|and"

_BACK = re.compile(rf"(?<!\w)(?:{_RETURN}){_FILLER}(?:{DAY})", re.IGNORECASE)
_LAST_DAY = re.compile(rf"(?<!\w)(?:{_THROUGH}){_FILLER}(?:{DAY})", re.IGNORECASE)
_BACK_AFTER = re.compile(rf"(?<!\w)(?:{_RETURN}) (?:{_AFTER}){_FILLER}(?:{DAY})", re.IGNORECASE)
_INCLUSIVE = re.compile(rf"(?<!\w)(?:{_UNTIL}){_FILLER}(?:{DAY}) \(?inclusive", re.IGNORECASE)
# From … to …: only where a day stands before does "till" name the last day away.
_RANGE = re.compile(
    rf"(?:\d|(?<!\w)(?:{MONTH})|(?:{WEEKDAY}))(?:en)?(?:,? 20\d\d)?\s*(?:{_TO}){_FILLER}(?:{DAY})",
    re.IGNORECASE,
)
_BACK_UNTIL = re.compile(rf"(?<!\w)(?:{_UNTIL}){_FILLER}(?:{DAY})", re.IGNORECASE)
_AWAY = (
    r"semester|ledig(?:het)?|borta|frånvarande|frånvaro|bortrest|stängt|på (?:kurs|resa|konferens)|away"
    r"|vacation|leave|"
    r"holiday|out of (?:the )?office"
)
_WEEKS = re.compile(
    rf"(?:{_AWAY})[^.!?]{{0,40}}?(?<!\w)(?:v\.?|veckorna|vecka|weeks?) ?\d{{1,2}}"
    r"(?:(?:\s*(?:,|-|–|och|&|till|t\.?o\.?m\.?|to|and)\s*)(?:v\.? ?|vecka )?\d{1,2}(?!\d|/|:)){0,8}",
    re.IGNORECASE,
)
_NOT_OWN = re.compile(
    r"jag vikarierar|vikariat(?:et)?|öppet|öppettid|expedition|telefontid|sista ansökn", re.IGNORECASE
)
_LEFT = re.compile(
    r"(?<!\w)(?:"
    r"(?:jag |\w+ )?har (?:nu )?(?:slutat|avslutat)(?! (?:semester|min semester|läsa|mötet|projektet"
    r"|för (?:i ?dag|dagen|veckan|terminen)))|"
    r"slutat (?:min (?:tjänst|anställning)|på (?:kommunen|förvaltningen|staden)|som|i kommunen|vid)|"
    r"(?:arbetar|jobbar|är) (?:inte|ej) (?:längre )?(?:kvar|anställd)|(?:arbetar|jobbar) (?:inte"
    r"|ej) längre|inte längre (?:kvar|anställd)|"
    r"har (?:nu )?(?:gått i|lämnat|bytt (?:tjänst|jobb|arbete|arbetsplats|arbetsgivare)|ny tjänst"
    r"|ett nytt jobb|annan tjänst)"
    r"(?! (?:kontoret|över|in|telefon|paus|frågan))|"
    r"anställning(?:en)? (?:har|är) (?:nu )?(?:upphört|avslutad)|gick i pension|"
    r"no longer (?:work|with|employed|at|an employee)|(?:has|have) left (?:the|my|our|us|this)|"
    r"(?:has|have) retired|left the (?:organi[sz]ation|company|city|municipality))",
    re.IGNORECASE,
)
# Each with whether the day it finds is the last one away; the surest first.
_PATTERNS = (
    (_BACK, False),
    (_BACK_AFTER, True),
    (_LAST_DAY, True),
    (_INCLUSIVE, True),
    (_RANGE, True),
    (_BACK_UNTIL, False),
)
_QUOTE_BELOW = re.compile(
    r"^(?:[-_ ]{3,}.*|(?:från|from|skickat|sent)\s*:.*|\s*>.*|.{0,120}(?:skrev|wrote)\s*:\s*)$",
    re.IGNORECASE | re.MULTILINE,
)


def first_day_back(text: str, reference: date) -> date | None:
    """The day that the text says, reckoned from the mail's own date; None when it says none that exists."""
    said = _said(text)
    return next(_days_back(said, reference), None)


def has_left(text: str) -> bool:
    """Does it say that the person doesn't work there any more? Then somebody else must be asked."""
    return bool(_LEFT.search(_said(text)))


def _said(text: str) -> str:
    """The words of the reply on one line, without the letter that it quotes."""
    below = _QUOTE_BELOW.search(text, 1)
    return " ".join((text[: below.start()] if below and below.start() > 20 else text)[:LONGEST_TEXT].split())


def _days_back(said: str, reference: date) -> Iterator[date]:
    for pattern, last_day in _PATTERNS:
        for found in pattern.finditer(said):
            days = span(found, reference)
            if days is None or days[1] >= date.max or _is_of_another(said, found):
                continue
            yield days[1] + timedelta(days=1) if last_day else days[0]
    for found in _WEEKS.finditer(said):
        days = week_span(int(re.findall(r"\d+", found[0])[-1]), reference)
        if days is not None:
            yield days[1] + timedelta(days=1)


def _is_of_another(said: str, found: re.Match[str]) -> bool:
    """Does the sentence speak of opening hours, or of whom the sender stands in for?"""
    before = re.split(r"[.!?] ", said[max(0, found.start() - 80) : found.start()])[-1]
    return bool(_NOT_OWN.search(before))
