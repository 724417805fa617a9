"""A copy of an SQLite database in memory, for what is tried and never stored: nobody waits for it."""

import sqlite3
from pathlib import Path

from sqlalchemy import StaticPool, create_engine

from tracker.settings import Settings
from tracker.store.border import clean_json, guard_border
from tracker.store.database import Database, database_errors
from tracker.store.direct import is_current
from tracker.store.location import database_file

_LEFT_OUT = frozenset({"event", "raw_mail", "section_file"})
"""The tables whose rows grow without end, and that no plan depends on: they are empty in the copy."""


def copy_database(settings: Settings) -> Database | None:
    """Returns a copy of the database as it is now, without its log and mails.

    It is read in one transaction that needs no lock. None on PostgreSQL, and where the file is missing or of
    another version.
    """
    file = database_file(settings)
    if file is None or not is_current(settings):
        return None
    with database_errors(settings):
        connection = _copied(file)
    engine = create_engine(
        "sqlite://",
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
        json_serializer=clean_json,
    )
    guard_border(engine)
    return Database(engine, settings)


def _copied(file: Path) -> sqlite3.Connection:
    copy = sqlite3.connect("file::memory:", uri=True)
    copy.execute("ATTACH ? AS kept", (f"{file.absolute().as_uri()}?mode=ro",))
    copy.execute("BEGIN")
    made = copy.execute("SELECT type, name, sql FROM kept.sqlite_master WHERE sql NOT NULL").fetchall()
    for kind, name, sql in sorted(made, key=lambda one: one[0] != "table"):
        copy.execute(sql)
        if kind == "table" and name not in _LEFT_OUT:
            # The names are those of our own tables.
            copy.execute(f'INSERT INTO main."{name}" SELECT * FROM kept."{name}"')  # noqa: S608
    copy.commit()
    copy.execute("DETACH kept")
    copy.execute("PRAGMA foreign_keys=ON")
    return copy
