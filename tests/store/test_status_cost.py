"""What is due is the same as before the view was made cheap, and a plan costs no more than its rows."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, text
from sqlmodel import SQLModel

from tests.examples import examples
from tracker.store import views
from tracker.store.database import Database
from tracker.store.status import QUERY

pytestmark = pytest.mark.each_database

Values = dict[str, Any]
FIRST = date(2021, 1, 1)
SEATS = 3
ASKED = {"district": None, "year": None, "today": "2021-06-01"}


class Asked(NamedTuple):
    """An occasion: whose, due on which day after the first, and what became of it."""

    seat: int
    due: int
    state: str


class Row(NamedTuple):
    """An activity with its occasions."""

    occasions: list[Asked]
    withdrawn: bool = False


class Town(NamedTuple):
    """A plan, read in some days after the first."""

    read_in: int
    rows: list[Row]


occasions = st.lists(
    st.builds(
        Asked, st.integers(1, SEATS), st.integers(0, 2), st.sampled_from(("open", "closed", "withdrawn"))
    ),
    max_size=5,
    unique_by=lambda one: (one.seat, one.due),
)
towns = st.lists(
    st.builds(
        Town, st.integers(0, 3), st.lists(st.builds(Row, occasions, st.booleans()), min_size=1, max_size=3)
    ),
    max_size=3,
)


def a_plan(size: int, read_in: int, seats: int = 1) -> Town:
    """Returns a plan each of whose rows is asked about by all seats on four days."""
    asked = [Asked(seat, due, "open") for seat in range(1, seats + 1) for due in range(4)]
    return Town(read_in, [Row(asked)] * size)


def fill(connection: Connection, made: list[Town], seats: int) -> None:
    """Stores plans, each for a year of its own."""
    rows = [(plan_id, row) for plan_id, plan in enumerate(made, 1) for row in plan.rows]
    source = {"district": "ort", "source_name": "plan.txt", "source_sha256": "0"}
    _put(connection, "seat", [{"id": n, "district": "ort", "role": f"chef {n}"} for n in range(1, seats + 1)])
    _put(
        connection,
        "plan",
        [
            {"id": n, "year": 2020 + n, "imported_on": FIRST + timedelta(plan.read_in), **source}
            for n, plan in enumerate(made, 1)
        ],
    )
    _put(connection, "activity", [_activity(n, plan_id, row) for n, (plan_id, row) in enumerate(rows, 1)])
    _put(connection, "status_report", [_answer(n) for n in range(1, len(rows) + 1)])
    asked = [_occasion(n, one) for n, (_, row) in enumerate(rows, 1) for one in row.occasions]
    _put(connection, "occasion", asked)


def _put(connection: Connection, table: str, rows: list[Values]) -> None:
    if rows:
        connection.execute(insert(SQLModel.metadata.tables[table]), rows)


def _activity(number: int, plan_id: int, row: Row) -> Values:
    words = dict.fromkeys(
        ("omrade", "aktivitet", "ansvarig", "tidplan", "uppfoljning", "syfte", "berorda"), ""
    )
    withdrawn_on = FIRST if row.withdrawn else None
    return {
        "id": number,
        "plan_id": plan_id,
        "number": number,
        "withdrawn_on": withdrawn_on,
        "reading": {},
    } | words


def _answer(number: int) -> Values:
    said = {"status": "pagar", "comment": "", "channel": "mejl", "reported_on": FIRST}
    return {"id": number, "activity_id": number} | said


def _occasion(number: int, one: Asked) -> Values:
    asked = {"activity_id": number, "seat_id": one.seat, "kind": "T1", "due": FIRST + timedelta(one.due)}
    withdrawn_on = FIRST if one.state == "withdrawn" else None
    return asked | {"closed_by": number if one.state == "closed" else None, "withdrawn_on": withdrawn_on}


@contextmanager
def filled(database: Database, made: list[Town], seats: int = SEATS) -> Iterator[Connection]:
    """Yields a connection that sees the plans; nothing of them is left behind."""
    with database.engine.connect() as connection:
        try:
            fill(connection, made, seats)
            yield connection
        finally:
            connection.rollback()


@examples(15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(towns)
def test_the_view_says_what_it_said_before(database: Database, made: list[Town]) -> None:
    """Plans with all their dates behind them, some or none; answered, withdrawn and open."""
    with filled(database, made) as connection:
        now = connection.execute(text(QUERY), ASKED).all()
        for statement in (*views.removals("0017"), *views.statements("0014", connection.dialect.name)):
            connection.execute(text(statement))

        assert now == connection.execute(text(QUERY), ASKED).all()


@pytest.mark.parametrize("read_in", [0, 3, 9])
def test_four_times_the_rows_cost_four_times(database: Database, read_in: int) -> None:
    """Read in before its dates, on the last of them or after all: never each row times each other."""
    small, large = (cost(database, a_plan(size, read_in)) for size in (40, 160))

    assert large < 5 * small


def test_what_many_share_costs_its_occasions(database: Database) -> None:
    """A row of eight times the seats has eight times the occasions."""
    few, many = (cost(database, a_plan(10, 9, seats), seats) for seats in (5, 40))

    assert many < 10 * few


def cost(database: Database, plan: Town, seats: int = SEATS) -> int:
    """Returns the steps of SQLite's machine, or the rows that PostgreSQL touches with its indexes."""
    with filled(database, [plan], seats) as connection:
        return (_rows_touched if _is_postgresql(connection) else _steps)(connection)


def _is_postgresql(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def _steps(connection: Connection) -> int:
    steps: list[None] = []
    driver: Any = connection.connection.driver_connection
    driver.set_progress_handler(lambda: steps.append(None), 10)
    try:
        connection.execute(text(QUERY), ASKED).all()
    finally:
        driver.set_progress_handler(None, 0)
    return len(steps)


def _rows_touched(connection: Connection) -> int:
    connection.execute(text("ANALYZE plan, activity, seat, occasion, status_report"))
    connection.execute(text("SET LOCAL enable_seqscan = off"))  # as in a database too large for it
    told = connection.execute(text(f"EXPLAIN (ANALYZE, TIMING off, FORMAT json) {QUERY}"), ASKED).scalar()
    return _rows_of((json.loads(told) if isinstance(told, str) else told)[0]["Plan"])


def _rows_of(node: dict[str, Any]) -> int:
    each = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
    return each * node["Actual Loops"] + sum(map(_rows_of, node.get("Plans", ())))
