"""The JSON form of an answer, as it is printed and as a suggestion waits for review."""

from typing import TypedDict

from tracker.reading.reply.values import Answer


class AnswerShape(TypedDict):
    """An answer as JSON; `confidence` is 0-1."""

    activity: int | None
    status: str | None
    comment: str
    value: float | None
    target: float | None
    confidence: float


def answer_shape(answer: Answer) -> AnswerShape:
    """The answer as JSON, without its trace (trace.py)."""
    return AnswerShape(
        activity=answer.activity,
        status=answer.status,
        comment=answer.comment,
        value=answer.value,
        target=answer.target,
        confidence=answer.confidence,
    )
