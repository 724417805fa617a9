"""Dates in an answer, as marks: past, of this very month or season, or wrong in a report of done work."""

import re
from collections.abc import Callable
from datetime import date

from tracker.reading.reply.patterns import MONTHS

PAST, NOW, WRONG = "D", "n", "X"

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_DAY = r"\d{1,2}(?::?[ae])?"
_YEAR = r"(?: (?P<{name}>20\d\d))?"
_LEAD = (
    r"(?:(?:den|i|under|pa|sedan|sen|fran|fran och med|fr\.? ?o\.? ?m\.?|redan|och|hela|igen|manaden|"
    r"i borjan av|i mitten av|"
    r"i slutet av|vid|nu) )*"
)
_FORMS = {
    "iso": r"(?P<y1>20\d\d)-(?P<m1>\d\d)-(?P<d1>\d\d)(?![\d-])",
    "figures": r"(?P<d2>\d{1,2})/(?P<m2>1[0-2]|0?[1-9])(?:[ -/](?P<y2>20\d\d))?(?![\d/])",
    "dated": rf"(?:{_DAY} ?(?:-|–|och) ?)?(?P<d3>\d{{1,2}})(?::?[ae])? (?P<m3>{MONTHS})"
    rf"{_YEAR.format(name='y3')}(?!\w)",
    "month": rf"(?:{MONTHS} ?(?:-|–|och) ?)?(?P<m4>{MONTHS}){_YEAR.format(name='y4')}(?!\w)",
    "season": rf"(?P<s5>var|host|sommar|vinter)(?:en|n){_YEAR.format(name='y5')}(?!\w)",
    "gone": r"i (?P<s6>varas|hostas|somras|vintras|julas|paskas)(?!\w)",
    "near": r"(?:i ?gar|i forrgar|i (?:man|tis|ons|tors|fre|lor|son)dags|forra (?:veckan|manaden))(?!\w)",
    "today": r"(?:i ?dag|i ar)(?!\w)",
    "week": r"(?:v|vecka)\.? ?(?:\d{1,2} ?(?:-|–|och) ?)?(?P<w8>\d{1,2})(?![\w/-])",
    "turn": r"arsskiftet(?!\w)",
    "year": r"(?:aret|ar (?P<y9>20\d\d)|(?P<y10>20\d\d))(?![\w/-])",
}  # fmt: skip
_ANY = "|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items())
DATE = rf"(?<!\w){_LEAD}(?:{_ANY})(?P<hour> kl\.? ?\d{{1,2}}(?:[.:]\d\d)?)?"
_SEASONS = {"var": (1, 5), "host": (8, 11), "sommar": (6, 8), "vinter": (1, 2)}
_GONE = {"varas": 5, "hostas": 11, "somras": 8, "vintras": 2, "julas": 12, "paskas": 4}
_LATE = 75  # days
_ONE_ROUND = 8  # months
_HALF_A_YEAR = 26  # weeks
_DECEMBER = 12
_FIRST_HALF = 6  # months in which "vid årsskiftet" lies behind
_STILL_FAR = 5  # a month from here on, named in January, is of the year before
_LAST_YEARS = 2  # months of a new year in which work of the year before is reported


def mark(found: re.Match[str], day: date | None) -> str:
    """PAST, NOW or WRONG for a match of DATE in an answer that was written on a day."""
    if day is None:
        return WRONG
    of = found.groupdict(default="")
    marked = next(read(of, day) for form, read in _READERS.items() if of[form])
    return WRONG if of["hour"] and marked != PAST else marked


def _week(of: dict[str, str], day: date) -> str:
    """ "Vecka 3", written in December, may be the one to come."""
    ago = day.isocalendar().week - int(of["w8"])
    return NOW if ago == 0 else PAST if 0 < ago <= _HALF_A_YEAR else WRONG


def _of_day(year: str, month: int, number: int, day: date) -> str:
    """A day that exists, not after the reply and not from an earlier round."""
    try:
        named = date(int(year) if year else day.year, month, number)
        late = (day - date(day.year - 1, month, number)).days <= _LATE
        if not year and named > day and (late or (day.month == 1 and month >= _STILL_FAR)):
            named = date(day.year - 1, month, number)  # "klart 12 december", written in January
    except ValueError:
        return WRONG
    if named == day:
        return NOW
    return PAST if named < day and _is_recent(named.year, day) else WRONG


def _of_months(year: str, first: int, last: int, day: date) -> str:
    of = int(year) if year else day.year
    if not year and day.month == 1 and first >= _STILL_FAR:
        return PAST  # "klart i december", written in January
    if not _is_recent(of, day):
        return WRONG
    if (of, last) < (day.year, day.month):
        return PAST
    return NOW if (of, first) <= (day.year, day.month) else WRONG


def _of_year(year: str, day: date) -> str:
    of = int(year) if year else day.year
    if of == day.year:
        return PAST if day.month == _DECEMBER else NOW
    return PAST if of == day.year - 1 and day.month <= _LAST_YEARS - 1 else WRONG


def _gone(last: int, day: date) -> str:
    """ "I höstas", written in June, is of an earlier round."""
    months = (day.month - last) % 12
    return PAST if months <= _ONE_ROUND else WRONG


def _is_recent(year: int, day: date) -> bool:
    return year == day.year or (year == day.year - 1 and day.month <= _LAST_YEARS)


def _month(text: str) -> int:
    return _MONTH_NAMES.index(text[:3]) + 1


_READERS: dict[str, Callable[[dict[str, str], date], str]] = {
    "iso": lambda of, day: _of_day(of["y1"], int(of["m1"]), int(of["d1"]), day),
    "figures": lambda of, day: _of_day(of["y2"], int(of["m2"]), int(of["d2"]), day),
    "dated": lambda of, day: _of_day(of["y3"], _month(of["m3"]), int(of["d3"]), day),
    "month": lambda of, day: _of_months(of["y4"], _month(of["m4"]), _month(of["m4"]), day),
    "season": lambda of, day: _of_months(of["y5"], *_SEASONS[of["s5"]], day),
    "gone": lambda of, day: _gone(_GONE[of["s6"]], day),
    "near": lambda _of, _day: PAST,
    "today": lambda _of, _day: NOW,
    "week": _week,
    "turn": lambda _of, day: PAST if day.month <= _FIRST_HALF else WRONG,
    "year": lambda of, day: _of_year(of["y9"] or of["y10"], day),
}
