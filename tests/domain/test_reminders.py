"""Who is asked when: an example of each rule. What holds for every year: test_promises*.py."""

from dataclasses import replace
from datetime import date

from tests.cases import each
from tracker.domain.asking import OpenOccasion
from tracker.domain.forecast import forecast
from tracker.domain.forms import OccasionKind
from tracker.domain.reminder import (
    DistrictOccasions,
    Recipient,
    Reminder,
    letters_of,
    reminders,
)
from tracker.domain.rules import Rules

RULES = Rules()
COORDINATOR = Recipient(99)


def one(due: date, **more) -> OpenOccasion:
    return OpenOccasion(
        id=1, activity_id=1, person_id=1, kind=OccasionKind.DEADLINE, due=due, coordinator=99, **more
    )


def letters(occasions, first: date, last: date, who: Recipient | None = None, rules: Rules = RULES):
    who = who or Recipient(1)
    return list(forecast([DistrictOccasions(rules, occasions)], {1: who, 99: COORDINATOR}, first, last))


def days_of(found: list[Reminder], kind: str = "reminder") -> list[date]:
    return [letter.day for letter in found if letter.kind == kind]


def test_a_person_is_asked_30_7_and_1_days_before_then_after() -> None:
    """The steps of a deadline on a Thursday, and the coordinator after 17 days."""
    found = letters([one(date(2021, 9, 30))], date(2021, 8, 1), date(2021, 12, 1))

    assert days_of(found) == [
        date(2021, 8, 31),  # 30 days before
        date(2021, 9, 23),  # 7 before
        date(2021, 9, 29),  # 1 before: within the last two days, so sooner than a week after the other
        date(2021, 10, 6),  # 3 after is 3 October, but a week must have gone since the last
        date(2021, 10, 13),  # 10 after is a Sunday, and a week must have gone
    ]
    assert days_of(found, "ring") == [date(2021, 10, 20)]


def test_a_letter_that_falls_in_july_goes_on_the_first_open_day_of_august() -> None:
    """T2's status is due 28 August: 30 days before lies in July, which is quiet."""
    found = letters([one(date(2021, 8, 28))], date(2021, 7, 1), date(2021, 8, 10))

    assert days_of(found) == [date(2021, 8, 2)]


def test_what_was_missed_is_asked_once_not_made_up_for() -> None:
    """A program that was off for the first two steps sends one letter for both, and then goes on as usual."""
    found = letters([one(date(2021, 9, 30))], date(2021, 9, 27), date(2021, 9, 30))

    assert days_of(found) == [date(2021, 9, 27), date(2021, 9, 29)]


def test_a_paused_person_waits_until_back() -> None:
    """Out of office until 20 September: nothing before, the letter on that day."""
    away = Recipient(1, paused_until=date(2021, 9, 20))

    found = letters([one(date(2021, 9, 30))], date(2021, 8, 1), date(2021, 9, 22), away)

    assert days_of(found) == [date(2021, 9, 20)]


def test_an_address_that_does_not_work_goes_to_the_coordinator_at_once() -> None:
    """No letter to the person; the coordinator is told when the occasion opens."""
    gone = Recipient(1, unreachable=True)

    found = letters([one(date(2021, 9, 30))], date(2021, 8, 1), date(2021, 10, 30), gone)

    assert days_of(found) == []
    assert days_of(found, "ring") == [date(2021, 8, 31)]


def test_the_superior_is_told_only_where_that_is_switched_on() -> None:
    """Escalation is off by default; on, the superior gets one summary on the day of the ring."""
    who = Recipient(1, superior=50)
    people = {1: who, 50: Recipient(50), 99: COORDINATOR}
    late = one(date(2021, 9, 30), steps_asked=frozenset({-10}), last_asked=date(2021, 10, 11))

    off = reminders([late], people, RULES, date(2021, 10, 18))
    on = reminders([late], people, RULES._replace(escalate=True), date(2021, 10, 18))

    assert [letter.kind for letter in off] == ["ring"]
    assert [(letter.kind, letter.person_id) for letter in on] == [("summary", 50), ("ring", 99)]


def test_what_was_due_before_the_plan_came_in_is_not_chased() -> None:
    """A plan imported in September does not ask for April."""
    found = letters([one(date(2021, 4, 24), since=date(2021, 9, 1))], date(2021, 9, 1), date(2021, 12, 1))

    assert found == []


def test_a_person_in_two_districts_gets_one_letter() -> None:
    """Whatever the rules of the two, what is asked goes together, the first due first."""
    later, sooner = one(date(2021, 9, 30)), replace(one(date(2021, 9, 20)), id=2)
    groups = [
        DistrictOccasions(RULES, [later]),
        DistrictOccasions(RULES._replace(days_between=3), [sooner]),
    ]

    (letter,) = letters_of(groups, {1: Recipient(1)}, date(2021, 9, 1))

    assert [line.occasion for line in letter.lines] == [sooner, later]


def test_a_new_holder_is_asked_anew() -> None:
    """What was asked was asked of the one before: the new one is asked at once, at the step that has come."""
    before = one(date(2021, 9, 30), steps_asked=frozenset({30}), last_asked=date(2021, 8, 31))
    after = replace(before, person_id=2, steps_asked=frozenset(), last_asked=None)

    assert reminders([before], {1: Recipient(1)}, RULES, date(2021, 9, 10)) == ()
    (letter,) = reminders([after], {2: Recipient(2)}, RULES, date(2021, 9, 10))
    assert [(line.occasion, line.step) for line in letter.lines] == [(after, 30)]


def test_nobody_is_told_of_what_is_ones_own() -> None:
    """The coordinator who answers for a vacant seat is reminded, and not asked to ring himself."""
    own = replace(one(date(2021, 9, 30)), person_id=99)

    found = list(
        forecast([DistrictOccasions(RULES, [own])], {99: COORDINATOR}, date(2021, 8, 1), date(2021, 12, 1))
    )

    assert {letter.kind for letter in found} == {"reminder"}


def test_a_shared_occasion_is_told_of_once() -> None:
    """Two who share a seat and both are silent: one line to the coordinator, and no second letter."""
    two = replace(one(date(2021, 9, 30)), person_id=2)
    people = {1: Recipient(1), 2: Recipient(2, paused_until=date(2021, 11, 1)), 99: COORDINATOR}

    found = list(
        forecast(
            [DistrictOccasions(RULES, [one(date(2021, 9, 30)), two])],
            people,
            date(2021, 8, 1),
            date(2021, 12, 31),
        )
    )

    assert [len(letter.lines) for letter in found if letter.kind == "ring"] == [1]


@each("coordinator", [Recipient(99, unreachable=True), Recipient(99, paused_until=date(2021, 11, 3))])
def test_what_is_told_waits_for_who_is_away(coordinator: Recipient) -> None:
    """No letter of any kind goes to who is out of office, or to an address that does not work."""
    late = one(date(2021, 9, 30), steps_asked=frozenset({-10}), last_asked=date(2021, 10, 11))
    people = {1: Recipient(1), 99: coordinator}

    found = list(forecast([DistrictOccasions(RULES, [late])], people, date(2021, 10, 18), date(2021, 12, 1)))

    assert [letter.day for letter in found] == ([] if coordinator.unreachable else [date(2021, 11, 3)])


def test_who_was_never_asked_is_not_rung_about() -> None:
    """A new holder of a seat that is long overdue, who got a letter about something else this week."""
    overdue = one(date(2021, 9, 1))
    who = Recipient(1, last_letter=date(2021, 10, 4))

    found = reminders([overdue], {1: who, 99: COORDINATOR}, RULES, date(2021, 10, 6))

    assert found == ()


def test_others_are_notified_once_the_person_is_back() -> None:
    """Nobody rings somebody who is away, or whose letters are on hold; a failing address waits as well."""
    asked = one(date(2021, 9, 30), steps_asked=frozenset({-10}), last_asked=date(2021, 10, 13))
    gone = Recipient(1, paused_until=date(2021, 11, 8))

    found = letters([asked], date(2021, 10, 14), date(2021, 12, 1), gone)
    failing = letters([asked], date(2021, 10, 14), date(2021, 12, 1), replace(gone, unreachable=True))
    held = letters([asked], date(2021, 10, 14), date(2021, 12, 1), Recipient(1, on_hold=True))

    assert days_of(found, "ring") == [date(2021, 11, 8)]
    assert days_of(failing, "ring") == [date(2021, 11, 8)]
    assert held == []


def test_the_ring_goes_by_the_last_of_what_is_asked_together() -> None:
    """T2 of 28 August is asked with a deadline of 30 September: reminders first, then the ring."""
    t2 = replace(one(date(2021, 8, 28)), id=2, kind=OccasionKind.T2)
    found = letters([t2, one(date(2021, 9, 30))], date(2021, 7, 1), date(2021, 12, 1))

    assert max(days_of(found)) == date(2021, 10, 13)
    assert [(day, len(letter.lines)) for letter in found if (day := letter.day) > date(2021, 10, 13)] == [
        (date(2021, 10, 20), 2)
    ]
