"""A person writes from another address too: what comes from there is theirs."""

import re
from datetime import datetime

from sqlmodel import Session

from tracker.domain.records import Person
from tracker.errors import UsageError
from tracker.services.find_person import find_person
from tracker.services.pause_person import WHO
from tracker.store import deputies, events, people

_ADDRESS = re.compile(r"[^\s<>@,;:\"()]+@[^\s<>@,;:\"()]+\.[^\s<>@,;:\"()]+")


def add_alias(session: Session, words: str, email: str, now: datetime) -> Person:
    """UsageError for what is no address, or is another person's own."""
    person, address = find_person(session, words), email.strip().lower()
    if not _ADDRESS.fullmatch(address):
        raise UsageError(f"”{email}” är ingen e-postadress.")
    owner = people.person_by_email(session, address)
    if owner is not None and owner.id != person.id:
        raise UsageError(f"{address} är {owner.name}s egen adress.")
    deputies.add_alias(session, person.id, address)
    events.log(session, now, "alias", WHO, person_id=person.id, detail="en annan adress är lagd till")
    return person
