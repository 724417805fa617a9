"""A letter that waited (no server, no hours) is judged anew before it leaves: is it still the right one?"""

from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.settings import Settings
from tracker.store import letters, people
from tracker.store.letters import Letter


def out_of_date(session: Session, letter: Letter, settings: Settings, now: datetime) -> str | None:
    """Why the letter is not to leave any more, in Swedish; None when it is. A fresh one takes its place."""
    person = people.people(session)[letter.person_id]
    if letter.kind != "reminder":
        return None
    if person.paused_until and swedish_day(now) < person.paused_until:
        return "personen är borta"
    if person.unreachable_since:
        return "adressen fungerar inte"
    if letters.newer_than(session, letter):
        return "ett nyare brev har tagit dess plats"
    held = {
        seat.seat.id for seat in people.seats(session) if letter.person_id in {p.id for p in seat.holders}
    }
    if not held & {line.seat_id for line in letter.lines} and not _is_coordinator(person.email, settings):
        return "personen har inte längre befattningen"
    return None


def _is_coordinator(email: str, settings: Settings) -> bool:
    contacts = (settings.coordinator, *settings.district_coordinators.values())
    return any(contact is not None and contact.email == email for contact in contacts)
