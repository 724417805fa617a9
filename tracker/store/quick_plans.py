"""Which plans there are, read without opening the database: a dry run makes none."""

from tracker.domain.records import PlanRef
from tracker.settings import Settings
from tracker.store.quick import quick_rows

_QUERY = "SELECT id FROM plan WHERE district = :district AND year = :year"


def is_stored(settings: Settings, ref: PlanRef) -> bool:
    """True when the plan is in a database that is there and of this program's version."""
    return bool(quick_rows(settings, _QUERY, {"district": ref.district, "year": ref.year}))
