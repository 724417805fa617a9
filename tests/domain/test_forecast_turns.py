"""A forecast that plays only those whose turn it may be says what one that plays everybody every day says."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.living import everything_asked, rules_of
from tests.domain.town import COORDINATORS, Town, random_town
from tests.examples import examples
from tracker.domain.asking import Line
from tracker.domain.forecast import forecast, groups_asking, remember, waiters_of
from tracker.domain.letter import LetterKind
from tracker.domain.reminder import DistrictOccasions, Recipient, Reminder, letters_of

DAYS = 430


@examples(15)
@given(st.randoms(use_true_random=False))
def test_nobody_is_looked_at_in_vain_and_nothing_is_lost(rng: Random) -> None:
    town = random_town(rng)
    groups, people = _groups(town), _people(rng, town)
    last = town.first + timedelta(days=DAYS)

    assert list(forecast(groups, people, town.first, last)) == list(
        _every_day(groups, people, town.first, last)
    )


@examples(15)
@given(st.randoms(use_true_random=False))
def test_the_requests_to_some_are_theirs_of_the_whole(rng: Random) -> None:
    town = random_town(rng)
    groups, people = _groups(town), _people(rng, town)
    last = town.first + timedelta(days=DAYS)
    some = {who for who in people if rng.random() < 0.4}

    def asked(groups: Sequence[DistrictOccasions]) -> list[Reminder]:
        found = forecast(groups, people, town.first, last)
        return [one for one in found if one.kind == LetterKind.REMINDER and one.person_id in some]

    assert _without_notices(asked(groups_asking(groups, people, some))) == _without_notices(asked(groups))


def _without_notices(letters: list[Reminder]) -> list[Reminder]:
    """The same letters without a word of who else has been told."""
    return [
        replace(
            one, lines=tuple(Line(replace(it.occasion, notified=frozenset()), it.step) for it in one.lines)
        )
        for one in letters
    ]


def _groups(town: Town) -> list[DistrictOccasions]:
    waiting = everything_asked(town)[0].values()
    return [
        DistrictOccasions(
            rules_of(its), tuple(one for one in waiting if town.district_of[one.person_id] == number)
        )
        for number, its in enumerate(town.districts)
    ]


def _people(rng: Random, town: Town) -> dict[int, Recipient]:
    """Some are away until a day, on hold, or have an address that fails; some got a letter of late."""

    def some(day: date) -> date | None:
        return day + timedelta(days=rng.randint(-9, 90)) if rng.random() < 0.3 else None

    return {
        who: Recipient(
            who,
            last_letter=some(town.first - timedelta(days=90)),
            last_notified=some(town.first - timedelta(days=90)),
            paused_until=some(town.first + timedelta(days=90)),
            on_hold=rng.random() < 0.1,
            unreachable=rng.random() < 0.2,
            superior=town.superiors.get(who),
        )
        for who in (*town.district_of, *COORDINATORS, 80)
    }


def _every_day(
    groups: list[DistrictOccasions], people: dict[int, Recipient], first: date, last: date
) -> Iterator[Reminder]:
    waiting = [(group.rules, {(one.id, one.person_id): one for one in group.occasions}) for group in groups]
    waiters, people = waiters_of(open_ for _, open_ in waiting), dict(people)
    for ahead in range((last - first).days + 1):
        left = [DistrictOccasions(rules, tuple(open_.values())) for rules, open_ in waiting]
        letters = letters_of(left, people, first + timedelta(days=ahead))
        yield from letters
        for letter in letters:
            remember(letter, waiters, people)
