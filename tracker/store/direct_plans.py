"""Reads which plans are stored without opening the database, because a dry run must not create one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tracker.domain.plan_place import KnownPlan
from tracker.domain.plan_ref import REMOVED, PlanRef
from tracker.domain.text import compare_key
from tracker.settings import Settings
from tracker.store.direct import read_rows

if TYPE_CHECKING:
    from sqlmodel import Session

_QUERY = """
SELECT p.slug, p.name, a.aktivitet
FROM plan p LEFT JOIN activity a ON a.plan_id = p.id AND a.withdrawn_on IS NULL
WHERE p.district = :district AND p.year = :year AND p.slug NOT LIKE :removed
ORDER BY p.slug
"""


def direct_known_plans(settings: Settings, ref: PlanRef) -> tuple[KnownPlan, ...]:
    """Returns the plans of the same district and year in an existing database of this program's version."""
    return _known(ref, read_rows(settings, _QUERY, _values(ref)) or ())


def known_plans(session: "Session", ref: PlanRef) -> tuple[KnownPlan, ...]:
    """Returns the same within a session."""
    from sqlalchemy import text

    session.flush()
    return _known(ref, session.connection().execute(text(_QUERY), _values(ref)))


def _values(ref: PlanRef) -> dict[str, object]:
    return {"district": ref.district, "year": ref.year, "removed": f"%{REMOVED}%"}


def _known(ref: PlanRef, rows: Iterable[Any]) -> tuple[KnownPlan, ...]:
    plans: dict[str, tuple[str, set[str]]] = {}
    for slug, name, aktivitet in rows:
        keys = plans.setdefault(slug, (name, set()))[1]
        keys.update({compare_key(aktivitet)} if aktivitet else ())
    return tuple(
        KnownPlan(ref._replace(slug=slug), name, frozenset(keys)) for slug, (name, keys) in plans.items()
    )
