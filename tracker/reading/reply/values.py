"""What a reply was read as."""

from dataclasses import dataclass

from tracker.domain.reply.answer import Answer
from tracker.domain.reply.trace import Trace
from tracker.reading.reply.reasons import Reason

SURE = 0.8  # the confidence from which no person needs to look


@dataclass(frozen=True, slots=True)
class Reading:
    """A reply: the sender's own words, the answers in them, and why a person should look.

    `suspected` are the kinds (suspected.py) that were hidden in text and comments and that a person can
    clear. They are among the reasons and do not by themselves ask for a review.
    """

    text: str
    answers: tuple[Answer, ...]
    review: bool
    reasons: tuple[Reason, ...]
    suspected: tuple[str, ...] = ()

    @property
    def traces(self) -> tuple[Trace, ...]:
        """How each answer was decided, in the order of the answers."""
        return tuple(answer.trace for answer in self.answers)
