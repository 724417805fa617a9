"""Removes a person who was put in by mistake; what is open goes to someone who is named."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.records import Person
from tracker.domain.swedish import listed
from tracker.errors import UsageError
from tracker.services.people.find_person import find_person
from tracker.services.people.merge_people import refuse_coordinator, refuse_while_writing
from tracker.settings import Settings
from tracker.store import events, people, person_removal
from tracker.store.seats import set_holders


@dataclass(frozen=True, slots=True)
class PersonRemoval:
    """A person and their seats; `open_seats` are the titles of those with open questions and no one else."""

    person: Person
    seats: tuple[int, ...]
    open_seats: tuple[str, ...]
    history: bool

    @property
    def summary(self) -> str:
        """Returns a Swedish sentence: what the person has, and what will happen."""
        count = len(self.seats)
        seats = f"{count} {'befattning' if count == 1 else 'befattningar'}"
        waiting = f", {listed(self.open_seats)} med öppna frågor" if self.open_seats else ""
        kept = "det som frågats och svarats är kvar" if self.history else "namn och adress försvinner"
        return f"{self.person.name} <{self.person.email}> har {seats}{waiting} och tas bort: {kept}."


def preview_person_removal(session: Session, settings: Settings, who: str) -> PersonRemoval:
    """Returns what removing the person means.

    Raises UsageError if the person is a coordinator of the settings, BusyError while a letter to the person
    is being sent, and what `find_person` raises.
    """
    person = find_person(session, who)
    refuse_coordinator(settings, person)
    refuse_while_writing(session, person)
    use = person_removal.person_use(session, person.id)
    titles = people.seats_of(session, use.open_seats)
    return PersonRemoval(
        person, use.seats, tuple(titles[seat].seat.title for seat in use.open_seats), use.history
    )


def remove_person(
    session: Session, actor: Actor, now: datetime, settings: Settings, who: str, into: str | None = None
) -> PersonRemoval:
    """Removes the person; `into` takes over the seats, and with them what is open. Answers are kept.

    Of someone who was never asked and has not answered, the name and the address are gone. Raises UsageError
    if something is open and nobody takes over, and what `preview_person_removal` and `find_person` raise.
    """
    events.lock_log(session)
    removal = preview_person_removal(session, settings, who)
    heir = find_person(session, into) if into else None
    _check_heir(removal, heir)
    person, day = removal.person, swedish_day(now)
    if heir:
        before = people.holders_of(session, removal.seats)
        after = {seat: {*before[seat], heir.id} - {person.id} for seat in removal.seats}
        set_holders(session, after, day)
    people.leave(session, person.id, day)
    person_removal.withdraw_letters(session, person.id)
    person_removal.replace_superior(session, person.id, heir.id if heir else None)
    if not removal.history:
        person_removal.erase_person(session, person.id)
    detail = f"person {heir.id} tar över {len(removal.seats)} befattningar" if heir else ""
    events.log(session, now, "person_removed", actor, person_id=person.id, detail=detail)
    return removal


def _check_heir(removal: PersonRemoval, heir: Person | None) -> None:
    if heir is not None and heir.id == removal.person.id:
        raise UsageError(f"{heir.name} kan inte ta över från sig själv: ange någon annan med --to PERSON.")
    if removal.open_seats and heir is None:
        raise UsageError(
            f"{removal.person.name} har öppna frågor som {listed(removal.open_seats)}: ange vem som tar över "
            "med --to PERSON."
        )
