"""The kind of question that an activity's plan words call for, as far as closing occasions depends on it."""

from tracker.domain.plan import Activity
from tracker.domain.question import QuestionKind

_OPEN_ENDED = {
    "recurring": QuestionKind.FREQUENCY,
    "conditional": QuestionKind.CONDITIONAL,
    "ongoing": QuestionKind.ONGOING,
    "unclear": QuestionKind.ONGOING,
}


def question_kind(activity: Activity) -> QuestionKind:
    """Returns the kind of question; a number that the follow-up asks for weighs more than the schedule."""
    if activity.follow_up.indicator is not None:
        return QuestionKind.COUNTABLE
    open_ended = _OPEN_ENDED.get(activity.schedule.kind)
    if open_ended is not None:
        return open_ended
    return QuestionKind.DATE if activity.schedule.due else QuestionKind.ONGOING
