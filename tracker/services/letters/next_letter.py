"""Finds a person's next request: in the outbox, else in the forecast."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlmodel import Session

from tracker.domain.forecast import forecast
from tracker.domain.letter import LetterKind
from tracker.domain.records import Person
from tracker.domain.reminder import Reminder
from tracker.errors import NotFoundError
from tracker.services.letters.districts_together import districts_together
from tracker.services.letters.outstanding import outstanding_occasions
from tracker.settings import Settings
from tracker.store import letters

AHEAD = timedelta(days=400)  # letters further ahead are not decided about


@dataclass(frozen=True, slots=True)
class NextLetter:
    """A person's next request: `letter_id` if it is in the outbox, `reminder` if it is only forecast."""

    day: date
    activity_ids: tuple[int, ...]
    letter_id: int | None = None
    reminder: Reminder | None = None


def next_letter(session: Session, settings: Settings, person: Person, today: date) -> NextLetter:
    """Returns the next request to the person, held or not. Raises NotFoundError if there is none."""
    for letter in letters.waiting_of(session, person.id):
        ids = dict.fromkeys(line.activity_id for line in letter.lines)
        return NextLetter(letter.day, tuple(ids), letter_id=letter.id)
    reminder = _foreseen(session, settings, person, today)
    if reminder is None:
        raise NotFoundError(f"Inget brev till {person.name} väntar det närmaste året.")
    ids = dict.fromkeys(line.occasion.activity_id for line in reminder.lines)
    return NextLetter(reminder.day, tuple(ids), reminder=reminder)


def _foreseen(session: Session, settings: Settings, person: Person, today: date) -> Reminder | None:
    read = districts_together(session, settings, person=person.id)
    outstanding = outstanding_occasions(session, settings, today, today + AHEAD, districts=read)
    mine = [
        replace(group, occasions=tuple(one for one in group.occasions if one.person_id == person.id))
        for group in outstanding.groups
    ]
    if person.id not in outstanding.recipients:
        return None
    free = replace(outstanding.recipients[person.id], paused_until=None, on_hold=False)
    here = dict(outstanding.recipients) | {person.id: free}
    run = forecast(mine, here, today, today + AHEAD)
    return next((one for one in run if one.kind == LetterKind.REMINDER and one.person_id == person.id), None)
