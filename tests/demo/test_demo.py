"""The demo is like the real plans, and its people answer the letters that they get."""

import re
import socket
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from urllib.request import urlopen

import pytest

from tests.demo.__main__ import open_the_pages
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


def test_it_ends_with_the_desk_on_the_year_that_it_made(
    home: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """At a terminal the link that is printed opens the desk; without one it does not wait."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    own = settings._replace(web=settings.web._replace(port=port, base_url=f"http://127.0.0.1:{port}"))
    demo = SimpleNamespace(figures=SimpleNamespace(settings=own))
    (home / "brev").mkdir()
    monkeypatch.setattr("tests.demo.__main__.OUT", home)
    shown = []

    def opened() -> None:
        link = re.search(r"http\S+/logga-in/\w+", capsys.readouterr().out)
        assert link is not None
        with urlopen(link[0], timeout=30) as answer:
            shown.append(answer.read().decode())

    monkeypatch.setattr("tracker.web.server.wait_until_interrupted", opened)
    open_the_pages(demo)  # type: ignore[arg-type]
    assert (shown, "serve --no-jobs" in capsys.readouterr().out) == ([], True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    open_the_pages(demo)  # type: ignore[arg-type]
    assert "<button" in shown[0]
    assert "Sam" in shown[0]
