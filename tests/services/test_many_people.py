"""Importing people asks the database as often for many as for few: the time grows with the rows only."""

from pathlib import Path

from sqlalchemy import event

from tests.actors import SCHEDULER
from tests.bench.seats import NOW, people_rows, town
from tests.faults.town import rows, town_settings
from tests.prepared import prepare
from tracker.services.people.import_people import import_people
from tracker.services.people.list_seats import missing_seats
from tracker.store.database import Database, open_database


def test_the_statements_of_an_import_do_not_grow_with_the_people(tmp_path: Path) -> None:
    assert statements(tmp_path / "few", 6) == statements(tmp_path / "many", 30)


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    """Seats, holders, superiors and assignments stay; nothing is logged."""
    database = prepared_town(tmp_path, 12)
    with database.session() as session:
        import_people(session, SCHEDULER, NOW, database.settings, people_rows(12))
    before = stored(database)

    with database.session() as session:
        import_people(session, SCHEDULER, NOW, database.settings, people_rows(12))

    assert stored(database) == before
    database.engine.dispose()


def prepared_town(folder: Path, size: int) -> Database:
    prepare(folder, "an empty town", lambda: open_database(town_settings(folder)).close())
    return town(folder, size)


def stored(database: Database) -> list[list[tuple]]:
    tables = ("* FROM person", "* FROM seat", "* FROM tenure", "* FROM occasion", "* FROM event")
    assigned = "activity_id, seat_id, origin FROM assignment"
    return [rows(database, f"SELECT {columns} ORDER BY 1") for columns in (*tables, assigned)]


def statements(folder: Path, size: int) -> int:
    """Returns how many statements an import and the list of unmatched roles send to the database."""
    database = prepared_town(folder, size)
    sent: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *args: sent.append(args[2]))
    with database.session() as session:
        import_people(session, SCHEDULER, NOW, database.settings, people_rows(size))
    with database.session() as session:
        missing_seats(session, None)
    database.engine.dispose()
    return len(sent)
