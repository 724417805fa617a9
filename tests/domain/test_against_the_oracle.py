"""The program against rules that are stated once more, slowly (oracle.py): random towns, 2017–2040."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.domain import oracle
from tests.domain.living import live, planned, rules_of
from tests.domain.town import DESIGN, Town, random_town
from tests.examples import examples
from tracker.domain.rules import Rules

randoms = st.randoms(use_true_random=False)


def test_the_defaults_are_those_of_the_design() -> None:
    """A district that sets nothing follows the rules as they are written."""
    assert rules_of(DESIGN) == Rules()


@examples(40)
@given(randoms)
def test_occasions_are_those_of_the_oracle(rng: Random) -> None:
    """What is wanted of an activity, whatever its schedule, forms, rules and the day its plan came in."""
    town = random_town(rng)

    for row in town.rows:
        expected = oracle.wanted(row, town.year, town.districts[row.district])
        assert [(one.due, one.kind) for one in planned(row, town)] == sorted(expected)


@examples(6)
@given(randoms)
def test_letters_are_those_of_the_oracle(rng: Random) -> None:
    """Fourteen months of a town: the same letters on the same days about the same things."""
    same_letters(random_town(rng))


@examples(6)
@given(randoms)
def test_letters_by_the_usual_rules_are_those_of_the_oracle(rng: Random) -> None:
    """The same where no district has set rules of its own."""
    same_letters(random_town(rng, usual=True))


def same_letters(town: Town) -> None:
    mine, theirs = live(town), oracle.letters(town)
    assert sorted(mine - theirs, key=str) == [], "letters that should not be"
    assert sorted(theirs - mine, key=str) == [], "letters that are missing"
