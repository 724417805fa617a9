"""Checks which plans are stored without opening the database, because a dry run must not create one."""

from tracker.domain.plan_ref import PlanRef
from tracker.settings import Settings
from tracker.store.direct import read_rows

_QUERY = "SELECT id FROM plan WHERE district = :district AND year = :year"


def is_stored(settings: Settings, ref: PlanRef) -> bool:
    """Returns True if the plan is in an existing database of this program's version."""
    return bool(read_rows(settings, _QUERY, {"district": ref.district, "year": ref.year}))
