"""Finds a person by address or by unique name."""

from sqlmodel import Session

from tracker.domain.records import Person
from tracker.domain.sentence import sentence
from tracker.errors import NotFoundError, UsageError
from tracker.store import people


def find_person(session: Session, who: str) -> Person:
    """Returns the person with this address or name.

    Raises NotFoundError if there is none, UsageError if several people have the name.
    """
    owner = people.person_by_email(session, who)
    found = (owner,) if owner else people.people_named(session, who)
    if not found:
        told = f"Ingen person heter eller har adressen ”{who}”: "
        raise NotFoundError(sentence(told, "se tracker people list.", "se under Personer."))
    if len(found) > 1:
        addresses = " eller ".join(person.email for person in found)
        raise UsageError(f"Flera heter ”{who}”: ange adressen, {addresses}.")
    return found[0]
