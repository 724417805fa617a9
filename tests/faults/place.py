"""The environment of a check: a folder, a database of a kind, letters that are due, and workers."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from tests.actors import SCHEDULER
from tests.faults.town import MONDAY, more_due, rows, states, town_settings
from tests.faults.witness import Rule, Witness, witness
from tests.faults.worker import Job, finish
from tests.prepared import prepare
from tracker.clock import parse_moment
from tracker.services.letters.planning import plan_letters
from tracker.settings import Settings
from tracker.store.database import Database, open_database

_NUMBER = count(1)
IN_LIMBO = ("planned", "claimed")


@dataclass(frozen=True, slots=True)
class Place:
    settings: Settings
    database: Database
    seen: Witness
    mutation: str = ""

    def job(self, minutes: float = 0, **more: object) -> Job:
        """Returns a worker's job at the given number of minutes after Monday's first."""
        moment = (parse_moment(MONDAY) + timedelta(minutes=minutes)).isoformat()
        values = {"mutation": self.mutation} | more
        return replace(Job(str(self.settings.file), moment), **values)  # type: ignore[arg-type]

    def run(self, minutes: float = 0, **more: object) -> int:
        return finish(self.job(minutes, **more))[0]

    def output(self) -> str:
        """Returns the output of the workers, by line."""
        log = Path(str(self.settings.file)).parent / "said.log"
        return log.read_text() if log.exists() else ""

    def plan(self, many: int, batch: int = 1) -> None:
        """Adds people, and plans their letters in the outbox."""
        more_due(self.database, many, batch)
        with self.database.session() as session:
            assert plan_letters(session, SCHEDULER, parse_moment(MONDAY), self.settings) == many

    def states(self) -> dict[str, int]:
        return states(self.database)

    def waiting(self) -> int:
        return sum(self.states().get(state, 0) for state in IN_LIMBO)

    def ids(self) -> set[str]:
        return {row[0] for row in rows(self.database, "SELECT message_id FROM letter")}

    def copies(self) -> Counter[str]:
        """Returns Message-ID → copies accepted by the server; fails on one that belongs to no letter."""
        taken = Counter(self.seen.taken())
        assert taken.keys() <= self.ids(), "a Message-ID that no letter has"
        return taken

    def lost(self) -> int:
        return len(self.ids() - self.copies().keys())

    def extra(self) -> int:
        return sum(self.copies().values()) - len(self.copies())

    def is_sound(self) -> bool:
        """Runs the database's own check, and verifies the chain of the log."""
        from tracker.store.events import first_bad_row

        with self.database.session() as session:
            if first_bad_row(session)[0] is not None:
                return False
        sqlite = self.database.engine.dialect.name == "sqlite"
        return not sqlite or rows(self.database, "PRAGMA integrity_check") == [("ok",)]


@contextmanager
def place(
    folder: Path, url: str, *rules: Rule, letters: int = 0, mutation: str = "", **more: Any
) -> Iterator[Place]:
    """Yields an empty database (a PostgreSQL one is cleared), a witness, and letters in the outbox."""
    here = folder / f"plats{next(_NUMBER)}"
    usual = town_settings(here, url, **more)
    prepare(usual.data, "letters that are due", lambda: _make_tables(usual, url), url)
    with witness(here / "vittne.log", *rules) as seen:
        settings = town_settings(here, url, seen.port, **more)
        database = open_database(settings)
        made = Place(settings, database, seen, mutation)
        if letters:
            made.plan(letters)
        try:
            yield made
        finally:
            database.engine.dispose()


def _make_tables(settings: Settings, url: str) -> None:
    if url:
        clear(url)
    open_database(settings).engine.dispose()


def clear(url: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
