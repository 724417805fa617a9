"""Lists the status of activities, those that need action first. Imports no heavy libraries."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.domain.activity_status import ActivityStatus
from tracker.domain.plan_choice import current_plans, is_called
from tracker.domain.plan_ref import PlanRef
from tracker.domain.status import FINAL, NOT_REPORTED, STATUSES, Status
from tracker.errors import NotFoundError
from tracker.settings import Settings
from tracker.store.status import direct_status, session_status

if TYPE_CHECKING:
    from sqlmodel import Session

# The fields of an activity in JSON and CSV, in order. The names are a contract.
SHAPE = (
    "district",
    "year",
    "number",
    "plan",
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
    """Which activities to include; without `year`, those of the plans that can be meant today.

    `plan` is a reference, a slug, or words of a name (domain/plan_choice.py). `unit` matches a part of the
    unit's name; `overdue` includes late answers only.
    """

    district: str | None = None
    year: int | None = None
    unit: str | None = None
    overdue: bool = False
    plan: str | None = None


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

        Rows have district and year only if there are several of them.
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
    found = session_status(session, wanted.district, wanted.year, today)
    return _status_list(found, wanted, settings, today)


def status_directly(settings: Settings, today: date, wanted: Wanted = EVERYTHING) -> StatusList:
    """Returns the same as `status` but faster, without loading SQLModel.

    Creates or migrates the database if needed.
    """
    found = direct_status(settings, wanted.district, wanted.year, today)
    if found is None:
        from tracker.store.database import open_database

        open_database(settings).close()
        found = direct_status(settings, wanted.district, wanted.year, today) or []
    return _status_list(found, wanted, settings, today)


def status_shape(row: ActivityStatus, labels: Mapping[str, str]) -> dict[str, Any]:
    """Returns an activity's status as a row of JSON or CSV."""
    counted = {"plan": str(row.plan), "answered": row.answered, "status_label": labels[row.status]}
    values = row._asdict() | counted
    return {name: _plain(values[name]) for name in SHAPE}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _status_list(
    found: Sequence[ActivityStatus], wanted: Wanted, settings: Settings, today: date
) -> StatusList:
    rows = [row for row in found if wanted.plan is None or is_called(wanted.plan, row.plan, row.plan_name)]
    if wanted.plan is not None and not rows:
        raise NotFoundError(_no_such_plan(wanted.plan, found))
    rows = rows if wanted.year is not None else _current(rows, settings, today)
    unit = (wanted.unit or "").casefold()
    kept = (row for row in rows if unit in row.unit.casefold() and (row.late or not wanted.overdue))
    return StatusList(tuple(sorted(kept, key=_need)), settings.status_labels)


def _no_such_plan(wanted: str, found: Iterable[ActivityStatus]) -> str:
    there = ", ".join(dict.fromkeys(f"{row.plan} ({row.plan_name})" for row in found))
    return f"Ingen plan heter ”{wanted}”; de som finns är {there}." if there else "Det finns ingen plan än."


def _current(rows: Iterable[ActivityStatus], settings: Settings, today: date) -> list[ActivityStatus]:
    """Returns the rows of each district's plans that can be meant without a year."""
    rows = list(rows)
    there: dict[str, set[PlanRef]] = {}
    for row in rows:
        there.setdefault(row.district, set()).add(row.plan)
    fixed = {row.plan for row in rows if row.fixed}
    current = {
        name: current_plans(known, fixed, settings.rules_for(name), today) for name, known in there.items()
    }
    return [row for row in rows if row.plan in current[row.district]]


def _need(row: ActivityStatus) -> tuple[object, ...]:
    """Returns the sort key: late answers, delayed, other open and finished activities; then by date."""
    return (
        not row.late,
        row.status != Status.FORSENAD,
        row.status in FINAL,
        row.due or date.max,
        *row.plan,
        row.number,
    )
