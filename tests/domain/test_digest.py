"""The coordinator's weekly letter: its day, and when a reply has waited too long."""

from datetime import date

from tests.cases import each
from tracker.domain.calendar import working_days_between
from tracker.domain.digest import is_digest_day, is_overdue, next_digest_day, section
from tracker.domain.rules import Rules

RULES = Rules()
MONDAY, TUESDAY, FRIDAY = date(2021, 5, 24), date(2021, 5, 25), date(2021, 5, 28)
EASTER_MONDAY, DAY_AFTER = date(2021, 4, 5), date(2021, 4, 6)
IN_JULY = date(2021, 7, 5)


@each(
    ("day", "last_run", "last_digest", "expected"),
    [
        (MONDAY, None, None, True),
        (MONDAY, MONDAY, None, True),  # something has come to wait during the day
        (MONDAY, None, MONDAY, False),
        (MONDAY, None, date(2021, 5, 17), True),
        (TUESDAY, MONDAY, None, False),  # nothing waited on Monday
        (TUESDAY, FRIDAY, None, False),
        (TUESDAY, date(2021, 5, 21), None, True),  # the computer was off on Monday
        (FRIDAY, date(2021, 5, 21), TUESDAY, False),
        (TUESDAY, None, None, False),
        (EASTER_MONDAY, None, None, False),
        (DAY_AFTER, None, None, True),
        (IN_JULY, None, None, False),
    ],
)
def test_the_letter_goes_on_the_first_open_day_of_the_week(
    day: date, last_run: date | None, last_digest: date | None, expected: bool
) -> None:
    """Once a week; never in a quiet period."""
    assert is_digest_day(day, RULES, last_run, last_digest) is expected


def test_it_can_be_switched_off() -> None:
    assert not is_digest_day(MONDAY, RULES._replace(digest=False), None, None)


def test_the_next_one_is_foreseen() -> None:
    """On Wednesday the next is that of next Monday; a period that ends before has none."""
    assert next_digest_day(date(2021, 5, 19), date(2021, 6, 30), RULES, None) == MONDAY
    assert next_digest_day(MONDAY, date(2021, 6, 30), RULES, MONDAY) == date(2021, 5, 31)
    assert next_digest_day(date(2021, 5, 19), date(2021, 5, 23), RULES, None) is None


def test_ten_working_days_are_two_weeks_without_holidays() -> None:
    """From Wednesday 19 May ten days; over Ascension Day and Whitsun eve they take longer."""
    assert not is_overdue(date(2021, 5, 19), date(2021, 6, 1), RULES)
    assert is_overdue(date(2021, 5, 19), date(2021, 6, 2), RULES)
    assert working_days_between(date(2021, 5, 12), date(2021, 5, 14)) == 1  # 13 May is Ascension Day
    assert working_days_between(date(2021, 5, 14), date(2021, 5, 14)) == 0


def test_the_first_few_are_named_and_the_others_counted() -> None:
    found = section("Svar", "Gå igenom.", [str(n) for n in range(8)])

    assert (found.entries, found.more, found.count) == (("0", "1", "2", "3", "4"), 3, 8)
