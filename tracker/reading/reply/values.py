"""What a reply was understood as."""

from dataclasses import dataclass

from tracker.domain.status import StatusCode

Status = StatusCode
SURE = 0.8


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer about one activity.

    `activity` is its number in the letter, None when the reply doesn't say which one. `status` None with
    `repeat` means "as last time"; otherwise no status could be read. `value` and `target` are an
    indicator's numbers ("12 av 15" is 12 and 15; "40 %" is 40 and 100). `confidence` is 0–1; below SURE a
    person must look.
    """

    activity: int | None
    status: Status | None
    comment: str
    value: float | None = None
    target: float | None = None
    confidence: float = 0.0
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A reply: the sender's own words, the answers in them, and why a person should look, in Swedish.

    `suspected` are the kinds (guard.py) that were hidden in text and comments and that a person can clear;
    they are told among the reasons and don't by themselves ask for a review.
    """

    text: str
    answers: tuple[Answer, ...]
    review: bool
    reasons: tuple[str, ...]
    suspected: tuple[str, ...] = ()
