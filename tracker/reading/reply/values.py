"""What a reply was read as."""

from dataclasses import dataclass
from typing import Literal

from tracker.reading.reply.reasons import Reason
from tracker.reading.reply.trace import NO_TRACE, Trace

Status = Literal["ej_paborjad", "pagar", "genomford", "forsenad", "utgar"]
SURE = 0.8


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer about one activity.

    `activity` is its number in the letter, None if the reply does not state which one. `status` None with
    `repeat` means "as last time"; otherwise no status could be read. `value` and `target` are an
    indicator's numbers ("12 av 15" is 12 and 15; "40 %" is 40 and 100). `confidence` is 0–1; below SURE a
    person must look. `trace` is how it was decided.
    """

    activity: int | None
    status: Status | None
    comment: str
    value: float | None = None
    target: float | None = None
    confidence: float = 0.0
    repeat: bool = False
    trace: Trace = NO_TRACE


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
