"""`tracker status` reads the view with a plain DB-API connection: SQLModel costs ten times more.

Only sqlite3 or psycopg here. Where there is no database yet, or an older one, the caller opens it the long
way first (tracker/store/database.py), which makes or migrates it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from typing import Any

from tracker.errors import DatabaseError
from tracker.settings import Settings
from tracker.store.location import database_file
from tracker.store.version import HEAD

COLUMNS = ("district", "year", "number", "omrade", "aktivitet", "ansvarig", "unit", "status", "due", "owes")
QUERY = """
SELECT district, year, number, omrade, aktivitet, ansvarig, unit, status, due, owes, last_report,
       CASE WHEN due < {mark} THEN 1 ELSE 0 END AS late
FROM activity_status
WHERE ({mark} IS NULL OR district = {mark}) AND ({mark} IS NULL OR year = {mark})
ORDER BY district, year, number
"""
Row = dict[str, Any]


def status_rows(settings: Settings, district: str | None, year: int | None, today: date) -> list[Row] | None:
    """One dict an activity; None when the database is not there or not of this program's version."""
    with _connection(settings) as (connection, mark):
        if connection is None or _version(connection) != HEAD:
            return None
        query = QUERY.format(mark=mark) if mark == "?" else _typed(QUERY)
        values = (today.isoformat() if mark == "?" else today, district, district, year, year)
        cursor = connection.execute(query, values)
        names = [column[0] for column in cursor.description]
        return [_row(dict(zip(names, values, strict=True))) for values in cursor.fetchall()]


def _typed(query: str) -> str:
    """PostgreSQL must be told what kind a value is that may be NULL."""
    for kind in ("date", "text", "text", "int", "int"):
        query = query.replace("{mark}", f"%s::{kind}", 1)
    return query


def _row(values: Row) -> Row:
    days = {name: str(values[name]) if values[name] else None for name in ("due", "last_report")}
    return values | days | {"late": bool(values["late"]), "unit": values["unit"] or ""}


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
