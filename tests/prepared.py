"""Caches common test setups; each test gets a copy of the files and the database.

The workers of a run share those that are files only; a database of PostgreSQL is its worker's own.
"""

import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import count
from pathlib import Path
from uuid import uuid4

from psycopg import connect, sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tracker.files import make_folder, make_private_file

Files = dict[Path, bytes | None]  # relative to the folder; None is a folder

_FILES: dict[tuple[str, bool], Files] = {}
_DATABASES: dict[str, str] = {}  # key → the PostgreSQL database used as a template
_NUMBER = count(1)
_ROOM_IN_MEMORY = 4_000_000_000  # bytes; a run needs a tenth of it
_SHARED: list[Path] = []  # the folder of the run, where it has workers


def share(folder: Path) -> None:
    """Lets the workers of a run that have this folder use what one of them has made."""
    _SHARED[:] = [folder]


def prepare(folder: Path, key: str, make: Callable[[], object], url: str = "") -> None:
    """Runs `make` for the first test with this key; for later ones, restores its result.

    The result is the files in the folder (except tracker.toml, which each test has) and the PostgreSQL
    database at `url`, if there is one. Nothing may be connected to the database during the call.
    """
    kept = _FILES.get((key, bool(url)))
    if kept is None and not url:
        kept = _from_another_worker(key)
    if kept is None:
        make()
        _FILES[key, bool(url)] = dict(_files(folder))
        if not url:
            _for_other_workers(key)
        else:
            _DATABASES[key] = f"kept_{next(_NUMBER)}"
            _copy(url, _name(url), _DATABASES[key])
        return
    for path, content in kept.items():
        _write(folder / path, content)
    if url:
        _drop(url, _name(url))
        _copy(url, _DATABASES[key], _name(url))


def _from_another_worker(key: str) -> Files | None:
    for folder in _SHARED:
        if (file := folder / _file_of(key)).exists():
            _FILES[key, False] = pickle.loads(file.read_bytes())
    return _FILES.get((key, False))


def _for_other_workers(key: str) -> None:
    """Two that make the same at once write the same."""
    for folder in _SHARED:
        own = folder / f"{uuid4()}.part"
        own.write_bytes(pickle.dumps(_FILES[key, False]))
        own.replace(folder / _file_of(key))


def _file_of(key: str) -> str:
    return f"{sha256(key.encode()).hexdigest()}.prepared"


def _files(folder: Path) -> Iterator[tuple[Path, bytes | None]]:
    for path in sorted(folder.rglob("*")):
        if path.name != "tracker.toml":
            yield path.relative_to(folder), path.read_bytes() if path.is_file() else None


def _write(path: Path, content: bytes | None) -> None:
    folder = path if content is None else path.parent
    make_folder(folder, private=True)  # as the program makes them
    if content is not None:
        make_private_file(path)
        path.write_bytes(content)


@contextmanager
def blank_database(server: str) -> Iterator[str]:
    """Yields the URL of a new, empty PostgreSQL database, which is dropped at the end."""
    name = f"test_{next(_NUMBER)}"
    _copy(server, "template1", name)
    yield address_of(server, name)
    _drop(server, name)


def address_of(server: str, name: str) -> str:
    """Returns the URL of another database on the same server."""
    before, path, after = server.partition("/postgres?")
    assert path, server
    return f"{before}/{name}?{after}"


def _name(url: str) -> str:
    return str(conninfo_to_dict(url)["dbname"])


def _copy(url: str, old: str, new: str) -> None:
    _execute(url, sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(new), sql.Identifier(old)))


def _drop(url: str, name: str) -> None:
    _execute(url, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _execute(url: str, statement: sql.Composed | str) -> None:
    """Executes a statement in the server's maintenance database: the others are copied and dropped."""
    with connect(make_conninfo(url, dbname="postgres"), autocommit=True) as connection:
        connection.execute(statement)


def wait_for_no_disk(url: str) -> None:
    """Turns off fsync on the server: tests kill clients, but never the machine."""
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        _execute(url, sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
    _execute(url, "SELECT pg_reload_conf()")


def in_memory() -> str | None:
    """Returns a folder in memory, where a commit does not wait for a disk; None for the usual place."""
    folder = "/dev/shm"
    if not os.access(folder, os.W_OK):
        return None
    found = os.statvfs(folder)
    roomy = found.f_bavail * found.f_frsize > _ROOM_IN_MEMORY
    return folder if roomy and not found.f_flag & os.ST_NOEXEC else None
