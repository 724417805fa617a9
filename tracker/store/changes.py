"""Tells whether anything that is stored has changed, whatever program changed it, without reading it."""

import os
import sqlite3
from collections.abc import Hashable
from contextlib import suppress
from threading import Lock

from sqlalchemy import text

from tracker.store.database import Database, database_errors
from tracker.store.location import database_file


class Changes:
    """The state of a database as a value: two that are equal, of the same Changes, have the same content."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._file = database_file(database.settings)
        self._lock = Lock()
        self._watching: sqlite3.Connection | None = None
        self._watched: tuple[int, ...] = ()
        self._times = 0

    def state(self) -> Hashable:
        """Returns what is another value after each transaction that has been committed.

        Ask for it before what is to be kept is read: a change in between then shows.
        """
        with database_errors(self._database.settings):
            return self._snapshot() if self._file is None else self._version()

    def close(self) -> None:
        with self._lock:
            if self._watching is not None:
                self._watching.close()
            self._watching = None

    def _snapshot(self) -> Hashable:
        """PostgreSQL: which transactions are seen. Those that only read are in none."""
        alone = self._database.engine.execution_options(isolation_level="AUTOCOMMIT")
        with alone.connect() as connection:
            return str(connection.execute(text("SELECT pg_current_snapshot()::text")).scalar())

    def _version(self) -> Hashable:
        """SQLite: how many times this connection, which writes nothing, has found the file changed.

        A file that takes the place of another is a new one: the old one is held open, so that its number is
        not used again.
        """
        with self._lock:
            there = os.stat(self._file or "")
            if self._watching is None or self._watched != (there.st_dev, there.st_ino):
                self._watch((there.st_dev, there.st_ino))
            assert self._watching is not None
            return self._times, self._watching.execute("PRAGMA data_version").fetchone()[0]

    def _watch(self, which: tuple[int, ...]) -> None:
        with suppress(sqlite3.Error):
            if self._watching is not None:
                self._watching.close()
        self._watching = sqlite3.connect(self._file or "", isolation_level=None, check_same_thread=False)
        self._watched, self._times = which, self._times + 1
