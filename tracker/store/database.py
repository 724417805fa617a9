"""Opens the database, SQLite or PostgreSQL: created at first use, backed up and migrated when it is older."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlmodel import Session

from tracker.errors import BusyError, ContentError, DatabaseError, os_reason
from tracker.files import close_to_others, make_folder, make_private_file
from tracker.settings import Settings
from tracker.store.border import clean_json, guard_border
from tracker.store.location import database_file, database_url
from tracker.store.version import HEAD

if TYPE_CHECKING:
    from tracker.store.changes import Changes

LOCK_WAIT = 10.0  # seconds to wait for a lock, on SQLite and PostgreSQL
# Pragmas of each SQLite connection. The page cache is 64 MB (-65536 KB): the default of 2 MB is too small
# for a large city, whose rows would be read again at every foreign key check. For busy_timeout, see
# _begin_at_once.
PRAGMAS = (
    "journal_mode=WAL",
    "foreign_keys=ON",
    "busy_timeout=50",
    "synchronous=FULL",
    "cache_size=-65536",
)
BUSY = ("lock timeout", "locked")
READ_ONLY = "Databasen {where} är skrivskyddad: ge skrivrätt till filen och mappen."
ROOM = 2_000_000  # bytes that must be free before a letter is sent, since its outcome must be recorded
READING = "tracker_reading"  # the option of a connection that only reads
CONTENT = (DataError, IntegrityError, ProgrammingError)  # errors of the driver about what was to be stored
TOGETHER = "Någon annan sparade samma sak samtidigt, så inget har sparats: kör kommandot igen."


def open_database(settings: Settings) -> "Database":
    """Returns the open database, migrated to this version. Raises DatabaseError if it can't be opened."""
    engine = connect(settings)
    try:
        with database_errors(settings):
            found = _revision(engine)
            if found != HEAD:
                _migrate(engine, found, settings)
    except Exception:
        engine.dispose()
        raise
    return Database(engine, settings)


def connect(settings: Settings) -> Engine:
    """Returns an engine; does not look at the content of the database."""
    file = database_file(settings)
    if file is not None:
        _make_room(file)
    try:
        # Errors of the driver never quote the values: they are people's words.
        engine = create_engine(
            database_url(settings),
            pool_pre_ping=file is None,
            hide_parameters=True,
            json_serializer=clean_json,
        )
    except (SQLAlchemyError, ImportError) as error:
        raise DatabaseError(f"Databasadressen database.url går inte att använda: {error}.") from error
    guard_border(engine)
    if file is not None:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_at_once)
    elif engine.dialect.name == "postgresql":
        event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _make_room(file: Path) -> None:
    """Creates the folder and checks write permission by mode bits, because root may write anywhere."""
    try:
        make_folder(file.parent, private=True)
        with suppress(OSError):  # the driver says better what is in the way
            make_private_file(file)  # its -wal and -shm get the same mode
        if file.exists() and not file.stat().st_mode & 0o222:
            raise DatabaseError(READ_ONLY.format(where=file))
    except OSError as error:
        raise DatabaseError(f"Mappen {file.parent} går inte att skapa: {os_reason(error)}.") from error


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. Pass it to a use case that needs several transactions; others take a session."""

    engine: Engine
    settings: Settings

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A transaction: committed at the end, rolled back on any error."""
        with database_errors(self.settings), Session(self.engine) as session:
            yield session
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that changes nothing, whatever is done in it, and waits for no writer."""
        engine = self.engine.execution_options(**{READING: True})
        with database_errors(self.settings), Session(engine) as session:
            yield session
            session.rollback()

    def changes(self) -> "Changes":
        """Returns what tells whether anything that is stored has changed."""
        from tracker.store.changes import Changes

        return Changes(self)

    def close(self) -> None:
        """Closes the connections that wait to be used again."""
        self.engine.dispose()

    def make_sure_of_room(self) -> None:
        """Raises DatabaseError if the disk of an SQLite file is nearly full; servers check their own."""
        file = database_file(self.settings)
        if file is not None and shutil.disk_usage(file.parent).free < ROOM:
            raise DatabaseError(explain("disk is full", self.settings))


@contextmanager
def database_errors(settings: Settings) -> Iterator[None]:
    """Raises DatabaseError or BusyError, with a Swedish sentence, for an error of the driver."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:  # the pragmas raise the driver's own errors
        message = str(error.orig) if isinstance(error, DBAPIError) else str(error)
        kind = ContentError if isinstance(error, CONTENT) else DatabaseError
        kind = BusyError if any(sign in message for sign in BUSY) else kind
        raise kind(explain(message, settings)) from error


def is_out_of_reach(error: Exception) -> bool:
    """Returns whether the database itself fails, rather than what was to be stored in it."""
    if isinstance(error, ContentError):
        return False
    return isinstance(error, DatabaseError | NoConnectionError | DBAPIError)


def explain(driver_says: str, settings: Settings) -> str:
    """Returns a Swedish sentence for an error of the SQLite or PostgreSQL driver."""
    where = database_file(settings) or "servern i database.url"
    busy = f"Databasen {where} är upptagen av ett annat program: vänta en stund och försök igen."
    for sign, sentence in (
        ("readonly", READ_ONLY.format(where=where)),
        ("not a database", f"Filen {where} är ingen databas: flytta undan den eller välj en annan plats."),
        ("unable to open", f"Databasen {where} går inte att öppna: kontrollera mappen och rättigheterna."),
        *((sign, busy) for sign in BUSY),
        (
            "disk I/O error",
            f"Databasen {where} går inte att läsa: kontrollera disken, och att det är en fil.",
        ),
        ("malformed", f"Databasen {where} är skadad: lägg tillbaka en säkerhetskopia."),
        ("duplicate key", TOGETHER),
        ("UNIQUE constraint", TOGETHER),
        ("disk is full", f"Disken är full: databasen {where} kan inte sparas. Frigör plats och försök igen."),
    ):
        if sign in driver_says:
            return sentence
    return f"Databasen ({where}) går inte att nå: {driver_says.strip().splitlines()[0]}."


def _prepare_postgresql(connection: Any, _record: object) -> None:
    """Sets lock_timeout to that of SQLite: a program that keeps a lock must not block others for ever."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{LOCK_WAIT:g}s'")
    connection.commit()


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's BEGIN below decides, not the driver's
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_at_once(connection: Any) -> Any:
    """Takes the write lock when a transaction begins: SQLite refuses to upgrade one that has already read.

    One that only reads waits for nobody: it sees the database as it was when it began.

    SQLite retries less often the longer it has waited, so with many writers the oldest can starve (31 s were
    seen with sixteen). Its own wait is limited to 50 ms and restarted, so that all retry equally often.
    """
    if connection.get_execution_options().get(READING):
        return connection.connection.driver_connection.execute("BEGIN")
    latest = monotonic() + LOCK_WAIT
    while True:
        try:
            return connection.connection.driver_connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if monotonic() > latest or not any(sign in str(error) for sign in BUSY):
                raise


def _revision(engine: Engine) -> str | None:
    """Returns the revision of the database; None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(engine: Engine, found: str | None, settings: Settings) -> None:
    from alembic import command
    from alembic.script import ScriptDirectory

    from tracker.store.migrations import alembic_config

    config = alembic_config()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise DatabaseError(
            "Databasen är gjord av en senare version av tracker: uppgradera programmet. Inget har ändrats."
        )
    if found is not None:
        _back_up(database_file(settings), found)
    with _migrating(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def _migrating(engine: Engine) -> Iterator[Connection]:
    """Runs all migrations in one transaction.

    SQLite can add a constraint only by recreating the table. Foreign keys are off meanwhile, because the old
    table is dropped; all of them are checked before the transaction ends.
    """
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        sqlite = engine.dialect.name == "sqlite"
        if sqlite:
            driver.execute("PRAGMA foreign_keys=OFF")  # has no effect within a transaction
        try:
            with connection.begin():
                yield connection
                if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise DatabaseError(
                        "Databasen kan inte uppgraderas: rader i den hänvisar till rader som inte finns. "
                        "Inget har ändrats; lägg tillbaka en säkerhetskopia."
                    )
        finally:
            if sqlite:
                driver.execute("PRAGMA foreign_keys=ON")


def _back_up(file: Path | None, revision: str) -> None:
    """Copies the SQLite file beside itself; on PostgreSQL, backups are the administrator's task."""
    if file is None:
        return
    copy = file.with_name(f"{file.stem}-{revision}-kopia{file.suffix}")
    make_private_file(copy)
    with sqlite3.connect(file) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    close_to_others(copy)
