"""Every day of 2017–2040: the days off written out by hand, leap days, week 53, and the turn of the year."""

from datetime import date, timedelta

from dateutil.easter import easter

from tests.cases import each
from tests.domain.make import activity
from tests.domain.oracle import closed
from tests.domain.town import DESIGN
from tracker.domain.asking import OpenOccasion, group_step
from tracker.domain.calendar import MOST_DAYS_OFF, is_open, is_working_day, next_open_day
from tracker.domain.forms import OccasionKind
from tracker.domain.occasion import Occasion, first_request, occasions
from tracker.domain.reminder import Recipient, reminders
from tracker.domain.rules import Rules

RULES = Rules()
YEARS = range(2017, 2041)
EVERY_DAY = [date(2017, 1, 1) + timedelta(days=n) for n in range((date(2041, 1, 1) - date(2017, 1, 1)).days)]
SAME_DAY_EVERY_YEAR = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}


def days_off(year: int) -> set[date]:
    """The red days and eves of lag (1989:253) and of custom, without a library of holidays."""
    sunday = easter(year)
    moving = {sunday + timedelta(days=n) for n in (-2, 0, 1, 39, 49)}
    midsummer = next(date(year, 6, n) for n in range(20, 27) if date(year, 6, n).weekday() == 5)
    all_saints = next(
        day for day in (date(year, 10, 31) + timedelta(days=n) for n in range(7)) if day.weekday() == 5
    )
    return (
        moving
        | {midsummer - timedelta(days=1), midsummer, all_saints}
        | {date(year, *day) for day in SAME_DAY_EVERY_YEAR}
    )


def test_no_year_has_more_days_off_than_is_assumed() -> None:
    """Where more weekdays than that are left, one of them is a working day."""
    assert max(len(days_off(year)) for year in YEARS) <= MOST_DAYS_OFF


@each("year", YEARS)
def test_working_days_are_those_of_the_law(year: int) -> None:
    """A working day is Monday to Friday and none of the days off, every day of the year."""
    off = days_off(year)

    for day in (one for one in EVERY_DAY if one.year == year):
        assert is_working_day(day) == (day.weekday() < 5 and day not in off), day


def test_open_days_are_those_of_the_oracle() -> None:
    """Every day of 24 years."""
    assert [day for day in EVERY_DAY if is_open(day, RULES)] == [
        day for day in EVERY_DAY if not closed(day, DESIGN)
    ]


@each("year", YEARS)
def test_quiet_periods_end_where_they_say(year: int) -> None:
    """After 31 July and 6 January the first working day is open; before, the last one was."""
    assert next_open_day(date(year, 7, 1), RULES) >= date(year, 8, 1)
    assert next_open_day(date(year, 7, 1), RULES) <= date(year, 8, 3)
    assert date(year, 1, 7) <= next_open_day(date(year - 1, 12, 23), RULES) <= date(year, 1, 9)
    for last_open in (date(year, 6, 30), date(year, 12, 22)):
        assert is_open(last_open, RULES) == (last_open.weekday() < 5)


@each("year", [2020, 2024, 2028, 2032, 2036, 2040])
def test_a_leap_day_is_a_day_like_others(year: int) -> None:
    """What is due on 29 February is asked 30 days before; a step over it counts it."""
    leap = date(year, 2, 29)

    assert Occasion(leap, "deadline") in occasions(activity("deadline", (leap,)), year, RULES)
    on_leap_day = Occasion(leap, OccasionKind.DEADLINE)
    assert first_request(on_leap_day, RULES) == next_open_day(date(year, 1, 30), RULES)
    alone = [OpenOccasion(1, 1, 1, OccasionKind.DEADLINE, date(year, 3, 1))]
    assert group_step(alone, RULES, date(year, 2, 23)) == 7
    assert group_step(alone, RULES, leap) == 1
    assert is_open(leap, RULES) == (leap.weekday() < 5)


@each("year", [2020, 2026, 2032, 2037])
def test_week_53_is_a_week_like_others(year: int) -> None:
    """Its Sunday lies in January of the year after, in the quiet: asked from December on."""
    sunday = date.fromisocalendar(year, 53, 7)
    made = activity("deadline", (sunday,), forms=("T1",))

    assert sunday.year == year + 1
    assert Occasion(sunday, "deadline") in occasions(made, year, RULES)
    assert first_request(Occasion(sunday, OccasionKind.DEADLINE), RULES).year == year
    assert next_open_day(sunday - timedelta(days=7), RULES) > sunday


@each("year", YEARS)
def test_over_the_turn_of_the_year_one_letter_waits(year: int) -> None:
    """VB of 12 January: the step of 5 January and of 31 December's checkpoint go in one letter after it."""
    asked = {"steps_asked": frozenset({30}), "last_asked": date(year, 12, 15)}
    owed = [
        OpenOccasion(1, 1, 1, OccasionKind.VB, date(year + 1, 1, 12), **asked),
        OpenOccasion(2, 2, 1, OccasionKind.CHECKPOINT, date(year, 12, 31), **asked),
    ]
    who = {1: Recipient(1, last_letter=date(year, 12, 15))}
    quiet = [date(year, 12, 23) + timedelta(days=n) for n in range(15)]
    back = next_open_day(date(year + 1, 1, 7), RULES)

    assert all(reminders(owed, who, RULES, day) == () for day in quiet)
    (letter,) = reminders(owed, who, RULES, back)
    assert {line.occasion.id for line in letter.lines} == {1, 2}
