"""The database refuses codes that the program does not know, and has the views that store/views.py says."""

import hashlib
import json
import re

import pytest
from sqlalchemy import CheckConstraint, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from tracker.store import section_tables, tables, web_tables
from tracker.store.database import Database
from tracker.store.views import PRESENT, VIEWS, statements

LOADED = (section_tables, tables, web_tables)  # the imports fill SQLModel.metadata
CHECKS = [
    (table.name, str(one.name), str(one.sqltext))
    for table in SQLModel.metadata.sorted_tables
    for one in sorted(table.constraints, key=lambda one: str(one.name))
    if isinstance(one, CheckConstraint) and str(one.name).startswith("known_")
]
# A row of each table that has a code; {} is where an unknown one is put.
ROWS = {
    ("activity", "own_kind"): "(plan_id, number, omrade, aktivitet, ansvarig, tidplan, uppfoljning, syfte,"
    " berorda, reading_version, reading, title, own_kind)"
    " VALUES (1, 1, '', '', '', '', '', '', '', 2, '{{}}', '', 'quiz')",
    ("assignment", "origin"): "(activity_id, seat_id, origin) VALUES (1, 1, 'guessed')",
    ("occasion", "kind"): "(activity_id, seat_id, kind, due) VALUES (1, 1, 'T9', '2021-03-01')",
    ("letter", "kind"): "{letter} 'poem', 'planned')",
    ("letter", "state"): "{letter} 'reminder', 'lost')",
    ("incoming", "kind"): "{incoming} 'read', 'poem')",
    ("incoming", "state"): "{incoming} 'lost', 'reply')",
    ("access_role", "role"): "(person_id, role, district) VALUES (1, 'king', '')",
    ("section_draft", "form"): "(plan_id, form, drawn_at, drawn_by, content)"
    " VALUES (1, 'T9', '2021-03-01 08:00', '', '{{}}')",
    ("section_text", "verdict"): "(draft_id, text, verdict, written_at, written_by, basis)"
    " VALUES (1, '', 'superb', '2021-03-01 08:00', '', '[]')",
    ("section_version", "form"): "(plan_id, form, number, fixed_at, fixed_by, dnr, reason, sha256, content)"
    " VALUES (1, 'T9', 1, '2021-03-01 08:00', '', '', '', '', '{{}}')",
    ("review", "state"): "(incoming_id, text, suggestion, reasons, state, decided_by)"
    " VALUES (1, '', '[]', '[]', 'lost', '')",
    ("status_report", "status"): "{report} 'klart', 'mejl')",
    ("status_report", "channel"): "{report} 'pagar', 'fax')",
    (
        "status_report",
        "forecast",
    ): "(activity_id, comment, reported_on, status, channel, closes_later, forecast)"
    " VALUES (1, '', '2021-03-01', 'pagar', 'mejl', false, 'kanske')",
}
WORDS = {
    "letter": "(person_id, day, reason, token, code, message_id, attempts, next_try, error, kind, state)"
    " VALUES (1, '2021-03-01', '', 't', 'c', 'm', 0, '2021-03-01 08:00', '',",
    "incoming": "(mailbox, uidvalidity, uid, sha256, received_at, error, state, kind)"
    " VALUES ('', '', '', '', '2021-03-01 08:00', '',",
    "report": "(activity_id, comment, reported_on, status, channel) VALUES (1, '', '2021-03-01',",
}


def test_every_code_is_checked() -> None:
    """Each constraint of the tables is tried below."""
    assert {(table, name.removeprefix("known_")) for table, name, _ in CHECKS} == set(ROWS)


@pytest.mark.parametrize(("table", "column"), list(ROWS), ids=[".".join(key) for key in ROWS])
def test_the_database_refuses_an_unknown_code(database: Database, table: str, column: str) -> None:
    """Whoever writes it, also past the program."""
    statement = f"INSERT INTO {table} {ROWS[table, column].format(**WORDS)}"

    with (
        pytest.raises(IntegrityError, match=f"known_{column}"),
        database.engine.begin() as connection,
    ):
        connection.execute(text(statement))


def test_the_database_knows_just_the_codes_of_the_program(database: Database) -> None:
    """A new member of an enumeration without a migration is seen here, on both databases."""
    found = inspect(database.engine)
    stored = {
        (table, check["name"]): set(re.findall(r"'(\w*)'", check["sqltext"]))
        for table in sorted({table for table, _, _ in CHECKS})
        for check in found.get_check_constraints(table)
        if str(check["name"]).startswith("known_")
    }

    assert stored == {(table, name): set(re.findall(r"'(\w*)'", said)) for table, name, said in CHECKS}


def test_the_views_are_those_of_the_present_version(database: Database) -> None:
    """What the database holds is what store/views.py makes, column by column and word by word."""
    dialect = database.engine.dialect.name
    assert set(inspect(database.engine).get_view_names()) == set(VIEWS[PRESENT])
    with database.engine.begin() as connection:
        before = {name: _definition(connection, dialect, name) for name in VIEWS[PRESENT]}
        for name in reversed(list(VIEWS[PRESENT])):
            connection.execute(text(f"DROP VIEW {name}"))
        for statement in statements(PRESENT, dialect):
            connection.execute(text(statement))
        after = {name: _definition(connection, dialect, name) for name in VIEWS[PRESENT]}

    assert before == after


def _definition(connection, dialect: str, name: str) -> str:
    if dialect == "postgresql":
        return str(connection.execute(text(f"SELECT pg_get_viewdef('{name}')")).scalar())
    query = f"SELECT sql FROM sqlite_master WHERE type = 'view' AND name = '{name}'"
    return str(connection.execute(text(query)).scalar())


def test_the_views_of_a_version_never_change() -> None:
    """A changed view gets an entry of its own, for a migration that makes it: databases have the old one."""
    digests = {
        version: hashlib.sha256(json.dumps(dict(texts), sort_keys=True).encode()).hexdigest()
        for version, texts in VIEWS.items()
    }

    assert digests == {
        "0005": "39c8f9b482fdf16c49810e8c98b1d523fadca0e3b542f3d2fee90cccda365633",
        "0006": "8b8c88801b58faf2564afe729a3d097a8330d8616591cf7aa2246f8fc0630b47",
        "0007": "2eb654816193d3c31959efdb9be5c862fc086c5df90ecf51edd957816b154b84",
        "0008": "fc8ce17dcf83eca3a74ff924f8b12450af3c67f231e3c42bdc1c3cf5eeac68f2",
        "0013": "1e4f9aba0ef2453d502f1278003c04fde72ce310f35ba06d8b46f3fac4b5e860",
        "0014": "b896863013dd63277e8953a694a3cd337f61a8cf85c2e6cabe8efc0bbc614ecf",
        "0017": "a9a64bbbbe2fae45cc9220520abd44aae4de96fcf80aef0895bf099d5fb9472a",
    }
