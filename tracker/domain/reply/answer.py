"""The answer about one activity that was read in a reply, and its JSON form."""

from dataclasses import dataclass
from typing import TypedDict

from tracker.domain.reply.trace import NO_TRACE, Trace
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer about one activity.

    `activity` is its number in the letter, None if the reply does not state which one. `status` None with
    `repeat` means "as last time"; otherwise no status could be read. `value` and `target` are an
    indicator's numbers ("12 av 15" is 12 and 15; "40 %" is 40 and 100). `confidence` is 0–1; below SURE
    (reading/reply/values.py) a person must look. `trace` is how it was decided. `forecast` is None
    if the letter asked for none or the answer gives none. `confirm`: the status closes the activity and is
    not written as the letter taught, so a person only has to confirm it.
    """

    activity: int | None
    status: Status | None
    comment: str
    value: float | None = None
    target: float | None = None
    confidence: float = 0.0
    repeat: bool = False
    trace: Trace = NO_TRACE
    forecast: Forecast | None = None
    confirm: bool = False


class AnswerShape(TypedDict):
    """An answer as JSON, as it is printed and as a suggestion waits for review; `confidence` is 0–1."""

    activity: int | None
    status: str | None
    comment: str
    value: float | None
    target: float | None
    forecast: str | None
    confidence: float


def answer_shape(answer: Answer) -> AnswerShape:
    """The answer as JSON, without its trace (trace.py)."""
    return AnswerShape(
        activity=answer.activity,
        status=answer.status,
        comment=answer.comment,
        value=answer.value,
        target=answer.target,
        forecast=answer.forecast,
        confidence=answer.confidence,
    )
