"""Lists the outbox for the coordinator: letters that wait, are held, have failed or were sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from tracker.domain.letter import GAVE_UP, UNSETTLED, LetterState
from tracker.domain.records import Person
from tracker.store import letters, people
from tracker.store.letters import Letter

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
    since = (now - LATELY).date()
    found = letters.in_states(
        session, tuple(LetterState) if everything else UNSETTLED, MOST if everything else None
    )
    kept = [one for one in found if everything or one.state not in GAVE_UP or one.day >= since]
    known = people.people_of(session, {letter.person_id for letter in kept})
    return tuple(OutboxRow(letter, known[letter.person_id]) for letter in kept)
