"""A locked, full or read-only database, and one poison row: no mail is sent without a committed claim."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from tests.faults.kills import Numbers
from tests.faults.place import Place, place
from tests.faults.town import ROOM, rows, run
from tests.faults.worker import FAILED

TMPFS = "tmpfs, 16 MB"
CLAIMED_IN_VAIN = 6  # minutes until a claim has expired


def locked(folder: Path, url: str, letters: int = 6) -> Numbers:
    """Another program locks the database for longer than any worker waits."""
    return _no_way_then_free(folder, url, letters, _lock)


def read_only(folder: Path, url: str, letters: int = 6) -> Numbers:
    return _no_way_then_free(folder, url, letters, _read_only)


def locked_at_record(folder: Path, url: str, letters: int = 3, mutation: str = "") -> Numbers:
    """The outcome of an accepted letter can't be written: at most one duplicate."""
    with place(folder, url, letters=letters, mutation=mutation, connections=1) as here:
        assert here.run(crash="locked at record") == FAILED, here.output()
        before = len(here.seen.taken())
        for n in range(1, 4):
            here.run(n * CLAIMED_IN_VAIN)
        assert before == 1, before
        assert (here.lost(), here.waiting()) == (0, 0)
        assert here.extra() <= 1
        return {"brev": letters, "extra exemplar": here.extra()}


def full_disk(folder: Path, letters: int = 6) -> Numbers:
    """The disk of the SQLite file is full: no letter is sent; with space again, each is sent once."""
    with small_disk(folder) as (disk, how), place(folder, "", letters=letters, data=disk) as here:
        crash = "" if how == TMPFS else "no room"
        if how == TMPFS:
            _fill(disk)
        codes = {here.run(n * CLAIMED_IN_VAIN, crash=crash) for n in range(3)}
        mails = len(here.seen.taken())
        (disk / "fyllnad").unlink(missing_ok=True)
        here.run(3 * CLAIMED_IN_VAIN)
        here.run(4 * CLAIMED_IN_VAIN)
        assert codes == {FAILED}, here.output()
        assert mails == 0, f"{mails} mails left a full disk"
        assert (here.lost(), here.extra(), here.waiting()) == (0, 0, 0), here.output()
        assert here.is_sound()
    return {"brev": letters, "brev från full disk": mails, "sätt": how}


def poison(folder: Path, url: str, letters: int, mutation: str = "") -> Numbers:
    """One row can't be made into a letter: it is set aside with the reason, and the others are sent."""
    with place(folder, url, letters=letters, mutation=mutation) as here:
        run(
            here.database,
            f"UPDATE person SET name = 'Eva' || {_newline(here)} || 'Bcc: x' WHERE id = {ROOM + 1}",
        )
        while here.waiting():
            here.run()
            assert "OVÄNTAT" not in here.output(), here.output()
        aside = rows(here.database, "SELECT error FROM letter WHERE state = 'failed'")
        assert len(set(here.seen.taken())) == letters - 1, here.states()
        assert len(aside) == 1, aside
        assert "control character" in aside[0][0], aside
        return {"brev": letters, "skickade": letters - 1, "undanlagda": 1}


def _newline(here: Place) -> str:
    return "char(10)" if here.database.engine.dialect.name == "sqlite" else "chr(10)"


def _no_way_then_free(folder: Path, url: str, letters: int, hinder: Callable[[Place], Any]) -> Numbers:
    with place(folder, url, letters=letters) as here:
        with hinder(here):
            code = here.run(crash="impatient")
        mails = len(here.seen.taken())
        here.run(1)
        assert code == FAILED, here.output()
        assert mails == 0, f"{mails} mails without a claim"
        assert (here.lost(), here.extra(), here.waiting()) == (0, 0, 0), here.output()
        assert here.is_sound()
    return {"brev": letters, "brev under tiden": mails, "extra exemplar": 0}


@contextmanager
def _lock(here: Place) -> Iterator[None]:
    if here.database.engine.dialect.name == "sqlite":
        with here.database.session() as session:  # begins at once
            session.connection()
            yield
        return
    engine = create_engine(here.database.engine.url)
    with engine.connect() as other:
        other.execute(text("LOCK TABLE letter, last_run, event"))
        yield
    engine.dispose()


@contextmanager
def _read_only(here: Place) -> Iterator[None]:
    """Makes the file read-only by its mode, which the program checks, because root may write anywhere."""
    if here.database.engine.dialect.name == "sqlite":
        file = here.settings.data / "tracker.db"
        file.chmod(0o444)
        yield
        file.chmod(0o644)
        return
    name = here.database.engine.url.database
    run(here.database, f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    yield
    engine = create_engine(here.database.engine.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as other:
        other.execute(text("SET default_transaction_read_only = off"))
        other.execute(text(f'ALTER DATABASE "{name}" RESET default_transaction_read_only'))
    engine.dispose()


@contextmanager
def small_disk(folder: Path) -> Iterator[tuple[Path, str]]:
    """Mounts a file system of 16 MB if possible, else returns an ordinary folder (which is not filled)."""
    disk = folder / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        yield disk, "utan egen disk (sagd full)"
        return
    try:
        yield disk, TMPFS
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def _fill(disk: Path) -> None:
    """Fills the disk to the last byte."""
    with (disk / "fyllnad").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(65536))
        except OSError:
            os.fsync(file.fileno())
