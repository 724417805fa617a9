"""The replies about a plan that wait in review."""

from sqlmodel import Session

from tracker.domain.records import Plan
from tracker.services.answers.asked import numbered_activities
from tracker.store import letters, reviews
from tracker.store.reviews import ReviewItem


def replies_about(session: Session, plan: Plan) -> tuple[ReviewItem, ...]:
    """Returns the open cases of letters that asked about a plan, oldest first."""
    return tuple(item for item in reviews.review_items(session) if _is_about(session, item, plan))


def _is_about(session: Session, item: ReviewItem, plan: Plan) -> bool:
    if item.letter_id is None:
        return False
    asked = numbered_activities(session, letters.letter(session, item.letter_id))
    return any(stored.plan == plan.ref for stored in asked.values())
