"""The first day back that an automatic reply names: "åter 12/8", "måndag v. 33", "t.o.m. den 8 januari"."""

import re
from datetime import date, timedelta

_MONTH_NAMES = (
    "januari january|februari february|mars march|april|maj may|juni june|juli july|augusti august|september|"
    "oktober october|november|december"
)
_MONTHS = {
    name[:3]: place for place, names in enumerate(_MONTH_NAMES.split("|"), 1) for name in names.split()
}
_MONTH = "|".join(
    sorted(
        {f"{name}|{name[:3]}\\.?" for names in _MONTH_NAMES.split("|") for name in names.split()} | {"sept"},
        reverse=True,
    )
)
_WEEKDAYS = {
    name: day
    for names in ("mån tis ons tor fre lör sön", "mon tue wed thu fri sat sun")
    for day, name in enumerate(names.split())
}
_WEEKDAY = (
    "måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_DAY = (
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)|"
    rf"(?P<slash_day>\d{{1,2}})/(?P<slash_month>\d{{1,2}})(?:[ /-](?P<slash_year>20\d\d|\d\d)(?!\d))?"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th|:?[ea])?(?: of)? (?P<month>{_MONTH})(?!\w)(?:,? (?P<year>20\d\d))?"
    rf"|(?P<en_month>{_MONTH}) (?P<en_day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<en_year>20\d\d))?"
    rf"|(?:(?P<week_day>{_WEEKDAY})(?:en)? (?:i )?)?(?:v\.?|vecka|week) ?(?P<week>\d{{1,2}})(?!\d)"
    rf"|(?P<weekday>{_WEEKDAY})"
)
_SMALL_WORDS = (
    "i tjänst|på (?:kontoret|jobbet|plats|arbetet)|till kontoret|in the office|at work|to (?:the )?office|"
    "to work|"
    r"den|på|igen|on|the|from och med|från och med|from|fr\.?o\.?m\.?|först|är|i|tidigast|åter|tillbaka"
)
_FILLER = rf"[\s:,]*(?:(?:{_SMALL_WORDS}|(?:{_WEEKDAY})(?:en)?(?=[ ,]+(?:den )?\d))[\s:,]+){{0,5}}"
_BACK = re.compile(
    rf"(?<!\w)(?:åter|tillbaka|back|return(?:ing)?|återkommer|på plats igen|i tjänst igen|until|"
    rf"börjar (?:jobba|arbeta) igen){_FILLER}(?:{_DAY})",
    re.IGNORECASE,
)
_THROUGH = re.compile(
    rf"(?<!\w)(?:t\.? ?o\.? ?m\.?|till och med|through|fram till|till|–|-|--){_FILLER}(?:{_DAY})",
    re.IGNORECASE,
)
LONGEST_TEXT = 5000
STALE_DAYS = 30


def first_day_back(text: str, reference: date) -> date | None:
    """The day that the text says, reckoned from the mail's own date; None when it says none that exists."""
    said = " ".join(text[:LONGEST_TEXT].split())
    for pattern, add in ((_BACK, 0), (_THROUGH, 1)):
        for found in pattern.finditer(said):
            day = _date(found, reference)
            if day is not None and day < date.max:
                return day + timedelta(days=add)
    return None


def _date(found: re.Match[str], reference: date) -> date | None:
    try:
        return _read(found, reference)
    except (ValueError, OverflowError):
        return None


def _read(found: re.Match[str], reference: date) -> date | None:
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    if found["week"]:
        return _in_week(int(found["week"]), found["week_day"], reference)
    if found["weekday"]:
        ahead = (_WEEKDAYS[found["weekday"][:3].lower()] - reference.weekday() - 1) % 7 + 1
        return reference + timedelta(days=ahead)
    if found["slash_day"]:
        return _near(int(found["slash_day"]), int(found["slash_month"]), found["slash_year"], reference)
    day, month = found["day"] or found["en_day"], found["month"] or found["en_month"]
    return _near(int(day), _MONTHS[month[:3].lower()], found["year"] or found["en_year"], reference)


def _in_week(week: int, weekday: str | None, reference: date) -> date:
    day = _WEEKDAYS[weekday[:3].lower()] + 1 if weekday else 1
    this_year = date.fromisocalendar(reference.isocalendar().year, week, day)
    if this_year >= reference - timedelta(days=STALE_DAYS):
        return this_year
    return date.fromisocalendar(reference.isocalendar().year + 1, week, day)


def _near(day: int, month: int, year: str | None, reference: date) -> date:
    if year:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    this_year = date(reference.year, month, day)
    late = this_year < reference - timedelta(days=STALE_DAYS)
    return date(reference.year + 1, month, day) if late else this_year
