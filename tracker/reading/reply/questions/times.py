"""Times that an answer names, beside the day on which it was written: past, or still to come."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from tracker.reading.reply.patterns import MONTHS


class When(StrEnum):
    """Where a time lies, seen from the day of the reply."""

    PAST = "past"
    NOW = "now"  # the same month, season or year: it may be either
    LATER = "later"
    UNKNOWN = "unknown"  # the day of the reply is not known


_MONTH_NAMES = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_SEASONS = {"vinter": (1, 2), "var": (3, 5), "sommar": (6, 8), "host": (9, 11)}
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATE = re.compile(rf"(?<![\w/])(?P<day>\d{{1,2}})(?:\.|:?[ea])? ?(?P<month>{MONTHS})(?: {_YEAR})?(?!\w)")
_FIGURES = re.compile(
    r"(?<![\w/])(?P<day>\d{1,2})/(?P<month>1[0-2]|0?[1-9])(?:[ -/]?(?P<year>20\d\d|\d\d))?(?![\w/])"
)
_ISO = re.compile(rf"(?<!\d){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_MONTH = re.compile(rf"(?<![\w-])(?P<month>{MONTHS})(?: {_YEAR})?(?!\w)")
_SEASON = re.compile(
    rf"(?<!\w)(?:i|under|till|pa|denna|nasta|hela|efter|fore|innan|lagom till) (?:nasta |"
    rf"hela )?(?P<season>var|host|sommar|vinter)"
    rf"(?:en|n)?(?: {_YEAR})?(?!\w)|(?<!\w)(?P<other>var|host|sommar|vinter)(?:en|"
    rf"n)(?: {_YEAR[:-1].replace('year', 'of')}))?(?!\w)"
)
_WEEK = re.compile(rf"(?<!\w)v(?:ecka|\.)? ?(?P<week>\d{{1,2}})(?: {_YEAR})?(?!\w)")
_ALONE = re.compile(rf"(?<![\w/-]){_YEAR}(?![\w/-])")
_GONE = re.compile(
    r"(?<!\w)(?:i (?:gar|forrgar|fjol|varas|hostas|somras|vintras|julas|paskas|(?:man|tis|ons|"
    r"tors|fre|lor|son)dags)|"
    r"igar|ifjol|forra \w+|forrforra \w+|redan|nyss|nyligen|sedan|tidigare|senaste|forut|"
    r"for \w+ \w+ sedan)(?!\w)"
)
_COMING = re.compile(
    r"(?<!\w)(?:i ?morgon|i ?overmorgon|i ?kvall|nasta \w+|kommande|inom kort|snart|strax|senare|"
    r"om (?:en|ett|tva|tre|fyra|nagra|ett par|\d+) (?:dag|veck|manad|ar)\w*|framover|langre fram|"
    r"i framtiden|tills vidare|"
    r"(?:till|infor|fore|innan|lagom till|efter) (?:nasta )?(?:sommar|host|vinter|var|jul|pask|"
    r"semester|nyar|arsskifte|"
    rf"slutet|veckan|helgen|aret|mandag|tisdag|onsdag|torsdag|fredag|midsommar|{MONTHS})\w*|"
    rf"pa (?:mandag|tisdag|onsdag|torsdag|"
    r"fredag)|(?:i|under|mot|till) slutet (?:av|pa) (?:veckan|manaden|aret|terminen|varen|hosten|sommaren)|"
    r"(?:senare|i slutet av) (?:i ar|aret|varen|hosten))(?!\w)"
)
# "Genomfördes i december", "vi sågs i november": the latest such month.
_TOLD = re.compile(
    rf"(?<!\w)(?:[a-z]+(?:ades|ndes|rdes|ldes|gdes|kts|tes|ade|nde)|holls|holl|gick\w*|togs|tog|gavs|sags|traffades|"
    rf"hade|var|blev|skedde|fick|har \w+t)(?: (?!och|men|ska|blir|klar)\w+){{0,4}}? (?:i|under) (?:borjan "
    rf"av |"
    rf"mitten av |slutet av )?(?P<month>{MONTHS})(?! (?:19|20)\d\d)(?!\w)"
)
_MAY = 5  # the first month that, named in January, is surely of the year before
_NEXT = 10  # months: "klart i januari", written in December, is to come
_FAR = 8  # months: "klart i november", written in February, may mean either November


def times(folded: str, day: date | None) -> frozenset[When]:
    """Where the times named in the text (folded) lie."""
    found = set(_by_words(folded))
    plain = _GONE.sub(" ", _COMING.sub(" ", folded))
    found.update(_by_date(plain, day))
    return frozenset(found)


def _by_words(folded: str) -> Iterator[When]:
    if _GONE.search(folded):
        yield When.PAST
    if _COMING.search(folded):
        yield When.LATER


def _by_date(text: str, day: date | None) -> Iterator[When]:
    for pattern in (_ISO, _DATE, _FIGURES):
        for found in pattern.finditer(text):
            yield _of_day(found, day)
        text = pattern.sub(" ", text)
    for _ in _TOLD.finditer(text):
        yield When.PAST
    text = _TOLD.sub(" ", text)
    for found in _MONTH.finditer(text):
        month = _month(found["month"])
        yield _of_months(_year(found["year"]), month, month, day)
    text = _MONTH.sub(" ", text)
    for found in _SEASON.finditer(text):
        first, last = _SEASONS[found["season"] or found["other"]]
        yield _of_months(_year(found["year"] or found["of"]), first, last, day)
    text = _SEASON.sub(" ", text)
    for found in _WEEK.finditer(text):
        yield _of_week(int(found["week"]), _year(found["year"]), day)
    for found in _ALONE.finditer(_WEEK.sub(" ", text)):
        yield _compared((int(found["year"]), 0, 0), (day.year, 0, 0)) if day else When.UNKNOWN


def _of_day(found: re.Match[str], day: date | None) -> When:
    if day is None:
        return When.UNKNOWN
    month, number, year = _month(found["month"]), int(found["day"]), _year(found["year"])
    if year is None and (month - day.month >= _FAR or (day.month == 1 and month >= _MAY)):
        return When.PAST  # "klart 19 december", written in January: of the year that is reported
    if year is None and day.month == 1 and month > 1:
        return When.NOW  # "klart 18 mars", written in January: of the year that is reported, or of this?
    written = (day.year, day.month, day.day)
    return When.PAST if (year or day.year, month, number) <= written else When.LATER


def _of_months(year: int | None, first: int, last: int, day: date | None) -> When:
    if day is None:
        return When.UNKNOWN
    if year is None and day.month == 1 and first >= _MAY:
        return When.PAST  # "i oktober", written in January
    if year is None and (first - day.month >= _FAR or (day.month == 1 and first > 1)):
        return When.NOW
    if year is None and day.month - last >= _NEXT:
        return When.LATER
    of = year or day.year
    if (of, last) < (day.year, day.month):
        return When.PAST
    return When.LATER if (of, first) > (day.year, day.month) else When.NOW


def _of_week(week: int, year: int | None, day: date | None) -> When:
    if day is None:
        return When.UNKNOWN
    now = day.isocalendar()
    return _compared((year or now.year, week, 0), (now.year, now.week, 0))


def _compared(one: tuple[int, int, int], now: tuple[int, int, int]) -> When:
    if one == now:
        return When.NOW
    return When.PAST if one < now else When.LATER


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTH_NAMES.index(text[:3]) + 1


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)
