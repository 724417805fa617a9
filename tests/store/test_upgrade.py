"""A database made by version 1.0 of the program, with a small year in it, is upgraded with its data whole."""

import gzip
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import JSON, Boolean, Connection, Date, DateTime, MetaData, Table, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from tests.conftest import ROOT
from tests.prepared import prepare
from tracker.services.answers import review_case
from tracker.settings import Settings, load_settings
from tracker.store import events, people, plans, reviews
from tracker.store.database import Database, connect, open_database
from tracker.store.location import database_file
from tracker.store.migrations import alembic_config
from tracker.store.version import HEAD

OLD = ROOT / "tests" / "data" / "databases" / "0003.db.gz"
# Tables and columns that have another name now.
TABLES = {"pulse": "last_run", "expected": "forecast_count", "holding": "tenure"}
COLUMNS = {"step": "days_before_due"}
MOVED = {("person", "superior_email"), ("person", "paused_until"), ("letter", "reason")}
FOREVER = "9999-12-31"
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def old_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The old database, unpacked."""
    file = tmp_path_factory.mktemp("old") / "old.db"
    file.write_bytes(gzip.decompress(OLD.read_bytes()))
    return file


@pytest.fixture(scope="module")
def old(old_file: Path) -> Mapping[str, Rows]:
    """Table → its rows in the old database."""
    with sqlite3.connect(old_file) as connection:
        connection.row_factory = sqlite3.Row
        named = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
        return {
            name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")]
            for (name,) in map(tuple, named)
            if name != "alembic_version"
        }


@pytest.fixture
def upgraded(settings: Settings, home: Path, old_file: Path, old: Mapping[str, Rows]) -> Iterator[Database]:
    """The old data in a database of each kind, opened by this program."""
    prepare(home, "upgraded", lambda: _upgrade(settings, old_file, old), settings.database_url)
    database = open_database(settings)
    yield database
    database.engine.dispose()


def _upgrade(settings: Settings, old_file: Path, old: Mapping[str, Rows]) -> None:
    file = database_file(settings)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(old_file.read_bytes())
    else:
        _fill_postgresql(settings, old)
    open_database(settings).engine.dispose()


def _fill_postgresql(settings: Settings, old: Mapping[str, Rows]) -> None:
    """The tables as revision 0003 made them, with the old rows in them."""
    engine = connect(settings)
    with engine.begin() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        connection.execute(text("SET session_replication_role = replica"))  # rows in any order
        for name, rows in old.items():
            table = Table(name, MetaData(), autoload_with=connection)
            if rows:
                connection.execute(table.insert(), [_typed(table, row) for row in rows])
            if "id" in table.c:
                connection.execute(
                    text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), max(id)) FROM {name}")
                )
    engine.dispose()


def _typed(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of SQLite as PostgreSQL wants it."""
    typed = dict(row)
    for name, value in row.items():
        kind = getattr(table.c[name].type, "impl", table.c[name].type)
        if value is None:
            continue
        if isinstance(kind, JSON):
            typed[name] = json.loads(value)
        elif isinstance(kind, DateTime):
            typed[name] = datetime.fromisoformat(value).replace(tzinfo=UTC)
        elif isinstance(kind, Date):
            typed[name] = date.fromisoformat(value)
        elif isinstance(kind, Boolean):
            typed[name] = bool(value)
    return typed


def test_every_row_is_there_with_what_it_held(upgraded: Database, old: Mapping[str, Rows]) -> None:
    """Table by table and value by value; what has moved to another column is tested below."""
    with upgraded.engine.connect() as connection:
        for name, before in old.items():
            table = SQLModel.metadata.tables[TABLES.get(name, name)]
            wanted = [
                {COLUMNS.get(key, key): value for key, value in row.items() if (name, key) not in MOVED}
                for row in before
            ]
            kept = wanted[0].keys() if wanted else ()
            after = [{key: row[key] for key in kept} for row in _rows(connection, table)]

            assert _comparable(_typed(table, row) for row in wanted) <= _comparable(after), name
            new = 1 if name == "person" else 0  # the superior who was only an address
            assert len(after) == len(before) + new, name


def _comparable(rows: Iterable[Mapping[str, Any]]) -> set[str]:
    return {repr(sorted(row.items())) for row in rows}


def _rows(connection: Connection, table: Table) -> Rows:
    return [dict(row) for row in connection.execute(table.select()).mappings()]


def test_superiors_are_persons(upgraded: Database, old: Mapping[str, Rows]) -> None:
    """Each has the superior whose address stood there; one who was only an address is a person now."""
    before = {row["id"]: row["superior_email"] for row in old["person"]}
    with upgraded.session() as session:
        known = people.people(session)

    for person_id, address in before.items():
        superior = known[person_id].superior_id
        assert (known[superior].email if superior else "") == address
    assert "okand.chef@kommun.example" in {person.email for person in known.values()}


def test_a_hold_is_a_hold_and_a_pause_is_a_pause(upgraded: Database, old: Mapping[str, Rows]) -> None:
    """The year 9999 is gone; days of return stay."""
    before = {row["id"]: row["paused_until"] for row in old["person"]}
    assert FOREVER in before.values()
    with upgraded.session() as session:
        known = people.people(session)

    for person_id, until in before.items():
        person = known[person_id]
        assert person.on_hold == (until == FOREVER)
        assert str(person.paused_until or "") == ("" if until in (None, FOREVER) else until)


def test_a_receipt_answers_what_it_answered(upgraded: Database, old: Mapping[str, Rows]) -> None:
    """The Message-ID has a column of its own; every other letter keeps its reason, and answers nothing."""
    with upgraded.engine.connect() as connection:
        after = {row["id"]: row for row in _rows(connection, SQLModel.metadata.tables["letter"])}

    assert any(row["kind"] == "receipt" for row in old["letter"])
    for row in old["letter"]:
        now = after[row["id"]]
        if row["kind"] == "receipt":
            assert (now["in_reply_to"], now["reason"]) == (row["reason"], "kvitto på ett svar")
        else:
            assert (now["in_reply_to"], now["reason"]) == ("", row["reason"])


def test_what_closed_everything_still_does(upgraded: Database, old: Mapping[str, Rows]) -> None:
    """Answers of earlier versions were final by their status alone."""
    before = {row["id"]: row["status"] for row in old["status_report"]}
    assert set(before.values()) >= {"genomford", "pagar"}
    with upgraded.engine.connect() as connection:
        after = _rows(connection, SQLModel.metadata.tables["status_report"])

    assert {row["id"]: row["closes_later"] for row in after} == {
        id_: status in ("genomford", "utgar") for id_, status in before.items()
    }


def test_no_older_answer_has_a_forecast(upgraded: Database, old: Mapping[str, Rows]) -> None:
    """None was kept, so none is made up, also of mails that wait; a new answer can have one of the codes."""
    first = min(row["id"] for row in old["status_report"])
    change = text("UPDATE status_report SET forecast = :code WHERE id = :id")
    with upgraded.engine.begin() as connection:
        rows = _rows(connection, SQLModel.metadata.tables["status_report"])
        connection.execute(change, {"code": "osakert", "id": first})

    assert {row["forecast"] for row in rows} == {None}
    with upgraded.session() as session:
        cases = [review_case.case_of(session, item).json() for item in reviews.review_items(session)]
    assert {answer["forecast"] for case in cases for answer in case["answers"]} == {None}
    with pytest.raises(IntegrityError, match="known_forecast"), upgraded.engine.begin() as connection:
        connection.execute(change, {"code": "kanske", "id": first})


def test_no_older_section_is_kept_or_fixed(upgraded: Database, old: Mapping[str, Rows]) -> None:
    """Nothing is made up: no draft, no version, and every question is open or closed as it was."""
    with upgraded.engine.connect() as connection:
        occasions = _rows(connection, SQLModel.metadata.tables["occasion"])
        names = ("section_draft", "section_text", "section_version", "section_file")
        kept = [_rows(connection, SQLModel.metadata.tables[name]) for name in names]

    assert {row["fixed_on"] for row in occasions} == {None}
    assert len(occasions) == len(old["occasion"])
    assert kept == [[], [], [], []]


def test_the_log_is_whole_and_the_plan_can_be_read(upgraded: Database) -> None:
    """The chain of the log holds, its rows can't be changed, and a person is found whatever the case."""
    with upgraded.session() as session:
        assert events.first_bad_row(session)[0] is None
        assert len(plans.activities(session)) == 9
        assert [one.name for one in people.people_named(session, "vera  VUXÉN")] == ["Vera Vuxén"]
    with pytest.raises(Exception, match="only added to"), upgraded.engine.begin() as connection:
        connection.execute(text("DELETE FROM event"))


def test_the_file_is_copied_first_and_keeps_its_indexes_and_keys(home: Path, old_file: Path) -> None:
    """The copy holds the old data under the old names; the rebuilt tables refer to rows that are there."""
    settings = load_settings(home / "tracker.toml", {})
    file = database_file(settings)
    assert file is not None
    file.parent.mkdir(parents=True)
    file.write_bytes(old_file.read_bytes())

    open_database(settings).engine.dispose()

    with sqlite3.connect(file.with_name("tracker-0003-kopia.db")) as copy:
        assert copy.execute("SELECT count(*) FROM holding").fetchone() == (20,)
    with sqlite3.connect(file) as changed:
        assert changed.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
        assert changed.execute("PRAGMA foreign_key_check").fetchall() == []
        index = "SELECT sql FROM sqlite_master WHERE name = 'occasion_open'"
        assert "WHERE closed_by IS NULL" in changed.execute(index).fetchone()[0]
