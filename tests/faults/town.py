"""Bulk data: any number of people, each with a seat, an activity and an occasion that is due."""

import json
from datetime import date
from pathlib import Path

from sqlalchemy import text
from sqlmodel import Session

from tests.domain.make import activity
from tracker.settings import Settings, load_settings
from tracker.store.database import Database
from tracker.store.readings import stored_reading

DISTRICT = "kungsholmen"
ROOM = 1_000_000  # ids reserved for one batch
DUE = date(2021, 6, 10)
MONDAY = "2021-05-17T00:05"  # 24 days before DUE: all are asked; then four working days
TOML = """[tracker]
data = "{folder}"
municipality = "Exempelkommunen"
coordinator_name = "Sam Ordnare"
coordinator_email = "sam@kommun.example"
[database]
url = "{url}"
[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "uppfoljning@kommun.example"
timeout = {timeout}
[outbox]
per_minute = 0
per_day = 0
surprise_from = 0
connections = {connections}
[followup]
send_from = "00:00"
send_until = "23:59"
ring = false
digest = false
requests_a_year = 0
"""
BULK = (
    "INSERT INTO person (id, name, email, pause_reason) {n}"
    " SELECT {at} + i, 'Person ' || i, 'p' || ({at} + i) || '@kommun.example', '' FROM n",
    "INSERT INTO seat (id, district, role, unit, department) {n}"
    " SELECT {at} + i, '{district}', 'enhetschef', 'enhet ' || ({at} + i), '' FROM n",
    "INSERT INTO tenure (id, seat_id, person_id, since) {n}"
    " SELECT {at} + i, {at} + i, {at} + i, '2021-01-04' FROM n",
    "INSERT INTO activity (id, plan_id, number, omrade, aktivitet, ansvarig, tidplan, uppfoljning, syfte,"
    " berorda, reading) {n} SELECT {at} + i, {at}, i, 'Stöd', 'Aktivitet ' || i, 'Enhetschef', '10 juni',"
    " 'VB', '', '', '{reading}' FROM n",
    "INSERT INTO assignment (id, activity_id, seat_id, origin) {n}"
    " SELECT {at} + i, {at} + i, {at} + i, 'unit' FROM n",
    "INSERT INTO occasion (id, activity_id, seat_id, kind, due) {n}"
    " SELECT {at} + i, {at} + i, {at} + i, 'deadline', '{due}' FROM n",
)
PLAN = (
    "INSERT INTO plan (id, district, year, source_name, source_sha256, imported_on)"
    " VALUES ({at}, '{district}', {year}, 'plan', '', '2021-01-04')"
)
NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many})"


def town_settings(
    folder: Path,
    url: str = "",
    port: int = 1,
    connections: int = 4,
    timeout: float = 20,
    data: Path | None = None,
) -> Settings:
    """Returns settings to send letters at any hour, without a rate limit, to a server on this machine."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "tracker.toml"
    words = {"folder": data or folder, "url": url, "port": port, "connections": connections}
    words["timeout"] = timeout
    file.write_text(TOML.format(**words), encoding="utf-8")
    return load_settings(file, {})


def more_due(database: Database, many: int, batch: int = 1) -> None:
    """Adds people, each to be asked about one activity; a batch has its own plan."""
    reading = json.dumps(stored_reading(activity()), ensure_ascii=False).replace(":", r"\:")
    words = {
        "at": batch * ROOM,
        "district": DISTRICT,
        "year": 2020 + batch,
        "due": DUE,
        "reading": reading,
        "n": NUMBERS.format(many=many),
    }
    with database.session() as session:
        for statement in (PLAN, *BULK):
            session.connection().execute(text(statement.format(**words)))


def withdraw(database: Database, batch: int) -> None:
    """Withdraws the occasions of a batch."""
    run(database, f"UPDATE occasion SET withdrawn_on = '2021-05-17' WHERE id / {ROOM} = {batch}")


def run(database: Database, statement: str) -> None:
    with database.session() as session:
        session.connection().execute(text(statement))


def states(database: Database) -> dict[str, int]:
    """Returns state → number of letters."""
    with database.session() as session:
        return dict(_all(session, "SELECT state, count(*) FROM letter GROUP BY state"))


def rows(database: Database, query: str) -> list[tuple]:
    with database.session() as session:
        return _all(session, query)


def _all(session: Session, query: str) -> list[tuple]:
    return [tuple(row) for row in session.connection().execute(text(query))]
