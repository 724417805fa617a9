"""Lists the outbox for the coordinator: letters that wait, are held, have failed or were sent."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from tracker.domain.letter import GAVE_UP, UNSETTLED, LetterState
from tracker.domain.records import Person
from tracker.store import letters, people
from tracker.store.letters import Letter
from tracker.store.what_waits import letters_of

LATELY = timedelta(days=14)
MOST = 500  # rows in the full list


@dataclass(frozen=True, slots=True)
class OutboxRow:
    letter: Letter
    person: Person

    @property
    def state(self) -> str:
        return self.letter.state.label

    def json(self) -> dict[str, Any]:
        letter = self.letter
        return {
            "id": letter.id,
            "day": letter.day.isoformat(),
            "person": self.person.name,
            "email": self.person.email,
            "kind": letter.kind,
            "state": letter.state,
            "attempts": letter.attempts,
            "sent_at": letter.sent_at.isoformat() if letter.sent_at else None,
            "message_id": letter.message_id,
            "note": letter.error,
        }


def outbox_list(session: Session, now: datetime, everything: bool = False) -> tuple[OutboxRow, ...]:
    """Returns the unfinished letters, newest first; `everything`: also those sent, skipped or withdrawn.

    Without `everything`, failed and uncertain letters older than two weeks are left out.
    """
    if everything:
        return _rows(session, letters.in_states(session, tuple(LetterState), MOST))
    return _rows(session, _lately(letters.in_states(session, UNSETTLED), now.date()))


def outbox_of(
    session: Session, today: date, districts: Collection[str], states: Sequence[LetterState] = UNSETTLED
) -> tuple[OutboxRow, ...]:
    """Returns the unfinished letters of the districts (what_waits.py), as `outbox_list` does."""
    return _rows(session, _lately(letters.in_states(session, states, None, letters_of(districts)), today))


def _lately(found: Iterable[Letter], today: date) -> tuple[Letter, ...]:
    since = today - LATELY
    return tuple(one for one in found if one.state not in GAVE_UP or one.day >= since)


def _rows(session: Session, found: Sequence[Letter]) -> tuple[OutboxRow, ...]:
    known = people.people_of(session, {letter.person_id for letter in found})
    return tuple(OutboxRow(letter, known[letter.person_id]) for letter in found)
