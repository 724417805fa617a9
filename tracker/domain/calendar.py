"""Which days letters may go out on. Swedish red days and the eves treated so come from `holidays`."""

from datetime import date, timedelta
from functools import lru_cache

from tracker.domain.rules import Rules


@lru_cache(maxsize=64)
def _days_off(year: int) -> frozenset[date]:
    # Plain SE() calls Christmas Eve a working day; no Swedish office does. "de_facto" adds the eves.
    import holidays

    return frozenset(holidays.country_holidays("SE", years=year, categories=("public", "de_facto")))


def is_working_day(day: date) -> bool:
    """True on Monday to Friday except red days and the eves that are treated as such."""
    return day.weekday() < 5 and day not in _days_off(day.year)


def is_open(day: date, rules: Rules) -> bool:
    """True when letters may go out: rule ”Öppna dagar” (working days) and rule ”Tysta tider” (not quiet)."""
    return is_working_day(day) and not any(period.covers(day) for period in rules.quiet)


def next_open_day(day: date, rules: Rules) -> date:
    """`day` itself when letters may go out on it, else the next day when they may.

    Raises ValueError where the rules leave no open day within a year.
    """
    for ahead in range(367):
        candidate = day + timedelta(days=ahead)
        if is_open(candidate, rules):
            return candidate
    raise ValueError("the quiet periods leave no day open in a whole year")
