"""A tick that plans what is due out of many activities, beside the same selects and inserts by hand."""

import gc
import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.actors import SCHEDULER
from tests.faults.town import town_settings
from tracker.clock import parse_moment
from tracker.services.letters.planning import plan_letters
from tracker.store.database import PRAGMAS, Database, open_database

DUE, PERSONS, DISTRICTS = 2000, 400, 500
NOW = "2021-05-17T09:00"
SMALL = 10_000
Show = Callable[[str, float, str], None]
N = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {})"
# Plans of 20. 2,000 are due in three weeks; one in five is answered, the rest are due in autumn.
FILL = (
    ("plans", "INSERT INTO plan (id, district, year, source_name, source_sha256, imported_on)"
     " SELECT i, 'd' || (i % {districts}), 1000 + i / {districts}, 'p', '',"
     " '2021-01-04' FROM n"),
    ("persons", "INSERT INTO person (id, name, email, pause_reason)"
     " SELECT i, 'Person ' || i, 'p' || i || '@kommun.example', '' FROM n"),
    ("persons", "INSERT INTO seat (id, district, role, unit, department)"
     " SELECT i, 'd' || (i % {districts}), 'enhetschef', 'enhet ' || i, ''"
     " FROM n"),
    ("persons", "INSERT INTO tenure (id, seat_id, person_id, since, until)"
     " SELECT i, i, i, '2021-01-04', NULL FROM n"),
    ("many", "INSERT INTO activity (id, plan_id, number, omrade, aktivitet, ansvarig, tidplan, uppfoljning,"
     " syfte, berorda, reading) SELECT i, 1 + (i - 1) / 20, 1 + (i - 1) % 20, 'Stöd', 'Aktivitet ' || i,"
     " 'Enhetschef', '10 juni', 'VB', '', '', '{{}}' FROM n"),
    ("many", "INSERT INTO assignment (id, activity_id, seat_id, origin)"
     " SELECT i, i, 1 + i / {step} % {persons}, 'unit' FROM n"),
    ("many", "INSERT INTO status_report (id, activity_id, status, comment, reported_on, channel)"
     " SELECT i, i, 'pagar', '', '2021-04-20', 'mejl' FROM n WHERE i % 5 = 0"),
    ("many", "INSERT INTO occasion (id, activity_id, seat_id, kind, due, closed_by, withdrawn_on)"
     " SELECT i, i, 1 + i / {step} % {persons}, 'deadline',"
     " CASE WHEN i % {step} = 1 THEN date('2021-06-01', '+' || (i % 12) || ' days')"
     " ELSE date('2021-09-01', '+' || (i % 90) || ' days') END,"
     " CASE WHEN i % 5 = 0 AND i % {step} <> 1 THEN i END, NULL FROM n"),
)  # fmt: skip
SELECTS = (
    "SELECT l.occasion_id, t.person_id, t.kind, l.days_before_due, t.day FROM letter_line l JOIN occasion o"
    " ON o.id = l.occasion_id JOIN letter t ON t.id = l.letter_id WHERE o.closed_by IS NULL"
    " AND o.withdrawn_on IS NULL AND o.due <= '2021-06-16'",
    "SELECT o.id, o.activity_id, o.seat_id, o.kind, o.due, p.district, p.imported_on, h.person_id"
    " FROM occasion o JOIN activity a ON a.id = o.activity_id JOIN plan p ON p.id = a.plan_id"
    " JOIN tenure h ON h.seat_id = o.seat_id AND h.until IS NULL WHERE o.closed_by IS NULL"
    " AND o.withdrawn_on IS NULL AND o.due <= '2021-06-16' AND a.withdrawn_on IS NULL ORDER BY o.due, o.id",
    "SELECT * FROM person WHERE id IN (SELECT DISTINCT person_id FROM tenure)",
    "SELECT person_id, kind, max(day) FROM letter WHERE day >= '2020-05-17' GROUP BY 1, 2",
    "SELECT DISTINCT district FROM plan",
)


def main(show: Show) -> None:
    large = 1_000_000 if os.environ.get("TRACKER_BENCH_FULL") else 100_000
    with TemporaryDirectory() as folder:
        (small, _), (big, bare) = measured(Path(folder), (SMALL, large))
    show(
        f"en körning över {SMALL:,} aktiviteter".replace(",", " "),
        small,
        f"{DUE} att fråga om, {PERSONS} brev",
    )
    show(
        f"en körning över {large:,} aktiviteter".replace(",", " "),
        big,
        f"{big / bare:.1f} × bar SQL (mål: 3), {big / small:.2f} × den lilla (mål: 0,8–1,2)",
    )


def measured(folder: Path, sizes: Sequence[int], rounds: int = 9) -> list[tuple[float, float]]:
    """Returns seconds of a tick for each size, and of its bare SQL, in turns: disk speed varies."""
    towns = [_town(folder / str(size), size) for size in sizes]
    taken: list[tuple[list[float], list[float]]] = [([], []) for _ in towns]
    for _ in range(rounds):
        for (database, file), (ours, bare) in zip(towns, taken, strict=True):
            ours.append(_tick(database))
            lines = _undo(file)
            bare.append(_bare(file, lines))
            _undo(file)
    for database, _ in towns:
        database.engine.dispose()
    return [(median(ours), median(bare)) for ours, bare in taken]


def _town(folder: Path, activities: int) -> tuple[Database, Path]:
    """Yields a database that stays open between ticks, as in tracker serve, after one tick."""
    settings = town_settings(folder)
    open_database(settings).engine.dispose()
    file = settings.data / "tracker.db"
    fill(file, activities)
    database = open_database(settings)
    _tick(database)
    _undo(file)
    return database, file


def fill(file: Path, activities: int) -> None:
    words = {"districts": DISTRICTS, "persons": PERSONS, "step": activities // DUE}
    counts = {"plans": activities // 20, "persons": PERSONS, "many": activities}
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        for how_many, statement in FILL:
            insert, _, select = statement.partition(" SELECT ")
            numbers = N.format(counts[how_many])
            connection.execute(f"{insert} {numbers} SELECT {select}".format(**words))
        connection.execute("ANALYZE")
    connection.close()


def _tick(database: Database) -> float:
    with database.session() as session:
        session.connection()  # connecting is not part of a tick
        gc.freeze()  # as tracker serve does
        began = perf_counter()
        assert plan_letters(session, SCHEDULER, parse_moment(NOW), database.settings) >= PERSONS
        session.commit()
        return perf_counter() - began


def _undo(file: Path) -> dict[str, list[tuple]]:
    """Deletes the rows that the tick wrote."""
    connection = sqlite3.connect(file, isolation_level=None)
    tables = ("event", "letter_line", "letter")
    rows = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in reversed(tables)}
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for table in tables:
        connection.execute(f"DELETE FROM {table}")
    for _, statement in triggers:
        connection.execute(statement)
    connection.close()
    return rows


def _bare(file: Path, rows: dict[str, list[tuple]]) -> float:
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    began = perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    for query in SELECTS:
        connection.execute(query).fetchall()
    for table, values in rows.items():
        marks = ",".join("?" * len(values[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
    connection.execute("COMMIT")
    taken = perf_counter() - began
    connection.close()
    return taken
