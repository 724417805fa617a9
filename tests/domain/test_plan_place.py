"""Which plan a document belongs to, and which plan is meant where none is stated."""

from datetime import date

from tests.cases import each
from tracker.domain.plan_choice import current_plans, is_called
from tracker.domain.plan_place import KnownPlan, find_place
from tracker.domain.plan_ref import PlanRef
from tracker.domain.rules import Rules

FIRST = PlanRef("kungsholmen", 2021)
VBE = KnownPlan(FIRST, "Handlingsplan mot våldsbejakande extremism", frozenset("abcd"))
EQUAL = KnownPlan(FIRST._replace(slug="jamstalldhet"), "Jämställdhetsplan", frozenset("efgh"))
OLD = KnownPlan(FIRST, "Handlingsplan", frozenset("abcd"))


@each(
    ("stored", "name", "rows", "given", "slug", "certain", "why"),
    [
        ((), "Jämställdhetsplan", "ef", False, "", True, "the first plan has no slug, whatever its name"),
        ((), "Handlingsplan", "ef", False, "", True, "nor has one without a name"),
        ((VBE,), VBE.name, "xy", False, "", True, "the same name, other activities"),
        ((VBE,), "Handlingsplan", "xy", False, "", True, "nothing to compare but the one plan there is"),
        ((VBE,), "Jämställdhetsplan", "ef", False, "jamstalldhet", False, "another name"),
        ((VBE,), "Jämställdhetsplan", "ef", True, "jamstalldhet", True, "another name, stated by a person"),
        ((VBE,), "Jämställdhetsplan", "abc", True, "jamstalldhet", False, "but with the other's activities"),
        ((VBE,), "Plan 2", "ef", True, "plan", False, "a stated name that says nothing"),
        ((OLD,), VBE.name, "abcx", False, "", True, "a plan without name that has these activities"),
        ((OLD,), "Jämställdhetsplan", "ef", False, "jamstalldhet", False, "or that has others"),
        ((OLD,), "Jämställdhetsplan", "ef", True, "jamstalldhet", True, "the same, stated by a person"),
        ((VBE, EQUAL), "Handlingsplan", "efx", False, "jamstalldhet", True, "the activities tell"),
        ((VBE, EQUAL), "Handlingsplan", "xy", False, "plan", False, "they tell nothing"),
        ((VBE, EQUAL), "Jämställdhetsplan för skolan", "xy", True, "jamstalldhet-skolan", True, "a third"),
        ((EQUAL,), "Krisplan", "xy", True, "kris", True, "the short reference is not given away again"),
    ],
)
def test_a_document_finds_its_plan(
    stored: tuple[KnownPlan, ...], name: str, rows: str, given: bool, slug: str, certain: bool, why: str
) -> None:
    place = find_place(stored, FIRST, name, frozenset(rows), given)

    assert (place.ref.slug, place.certain) == (slug, certain), why
    assert (place.known is not None) == (place.ref in {one.ref for one in stored}), why


@each(
    ("text", "called"),
    [
        ("kungsholmen-2021-jamstalldhet", True),
        ("Kungsholmen-2021-Jämställdhet", True),
        ("jamstalldhet", True),
        ("JÄMSTÄLLDHET", True),
        ("Jämställdhetsplan 2021", True),
        ("kungsholmen-2021", False),
        ("kungsholmen-2022-jamstalldhet", False),
        ("jämlikhet", False),
        ("jämställdhet i skolan", False),
        ("plan", False),
        ("", False),
    ],
)
def test_a_plan_is_called_by_reference_slug_or_name(text: str, called: bool) -> None:
    assert is_called(text, EQUAL.ref, EQUAL.name) is called


@each(
    ("today", "years", "fixed", "meant"),
    [
        (date(2021, 6, 1), {2021}, set(), {2021}),
        (date(2021, 12, 10), {2021, 2022}, set(), {2021, 2022}),
        (date(2022, 1, 20), {2021, 2022}, {2021}, {2022}),
        (date(2022, 1, 20), {2021}, {2021}, {2021}),  # there is no other
        (date(2022, 3, 13), {2021, 2022}, set(), {2021, 2022}),
        (date(2022, 3, 14), {2021, 2022}, set(), {2022}),
        (date(2022, 1, 20), {2019, 2021}, {2021}, {2021}),  # one that was never fixed does not return
        (date(2025, 1, 1), {2020, 2021}, set(), {2021}),
        (date(2021, 6, 1), set(), set(), set()),
    ],
)
def test_last_years_plan_is_meant_until_its_section_is_fixed(
    today: date, years: set[int], fixed: set[int], meant: set[int]
) -> None:
    """At the latest until sixty days after 12 January; when all are over, the newest."""
    plans = {year: PlanRef("kungsholmen", year) for year in years}

    found = current_plans(plans.values(), {plans[year] for year in fixed}, Rules(), today)

    assert {one.year for one in found} == meant


def test_of_two_plans_the_fixed_one_is_not_meant() -> None:
    first, second = PlanRef("kungsholmen", 2021), PlanRef("kungsholmen", 2021, "jamstalldhet")

    assert current_plans((first, second), {first}, Rules(), date(2022, 1, 20)) == {second}


def test_the_end_follows_the_rules_of_the_district() -> None:
    assert Rules(late_answers=10).answers_until(2021) == date(2022, 1, 22)
