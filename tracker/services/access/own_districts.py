"""The districts that somebody works with at the desk."""

from sqlmodel import Session

from tracker.domain.access import Access
from tracker.store import plans


def own_districts(session: Session, access: Access) -> tuple[str, ...]:
    """Returns the districts with plans that may be seen, sorted."""
    return access.readable(planned_districts(session))


def planned_districts(session: Session) -> tuple[str, ...]:
    """Returns all districts with plans, sorted."""
    return tuple(sorted(plans.districts(session)))
