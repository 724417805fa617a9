"""What is promised of every letter, in random towns, rules and years 2017–2040."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.living import everything_asked, live, rules_of
from tests.domain.oracle import closed, first_open, owed_on, step_of, waits
from tests.domain.town import Town, random_town
from tests.examples import examples
from tracker.domain.asking import OpenOccasion
from tracker.domain.reminder import DistrictOccasions, Recipient, letters_of

randoms = st.randoms(use_true_random=False)


@examples(12)
@given(randoms)
def test_promises_of_every_letter(rng: Random) -> None:
    """No closed day, one a person and day, nothing answered, nothing before the import, nobody away."""
    town = random_town(rng)

    sent = live(town)

    assert max(Counter((person, day) for day, person, _, _ in sent).values(), default=0) <= 1
    for day, person, kind, about in sent:
        assert about, "an empty letter"
        assert not waits(town, person, day), "to a person who is away"
        assert not all(closed(day, its) for its in town.districts), "on a closed day"
        for question in about:
            assert not _is_answered(town, question, day), "asked after the answer"
            assert town.rows[question.row].since <= min(question.due, day), "before the plan came in"
        if kind == "reminder":
            assert not closed(day, town.districts[town.district_of[person]]), "closed in the district"
        else:
            assert any(its["ring" if kind == "ring" else "escalate"] for its in town.districts), (
                "not switched on"
            )


def _is_answered(town: Town, question, day) -> bool:
    return any(
        one.row == question.row and one.day <= day and (one.until is None or question.due <= one.until)
        for one in town.answers
    )


@examples(10)
@given(randoms)
def test_a_week_lies_between_requests(rng: Random) -> None:
    """Two to a person within days_between only where something is due within last_days of the later."""
    town = random_town(rng)
    sent = sorted(letter for letter in live(town) if letter[2] == "reminder")

    for person, district in town.district_of.items():
        its = town.districts[district]
        for earlier, later in pairwise([letter for letter in sent if letter[1] == person]):
            near = any(0 <= (question.due - later[0]).days <= its["last_days"] for question in later[3])
            assert (later[0] - earlier[0]).days >= its["days_between"] or near


@examples(10)
@given(randoms)
def test_nothing_is_dropped_when_letters_are_merged(rng: Random) -> None:
    """A letter holds everything that is open and whose time has come, however its day came about.

    And nothing else but what a group may draw in. VB has rules of its own: the oracle states them.
    """
    town = random_town(rng)
    sent = live(town)
    questions = list({question for letter in sent for question in letter[3]})

    for day, person, kind, about in sent:
        if kind == "reminder":
            its = town.districts[town.district_of[person]]
            owed = {question for question, whose in owed_on(town, day, questions) if whose == person}
            open_ = {one for one in owed if step_of(one.due, day, its) is not None}
            drawn_in = timedelta(days=its["group_days"])
            begun = {one for one in owed if step_of(one.due - drawn_in, day, its) is not None}
            assert {one for one in open_ if one.kind != "VB"} <= about <= begun


@examples(10)
@given(randoms)
def test_everything_is_asked_within_a_week_of_its_time(rng: Random) -> None:
    """Held up by the week and by closed days, but by nothing else, where the person is there.

    A group draws it in by 45 days at most; VB is not asked before 1 December.
    """
    town = random_town(rng, usual=True)._replace(away=(), broken=(), off=(), answers=())
    sent = live(town)
    waiting, questions = everything_asked(town)

    for (id_, person), one in waiting.items():
        row, its = town.rows[questions[id_].row], town.districts[0]
        held = next(span for span in row.holders if span[0] == person)
        begins = max(row.since, held[1], town.first)
        start = first_open(max(one.due - timedelta(days=30), begins), its)
        drawn_in = first_open(max(one.due - timedelta(days=75), begins), its)
        latest = first_open(start + timedelta(days=6), its)
        if one.due >= row.since and latest < min(held[2], town.first + timedelta(days=town.days)):
            mine = {letter for letter in sent if letter[1:3] == (person, "reminder")}
            asked = [day for day, _, _, about in mine if questions[id_] in about]
            assert drawn_in <= min(asked) <= latest
            assert one.kind != "VB" or min(asked) >= date(one.due.year - 1, 12, 1)


@examples(12)
@given(randoms)
def test_the_same_input_in_any_order_gives_the_same_letters(rng: Random) -> None:
    """Neither the order of what is owed, of people nor of districts matters; nor how often one asks."""
    town = random_town(rng)
    waiting, _ = everything_asked(town)
    owed: list[list[OpenOccasion]] = [[], []]
    for one in waiting.values():
        owed[town.district_of[one.person_id]].append(one)
    day = first_open(town.first + timedelta(days=rng.randint(0, 300)), town.districts[0])
    groups = [DistrictOccasions(rules_of(its), mine) for its, mine in zip(town.districts, owed, strict=True)]
    people = {
        person: Recipient(person, unreachable=rng.random() < 0.3, superior=town.superiors.get(person))
        for person in (*town.district_of, 80)
    }
    straight = letters_of(groups, people, day)

    shuffled = [
        DistrictOccasions(one.rules, rng.sample(one.occasions, len(one.occasions)))
        for one in reversed(groups)
    ]
    turned = dict(rng.sample(sorted(people.items()), len(people)))

    assert letters_of(groups, people, day) == straight
    assert letters_of(shuffled, turned, day) == straight
