"""The log is only added to, and what is changed behind its back shows."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from alembic import command
from sqlalchemy import text

from tests.actors import SAM
from tracker.errors import DatabaseError
from tracker.settings import Settings
from tracker.store import events
from tracker.store.database import Database, connect, open_database
from tracker.store.migrations import alembic_config

pytestmark = pytest.mark.each_database

NOW = datetime(2021, 3, 1, 8, 30, 0, 123456, tzinfo=UTC)


def write(database: Database, *words: str) -> None:
    with database.session() as session:
        for word in words:
            events.log(session, NOW, "imported", SAM, detail=word)


def verdict(database: Database) -> tuple[int | None, int, str]:
    with database.session() as session:
        return events.first_bad_row(session)


def tamper(database: Database, statement: str) -> None:
    """Change the log as somebody with the keys to the database can."""
    with database.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE event DISABLE TRIGGER USER"))
        else:
            connection.execute(text("DROP TRIGGER event_no_update"))
            connection.execute(text("DROP TRIGGER event_no_delete"))
        connection.execute(text(statement))


def test_an_untouched_log_is_whole(database: Database) -> None:
    write(database, "ett", "två")
    write(database, "tre å ä ö")

    bad, rows, head = verdict(database)

    assert (bad, rows, len(head)) == (None, 3, 64)


@pytest.mark.parametrize("statement", ["UPDATE event SET detail = 'x' WHERE id = 2", "DELETE FROM event"])
def test_the_database_refuses_to_change_the_log(database: Database, statement: str) -> None:
    write(database, "ett", "två")

    with pytest.raises(DatabaseError), database.session() as session:
        session.connection().execute(text(statement))

    assert verdict(database)[:2] == (None, 2)


@pytest.mark.parametrize(
    ("statement", "bad"),
    [
        ("UPDATE event SET detail = 'något annat' WHERE id = 2", 2),
        ("UPDATE event SET who = 'Eva' WHERE id = 1", 1),
        ("UPDATE event SET at = '2021-03-01 08:30:00.123457' WHERE id = 3", 3),
        ("DELETE FROM event WHERE id = 2", 3),
        ("UPDATE event SET hash = 'f' WHERE id = 3", 3),
    ],
)
def test_the_first_row_that_was_changed_is_named(database: Database, statement: str, bad: int) -> None:
    write(database, "ett", "två", "tre", "fyra")

    tamper(database, statement)

    assert verdict(database)[0] == bad


def test_the_end_of_the_log_is_known_by_its_hash(database: Database) -> None:
    """Rows cut off at the end leave a sound chain, but another last hash than the one on paper."""
    write(database, "ett", "två", "tre")
    before = verdict(database)[2]

    tamper(database, "DELETE FROM event WHERE id = 3")

    bad, rows, head = verdict(database)
    assert (bad, rows) == (None, 2)
    assert head != before


def test_a_log_from_before_the_chain_is_chained(settings: Settings) -> None:
    """The rows of an older database get their hashes when it is migrated."""
    engine = connect(settings)
    with engine.begin() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for at in ("2021-03-01 08:00:00", "2021-03-02 08:00:00.5"):
            words = f"INSERT INTO event (at, what, who, detail) VALUES ('{at}', 'left', 'Sam', 'å')"
            connection.execute(text(words))
    engine.dispose()
    database = open_database(settings)

    write(database, "efter")

    assert verdict(database)[:2] == (None, 3)
    database.engine.dispose()


def test_four_that_write_at_once_make_one_chain(database: Database) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: write(database, f"{n}a", f"{n}b"), range(40)))

    assert verdict(database)[:2] == (None, 80)


@pytest.mark.usefixtures("tracker")  # an empty database
def test_the_file_itself_refuses_too(home) -> None:  # type: ignore[no-untyped-def]
    """Not only through this program: any client of the SQLite file is refused."""
    from tracker.settings import load_settings
    from tracker.store.location import database_file

    settings = load_settings(home / "tracker.toml", {})
    database = open_database(settings)
    write(database, "ett")
    database.engine.dispose()

    file = str(database_file(settings))
    with closing(sqlite3.connect(file)) as connection, pytest.raises(sqlite3.Error):
        connection.execute("DELETE FROM event")
