"""Which person somebody means: by address, or by name where only one has it."""

from sqlmodel import Session

from tracker.domain.records import Person
from tracker.errors import NotFoundError, UsageError
from tracker.store import people


def find_person(session: Session, words: str) -> Person:
    """NotFoundError where nobody is meant, UsageError where several are."""
    wanted = " ".join(words.split()).casefold()
    found = [one for one in people.people(session).values() if wanted in (one.email, one.name.casefold())]
    if not found:
        raise NotFoundError(f"Ingen person heter eller har adressen ”{words}”: se tracker people list.")
    if len(found) > 1:
        addresses = " eller ".join(person.email for person in found)
        raise UsageError(f"Flera heter ”{words}”: ange adressen, {addresses}.")
    return found[0]
