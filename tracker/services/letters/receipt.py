"""What a receipt says about an answer: recorded, or read by a person first."""

from collections.abc import Iterable

from tracker.domain.letter import LetterKind
from tracker.store.letters import Letter, LetterLine


def waiting_numbers(letter: Letter, lines: Iterable[LetterLine]) -> tuple[int, ...]:
    """Returns the numbers in a receipt whose answers wait for a person; empty for other letters."""
    if letter.kind != LetterKind.RECEIPT:
        return ()
    return tuple(dict.fromkeys(line.number for line in lines if line.undecided))
