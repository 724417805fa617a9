"""What a receipt says about an answer: recorded, or read by a person first."""

from collections.abc import Sequence

from sqlmodel import Session

from tracker.domain.letter import LetterKind
from tracker.store.asked import in_review
from tracker.store.letters import Letter, LetterLine


def waiting_numbers(session: Session, letter: Letter, lines: Sequence[LetterLine]) -> tuple[int, ...]:
    """Returns the numbers in a receipt whose answers wait for a person; empty for other letters."""
    if letter.kind != LetterKind.RECEIPT:
        return ()
    replied = in_review(session)
    found = [line.number for line in lines if line.open and (letter.person_id, line.occasion_id) in replied]
    return tuple(dict.fromkeys(found))
