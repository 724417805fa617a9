"""A year of two real plans with made-up heads: what is recorded right by itself, and what a person has to do.

Run with `-s` to see the figures, and the answers that were not recorded right.
"""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.examples import is_thorough
from tests.outside.played.heads import heads
from tests.outside.played.measures import Measures, measure, table
from tests.outside.played.town import DISTRICTS, found_town
from tests.outside.played.year import PlayedYear
from tests.services.year import YEAR, clock
from tracker.domain.forms import OccasionKind
from tracker.domain.plan_ref import PlanRef
from tracker.domain.question import QuestionKind
from tracker.domain.report.document import section_document
from tracker.services.reports.compile_section import compile_section
from tracker.services.reports.formats import markdown
from tracker.store import plans, reports


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlayedYear]:
    """Plays the year once; the tests look at what is left of it."""
    database, settings = found_town(tmp_path_factory.mktemp("played"))
    played = PlayedYear(database, settings, clock())
    played.play()
    yield played
    database.engine.dispose()


@pytest.fixture(scope="module")
def found(year: PlayedYear) -> Measures:
    measures = measure(year)
    print("", *table(year, measures), "", *sorted(measures.lines), sep="\n")
    return measures


def test_the_year_is_as_varied_as_real_ones(year: PlayedYear, found: Measures) -> None:
    """At least 80 replies by 20 heads arrive, about every kind of question; without Kungsholmen 20 by 8."""
    answering = [mail for mail in year.mails if mail.told and mail.uid]

    assert len(answering) >= (80 if is_thorough() else 20)
    assert len({mail.head.email for mail in answering}) >= (20 if is_thorough() else 8)
    assert set(found.kinds) == {kind.value for kind in QuestionKind}
    assert all(mail.uid for mail in year.mails)
    assert len(heads()) == 33


def test_most_answers_are_recorded_right_without_a_person(found: Measures) -> None:
    assert found.share >= 0.80


@pytest.mark.parametrize("what", ["wrong status", "wrong number", "wrong activity"])
def test_nothing_is_recorded_wrong(what: str, found: Measures) -> None:
    assert found.counts[what] == 0, [line for line in found.lines if line.startswith(what)]


def test_every_forecast_is_kept_with_its_answer(year: PlayedYear, found: Measures) -> None:
    """Each that was written at T1 and T2 is recorded as the head gave it, without a person."""
    given = [told.want.forecast for mail in year.mails for told in mail.told.values() if told.want.forecast]

    assert len(given) == 7
    assert (found.counts["forecast"], found.counts["wrong forecast"]) == (len(given), 0), [
        line for line in found.lines if line.startswith("wrong forecast")
    ]


def test_no_word_about_an_activity_is_lost(found: Measures) -> None:
    """Each is in a comment of that mail, or in its review case."""
    assert found.counts["lost"] == 0, [line for line in found.lines if line.startswith("lost")]


def test_nobody_is_asked_again_about_what_they_have_answered(year: PlayedYear) -> None:
    """Neither in a letter to them, nor in one to those who would ring them."""
    assert year.asked_again == []
    assert year.rung == []
    assert (year.rings > 0) is ("kungsholmen" in DISTRICTS)  # one head there never answers


def test_review_costs_less_than_retyping(year: PlayedYear) -> None:
    """The keys pressed in review are a fifth of typing every answer and its status."""
    typed = sum(1 + len(told.words) for mail in year.mails for told in mail.told.values())

    assert year.effort.keys <= typed / 5


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_annual_section_has_every_activity_that_was_answered(year: PlayedYear, district: str) -> None:
    ref = PlanRef(district, YEAR)
    with year.database.session() as session:
        plan = plans.find_plan(session, ref)
        assert plan is not None
        section = compile_section(session, date(2022, 2, 11), year.settings, plan, OccasionKind.VB)
        answered = {one.activity_id for one in reports.reports(session, ref)}
        numbers = {one.activity.number for one in plans.activities(session, ref) if one.id in answered}

    told = {one.number for one in section.told if any(sentence.reports for sentence in one.sentences)}
    assert numbers
    assert numbers <= told
    assert markdown(section_document(section)).startswith(f"# {section.title}")
