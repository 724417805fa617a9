"""The outbox as a coordinator looks at it: what waits, what is held, what failed, what has gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from tracker.domain.letter import GAVE_UP, UNSETTLED, LetterState
from tracker.domain.records import Person
from tracker.store import letters, people
from tracker.store.letters import Letter

LATELY = timedelta(days=14)
MOST = 500  # of the letters that are done with


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
    """What is not done with, newest first; `everything`: also what has been sent, skipped or withdrawn.

    Failed and uncertain ones of more than two weeks ago are left out: they are history.
    """
    since = (now - LATELY).date()
    found = letters.in_states(
        session, tuple(LetterState) if everything else UNSETTLED, MOST if everything else None
    )
    kept = [one for one in found if everything or one.state not in GAVE_UP or one.day >= since]
    known = people.people_of(session, {letter.person_id for letter in kept})
    return tuple(OutboxRow(letter, known[letter.person_id]) for letter in kept)
