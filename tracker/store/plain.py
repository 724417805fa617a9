"""Reads rows as they are: objects that follow what is changed take most of the time of a page."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Executable
from sqlmodel import Session


def plain(session: Session, query: Executable, values: Mapping[str, object] | None = None) -> Sequence[Any]:
    """Returns the rows of a query, each with its columns by name; a table in it gives all of its columns.

    What the session has changed is seen. A row that is changed changes nothing that is stored.
    """
    session.flush()
    return session.connection().execute(query, values or {}).all()
