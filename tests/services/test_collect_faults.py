"""The collector dies, the line is cut, the folder is numbered anew: nothing is lost, nothing comes twice."""

from pathlib import Path

import pytest

from tests.conftest import _fresh
from tests.faults_in import collector
from tests.faults_in.collector import Place
from tests.services.year import clock
from tracker.services.collect import collect


@pytest.fixture(params=["sqlite", "postgresql"])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    environment = {}
    if request.param == "postgresql":
        environment["TRACKER_DATABASE_URL"] = _fresh(request.getfixturevalue("postgres_url"))
    return collector.place(tmp_path, environment)


def test_each_status_is_applied_once_though_the_collector_is_killed(here: Place) -> None:
    """kill -9 at twelve random moments while sixty mails are read; `python -m tests.faults_in` has more."""
    collector.deliver(here, collector.answers(here, 60))

    met = collector.kill_at_random(here, kills=12, longest=1.2)

    assert met > 0
    collector.check(here, 60)


def test_a_hundred_absent_people_get_no_answer(here: Place) -> None:
    """Nothing is planned or sent because of an automatic reply, and no status comes of it."""
    words = "Jag är på semester och är åter den 7 juni."
    raws = [
        collector.reply(here.letter, f"{words} ({n})", n, Auto_Submitted="auto-replied") for n in range(100)
    ]
    collector.deliver(here, raws)
    folder = here.settings().mail_folder / "ut"
    database = here.database()
    before = (sorted(folder.rglob("*")), _letters(here))

    kinds = collect(database, here.settings(), clock(collector.LATER)).kinds

    assert kinds == {"autoreply": 100}
    assert (sorted(folder.rglob("*")), _letters(here)) == before
    assert collector.applied(database) == {}
    database.engine.dispose()


def _letters(here: Place) -> int:
    from sqlalchemy import text

    database = here.database()
    with database.session() as session:
        count = session.connection().execute(text("SELECT count(*) FROM letter")).scalar_one()
    database.engine.dispose()
    return int(count)
