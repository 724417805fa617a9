"""What a receipt says about an answer: recorded, or read by a person first."""

from collections.abc import Sequence

from sqlmodel import Session

from tracker.domain.letter import LetterKind
from tracker.store.letters import Letter, LetterLine
from tracker.store.replied import replied_to


def waiting_numbers(session: Session, letter: Letter, lines: Sequence[LetterLine]) -> tuple[int, ...]:
    """Returns the numbers in a receipt whose answers wait for a person; empty for other letters."""
    if letter.kind != LetterKind.RECEIPT:
        return ()
    replied = replied_to(session, [line.occasion_id for line in lines])
    return tuple(dict.fromkeys(line.number for line in lines if line.open and line.occasion_id in replied))
