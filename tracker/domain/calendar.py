"""The days on which letters may be sent. Swedish public holidays and eves come from `holidays`."""

from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from tracker.domain.rules import Rules

MOST_DAYS_OFF = 20  # more than the public holidays and eves of any Swedish year


@lru_cache(maxsize=64)
def _days_off(year: int) -> frozenset[date]:
    # Plain SE() treats Christmas Eve as a working day; Swedish offices are closed. "de_facto" adds the eves.
    import holidays

    return frozenset(holidays.country_holidays("SE", years=year, categories=("public", "de_facto")))


def is_working_day(day: date) -> bool:
    """True on Monday to Friday, except public holidays and the eves that are treated as such."""
    return _is_weekday(day) and day not in _days_off(day.year)


def working_days_between(first: date, last: date) -> int:
    """Returns the number of working days after `first`, until and including `last`."""
    days = (first + timedelta(days=ahead) for ahead in range(1, (last - first).days + 1))
    return sum(is_working_day(day) for day in days)


def leaves_a_day_open(rules: Rules) -> bool:
    """False if the quiet periods cover every working day of 2021, so that no letter could ever be sent.

    Holidays are consulted only if few weekdays are left: `holidays` takes longer to load than all the rest of
    `tracker status`, and every command reads the settings.
    """
    days = (date(2021, 1, 1) + timedelta(days=ahead) for ahead in range(365))
    weekdays = (day for day in days if _is_weekday(day) and not _is_quiet(day, rules))
    left = list(islice(weekdays, MOST_DAYS_OFF + 1))
    return len(left) > MOST_DAYS_OFF or any(is_working_day(day) for day in left)


def is_open(day: date, rules: Rules) -> bool:
    """True if letters may be sent: rule ”Öppna dagar” (working days) and rule ”Tysta tider” (not quiet)."""
    return is_working_day(day) and not _is_quiet(day, rules)


def _is_weekday(day: date) -> bool:
    return day.weekday() < 5


def _is_quiet(day: date, rules: Rules) -> bool:
    return any(period.covers(day) for period in rules.quiet)


def next_open_day(day: date, rules: Rules) -> date:
    """Returns the first day from `day` on when letters may be sent.

    Raises ValueError if the rules leave no open day within a year.
    """
    for ahead in range(367):
        candidate = day + timedelta(days=ahead)
        if is_open(candidate, rules):
            return candidate
    raise ValueError("the quiet periods leave no day open in a whole year")
