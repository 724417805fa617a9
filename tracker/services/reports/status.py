"""The status of a district's activities, what needs action first. Imports nothing heavy."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.domain.activity_status import ActivityStatus
from tracker.domain.status import FINAL, NOT_REPORTED, STATUSES
from tracker.settings import Settings
from tracker.store.status import direct_status, session_status

if TYPE_CHECKING:
    from sqlmodel import Session

# The values of an activity in JSON and CSV, in their order; the names are a contract.
SHAPE = (
    "district",
    "year",
    "number",
    "omrade",
    "aktivitet",
    "ansvarig",
    "unit",
    "status",
    "status_label",
    "due",
    "late",
    "owes",
    "last_report",
    "answered",
    "seats",
)


class Wanted(NamedTuple):
    """Which activities to show: each district's newest plan unless `year` is given.

    `unit` matches a part of the unit's name; `overdue` keeps only those whose answer is late.
    """

    district: str | None = None
    year: int | None = None
    unit: str | None = None
    overdue: bool = False


EVERYTHING = Wanted()


class StatusList(NamedTuple):
    """The activities, those that need action first."""

    rows: tuple[ActivityStatus, ...]

    @property
    def sums(self) -> dict[str, int]:
        """How many activities have each status, without those that none has."""
        counts = {name: sum(row.status == name for row in self.rows) for name in (*STATUSES, NOT_REPORTED)}
        return {name: count for name, count in counts.items() if count}

    def json(self) -> dict[str, Any]:
        """The contract of `tracker status`; each row names its plan only where there are several."""
        one_plan = len({(row.district, row.year) for row in self.rows}) <= 1
        left_out = {"answered", "seats"} | ({"district", "year"} if one_plan else set())
        rows = [
            {key: value for key, value in status_shape(row).items() if key not in left_out}
            for row in self.rows
        ]
        return {"activities": rows, "sums": self.sums}


def status(session: "Session", today: date, wanted: Wanted = EVERYTHING) -> StatusList:
    """The status on a day, read within a session."""
    return _status_list(session_status(session, wanted.district, wanted.year, today), wanted)


def status_directly(settings: Settings, today: date, wanted: Wanted = EVERYTHING) -> StatusList:
    """The same list as `status`, without loading SQLModel; makes or migrates the database where needed."""
    found = direct_status(settings, wanted.district, wanted.year, today)
    if found is None:
        from tracker.store.database import open_database

        open_database(settings)
        found = direct_status(settings, wanted.district, wanted.year, today) or []
    return _status_list(found, wanted)


def status_shape(row: ActivityStatus) -> dict[str, Any]:
    """An activity's status as JSON and CSV show it."""
    return {name: _plain(getattr(row, name)) for name in SHAPE}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _status_list(found: Sequence[ActivityStatus], wanted: Wanted) -> StatusList:
    rows = found if wanted.year is not None else _newest(found)
    unit = (wanted.unit or "").casefold()
    kept = (row for row in rows if unit in row.unit.casefold() and (row.late or not wanted.overdue))
    return StatusList(tuple(sorted(kept, key=_need)))


def _newest(rows: Iterable[ActivityStatus]) -> list[ActivityStatus]:
    rows = list(rows)
    years: dict[str, int] = {}
    for row in rows:
        years[row.district] = max(row.year, years.get(row.district, 0))
    return [row for row in rows if row.year == years[row.district]]


def _need(row: ActivityStatus) -> tuple[object, ...]:
    """Late answers first, then what is delayed, then by due date; what is finished stands last."""
    return (
        not row.late,
        row.status != "forsenad",
        row.status in FINAL,
        row.due or date.max,
        row.district,
        row.number,
    )
