"""Adds an alias to a person, or changes the main address."""

from datetime import datetime

from sqlmodel import Session

from tracker.domain.actor import Actor
from tracker.domain.address import mailable
from tracker.domain.records import Person
from tracker.errors import UsageError
from tracker.services.free_text import refuse_personal_number
from tracker.services.people.find_person import find_person
from tracker.store import deputies, events, people


def add_alias(session: Session, actor: Actor, now: datetime, who: str, email: str) -> Person:
    """Adds an alias: an address that the person also writes from.

    Raises UsageError if the address is invalid or is someone else's main address, and what `find_person`
    raises.
    """
    person = find_person(session, who)
    address = _free(session, person, email)
    deputies.add_alias(session, person.id, address)
    events.log(session, now, "alias", actor, person_id=person.id, detail="en annan adress är lagd till")
    return person


def change_address(session: Session, actor: Actor, now: datetime, who: str, email: str) -> Person:
    """Changes the person's main address. The old one is kept as an alias.

    Raises UsageError if the address is invalid, unchanged, or belongs to someone else, and what `find_person`
    raises.
    """
    person = find_person(session, who)
    address = _free(session, person, email)
    if address == person.email:
        raise UsageError(f"{person.name} har redan adressen {address}.")
    other = deputies.person_of_alias(session, address)
    if other not in (None, person.id):
        raise UsageError(f"{address} är redan en annan persons andra adress.")
    deputies.remove_alias(session, address)
    people.change_address(session, person.id, address)
    deputies.add_alias(session, person.id, person.email)
    events.log(session, now, "alias", actor, person_id=person.id, detail="ny adress; den gamla räknas också")
    return person


def _free(session: Session, person: Person, email: str) -> str:
    address = mailable(email)
    if address is None:
        raise UsageError(f"”{email}” är ingen e-postadress.")
    refuse_personal_number(address, "Adressen")
    owner = people.person_by_email(session, address)
    if owner is not None and owner.id != person.id:
        raise UsageError(f"{address} är {owner.name}s egen adress.")
    return address
