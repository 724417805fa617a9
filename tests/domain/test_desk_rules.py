"""What is told of a rule is read back as the same value; what can't be meant is refused in a sentence."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tracker.domain.desk_rules import CHOICE, DAY, DESK_RULES, NUMBER, PERIODS, RuleKind
from tracker.rules_settings import read_rules

DAYS = st.integers(0, 364).map(lambda n: f"{date(2001, 1, 1) + timedelta(n):%m-%d}")
VALUES = {
    DAY: DAYS,
    PERIODS: st.lists(st.tuples(DAYS, DAYS).map("/".join), max_size=4),
    NUMBER: st.integers(0, 365),
    CHOICE: st.booleans(),
}


@given(st.data())
def test_what_is_told_is_read_back(data: st.DataObject) -> None:
    """For every rule and value; and each key is one that the settings know."""
    for rule in DESK_RULES:
        value = data.draw(VALUES[rule.kind])
        assert rule.kind.read(rule.kind.told(value)) == value
    for rule in DESK_RULES:
        read_rules({rule.key: [] if rule.kind is PERIODS else data.draw(VALUES[rule.kind])})


@each(
    ("typed", "value"),
    [
        ("28 aug", "08-28"),
        ("3 sept.", "09-03"),
        (" 1 Oktober ", "10-01"),
        ("08-28", "08-28"),
        ("3. maj", "05-03"),
    ],
)
def test_a_day_as_people_write_it(typed: str, value: str) -> None:
    assert DAY.read(typed) == value


@each(
    ("typed", "value"),
    [
        ("1 juli - 31 juli", ["07-01/07-31"]),
        ("1 juli till och med 31 juli\r\n\r\n23 dec – 6 jan", ["07-01/07-31", "12-23/01-06"]),
        ("1 juli t.o.m. 31 juli, 6 juni", ["07-01/07-31", "06-06/06-06"]),
        ("07-01/07-31", ["07-01/07-31"]),
        ("", []),
    ],
)
def test_periods_as_people_write_them(typed: str, value: list[str]) -> None:
    assert PERIODS.read(typed) == value


@each(
    ("kind", "typed"),
    [
        (DAY, "29 februari"),
        (DAY, "31 juni"),
        (DAY, "midsommar"),
        (DAY, "12"),
        (DAY, "1 ju"),
        (DAY, ""),
        (DAY, "2021-08-28"),
        (PERIODS, "hela juli"),
        (PERIODS, "1 juli – 5 juli – 9 juli"),
        (NUMBER, "366"),
        (NUMBER, "-1"),
        (NUMBER, "två"),
        (NUMBER, "٣"),
        (CHOICE, "kanske"),
    ],
)
def test_what_can_not_be_meant_is_a_sentence(kind: RuleKind, typed: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-ZÅÄÖ”].*\.$"):
        kind.read(typed)
