"""A reading that an older version stored is read anew from the plan's own words; its occasions follow."""

import json

from sqlalchemy import text

from tests.services.year import clock, set_up
from tracker.services.plans.reread import open_reread, reread_outdated
from tracker.settings import Settings
from tracker.store import plans
from tracker.store.corrections import remember_corrections
from tracker.store.database import Database
from tracker.store.readings import VERSION

NOW = clock("2021-02-01").now()
OPEN = (
    "SELECT o.kind, o.due FROM occasion o JOIN activity a ON a.id = o.activity_id"
    " WHERE a.number = :number AND o.withdrawn_on IS NULL ORDER BY o.due, o.kind, o.seat_id"
)


def occasions_of(database: Database, number: int) -> list[tuple[str, str]]:
    with database.session() as session:
        rows = session.connection().execute(text(OPEN), {"number": number})
        return [(kind, str(due)) for kind, due in rows]


def make_older(database: Database, number: int, reading: object) -> None:
    """As an older version of the program stored it, with the occasions that it made of it."""
    with database.session() as session:
        connection = session.connection()
        words = {"reading": json.dumps(reading), "older": VERSION - 1, "number": number}
        change = "UPDATE activity SET reading = :reading, reading_version = :older WHERE number = :number"
        connection.execute(text(change), words)
        there = "(SELECT id FROM activity WHERE number = :number)"
        connection.execute(
            text(f"UPDATE occasion SET withdrawn_on = '2021-01-05' WHERE activity_id = {there}"),
            {"number": number},
        )


def test_a_row_of_an_older_version_is_read_anew_when_the_database_is_opened(
    database: Database, settings: Settings, tmp_path
) -> None:
    """Whatever shape it has: the words decide, and what is asked about follows."""
    set_up(database, settings, tmp_path)
    before = occasions_of(database, 3)
    with database.session() as session:
        as_read = {one.activity.number: one.activity for one in plans.activities(session)}
    make_older(database, 3, {"when": "some other shape", "source": {"file": "plan.docx", "table": 2}})
    assert occasions_of(database, 3) == []

    again = open_reread(settings, NOW)

    with again.session() as session:
        now = {one.activity.number: one.activity for one in plans.activities(session)}
        assert plans.outdated_readings(session) == ()
    assert now[3].schedule == as_read[3].schedule
    assert now[3].roles == as_read[3].roles
    assert (now[3].row.source.file, now[3].row.source.table) == ("plan.docx", 2)
    assert {number: one for number, one in now.items() if number != 3} == {
        number: one for number, one in as_read.items() if number != 3
    }
    assert occasions_of(again, 3) == before
    again.engine.dispose()


def test_what_people_corrected_counts_when_it_is_read_anew(
    database: Database, settings: Settings, tmp_path
) -> None:
    """The cell is read as the person said, and the log tells that the activity is understood otherwise."""
    set_up(database, settings, tmp_path)
    with database.session() as session:
        row = next(one for one in plans.activities(session) if one.activity.number == 3).activity.row
        remember_corrections(session, {("tidplan", row.tidplan): "senast 15 november 2021"})
    make_older(database, 3, {})

    with database.session() as session:
        assert reread_outdated(session, settings, NOW) == 1
        assert reread_outdated(session, settings, NOW) == 0

    assert ("deadline", "2021-11-15") in occasions_of(database, 3)
    with database.session() as session:
        told = "SELECT what, detail FROM event WHERE what = 'changed'"
        assert session.connection().execute(text(told)).all() == [("changed", "lasning")]
