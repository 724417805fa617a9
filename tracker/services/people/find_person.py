"""Finds a person by address or by unique name."""

from sqlmodel import Session

from tracker.domain.records import Person
from tracker.errors import NotFoundError, UsageError
from tracker.store import people


def find_person(session: Session, words: str) -> Person:
    """Returns the person with this address or name.

    Raises NotFoundError if there is none, UsageError if several people have the name.
    """
    owner = people.person_by_email(session, words)
    found = (owner,) if owner else people.people_named(session, words)
    if not found:
        raise NotFoundError(f"Ingen person heter eller har adressen ”{words}”: se tracker people list.")
    if len(found) > 1:
        addresses = " eller ".join(person.email for person in found)
        raise UsageError(f"Flera heter ”{words}”: ange adressen, {addresses}.")
    return found[0]
