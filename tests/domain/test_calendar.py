"""Which days letters may go out on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tracker.domain.calendar import is_open, is_working_day, leaves_a_day_open, next_open_day
from tracker.domain.rules import QuietPeriod, Rules

RULES = Rules()


@each(
    ("day", "why"),
    [
        (date(2021, 1, 1), "nyårsdagen"),
        (date(2021, 1, 6), "trettondedag jul"),
        (date(2021, 4, 2), "långfredagen"),
        (date(2021, 4, 5), "annandag påsk"),
        (date(2021, 5, 13), "Kristi himmelsfärdsdag"),
        (date(2021, 6, 25), "midsommarafton"),
        (date(2022, 6, 6), "nationaldagen, a Monday"),
        (date(2021, 12, 24), "julafton"),
        (date(2021, 12, 31), "nyårsafton"),
        (date(2021, 5, 15), "a Saturday"),
    ],
)
def test_nobody_gets_a_letter_on_a_day_off(day: date, why: str) -> None:
    """Red days, the eves treated so, and weekends are no working days."""
    assert not is_working_day(day), why


@each("day", [date(2021, 5, 14), date(2021, 3, 1), date(2024, 2, 29)])
def test_ordinary_days_are_working_days(day: date) -> None:
    """A squeezed-in Friday, a Monday and a leap day are days like others."""
    assert is_working_day(day)


@given(st.dates(date(2017, 1, 1), date(2040, 12, 31)))
def test_the_next_open_day_is_open_and_there_is_none_before(day: date) -> None:
    """The next open day is the first that is open, counted from the day itself."""
    found = next_open_day(day, RULES)

    assert is_open(found, RULES)
    assert not any(is_open(day + timedelta(days=n), RULES) for n in range((found - day).days))


def test_rules_that_leave_no_day_open_are_refused() -> None:
    """A quiet period of the whole year is an error, not a search without end."""
    rules = Rules(quiet=(QuietPeriod((1, 1), (12, 31)),))

    with pytest.raises(ValueError, match="no day open"):
        next_open_day(date(2021, 1, 1), rules)


@each(
    ("quiet", "left", "why"),
    [
        ((), True, "no quiet period"),
        ((QuietPeriod((1, 1), (12, 31)),), False, "the whole year"),
        ((QuietPeriod((1, 2), (1, 5)), QuietPeriod((1, 7), (12, 31))), False, "only red days are left"),
        ((QuietPeriod((1, 2), (1, 5)), QuietPeriod((1, 8), (12, 31))), True, "and a Thursday"),
        ((QuietPeriod((12, 27), (12, 24)),), False, "only a Saturday and a Sunday are left"),
    ],
)
def test_quiet_periods_must_leave_a_day(quiet: tuple[QuietPeriod, ...], left: bool, why: str) -> None:
    """True exactly where a letter could go out on some day of the year."""
    assert leaves_a_day_open(Rules(quiet=quiet)) == left, why
