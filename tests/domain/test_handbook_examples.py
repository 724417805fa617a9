"""The handbook's section on the rules: its examples are true, and the names in the code are its names."""

import re
from dataclasses import replace
from datetime import date

from tests.cases import each
from tests.conftest import ROOT
from tests.domain.make import activity
from tracker.domain.asking import OpenOccasion
from tracker.domain.forecast import forecast
from tracker.domain.forms import OccasionKind
from tracker.domain.occasion import Occasion, first_request, occasions
from tracker.domain.reminder import DistrictOccasions, Recipient
from tracker.domain.rules import Rules

RULES = Rules()
ME = Recipient(1, superior=50)
FIRST = date(2021, 1, 1)
VB_DAY = date(2022, 1, 12)
CHECKPOINT = OccasionKind.CHECKPOINT


def day(month: int, number: int) -> date:
    return date(2021, month, number)


def owed(
    due: date, id_: int = 1, person: int = 1, kind: OccasionKind = OccasionKind.DEADLINE, **more
) -> OpenOccasion:
    return OpenOccasion(id=id_, activity_id=id_, person_id=person, kind=kind, due=due, coordinator=99, **more)


def letters(*waiting: OpenOccasion, first: date = FIRST, who: Recipient = ME, rules: Rules = RULES):
    """(kind, day) of all letters from a day on."""
    people = {1: who, 50: Recipient(50), 99: Recipient(99)}
    return [
        (one.kind, one.day)
        for one in forecast([DistrictOccasions(rules, waiting)], people, first, date(2022, 3, 1))
    ]


def asked(*waiting: OpenOccasion, **more) -> list[date]:
    return [one for kind, one in letters(*waiting, **more) if kind == "reminder"]


@each(
    ("rule", "found", "expected"),
    [
        ("Stegen", asked(owed(day(6, 30)))[:3], [day(5, 31), day(6, 23), day(6, 29)]),
        ("Inget tas igen", asked(owed(day(9, 30)), first=day(9, 27))[:2], [day(9, 27), day(9, 29)]),
        ("Öppna dagar", asked(owed(day(7, 25)), first=day(6, 25))[:1], [day(6, 28)]),
        (
            "Frågor i grupp",
            asked(owed(day(10, 1)), owed(day(11, 10), 2), owed(day(11, 16), 3))[:2],
            [day(9, 1), day(10, 18)],
        ),
        ("Frågor i grupp", asked(owed(day(10, 1)), owed(day(11, 10), 2))[:2], [day(9, 1), day(11, 3)]),
        (
            "VB tidigast i december",
            asked(owed(day(11, 30), kind=CHECKPOINT), owed(VB_DAY, 2, kind=OccasionKind.VB))[:2],
            [day(11, 1), day(12, 1)],
        ),
        (
            "Avstämning för sig",
            asked(owed(day(9, 30), kind=CHECKPOINT)),
            [day(8, 31), day(9, 23), day(10, 4)],
        ),
        (
            "Bekräfta i VB",
            letters(owed(VB_DAY, kind=OccasionKind.VB, last_answer=day(10, 20))),
            [("reminder", day(12, 13))],
        ),
        ("Tysta tider", asked(owed(day(8, 28)))[:1], [day(8, 2)]),
        ("Tysta tider", asked(owed(date(2022, 1, 12)))[:2], [day(12, 13), date(2022, 1, 7)]),
        ("Ett brev om allt", asked(owed(day(9, 30)), owed(day(10, 4), 2))[1:2], [day(9, 27)]),
        ("Högst ett i veckan", asked(owed(day(9, 30)))[2:4], [day(9, 29), day(10, 6)]),
        ("Borta", asked(owed(day(9, 30)), who=replace(ME, paused_until=day(9, 20)))[:1], [day(9, 20)]),
        ("Ny på befattningen", asked(owed(day(9, 30)), first=day(9, 10))[:1], [day(9, 10)]),
        ("Ring-brevet", letters(owed(day(3, 31), kind=CHECKPOINT))[-1:], [("ring", day(4, 19))]),
        (
            "Ring inte den som är borta",
            letters(
                owed(day(3, 31), kind=CHECKPOINT, steps_asked=frozenset({-3}), last_asked=day(4, 6)),
                first=day(4, 12),
                who=replace(ME, paused_until=day(5, 3)),
            ),
            [("ring", day(5, 3))],
        ),
        (
            "Chefens sammanfattning",
            letters(owed(day(3, 31), kind=CHECKPOINT), rules=RULES._replace(escalate=True))[-2:],
            [("summary", day(4, 19)), ("ring", day(4, 19))],
        ),
        (
            "Adress som inte fungerar",
            letters(owed(day(9, 30)), who=replace(ME, unreachable=True)),
            [("ring", day(8, 31))],
        ),
        ("Inte om sitt eget", letters(owed(day(9, 30), person=99))[:1], [("reminder", day(8, 31))]),
    ],
)
def test_examples_of_letters_are_true(rule: str, found: list, expected: list) -> None:
    """The days that the handbook gives are those of the program."""
    assert found == expected, rule


def test_twice_a_year_as_the_handbook_says() -> None:
    """What is followed up in the VB only is asked on 17 May, 15 October and 13 December."""
    planned = occasions(activity(forms=("VB",)), 2021, RULES)

    assert [first_request(one, RULES) for one in planned] == [day(5, 17), day(10, 15), day(12, 13)]


def test_vb_is_first_asked_on_the_day_that_is_set() -> None:
    """A later day than the window's is kept; an earlier one changes nothing."""
    vb = Occasion(VB_DAY, OccasionKind.VB)

    assert first_request(vb, RULES._replace(vb_from=(12, 20))) == day(12, 20)
    assert first_request(vb, RULES._replace(vb_from=(11, 1))) == day(12, 13)


def test_the_rules_of_the_code_are_those_of_the_handbook() -> None:
    """A docstring that names a rule (rule ”Stegen”) uses the name that the coordinator reads."""
    section = (ROOT / "docs" / "handbok.md").read_text(encoding="utf-8")
    section = section[section.index("## 6. Reglerna") : section.index("## 7. ")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tracker/domain").glob("*.py"))
    named = set(re.findall(r"[Rr]ule ”([^”]+)”", code))

    assert len(named) >= 15
    assert {name for name in named if f"**{name}.**" not in section} == set()
