"""The status view, read directly or within a session; both return the same rows."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.domain.activity_status import ActivityStatus
from tracker.settings import Settings
from tracker.store.direct import read_rows

if TYPE_CHECKING:
    from sqlmodel import Session

# Columns in the order of ActivityStatus. The casts give PostgreSQL the type of a value that may be NULL.
QUERY = """
SELECT district, year, slug, plan_name, number, omrade, aktivitet, title, ansvarig, unit, status, due,
       CASE WHEN due < :today THEN 1 ELSE 0 END AS late, owes, last_report,
       (SELECT COUNT(*) FROM assignment b WHERE b.activity_id = activity_status.activity_id) AS seats,
       (SELECT COUNT(DISTINCT o.seat_id) FROM occasion o
        WHERE o.activity_id = activity_status.activity_id AND o.due = activity_status.due
          AND o.closed_by IS NULL AND o.withdrawn_on IS NULL) AS waiting,
       (SELECT COUNT(*) FROM section_version v JOIN activity a ON a.plan_id = v.plan_id
        WHERE a.id = activity_status.activity_id AND v.form = 'VB') AS fixed
FROM activity_status
WHERE (CAST(:district AS TEXT) IS NULL OR district = :district)
  AND (CAST(:year AS INTEGER) IS NULL OR year = :year)
ORDER BY district, year, slug, number
"""


def direct_status(
    settings: Settings, district: str | None, year: int | None, today: date
) -> list[ActivityStatus] | None:
    """Returns the status of every activity of a district and year, or of all, without loading SQLModel.

    Returns None when there is no database, or one of another version.
    """
    rows = read_rows(settings, QUERY, _values(district, year, today))
    return None if rows is None else [_activity_status(row) for row in rows]


def session_status(
    session: "Session", district: str | None, year: int | None, today: date
) -> list[ActivityStatus]:
    """Returns the same rows as `direct_status`, including the session's uncommitted changes."""
    from sqlalchemy import text

    session.flush()
    rows = session.connection().execute(text(QUERY), _values(district, year, today))
    return [_activity_status(row) for row in rows]


def _values(district: str | None, year: int | None, today: date) -> dict[str, object]:
    return {"district": district, "year": year, "today": today.isoformat()}


def _activity_status(row: Sequence[Any]) -> ActivityStatus:
    found = ActivityStatus(*row)
    return found._replace(
        unit=found.unit or "",
        due=as_day(found.due),
        late=bool(found.late),
        fixed=bool(found.fixed),
        last_report=as_day(found.last_report),
    )


def as_day(value: Any) -> Any:
    """Returns a date, or None: SQLite stores days as text, PostgreSQL returns dates."""
    return date.fromisoformat(value) if isinstance(value, str) else value
