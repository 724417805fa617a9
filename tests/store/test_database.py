"""Opening, making and migrating the database, on SQLite and PostgreSQL."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlmodel import SQLModel

from tracker.errors import DatabaseError
from tracker.settings import Settings, load_settings
from tracker.store.database import Database, open_database
from tracker.store.location import database_file
from tracker.store.migrations import alembic_config
from tracker.store.version import HEAD

pytestmark = pytest.mark.each_database


def test_the_migrations_make_just_what_the_tables_say(database: Database) -> None:
    """A change of a table without a migration is seen here, on both databases."""
    with database.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)

    assert differences == []


def test_the_program_wants_the_newest_migration() -> None:
    """HEAD, which the quick commands compare with, is alembic's head."""
    assert ScriptDirectory.from_config(alembic_config()).get_current_head() == HEAD


@pytest.mark.usefixtures("database")
def test_opening_twice_changes_nothing(settings: Settings) -> None:
    """The second opening finds the database as the first left it."""
    again = open_database(settings)

    with again.session() as session:
        assert session.connection().execute(text("SELECT count(*) FROM plan")).scalar() == 0
    again.engine.dispose()


def test_a_database_of_a_later_version_is_left_alone(database: Database, settings: Settings) -> None:
    """The sentence says to upgrade, and nothing is changed."""
    with database.session() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.engine.dispose()

    with pytest.raises(DatabaseError, match="senare version"):
        open_database(settings)


@pytest.mark.usefixtures("tracker")  # an empty database
def test_an_older_database_is_copied_before_it_is_migrated(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy lies beside the file under the old revision's name, and opens."""
    settings = load_settings(home / "tracker.toml", {})
    monkeypatch.setattr("tracker.store.database.HEAD", "a later one")

    open_database(settings).engine.dispose()

    assert database_file(settings).with_name(f"tracker-{HEAD}-kopia.db").stat().st_size > 0


def test_a_file_that_is_no_database_is_named(home: Path) -> None:
    """One sentence that names the file; the file is not touched."""
    settings = load_settings(home / "tracker.toml", {})
    file = database_file(settings)
    file.parent.mkdir()
    file.write_bytes(b"this is no database, it is a shopping list" * 100)
    before = file.read_bytes()

    with pytest.raises(DatabaseError, match=r"tracker\.db är ingen databas"):
        open_database(settings)

    assert file.read_bytes() == before
