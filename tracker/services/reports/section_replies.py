"""The replies about a plan that wait in review."""

from sqlmodel import Session

from tracker.domain.records import Plan
from tracker.services.answers.review_queue import with_their_letters
from tracker.store import reviews
from tracker.store.reviews import ReviewItem


def replies_about(session: Session, plan: Plan) -> tuple[ReviewItem, ...]:
    """Returns the open cases of letters that asked about a plan, oldest first."""
    waiting = with_their_letters(session, reviews.review_items(session, districts=[plan.ref.district]))
    return tuple(one.item for one in waiting if any(stored.plan == plan.ref for stored in one.asked.values()))
