"""Dates in out-of-office replies: "12/8", "måndag v. 33", "den 8 januari", "31.5.2021", "augusti 2022"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from tracker.domain.swedish import MONTHS, WEEKDAYS

_ENGLISH = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_NAMES = (*MONTHS, *_ENGLISH)
_MONTHS = {name[:3]: index for names in (MONTHS, _ENGLISH) for index, name in enumerate(names, 1)}
MONTH = "|".join(sorted({f"{name}|{name[:3]}\\.?" for name in _NAMES} | {"sept\\.?"}, reverse=True))
_WHOLE_MONTH = "|".join(name for name in _NAMES if name != "may")  # "may" is more often a verb
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = {name[:3]: day for names in (WEEKDAYS, _ENGLISH_DAYS) for day, name in enumerate(names)}
WEEKDAY = "|".join((*WEEKDAYS, *_ENGLISH_DAYS))
_YEAR = r"20\d\d|\d\d"
DAY = (
    rf"(?P<iso>20\d\d-?\d\d-?\d\d)(?!\d)"
    rf"|(?P<slash_day>\d{{1,2}})(?:/|\.(?=\d))(?P<slash_month>\d{{1,2}})"
    rf"(?:[ /.-](?P<slash_year>{_YEAR})(?![\d/:]|\.\d))?(?![\d:])"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th|:?[ea])?(?: of)? (?P<month>{MONTH})(?!\w)(?:,? (?P<year>20\d\d))?"
    rf"|(?P<en_month>{MONTH}) (?P<en_day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<en_year>20\d\d))?"
    rf"|(?:(?P<week_day>{WEEKDAY})(?:en)?,? (?:i |in )?)?(?:v\.?|vecka|week) ?(?P<week>\d{{1,2}})(?!\d)"
    rf"|(?:(?P<next_day>{WEEKDAY})(?:en)? )?(?P<next_week>nästa vecka|next week)"
    rf"|(?P<weekday>{WEEKDAY})"
    rf"|(?P<tomorrow>i ?morgon|tomorrow)(?! (?:bitti|kväll))"
    rf"|(?P<only_month>{_WHOLE_MONTH})(?!\w)(?: (?P<only_year>20\d\d))?"
)
STALE_DAYS = 30

Span = tuple[date, date]


def span(found: re.Match[str], reference: date) -> Span | None:
    """Returns the first and last day of a match of DAY (a week or month has several); None if invalid."""
    try:
        return _read(found, reference)
    except (ValueError, OverflowError):
        return None


def week_span(week: int, reference: date) -> Span | None:
    try:
        monday = _in_week(week, None, reference)
        return monday, monday + timedelta(days=6)
    except (ValueError, OverflowError):
        return None


def _read(found: re.Match[str], reference: date) -> Span:
    if found["week"] and not found["week_day"]:
        monday = _in_week(int(found["week"]), None, reference)
        return monday, monday + timedelta(days=6)
    if found["next_week"] and not found["next_day"]:
        monday = _next_monday(reference)
        return monday, monday + timedelta(days=6)
    if found["only_month"]:
        return _whole_month(_MONTHS[found["only_month"][:3].lower()], found["only_year"], reference)
    day = _one_day(found, reference)
    return day, day


def _one_day(found: re.Match[str], reference: date) -> date:
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    if found["week"]:
        return _in_week(int(found["week"]), found["week_day"], reference)
    if found["next_week"]:
        return _next_monday(reference) + timedelta(days=_WEEKDAYS[found["next_day"][:3].lower()])
    if found["weekday"]:
        ahead = (_WEEKDAYS[found["weekday"][:3].lower()] - reference.weekday() - 1) % 7 + 1
        return reference + timedelta(days=ahead)
    if found["tomorrow"]:
        return reference + timedelta(days=1)
    return _numbered_day(found, reference)


def _numbered_day(found: re.Match[str], reference: date) -> date:
    if found["slash_day"]:
        day, month = int(found["slash_day"]), int(found["slash_month"])
        day, month = (month, day) if month > 12 else (day, month)  # 05/28: American order
        return _near(day, month, found["slash_year"], reference)
    number, name = found["day"] or found["en_day"], found["month"] or found["en_month"]
    return _near(int(number), _MONTHS[name[:3].lower()], found["year"] or found["en_year"], reference)


def _next_monday(reference: date) -> date:
    return reference + timedelta(days=7 - reference.weekday())


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


def _whole_month(month: int, year: str | None, reference: date) -> Span:
    number = int(year) if year else reference.year + (month < reference.month)
    return date(number, month, 1), date(number, month, monthrange(number, month)[1])
