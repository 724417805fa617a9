"""Reading with a plain DB-API connection, for commands that must be quick: SQLModel costs ten times more.

Only sqlite3 or psycopg here. Where there is no database yet, or an older one, there is nothing to read: the
caller opens it the long way (tracker/store/database.py), which makes or migrates it.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from tracker.errors import DatabaseError
from tracker.settings import Settings
from tracker.store.location import database_file
from tracker.store.version import HEAD

Row = dict[str, Any]


def quick_rows(settings: Settings, query: str, values: Sequence[tuple[str, object]] = ()) -> list[Row] | None:
    """The rows of a query as dicts; None when the database is not there or not of this program's version.

    `{mark}` in the query stands for the next value; values come with their SQL type, which PostgreSQL must be
    told where they may be NULL.
    """
    with _connection(settings) as (connection, mark):
        if connection is None or _version(connection) != HEAD:
            return None
        for kind, _ in values:
            query = query.replace("{mark}", mark if mark == "?" else f"%s::{kind}", 1)
        cursor = connection.execute(query, tuple(value for _, value in values))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@contextmanager
def _connection(settings: Settings) -> Iterator[tuple[Any, str]]:
    file = database_file(settings)
    if file is None:
        with _postgres(settings.database_url) as connection:
            yield connection, "%s"
        return
    if not file.exists():
        yield None, "?"
        return
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10)) as connection:
            yield connection, "?"
    except sqlite3.Error as error:
        raise DatabaseError(f"Databasen {file} går inte att läsa: {error}.") from error


@contextmanager
def _postgres(url: str) -> Iterator[Any]:
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            yield connection
    except psycopg.Error as error:
        raise DatabaseError(f"Databasen i database.url går inte att nå: {error}.") from error


def _version(connection: Any) -> str | None:
    try:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except Exception as error:  # the two drivers share no base for "no such table"
        if "alembic_version" in str(error):
            return None
        raise
    return found[0] if found else None
