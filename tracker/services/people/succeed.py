"""Somebody leaves and somebody else takes over all that the person had, from today."""

from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.address import mailable
from tracker.domain.people import COORDINATOR
from tracker.domain.records import Person
from tracker.errors import UsageError
from tracker.services.free_text import refuse_personal_number
from tracker.services.people.assign_seat import leave_seats
from tracker.services.people.find_person import find_person
from tracker.services.people.match_seats import match_seats
from tracker.settings import Settings
from tracker.store import deputies, events, people
from tracker.store.seats import set_holders


def succeed(
    session: Session, actor: Actor, now: datetime, settings: Settings, who: str, name: str, email: str
) -> Person:
    """Gives the person's seats to a successor, who may be new, and returns the successor.

    Those whose superior the person was get the successor instead.

    Raises UsageError if the address or the name can't be used, the address is the person's own, or the person
    has no seat; and what `find_person` raises.
    """
    person, day = find_person(session, who), swedish_day(now)
    seats = [
        one
        for one in people.seats(session)
        if one.seat.role != COORDINATOR and person.id in {holder.id for holder in one.holders}
    ]
    if not seats:
        raise UsageError(f"{person.name} har ingen befattning att lämna över.")
    new = _successor(session, person, name, email)
    if new.superior_id is None and person.superior_id != new.id:
        people.set_superiors(session, {new.id: person.superior_id})
    holders = {
        one.seat.id: [*(holder.id for holder in one.holders if holder.id != person.id), new.id]
        for one in seats
    }
    set_holders(session, holders, day)
    leave_seats(session, actor, now, person.email)
    people.move_subordinates(session, person.id, new.id)
    details = [f"har fått befattning {seat}" for seat in holders]
    got = [events.NewEvent("people", actor.code, None, new.id, None, "", detail) for detail in details]
    events.log_all(session, now, got)
    for district in sorted({one.district for one in seats}):
        match_seats(session, district, settings, day)
    return new


def _successor(session: Session, person: Person, name: str, email: str) -> Person:
    """Returns the successor, as known; one who is not known needs a name."""
    address = mailable(email.strip())
    if address is None:
        raise UsageError(f"”{email}” är ingen e-postadress: skriv till exempel namn@kommun.example.")
    refuse_personal_number(f"{name}\n\n{address}", "Efterträdarens namn eller adress")
    known = people.person_by_email(session, address)
    if known is None:
        known_by_alias = deputies.person_of_alias(session, address)
        if known_by_alias is not None:
            known = people.people_of(session, [known_by_alias])[known_by_alias]
    if known is not None and known.id == person.id:
        raise UsageError(f"{address} är {person.name}s egen adress: skriv efterträdarens.")
    words = " ".join(name.split())
    if known is None and not words:
        raise UsageError(f"Ingen person har adressen {address}: skriv också namnet.")
    return known or people.save_person(session, words, address)
