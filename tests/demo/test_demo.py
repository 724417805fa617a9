"""The demo is like the real plans, and its people answer the letters that they get."""

from collections import Counter
from pathlib import Path

import pytest

from tests.demo.files import write_files
from tests.demo.people import PEOPLE, YEAR
from tests.demo.rows import CONDITIONAL, ONGOING, PLANS, ROWS, DemoPlan
from tests.demo.sayings import OWN
from tracker.domain.question import QuestionKind
from tracker.services.plans.read_plan import read_plan
from tracker.settings import Settings


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.file)
def test_each_row_is_read_as_the_kind_of_work_that_it_is(
    plan: DemoPlan, tmp_path: Path, settings: Settings
) -> None:
    """Each document is read whole: every row, in order, without a doubt, with the question that fits."""
    write_files(tmp_path)

    read = read_plan(tmp_path / plan.file, plan.district, YEAR, settings)

    activities = read.activities
    assert [one.row.aktivitet for one in activities] == [row.aktivitet for row in plan.rows]
    assert [one.question.kind for one in activities] == [row.kind for row in plan.rows]
    assert [*read.warnings, *(warning for one in activities for warning in one.warnings)] == []


def test_the_plans_are_mixed_as_real_ones_are() -> None:
    """Two thirds are ongoing or conditional, every kind of question occurs, several are for every head."""
    kinds = Counter(row.kind for row in ROWS)

    assert 0.6 < (kinds[ONGOING] + kinds[CONDITIONAL]) / len(ROWS) < 0.7
    assert set(kinds) == set(QuestionKind)
    assert sum("Samtliga" in row.ansvarig for row in ROWS) > 5
    assert len(PEOPLE) == 25


def test_what_people_say_is_about_rows_that_are_there() -> None:
    keys, people = [row.key for row in ROWS], {person.local for person in PEOPLE}

    assert len(set(keys)) == len(keys)
    assert {local for local, _ in OWN} <= people
    assert {key for _, key in OWN} <= set(keys)
