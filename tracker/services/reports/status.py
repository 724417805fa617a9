"""Lists the status of activities, those that need action first. Imports no heavy libraries."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.domain.activity_status import ActivityStatus
from tracker.domain.status import FINAL, NOT_REPORTED, STATUSES, Status
from tracker.settings import Settings
from tracker.store.status import direct_status, session_status

if TYPE_CHECKING:
    from sqlmodel import Session

# The fields of an activity in JSON and CSV, in order. The names are a contract.
SHAPE = (
    "district",
    "year",
    "number",
    "omrade",
    "aktivitet",
    "title",
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
    """Which activities to include; without `year`, those of each district's newest plan.

    `unit` matches a part of the unit's name; `overdue` includes late answers only.
    """

    district: str | None = None
    year: int | None = None
    unit: str | None = None
    overdue: bool = False


EVERYTHING = Wanted()


class StatusList(NamedTuple):
    """The activities, those that need action first. `labels` are the texts of the statuses."""

    rows: tuple[ActivityStatus, ...]
    labels: Mapping[str, str]

    @property
    def sums(self) -> dict[str, int]:
        """The number of activities by status; statuses without activities are left out."""
        counts = {name: sum(row.status == name for row in self.rows) for name in (*STATUSES, NOT_REPORTED)}
        return {name: count for name, count in counts.items() if count}

    def json(self) -> dict[str, Any]:
        """Returns the JSON format of `tracker status`.

        Rows name their plan only if there are several plans.
        """
        one_plan = len({(row.district, row.year) for row in self.rows}) <= 1
        left_out = {"answered", "seats"} | ({"district", "year"} if one_plan else set())
        rows = [
            {key: value for key, value in status_shape(row, self.labels).items() if key not in left_out}
            for row in self.rows
        ]
        return {"activities": rows, "sums": self.sums}


def status(session: "Session", settings: Settings, today: date, wanted: Wanted = EVERYTHING) -> StatusList:
    """Returns the status on the day `today`."""
    return _status_list(session_status(session, wanted.district, wanted.year, today), wanted, settings)


def status_directly(settings: Settings, today: date, wanted: Wanted = EVERYTHING) -> StatusList:
    """Returns the same as `status` but faster, without loading SQLModel.

    Creates or migrates the database if needed.
    """
    found = direct_status(settings, wanted.district, wanted.year, today)
    if found is None:
        from tracker.store.database import open_database

        open_database(settings).close()
        found = direct_status(settings, wanted.district, wanted.year, today) or []
    return _status_list(found, wanted, settings)


def status_shape(row: ActivityStatus, labels: Mapping[str, str]) -> dict[str, Any]:
    """Returns an activity's status as a row of JSON or CSV."""
    values = row._asdict() | {"answered": row.answered, "status_label": labels[row.status]}
    return {name: _plain(values[name]) for name in SHAPE}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _status_list(found: Sequence[ActivityStatus], wanted: Wanted, settings: Settings) -> StatusList:
    rows = found if wanted.year is not None else _newest(found)
    unit = (wanted.unit or "").casefold()
    kept = (row for row in rows if unit in row.unit.casefold() and (row.late or not wanted.overdue))
    return StatusList(tuple(sorted(kept, key=_need)), settings.status_labels)


def _newest(rows: Iterable[ActivityStatus]) -> list[ActivityStatus]:
    rows = list(rows)
    years: dict[str, int] = {}
    for row in rows:
        years[row.district] = max(row.year, years.get(row.district, 0))
    return [row for row in rows if row.year == years[row.district]]


def _need(row: ActivityStatus) -> tuple[object, ...]:
    """Returns the sort key: late answers, delayed, other open and finished activities; then by date."""
    return (
        not row.late,
        row.status != Status.FORSENAD,
        row.status in FINAL,
        row.due or date.max,
        row.district,
        row.number,
    )
