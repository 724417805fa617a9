"""The status of a district's activities, what needs action first. Reads the view; imports nothing heavy."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.status import FINAL, LABELS, NOT_REPORTED, STATUSES
from tracker.settings import Settings
from tracker.store.status import status_rows

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StatusList:
    """Rows in the order of need, and how many have each status (only those that occur)."""

    rows: tuple[Row, ...]
    sums: dict[str, int]

    def json(self) -> dict[str, Any]:
        """The contract of `tracker status`; each row names its plan only where there are several."""
        one_plan = len({(row["district"], row["year"]) for row in self.rows}) <= 1
        left_out = {"answered", "seats"} | ({"district", "year"} if one_plan else set())
        rows = [{key: row[key] for key in row if key not in left_out} for row in self.rows]
        return {"activities": rows, "sums": self.sums}


def status(
    settings: Settings,
    today: date,
    district: str | None = None,
    year: int | None = None,
    unit: str | None = None,
    overdue: bool = False,
) -> StatusList:
    """Each district's newest plan unless `year` says another; `unit` matches a part of its name."""
    found = status_rows(settings, district, year, today)
    if found is None:
        from tracker.store.database import open_database

        open_database(settings)
        found = status_rows(settings, district, year, today) or []
    rows = found if year is not None else _newest(found)
    rows = [row for row in rows if not unit or unit.casefold() in row["unit"].casefold()]
    rows = [row for row in rows if not overdue or row["late"]]
    ordered = sorted(rows, key=_need)
    counts = {name: sum(row["status"] == name for row in rows) for name in (*STATUSES, NOT_REPORTED)}
    return StatusList(tuple(_labelled(row) for row in ordered), {name: n for name, n in counts.items() if n})


def _newest(rows: list[Row]) -> list[Row]:
    years: dict[str, int] = {}
    for row in rows:
        years[row["district"]] = max(row["year"], years.get(row["district"], 0))
    return [row for row in rows if row["year"] == years[row["district"]]]


def _need(row: Row) -> tuple[object, ...]:
    """Late answers first, then what is delayed, then by due date; what is finished stands last."""
    return (
        not row["late"],
        row["status"] != "forsenad",
        row["status"] in FINAL,
        row["due"] or "9999",
        row["district"],
        row["number"],
    )


def _labelled(row: Row) -> Row:
    keys = ("district", "year", "number", "omrade", "aktivitet", "ansvarig", "unit", "status")
    rest = ("due", "late", "owes", "last_report")
    return (
        {key: row[key] for key in keys}
        | {"status_label": LABELS[row["status"]]}
        | {key: row[key] for key in rest}
        | {"answered": row["seats"] - row["waiting"], "seats": row["seats"]}
    )
