"""Whatever is stored is clean: each column of text of every table, on both databases."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import CheckConstraint, Column, Table, insert, select, text
from sqlmodel import SQLModel

from tests.actors import SCHEDULER
from tracker.domain.text import harmless, on_one_line
from tracker.errors import NotFoundError
from tracker.store import events, log_tables, tables
from tracker.store.border import cleaned
from tracker.store.database import Database
from tracker.store.many_rows import insert_many
from tracker.store.tables import ActivityTable

assert log_tables, tables
# NUL, ESC, C1, carriage return, half a surrogate pair, noncharacters, marks that turn the direction.
UNCLEAN = "a\0b\x1b[2J\x9bc\r\nd\ud800e\uffff\ufffe\u202ef\u2066g\tå\u200f"
CLEAN = "a b [2J c\nd\ufffde\ufffd\ufffdfg\tå"
CONTROL = (*range(9), *range(11, 32), *range(127, 160))
NEVER = {*map(chr, CONTROL), *"\u202e\u2066\uffff\ud800"}
PLAN, ACTIVITY = SQLModel.metadata.tables["plan"], SQLModel.metadata.tables["activity"]
NOW = datetime(2021, 3, 1, tzinfo=UTC)
VALUES: dict[type, Any] = {
    bool: True,
    int: 1,
    float: 1.0,
    date: NOW.date(),
    datetime: NOW,
    bytes: b"\0\xff",
    object: {UNCLEAN: [UNCLEAN, {"x": UNCLEAN}]},  # JSON
    str: UNCLEAN,
}


def codes(table: Table) -> dict[str, str]:
    """Returns a code for each column of an enumeration: no free text gets in there."""
    found = [str(one.sqltext) for one in table.constraints if isinstance(one, CheckConstraint)]
    checks = [check for check in found if " IN ('" in check]
    return {check.split()[0]: max(check.split("'")[1::2]) for check in checks}


def a_row(table: Table) -> dict[str, Any]:
    """Returns a row whose every free text is unclean; what refers to another row refers to the first."""
    row = {column.name: _value(column) for column in table.c}
    referring = {"superior_id", "closed_by", "paused_until", "withdrawn_on"}
    row |= {"number": 2} if table.name == "section_version" else {}  # a correction, which has a reason
    return row | codes(table) | dict.fromkeys(referring & set(row))


def _value(column: Column[Any]) -> Any:
    kind: Any = getattr(column.type, "impl", column.type)  # SQLModel's text is made of SQLAlchemy's
    return VALUES[kind.python_type]


@pytest.mark.each_database
def test_every_column_of_text_is_cleaned(database: Database) -> None:
    with database.session() as session:
        connection = session.connection()
        for table in SQLModel.metadata.sorted_tables:
            connection.execute(insert(table).values(a_row(table)))

        stored = [
            value
            for table in SQLModel.metadata.sorted_tables
            for row in connection.execute(select(table))
            for value in row
        ]

    texts = [one for value in stored for one in _texts(value)]
    assert len(texts) > 60
    assert CLEAN in texts
    assert not [one for one in texts if NEVER & set(one)]
    assert b"\0\xff" in stored


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (one for pair in value.items() for part in pair for one in _texts(part))
    elif isinstance(value, list):
        yield from (one for part in value for one in _texts(part))


@pytest.mark.each_database
@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**400])
def test_a_number_that_no_database_holds_is_none_of_its_numbers(database: Database, number: int) -> None:
    """The driver of SQLite has no word for it, and that of PostgreSQL another one."""
    with pytest.raises(NotFoundError, match="Inget har numret"), database.session() as session:
        session.get(tables.PlanTable, number)


@pytest.mark.each_database
def test_rows_that_the_driver_inserts_and_comparisons_are_cleaned_too(database: Database) -> None:
    with database.session() as session:
        insert_many(session, tables.PlanTable, [a_row(PLAN)])
        insert_many(session, ActivityTable, [a_row(ACTIVITY)])

        stored = session.connection().execute(
            text("SELECT reading FROM activity WHERE aktivitet = :it"), {"it": UNCLEAN}
        )

        assert not NEVER & set(str(stored.scalar_one()))


@pytest.mark.each_database
def test_the_log_is_whole_though_its_words_were_cleaned(database: Database) -> None:
    with database.session() as session:
        events.log(session, NOW, "held", SCHEDULER, detail=UNCLEAN, district="kungsholmen")
        events.log(session, NOW, "held", SCHEDULER, detail=f"a@b.example {UNCLEAN}")

        events.log(session, NOW, "held", SCHEDULER, detail="född 850412, sista fyra 2394", district="x")

        assert events.first_bad_row(session)[:2] == (None, 3)
        details = session.connection().execute(text("SELECT detail FROM event")).scalars().all()
    assert details[:1] == [CLEAN]
    assert "2394" not in str(details)


@given(st.text(st.characters(codec=None)))
def test_cleaning_once_is_enough(anything: str) -> None:
    once = harmless(anything)

    assert harmless(once) == once
    assert not NEVER & set(once)
    assert "\n" not in on_one_line(anything)
    once.encode()


class Word(StrEnum):
    """An enumeration whose members are texts, as they go into statements."""

    ONE = "one"


def test_what_is_clean_is_left_as_it_is() -> None:
    assert cleaned((Word.ONE, b"\0", 1, None))[0] is Word.ONE
    assert cleaned(["å\n\tä"]) == ["å\n\tä"]
