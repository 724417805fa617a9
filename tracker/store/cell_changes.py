"""What versions of a plan have changed in its rows: each cell as it was and as it became."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from tracker.store.full_names import full_name, may_name
from tracker.store.log_tables import CellChangeTable
from tracker.store.many_rows import insert_many
from tracker.store.tables import ActivityTable


@dataclass(frozen=True, slots=True)
class CellChange:
    """A change of an activity. `cell` is empty for a whole row: new without `before`, gone without `after`.

    `who` is the actor's code; `since` the plan of the year before, if that is what it is compared with.
    """

    activity_id: int
    at: datetime
    who: str
    cell: str
    before: str
    after: str
    since: str = ""


def keep_changes(session: Session, changes: Sequence[CellChange]) -> None:
    fields = CellChange.__dataclass_fields__
    insert_many(session, CellChangeTable, [{name: getattr(one, name) for name in fields} for one in changes])


def changes_of_plan(session: Session, plan_id: int) -> tuple[CellChange, ...]:
    """Returns all changes of a plan's rows, the newest first, each day's in the order of the plan."""
    there = select(ActivityTable.id).where(ActivityTable.plan_id == plan_id)
    return _changes(session, col(CellChangeTable.activity_id).in_(there))


def changes_of_activity(session: Session, activity_id: int) -> tuple[CellChange, ...]:
    """Returns the changes of a row, the newest first."""
    return _changes(session, CellChangeTable.activity_id == activity_id)


def changes_naming(session: Session, name: str) -> tuple[CellChange, ...]:
    """Returns the changes in whose words a person's full name stands, the newest first.

    A name of one word ("Samordnaren") may be any word, and stands in none.
    """
    if not _is_full(name):
        return ()
    whole = full_name(name)
    found = _changes(session, _may_name(name))
    return tuple(one for one in found if whole.search(one.before) or whole.search(one.after))


def rename_in_changes(session: Session, name: str, new_name: str) -> None:
    """Replaces a person's full name in the words of all changes. The plan's own words stay as decided."""
    if not _is_full(name):
        return
    whole = full_name(name)
    for row in session.exec(select(CellChangeTable).where(_may_name(name))):
        row.before, row.after = whole.sub(new_name, row.before), whole.sub(new_name, row.after)
        session.add(row)
    session.flush()


def _is_full(name: str) -> bool:
    return len(name.split()) > 1


def _may_name(name: str) -> ColumnElement[bool]:
    return or_(may_name(CellChangeTable.before, name), may_name(CellChangeTable.after, name))


def _changes(session: Session, which: Any) -> tuple[CellChange, ...]:
    in_order = (col(CellChangeTable.at).desc(), col(CellChangeTable.id))
    rows = session.exec(select(CellChangeTable).where(which).order_by(*in_order))
    return tuple(
        CellChange(one.activity_id, one.at, one.who, one.cell, one.before, one.after, one.since)
        for one in rows
    )
