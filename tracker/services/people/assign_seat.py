"""Assigns a role of a plan to seats, and vacates the seats of a person who has left.

An assignment applies to that role text in the district from now on. Questions for a vacant seat go to the
superior, else to the coordinator.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.people import COORDINATOR
from tracker.domain.records import SeatWithHolders, StoredActivity
from tracker.domain.sentence import sentence
from tracker.errors import NotFoundError, UsageError
from tracker.services.people.match_seats import match_seats, questions, role_texts
from tracker.settings import Settings
from tracker.store import events, people, plans, role_decisions


@dataclass(frozen=True, slots=True)
class Assigned:
    """The assigned role text and its district."""

    role: str
    district: str


def assign_seat(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    stored: StoredActivity,
    emails: Sequence[str],
    role: str | None,
) -> Assigned:
    """Assigns the role to the seats of these people, from now on in the whole district.

    `role` is a role text of the district's plans; without it, the activity's only open role. Raises
    NotFoundError if a person has no seat in the district or no plan has the role, and UsageError if the
    activity has no open role, or several.
    """
    district = stored.plan.district
    text = _open_role(session, stored) if role is None else _role_of_a_plan(session, district, role)
    seats = [_seat_of(email, people.seats(session, district), district) for email in emails]
    role_decisions.remember_decision(session, district, text, [one.seat.id for one in seats])
    match_seats(session, district, settings, swedish_day(now))
    detail = f"{text}: {', '.join(one.seat.title for one in seats)}"
    events.log(session, now, "assigned", actor, activity_id=stored.id, detail=detail)
    return Assigned(text, district)


def _open_role(session: Session, stored: StoredActivity) -> str:
    waiting = [
        question.text
        for question in questions(session, stored.plan.district)
        if stored.id in {activity.id for activity in question.activities}
    ]
    if len(waiting) == 1:
        return waiting[0]
    if not waiting:
        told = f"{stored} har redan ansvariga för alla sina roller"
        raise UsageError(sentence(told, "; ange --role TEXT för att byta en av dem.", "."))
    told, roles = f"{stored} har flera öppna roller: ", f" av ”{'”, ”'.join(waiting)}”."
    raise UsageError(sentence(told, "ange --role med en", "välj en", roles))


def _role_of_a_plan(session: Session, district: str, wanted: str) -> str:
    """Returns the role text as written in the district's plans.

    Raises NotFoundError, listing the open roles.
    """
    known = {
        text.casefold(): text
        for stored in plans.activities(session, district=district)
        for text in role_texts(stored)
    }
    found = known.get(" ".join(wanted.split()).casefold())
    if found is not None:
        return found
    waiting = "”, ”".join(question.text for question in questions(session, district))
    told = f"Ingen aktivitet i {district} har rollen ”{wanted}”. "
    if waiting:
        raise NotFoundError(f"{told}Öppna roller: ”{waiting}”.")
    raise NotFoundError(sentence(f"{told}Inga roller är öppna", ": se tracker people missing.", "."))


def _seat_of(email: str, seats: Sequence[SeatWithHolders], district: str) -> SeatWithHolders:
    wanted = email.strip().lower()
    for one in seats:
        if one.seat.role != COORDINATOR and wanted in {person.email for person in one.holders}:
            return one
    told = f"{email} har ingen befattning i {district}: lägg till personen "
    raise NotFoundError(sentence(told, "med tracker people import.", "i people.csv och läs in den."))


def leave_seats(session: Session, actor: Actor, now: datetime, email: str) -> int:
    """Vacates the person's seats from today. Returns the number of seats.

    Raises NotFoundError if the address is unknown.
    """
    person = people.person_by_email(session, email)
    if person is None:
        told = f"Ingen person har adressen {email}: "
        raise NotFoundError(sentence(told, "se tracker people list.", "se under Personer."))
    count = people.leave(session, person.id, swedish_day(now))
    events.log(session, now, "left", actor, person_id=person.id, detail=f"{count} befattningar")
    return count
