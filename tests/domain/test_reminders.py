"""Who is asked when: examples of each rule, and promises that hold for random years."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.calendar import is_open
from tracker.domain.forecast import forecast, told_of
from tracker.domain.reminder import OpenOccasion, Recipient, Reminder, letters_of, reminders
from tracker.domain.rules import Rules

RULES = Rules()
COORDINATOR = Recipient(99)


def one(due: date, **more) -> OpenOccasion:
    return OpenOccasion(id=1, activity_id=1, person_id=1, kind="deadline", due=due, coordinator=99, **more)


def letters(occasions, first: date, last: date, who: Recipient | None = None, rules: Rules = RULES):
    who = who or Recipient(1)
    return list(forecast([(rules, occasions)], {1: who, 99: COORDINATOR}, first, last))


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
    on = reminders([late], people, replace(RULES, escalate=True), date(2021, 10, 18))

    assert [letter.kind for letter in off] == ["ring"]
    assert [(letter.kind, letter.person_id) for letter in on] == [("summary", 50), ("ring", 99)]


def test_what_was_due_before_the_plan_came_in_is_not_chased() -> None:
    """A plan imported in September does not ask for April."""
    found = letters([one(date(2021, 4, 24), since=date(2021, 9, 1))], date(2021, 9, 1), date(2021, 12, 1))

    assert found == []


# --- promises for random years -------------------------------------------------------------------

FIRST, LAST = date(2021, 1, 1), date(2022, 2, 28)
dues = st.dates(date(2021, 1, 15), date(2022, 1, 20))


@st.composite
def years(draw):
    """Occasions of three people, and the day each is answered (None: never)."""
    count = draw(st.integers(1, 8))
    occasions = [
        OpenOccasion(
            id=n, activity_id=n, person_id=draw(st.integers(1, 3)), kind="VB", due=draw(dues), coordinator=99
        )
        for n in range(count)
    ]
    answered = {n: draw(st.none() | st.dates(FIRST, LAST)) for n in range(count)}
    pauses = {p: draw(st.none() | st.dates(FIRST, date(2021, 10, 1))) for p in (1, 2, 3)}
    return occasions, answered, pauses


def run_year(occasions, answered, pauses) -> list[Reminder]:
    """A year as the program lives it: each day's letters from what is open, then remembered."""
    people = {p: Recipient(p, paused_until=until) for p, until in pauses.items()}
    people[99] = COORDINATOR
    state = {o.id: o for o in occasions}
    sent: list[Reminder] = []
    for n in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=n)
        still = [o for o in state.values() if answered[o.id] is None or answered[o.id] > day]
        for letter in letters_of([(RULES, still)], people, day):
            sent.append(letter)
            if letter.kind == "reminder":
                people[letter.person_id] = replace(people[letter.person_id], last_letter=day)
            else:
                people[letter.person_id] = replace(people[letter.person_id], last_told=day)
            for line in letter.lines:
                state[line.occasion.id] = told_of(letter, line.step, state[line.occasion.id])
    return sent


@settings(max_examples=60, deadline=None)
@given(years())
def test_promises_of_a_random_year(year) -> None:
    """Closed days are silent, one letter a person and day, nothing after an answer, none forgotten."""
    occasions, answered, pauses = year

    sent = run_year(occasions, answered, pauses)

    assert all(is_open(letter.day, RULES) for letter in sent), "a letter on a closed day"
    assert max(Counter((x.person_id, x.day) for x in sent).values(), default=0) <= 1
    for letter in sent:
        for line in letter.lines:
            done = answered[line.occasion.id]
            assert done is None or done > letter.day, "asked after the answer"
            paused = pauses.get(letter.person_id)
            assert letter.kind == "ring" or paused is None or letter.day >= paused
    _weeks_between(sent)
    _all_asked(occasions, answered, pauses, sent)


def _weeks_between(sent: list[Reminder]) -> None:
    """Two letters to a person within a week only when something is due within two days of the later."""
    for person in (1, 2, 3):
        mine = [letter for letter in sent if letter.person_id == person and letter.kind == "reminder"]
        for earlier, later in pairwise(mine):
            near = any(0 <= (line.occasion.due - later.day).days <= 2 for line in later.lines)
            assert (later.day - earlier.day).days >= 7 or near


def _all_asked(occasions, answered, pauses, sent: list[Reminder]) -> None:
    """What nobody answered was asked before it was due where a day was open, and at least three times."""
    for occasion in occasions:
        if answered[occasion.id] is not None:
            continue
        asked = [x.day for x in sent if any(line.occasion.id == occasion.id for line in x.lines)]
        opens = max(occasion.due - timedelta(days=30), pauses[occasion.person_id] or FIRST, FIRST)
        open_days = [
            opens + timedelta(days=n)
            for n in range((occasion.due - opens).days + 1)
            if is_open(opens + timedelta(days=n), RULES)
        ]
        if len(open_days) >= 8:
            assert min(asked, default=date.max) <= occasion.due, "not asked in time"
        if occasion.due < date(2021, 12, 1) and opens < occasion.due:
            assert len(asked) >= 3, "forgotten"
