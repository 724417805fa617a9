"""What is promised of a whole year: twice a year at least, after days off, and of the forecast."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.living import everything_asked, live, rules_of
from tests.domain.oracle import first_open, step_of
from tests.domain.town import DESIGN, Town, random_town
from tests.examples import examples
from tracker.domain.forecast import forecast, groups_about, remember, waiters_of
from tracker.domain.reminder import DistrictOccasions, Recipient, Reminder

randoms = st.randoms(use_true_random=False)


def undisturbed(rng: Random, imported_by: tuple[int, int]) -> Town:
    """A town by the usual rules where all are there; its plans come in on or before a day of the year."""
    town = random_town(rng, usual=True)
    first, last = date(town.year, 1, 1), date(town.year, *imported_by)
    rows = tuple(
        row._replace(
            since=first + timedelta(days=rng.randint(0, (last - first).days)), holders=row.holders[:1]
        )
        for row in town.rows
    )
    rows = tuple(row._replace(holders=((row.holders[0][0], date.min, date.max),)) for row in rows)
    return town._replace(first=first, days=366, rows=rows, away=(), broken=(), off=(), answers=())


def days_asked(town: Town, at_once: bool) -> list[int]:
    """For each row, on how many days of the plan's year it was asked about."""
    asked = {
        (question.row, day)
        for day, _, kind, about in live(town, at_once=at_once)
        for question in about
        if kind == "reminder" and day.year == town.year
    }
    counts = Counter(row for row, _ in asked)
    return [counts[number] for number in range(len(town.rows))]


@examples(12)
@given(randoms)
def test_who_answers_at_once_is_still_asked_twice_a_year(rng: Random) -> None:
    """Every activity of a plan that came in by 14 June, the day of the first extra checkpoint."""
    assert min(days_asked(undisturbed(rng, (6, 14)), at_once=True)) >= 2


@examples(12)
@given(randoms)
def test_what_is_not_answered_is_asked_twice_a_year(rng: Random) -> None:
    """Every activity of a plan that came in by 14 November, the day of the last extra checkpoint."""
    assert min(days_asked(undisturbed(rng, (11, 14)), at_once=False)) >= 2


@pytest.mark.parametrize("off", [1, 5, 30, 400])
@examples(3)
@given(randoms)
def test_after_days_off_there_is_one_letter_and_then_all_is_as_usual(off: int, rng: Random) -> None:
    """On the first open day one letter to each who is behind; skipped steps are not made up for."""
    town = undisturbed(rng, (3, 1))
    start = town.first + timedelta(days=rng.randint(30, 330))
    back = first_open(start + timedelta(days=off), DESIGN)
    stopped = town._replace(off=((start, start + timedelta(days=off - 1)),), days=366 + off)

    sent = [letter for letter in live(stopped) if letter[0] >= start]

    first_day = Counter(person for day, person, _, _ in sent if day == back)
    assert min((day for day, _, _, _ in sent), default=back) >= back
    assert max(first_day.values(), default=0) <= 1
    for day, person, kind, about in sent:
        if back < day < back + timedelta(days=7) and kind == "reminder" and person in first_day:
            told = any(one == (back, person) for one in [(d, p) for d, p, k, _ in sent if k == "reminder"])
            near = any(0 <= (question.due - day).days <= 2 for question in about)
            assert near or not told, "a flood"
    assert not _made_up_for(sent), "a step made up for"


def _made_up_for(sent: list) -> list:
    """Letters in which every line has been asked at the step where it stands already."""
    asked = {
        (person, question, step_of(question.due, day, DESIGN)): day
        for day, person, kind, about in sorted(sent, key=lambda letter: letter[0], reverse=True)
        for question in about
        if kind == "reminder"
    }  # the first day of each
    return [
        letter
        for letter in sent
        if letter[2] == "reminder"
        and all(asked[letter[1], one, step_of(one.due, letter[0], DESIGN)] < letter[0] for one in letter[3])
    ]


def test_after_400_days_off_everybody_gets_exactly_one_letter() -> None:
    """Twenty people who owe five answers each: twenty letters of five lines, on the first open day."""
    town = undisturbed(Random(1), (1, 1))
    row = town.rows[0]._replace(kind="deadline", forms=(), since=date(2021, 1, 1), due=(date(2021, 9, 1),))
    rows = tuple(
        row._replace(holders=((person, date.min, date.max),)) for person in range(20) for _ in range(5)
    )
    town = town._replace(
        year=2021, first=date(2021, 7, 1), days=420, rows=rows, district_of=dict.fromkeys(range(20), 0)
    )

    sent = live(town._replace(off=((date(2021, 7, 1), date(2022, 8, 4)),)))

    first = [letter for letter in sent if letter[0] == date(2022, 8, 5)]
    assert Counter(person for _, person, _, _ in first) == dict.fromkeys(range(20), 1)
    assert {len(about) for _, _, _, about in first} == {10}, "a deadline and the VB of five activities"
    assert not any(kind == "reminder" for day, _, kind, _ in sent if day > date(2022, 8, 5))


@examples(7)
@given(randoms)
def test_a_forecast_is_what_will_be_lived_whatever_day_it_is_asked_on(rng: Random) -> None:
    """If nobody answers, the letters of the days are those of the forecast of any day before them.

    The forecast for one person is that person's part of the whole.
    """
    town = random_town(rng)._replace(away=(), broken=(), off=(), answers=(), days=400)
    rows = tuple(
        row._replace(since=date.min, holders=((row.holders[0][0], date.min, date.max),)) for row in town.rows
    )
    town = town._replace(rows=rows)
    asked_on = town.first + timedelta(days=rng.randint(1, 390))
    waiting, questions = everything_asked(town)
    people = {
        person: Recipient(person, superior=town.superiors.get(person)) for person in (*town.district_of, 80)
    }

    def tell(first: date, last: date, only: int | None = None) -> list[Reminder]:
        groups = [
            DistrictOccasions(
                rules_of(its), [one for one in waiting.values() if town.district_of[one.person_id] == number]
            )
            for number, its in enumerate(town.districts)
        ]
        some = groups if only is None else groups_about(groups, people, only)
        return [one for one in forecast(some, people, first, last) if only in (None, one.person_id)]

    last = town.first + timedelta(days=town.days - 1)
    whole = tell(town.first, last)
    who = rng.choice(sorted(people))
    theirs = [one for one in whole if one.person_id == who]
    assert _plain(tell(town.first, last, who), questions) == _plain(theirs, questions)
    lived = tell(town.first, asked_on - timedelta(days=1))
    for letter in lived:
        remember(letter, waiters_of([waiting]), people)

    assert _plain(lived + tell(asked_on, last), questions) == _plain(whole, questions)
    assert set(_plain(whole, questions)) == live(town)
    assert max(Counter((one.person_id, one.day) for one in whole).values(), default=0) <= 1


def _plain(letters: list[Reminder], questions) -> list:
    return [
        (one.day, one.person_id, one.kind, frozenset(questions[line.occasion.id] for line in one.lines))
        for one in letters
    ]
