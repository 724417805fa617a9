"""Many rows at a time: bulk inserts through the driver's executemany, and queries by many ids.

SQLAlchemy's own inserts work on each row in Python.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import insert, inspect
from sqlmodel import Session, SQLModel


def insert_many(session: Session, table: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts the rows in order; all must have the same columns. Does nothing if there are none."""
    if not rows:
        return
    connection = session.connection()
    dialect, columns = connection.dialect, inspect(table).local_table.c
    statement = insert(table).compile(dialect=dialect, column_keys=list(rows[0]))
    writers = {name: columns[name].type.dialect_impl(dialect).bind_processor(dialect) for name in rows[0]}
    written = {name: write for name, write in writers.items() if write is not None}
    ready = [{**row, **{name: write(row[name]) for name, write in written.items()}} for row in rows]
    if statement.positional:
        order = statement.positiontup or []
        connection.exec_driver_sql(str(statement), [tuple(row[name] for name in order) for row in ready])
    else:
        connection.exec_driver_sql(str(statement), ready)


def batches(values: Sequence[Any], most: int = 5000) -> Iterator[Sequence[Any]]:
    """Splits values into batches: a database limits the number of values in one query."""
    return (values[start : start + most] for start in range(0, len(values), most))
