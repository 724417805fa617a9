"""Extracts from an out-of-office reply the first day back, or that the person has left."""

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
# From … to …: "till" names the last day away only after a start date.
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
# Patterns, most reliable first, each with whether the day it matches is the last one away.
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
    """Returns the first day back according to the text, or None; `reference` is the mail's date."""
    plain = _unquoted(text)
    return next(_days_back(plain, reference), None)


def has_left(text: str) -> bool:
    """Returns True if the text states that the person no longer works there."""
    return bool(_LEFT.search(_unquoted(text)))


def _unquoted(text: str) -> str:
    """Returns the reply's text on one line, without the quoted letter."""
    below = _QUOTE_BELOW.search(text, 1)
    return " ".join((text[: below.start()] if below and below.start() > 20 else text)[:LONGEST_TEXT].split())


def _days_back(text: str, reference: date) -> Iterator[date]:
    for pattern, last_day in _PATTERNS:
        for found in pattern.finditer(text):
            days = span(found, reference)
            if days is None or days[1] >= date.max or _is_of_another(text, found):
                continue
            yield days[1] + timedelta(days=1) if last_day else days[0]
    for found in _WEEKS.finditer(text):
        days = week_span(int(re.findall(r"\d+", found[0])[-1]), reference)
        if days is not None:
            yield days[1] + timedelta(days=1)


def _is_of_another(text: str, found: re.Match[str]) -> bool:
    """Returns True if the sentence is about opening hours or about somebody whom the sender replaces."""
    before = re.split(r"[.!?] ", text[max(0, found.start() - 80) : found.start()])[-1]
    return bool(_NOT_OWN.search(before))
