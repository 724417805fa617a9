"""The districts that somebody works with at the desk."""

from sqlmodel import Session

from tracker.domain.access import Access
from tracker.store import plans


def own_districts(session: Session, access: Access) -> tuple[str, ...]:
    """Returns the districts with plans that may be seen, sorted."""
    return access.readable(sorted(plans.districts(session)))
