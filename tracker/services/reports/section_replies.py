"""The replies about a plan that wait in review."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.records import Plan
from tracker.services.answers.review_queue import QueuedReply, with_their_letters
from tracker.store import people, reviews
from tracker.store.reviews import ReviewItem


def replies_about(session: Session, plan: Plan) -> tuple[ReviewItem, ...]:
    """Returns the open cases of letters that asked about a plan, oldest first."""
    return tuple(one.item for one in _queued(session, plan))


def waiting_seats(
    session: Session, plan: Plan, seats: Mapping[int, tuple[int, ...]], until: date
) -> Mapping[tuple[int, int], date]:
    """Returns (activity id, seat id) → the day of the last answer until then that waits for a person.

    `seats` are those that answer for an activity, by its id.
    """
    queued = [one for one in _queued(session, plan) if swedish_day(one.item.received_at) <= until]
    holders = people.holders_of(session, {seat for ids in seats.values() for seat in ids}) if queued else {}
    return {
        (activity, seat): swedish_day(one.item.received_at)
        for one in queued
        for activity in _about(one)
        for seat in seats.get(activity, ())
        if one.item.person_id in holders.get(seat, ())
    }


def _queued(session: Session, plan: Plan) -> list[QueuedReply]:
    waiting = with_their_letters(session, reviews.review_items(session, districts=[plan.ref.district]))
    return [one for one in waiting if any(stored.plan == plan.ref for stored in one.asked.values())]


def _about(queued: QueuedReply) -> Iterator[int]:
    """Yields the activities that the lines that wait are about; all that were asked if they do not say."""
    numbers = [line["activity"] for line in queued.item.suggestion]
    known = all(number in queued.asked for number in numbers) and numbers
    return (stored.id for number, stored in queued.asked.items() if not known or number in numbers)
