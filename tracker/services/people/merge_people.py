"""Makes one of two persons who are the same."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.records import Person
from tracker.errors import BusyError, UsageError
from tracker.services.people.find_person import find_person
from tracker.settings import Settings
from tracker.store import archive, deputies, events, person_merge


@dataclass(frozen=True, slots=True)
class MergedPeople:
    """`gone` is now `person`, who has this many seats; `alias`: replies from the old address count too."""

    gone: Person
    person: Person
    seats: int
    alias: bool


def merge_people(
    session: Session, actor: Actor, now: datetime, settings: Settings, who: str, into: str
) -> MergedPeople:
    """Gives `into` the seats, open questions, letters, answers and rights of `who`, who is no more.

    Raises UsageError if they are one already or `who` is a coordinator of the settings, BusyError while a
    letter to `who` is being sent, and what `find_person` raises.
    """
    events.lock_log(session)
    gone, person = _both(session, settings, who, into)
    known = person_merge.knows_address(session, gone.id)
    person_merge.move_person(session, gone.id, person.id, swedish_day(now))
    if known:
        deputies.add_alias(session, person.id, gone.email)
    detail = f"person {gone.id} är person {person.id}"
    for one in (gone, person):
        events.log(session, now, "merged", actor, person_id=one.id, detail=detail)
    return MergedPeople(gone, person, archive.seats_held(session, person.id), known)


def preview_merge(session: Session, settings: Settings, who: str, into: str) -> str:
    """Returns a Swedish sentence: what `merge_people` would do. Raises what it raises."""
    gone, person = _both(session, settings, who, into)
    seats, answers = archive.seats_held(session, gone.id), person_merge.answers_of(session, gone.id)
    return (
        f"{gone.name} <{gone.email}> blir {person.name} <{person.email}>, som får {seats} "
        f"{'befattning' if seats == 1 else 'befattningar'} och {answers} svar; det går inte att ångra."
    )


def _both(session: Session, settings: Settings, who: str, into: str) -> tuple[Person, Person]:
    gone, person = find_person(session, who), find_person(session, into)
    if gone.id == person.id:
        raise UsageError(f"{gone.name} <{gone.email}> är redan en och samma person: ange två olika adresser.")
    refuse_coordinator(settings, gone)
    refuse_while_writing(session, gone)
    return gone, person


def refuse_coordinator(settings: Settings, person: Person) -> None:
    """Raises UsageError if the settings name the person: they would come back."""
    contacts = (settings.coordinator, *settings.district_coordinators.values())
    if person.email in {contact.email.lower() for contact in contacts if contact}:
        raise UsageError(f"{person.email} är samordnare i inställningarna: ändra coordinator_email först.")


def refuse_while_writing(session: Session, person: Person) -> None:
    """Raises BusyError while a letter to the person is being sent."""
    if person_merge.is_writing_to(session, person.id):
        raise BusyError(f"Ett brev till {person.name} skickas just nu: försök igen om en stund.")
