"""The status view as `tracker status` reads it."""

from datetime import date

from tracker.settings import Settings
from tracker.store.quick import Row, quick_rows

QUERY = """
SELECT district, year, number, omrade, aktivitet, ansvarig, unit, status, due, owes, last_report,
       CASE WHEN due < {mark} THEN 1 ELSE 0 END AS late,
       (SELECT COUNT(*) FROM assignment b WHERE b.activity_id = activity_status.activity_id) AS seats,
       (SELECT COUNT(DISTINCT o.seat_id) FROM occasion o
        WHERE o.activity_id = activity_status.activity_id AND o.due = activity_status.due
          AND o.closed_by IS NULL AND o.withdrawn_on IS NULL) AS waiting
FROM activity_status
WHERE ({mark} IS NULL OR district = {mark}) AND ({mark} IS NULL OR year = {mark})
ORDER BY district, year, number
"""


def status_rows(settings: Settings, district: str | None, year: int | None, today: date) -> list[Row] | None:
    """One dict an activity; None when the database is not there or not of this program's version."""
    values = (
        ("date", today.isoformat()),
        *[("text", district)] * 2,
        *[("int", year)] * 2,
    )
    rows = quick_rows(settings, QUERY, values)
    return None if rows is None else [_row(row) for row in rows]


def _row(values: Row) -> Row:
    days = {name: str(values[name]) if values[name] else None for name in ("due", "last_report")}
    return values | days | {"late": bool(values["late"]), "unit": values["unit"] or ""}
