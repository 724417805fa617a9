"""Identifies the acting person at the terminal."""

from sqlmodel import Session

from tracker.domain.actor import Actor, ActorChannel, ActorKind, person_actor
from tracker.errors import NotFoundError
from tracker.settings import Settings
from tracker.store import deputies, people


def terminal_actor(session: Session, settings: Settings, address: str | None = None) -> Actor:
    """Returns the person with this address; without an address, the coordinator in the settings.

    Saves the coordinator as a person if needed, because the log refers to ids. Raises NotFoundError if the
    address is unknown.
    """
    if address is not None:
        return person_actor(_person_id(session, address), ActorChannel.TERMINAL)
    contact = settings.coordinator
    if contact is None:
        return Actor(ActorKind.COORDINATOR, ActorChannel.TERMINAL)
    known = people.person_by_email(session, contact.email)
    person = known or people.save_person(session, contact.name, contact.email)
    return person_actor(person.id, ActorChannel.TERMINAL)


def _person_id(session: Session, address: str) -> int:
    person = people.person_by_email(session, address)
    known = person.id if person else deputies.person_of_alias(session, address)
    if known is None:
        raise NotFoundError(
            f"Ingen person har adressen {address}: --as tar någon som är inläst, se tracker people list."
        )
    return known
