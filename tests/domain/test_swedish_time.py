"""The day and the hour are Swedish, also in the two nights when the clock changes."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tracker.clock import parse_moment, swedish_day, swedish_time
from tracker.domain.rules import Rules
from tracker.services.letters.may_leave import within_hours

RULES = Rules()
YEARS = range(2017, 2041)


def last_sunday(year: int, month: int) -> date:
    return max(date(year, month, day) for day in range(25, 32) if date(year, month, day).weekday() == 6)


def hours_of(day: date) -> list[datetime]:
    """Each quarter of an hour, in UTC, that falls on a Swedish day."""
    start = datetime.combine(day, time(), UTC) - timedelta(hours=3)
    quarters = [start + timedelta(minutes=15 * n) for n in range(4 * 30)]
    return [moment for moment in quarters if swedish_day(moment) == day]


@each("year", YEARS)
def test_the_nights_when_the_clock_changes(year: int) -> None:
    """In March the hour from two is skipped, in October it comes twice; the day stays one day."""
    spring, autumn = last_sunday(year, 3), last_sunday(year, 10)
    one_utc = time(1, tzinfo=UTC)

    before, after = (datetime.combine(spring, one_utc) + timedelta(seconds=n) for n in (-1, 0))
    assert (swedish_time(before).time(), swedish_time(after).time()) == (time(1, 59, 59), time(3))
    before, after = (datetime.combine(autumn, one_utc) + timedelta(seconds=n) for n in (-1, 0))
    assert (swedish_time(before).time(), swedish_time(after).time()) == (time(2, 59, 59), time(2))
    assert [len(hours_of(day)) / 4 for day in (spring, autumn)] == [23, 25]


@each("year", YEARS)
@each("month", [3, 10])
def test_the_monday_after_has_its_eight_hours(year: int, month: int) -> None:
    """Letters leave 08–16 by the Swedish clock on the Friday before and on the Monday after, not at night."""
    sunday = last_sunday(year, month)

    for day in (sunday - timedelta(days=2), sunday, sunday + timedelta(days=1)):
        open_at = [swedish_time(moment) for moment in hours_of(day) if within_hours(RULES, moment)]
        expected = _quarters_8_to_16() if day.weekday() < 5 and not _is_easter(day) else []
        assert [moment.time() for moment in open_at] == expected


def _quarters_8_to_16() -> list[time]:
    return [time(hour, minute) for hour in range(8, 16) for minute in (0, 15, 30, 45)]


def _is_easter(day: date) -> bool:
    """The clock changes at Easter in some of the years."""
    from dateutil.easter import easter

    return day - easter(day.year) in (timedelta(days=-2), timedelta(days=1))


@each(
    ("moment", "day"),
    [
        ("2021-06-30T21:59:59+00:00", date(2021, 6, 30)),
        ("2021-06-30T22:00:00+00:00", date(2021, 7, 1)),
        ("2021-12-31T22:59:59+00:00", date(2021, 12, 31)),
        ("2021-12-31T23:00:00+00:00", date(2022, 1, 1)),
        ("2024-02-28T23:00:00+00:00", date(2024, 2, 29)),
        ("2024-02-29T23:00:00+00:00", date(2024, 3, 1)),
        ("2021-03-27T23:00:00+00:00", date(2021, 3, 28)),
        ("2021-03-28T22:00:00+00:00", date(2021, 3, 29)),
        ("2021-10-30T22:00:00+00:00", date(2021, 10, 31)),
        ("2021-10-31T22:59:59+00:00", date(2021, 10, 31)),
        ("2021-10-31T23:00:00+00:00", date(2021, 11, 1)),
    ],
)
def test_a_day_begins_at_swedish_midnight(moment: str, day: date) -> None:
    """An hour or two before midnight UTC, by the season."""
    assert swedish_day(parse_moment(moment)) == day


@given(st.integers(0, 24 * 365 * 24 * 60))
def test_letters_leave_in_the_day_of_a_working_day(minutes: int) -> None:
    """Whenever one may leave, it is 08–16 in Sweden, and the same day in UTC."""
    moment = datetime(2017, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)

    if within_hours(RULES, moment):
        here = swedish_time(moment)
        assert time(8) <= here.time() < time(16)
        assert here.weekday() < 5
        assert moment.date() == here.date() == swedish_day(moment)
