"""Queries on a plain DB-API connection, for commands that must start fast: SQLModel takes ten times longer.

Imports only sqlite3 or psycopg. When there is no database yet, or an older one, nothing is read: the caller
opens it with tracker/store/database.py, which creates or migrates it.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tracker.errors import DatabaseError, os_reason
from tracker.settings import Settings
from tracker.store.location import NO_ADDRESS, database_file, postgres_address
from tracker.store.version import HEAD

Row = tuple[Any, ...]


def read_rows(settings: Settings, query: str, values: Mapping[str, object] | None = None) -> list[Row] | None:
    """Returns the rows of a query with named parameters (`:name`), as in sqlite3 and SQLAlchemy.

    Returns None when the database does not exist or is not of this program's version. Where a value may be
    NULL, the query casts it: PostgreSQL must know its type.
    """
    with _connection(settings) as connection:
        if connection is None or _version(connection) != HEAD:
            return None
        if not isinstance(connection, sqlite3.Connection):
            query = re.sub(r":(\w+)", r"%(\1)s", query)  # psycopg's parameter style
        rows: list[Row] = connection.execute(query, values or {}).fetchall()
        return rows


def is_made(settings: Settings) -> bool:
    """True if there is a database of some version; makes none."""
    with _connection(settings) as connection:
        return connection is not None and _version(connection) is not None


def is_current(settings: Settings) -> bool:
    """True if there is a database of this program's version."""
    with _connection(settings) as connection:
        return connection is not None and _version(connection) == HEAD


@contextmanager
def _connection(settings: Settings) -> Iterator[Any]:
    file = database_file(settings)
    if file is None:
        with _postgres(postgres_address(settings)) as connection:
            yield connection
        return
    if not _is_there(file):
        yield None
        return
    try:
        address = f"{file.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=10)) as connection:
            yield connection
    except sqlite3.Error as error:
        from tracker.store.database import explain

        raise DatabaseError(explain(str(error), settings)) from error


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except OSError as error:
        raise DatabaseError(f"Databasen {file} går inte att öppna: {os_reason(error)}.") from error


@contextmanager
def _postgres(url: str) -> Iterator[Any]:
    try:
        import psycopg
    except ImportError as error:
        raise DatabaseError("PostgreSQL i database.url kräver paketet psycopg: installera det.") from error
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            yield connection
    except psycopg.Error as error:
        if isinstance(error, psycopg.ProgrammingError) and error.sqlstate is None:
            raise DatabaseError(NO_ADDRESS) from None  # psycopg's message quotes the address and password
        raise DatabaseError(f"Databasen i database.url går inte att nå: {_first_line(error)}.") from error


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__).rstrip(".")


def _version(connection: Any) -> str | None:
    try:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except Exception as error:  # the two drivers share no base class for "no such table"
        if "alembic_version" in str(error):
            return None
        raise
    return found[0] if found else None
