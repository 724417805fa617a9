"""A plan's row and the meaning of its cells → the question about it."""

from tracker.domain.plan import FollowUp, PlanRow, Schedule
from tracker.domain.question import Question, QuestionKind
from tracker.reading.mending import fold
from tracker.reading.question.clauses import first_sentence
from tracker.reading.question.counting import Count, read_count
from tracker.reading.question.kinds import read_kind, times_a_year
from tracker.reading.question.titles import short_title
from tracker.reading.question.wording import ask


def read_question(row: PlanRow, schedule: Schedule, follow_up: FollowUp) -> Question:
    """Returns the question that fits the row: its kind, wording and short title. Never raises."""
    words = first_sentence(row.aktivitet)
    folded = fold(words)
    count = read_count(folded, words, follow_up)
    kind = read_kind(row, folded, schedule, follow_up, count)
    times = times_a_year(folded, schedule)
    text, counts = ask(kind, row, folded, follow_up, count, times)
    title = short_title(row.aktivitet, instead=row.omrade)
    return Question(kind, title, text, counts, _target(kind, count, times))


def _target(kind: QuestionKind, count: Count | None, times: float | None) -> float | None:
    """Returns the plan's number; a share in percent is no number that people report."""
    if kind is QuestionKind.COUNTABLE and count is not None:
        return count.target
    return times if kind is QuestionKind.FREQUENCY and times is not None and times >= 1 else None
