"""The state of the database is another after every commit, by whatever program, and else the same."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest

from tracker.store import people
from tracker.store.changes import Changes
from tracker.store.database import Database
from tracker.store.location import database_file, postgres_address

NEW = "INSERT INTO person (name, email, name_key, on_hold, pause_reason) VALUES ('Åsa', '{}', '', {}, '')"


@pytest.fixture
def changes(database: Database) -> Iterator[Changes]:
    found = Changes(database)
    yield found
    found.close()


@pytest.mark.each_database
def test_each_commit_gives_another_state(database: Database, changes: Changes) -> None:
    """Of this program and of another; reading, and what is rolled back, leaves it as it was."""
    states = [changes.state()]
    with database.session() as session:
        people.save_person(session, "Åsa", "asa@kommun.example")
        states.append(changes.state())
    with database.reading() as session:
        people.save_person(session, "Bo", "bo@kommun.example")
    committed = changes.state()
    with database.reading() as session:
        assert len(people.people(session)) == 1
    again = changes.state()
    _write_elsewhere(database)

    assert states[0] == states[1] or database_file(database.settings) is None
    assert len({states[1], committed, changes.state()}) == 3
    assert again == committed or database_file(database.settings) is None


def _write_elsewhere(database: Database) -> None:
    file = database_file(database.settings)
    if file is not None:
        with closing(sqlite3.connect(file)) as other, other:
            other.execute(NEW.format("bo@kommun.example", 0))
    else:
        with psycopg.connect(postgres_address(database.settings)) as other:
            other.execute(NEW.format("bo@kommun.example", "false"))


def test_a_file_put_back_in_the_place_of_another_is_another_state(
    database: Database, changes: Changes
) -> None:
    """As a backup is: also if it is the very same content."""
    file = database_file(database.settings)
    assert file is not None
    before = changes.state()
    database.engine.dispose()
    shutil.copy(file, file.with_suffix(".kopia"))
    file.with_suffix(".kopia").replace(file)

    assert changes.state() != before
    assert changes.state() == changes.state()
