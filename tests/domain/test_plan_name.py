"""Which titles name the same plan, what a plan is called within a sentence, and its references."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tracker.domain.plan_name import definite, is_named, plan_slug, same_name
from tracker.domain.plan_ref import PlanRef, Reference, parse_reference

VBE = "Handlingsplan mot våldsbejakande extremism"


@each(
    ("other", "why"),
    [
        ("HANDLINGSPLAN MOT VÅLDSBEJAKANDE EXTREMISM", "capitals"),
        ("Handlingsplan mot våldsbejakande extremism 2022", "another year"),
        ("Handlingsplan mot våldsbejakande extremism 2021–2023", "a span of years"),
        ("Lokal handlingsplan mot våldsbejakande extremism", "the local one"),
        ("Reviderad handlingsplan mot våldsbejakande extremism", "revised"),
        ("Plan mot våldsbejakande extremism", "a plan is a handlingsplan"),
        ("Handlingsplan mot valdsbejakande extremism", "a scan without dots"),
        ("Handlingsplan mot våldsbejaknade extremism", "two letters swapped"),
        ("Handlingsplan mot våldbejakande extremism", "a letter forgotten"),
        ("Handlingsplan mot våldsbejjakande extremism", "a letter too many"),
        ("Handlingsplan mot VBE", "the usual abbreviation"),
    ],
)
def test_variants_of_a_title_name_the_same_plan(other: str, why: str) -> None:
    assert same_name(VBE, other), why
    assert same_name(other, VBE), why


@each(
    ("one", "other", "why"),
    [
        (VBE, "Jämställdhetsplan", "another subject"),
        (VBE, "Handlingsplan mot våld", "a part of the words"),
        (VBE, "Handlingsplan mot våldsbejakande extremism i skolan", "more words"),
        ("Handlingsplan mot hot", "Handlingsplan mot hat", "short words with one letter apart"),
        ("Jämställdhetsplan", "Jämlikhetsplan", "long words that are only alike"),
        ("Handlingsplan", "Handlingsplan 2021", "names that say nothing are not known to be the same"),
        ("Handlingsplan", VBE, "a name that says nothing"),
    ],
)
def test_other_plans_have_other_names(one: str, other: str, why: str) -> None:
    assert not same_name(one, other), why
    assert not same_name(other, one), why


def test_a_compound_names_what_a_plan_for_it_names() -> None:
    assert same_name("Jämställdhetsplan 2021", "Handlingsplan för jämställdhet")


@each(
    ("name", "slug"),
    [
        (VBE, "valdsbejakande-extremism"),
        ("Jämställdhetsplan 2021", "jamstalldhet"),
        ("Handlingsplan för barnets rättigheter 2022–2024", "barnets-rattigheter"),
        ("Plan mot diskriminering och kränkande behandling", "diskriminering-krankande-behandling"),
        ("Krisplan", "kris"),
        ("Handlingsplan", "plan"),
        ("…", "plan"),
    ],
)
def test_a_slug_is_the_words_that_tell_the_plan_from_others(name: str, slug: str) -> None:
    assert plan_slug(name) == slug


def test_a_slug_that_is_taken_gets_a_number() -> None:
    assert plan_slug("Krisplan", {"kris"}) == "kris-2"
    assert plan_slug("Krisplan", {"kris", "kris-2"}) == "kris-3"


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_has_a_slug_and_compares(one: str, other: str) -> None:
    """Nothing raises, a slug is of a-z, 0-9 and dashes, and whatever is named is the same as itself."""
    slug = plan_slug(one)

    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
    assert len(slug) <= 40
    assert same_name(one, other) == same_name(other, one)
    assert same_name(one, one) == is_named(one)
    assert definite(one)


@each(
    ("name", "sentence"),
    [
        (VBE, "handlingsplanen mot våldsbejakande extremism"),
        ("Jämställdhetsplan", "jämställdhetsplanen"),
        ("VBE-plan", "VBE-planen"),
        ("Handlingsprogram för äldre", "handlingsprogrammet för äldre"),
        ("Strategi för trygghet", "strategin för trygghet"),
        ("Trygg i Vallastad", "planen ”Trygg i Vallastad”"),
    ],
)
def test_a_name_fits_into_a_sentence(name: str, sentence: str) -> None:
    assert definite(name) == sentence


@each(
    ("text", "found"),
    [
        ("kungsholmen-2021/7", Reference(PlanRef("kungsholmen", 2021), 7)),
        ("Kungsholmen-2021", Reference(PlanRef("kungsholmen", 2021), None)),
        ("kungsholmen-2021-jamstalldhet/3", Reference(PlanRef("kungsholmen", 2021, "jamstalldhet"), 3)),
        ("kungsholmen-2021-jämställdhet", Reference(PlanRef("kungsholmen", 2021, "jamstalldhet"), None)),
        ("enskede-arsta-vantor-2021-a-2/12", Reference(PlanRef("enskede-arsta-vantor", 2021, "a-2"), 12)),
        ("7", None),
        ("kungsholmen", None),
        ("kungsholmen-2021/", None),
        ("kungsholmen-2021/x", None),
    ],
)
def test_a_reference_is_read_as_it_is_written(text: str, found: Reference | None) -> None:
    assert parse_reference(text) == found


@given(
    st.from_regex(r"[a-z]+(-[a-z]+)*", fullmatch=True),
    st.integers(1900, 2100),
    st.text(max_size=40),
    st.integers(1, 99_999),
)
def test_every_reference_comes_back(district: str, year: int, name: str, number: int) -> None:
    plan = PlanRef(district, year, plan_slug(name))

    assert parse_reference(f"{plan}/{number}") == Reference(plan, number)
    assert parse_reference(str(PlanRef(district, year))) == Reference(PlanRef(district, year), None)
