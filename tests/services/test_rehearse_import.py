"""A rehearsed import leaves nothing behind, and its days hold when it is done in earnest."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Tracker
from tests.small_plans import write_all
from tracker.clock import parse_moment
from tracker.documents.people_file import read_people_file
from tracker.domain.actor import SCHEDULER
from tracker.services.people.import_people import import_people
from tracker.services.plans.foresight import foresee_without_people, needs_database
from tracker.services.plans.import_plan import import_plan
from tracker.services.plans.read_plan import read_plan
from tracker.services.plans.rehearse_import import rehearse_import
from tracker.settings import Settings
from tracker.store import people, plans
from tracker.store.database import open_database

NOW = parse_moment("2021-01-04")


@pytest.mark.each_database
def test_a_rehearsal_stores_nothing(settings: Settings, home: Path) -> None:
    """Neither plan, people, seats nor log; and the same days come out once the plan is stored."""
    files = write_all(home / "planer")
    plan = read_plan(files["kungsholmen"], "kungsholmen", 2021, settings)
    empty = needs_database(settings, dry_run=True)
    alone = foresee_without_people(settings, date(2021, 1, 4), plan)
    database = open_database(settings)

    with database.session() as session:
        first = rehearse_import(session, settings, NOW, plan)
    with database.session() as session:
        left = (plans.plans(session), people.people(session), people.seats(session))
    with database.session() as session:
        import_people(session, SCHEDULER, NOW, settings, tuple(read_people_file(files["people"])))
        with_people = len(people.people(session))
    with database.session() as session:
        foreseen = rehearse_import(session, settings, NOW, plan)
        assert len(people.people(session)) == with_people
        import_plan(session, SCHEDULER, NOW, settings, plan, {})
    with database.session() as session:
        again = rehearse_import(session, settings, NOW, plan)
    database.close()

    assert (empty, needs_database(settings, dry_run=True)) == (False, True)
    assert left == ((), {}, ())
    assert [first.rows[n].asks[0].day for n in first.rows] == [alone.rows[n].asks[0].day for n in alone.rows]
    assert foreseen.rows == again.rows
    assert foreseen.rows[1].asks[0].people[0].name == "Disa Rektorsson"


def test_a_dry_run_waits_for_nobody_and_foresees_what_an_import_does(tracker: Tracker, home: Path) -> None:
    """While another program writes; the days are those that the database itself gives."""
    files = write_all(home / "planer")
    tracker("people", "import", files["people"])
    place = (
        "import",
        files["kungsholmen"],
        "--district",
        "kungsholmen",
        "--year",
        "2021",
        "--format",
        "json",
    )

    with closing(sqlite3.connect(home / "data" / "tracker.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        dry = tracker(*place, "--dry-run")
    earnest = tracker(*place, "--yes")

    assert (dry.code, dry.out) == (0, earnest.out), dry.err
    assert "Disa Rektorsson" in dry.out
