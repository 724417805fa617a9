"""A plan's row and the meaning of its cells → the question about it."""

from tracker.domain.plan import FollowUp, PlanRow, Schedule
from tracker.domain.question import Question, QuestionKind

_OPEN_ENDED = {
    "recurring": QuestionKind.FREQUENCY,
    "conditional": QuestionKind.CONDITIONAL,
    "ongoing": QuestionKind.ONGOING,
    "unclear": QuestionKind.ONGOING,
}


def read_question(row: PlanRow, schedule: Schedule, follow_up: FollowUp) -> Question:
    """Returns the question; a number that the follow-up asks for weighs more than the schedule."""
    indicator = follow_up.indicator
    return Question(
        kind=_kind(schedule, follow_up),
        title=row.aktivitet,
        target=indicator.target if indicator else None,
    )


def _kind(schedule: Schedule, follow_up: FollowUp) -> QuestionKind:
    if follow_up.indicator is not None:
        return QuestionKind.COUNTABLE
    open_ended = _OPEN_ENDED.get(schedule.kind)
    if open_ended is not None:
        return open_ended
    return QuestionKind.DATE if schedule.due else QuestionKind.ONGOING
