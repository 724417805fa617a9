"""Somebody has left: the seats are vacant from today, and their questions go to the superior, else
the coordinator."""

from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.errors import NotFoundError
from tracker.store import events, people


def leave_seats(session: Session, actor: Actor, now: datetime, email: str) -> int:
    """Ends the person's time in every seat; gives how many. NotFoundError for an address nobody has."""
    person = people.person_by_email(session, email)
    if person is None:
        raise NotFoundError(f"Ingen person har adressen {email}: se tracker people list.")
    count = people.leave(session, person.id, swedish_day(now))
    events.log(session, now, "left", actor, person_id=person.id, detail=f"{count} befattningar")
    return count
