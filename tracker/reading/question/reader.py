"""A plan's row and the meaning of its cells → the question about it."""

from dataclasses import replace

from tracker.domain.plan import Activity, FollowUp, PlanRow, Schedule
from tracker.domain.question import OwnQuestion, Question, QuestionKind
from tracker.reading.question.clauses import first_sentence, folded_words
from tracker.reading.question.counting import Count, read_count
from tracker.reading.question.indicator_question import counted_in
from tracker.reading.question.kinds import read_kind, times_a_year
from tracker.reading.question.titles import short_title
from tracker.reading.question.wording import ask


def read_question(
    row: PlanRow, schedule: Schedule, follow_up: FollowUp, kind: QuestionKind | None = None
) -> Question:
    """Returns the question that fits the row: its kind, wording and short title. Never raises.

    `kind` is asked instead of the kind that the row's words give.
    """
    words = first_sentence(row.aktivitet)
    folded = folded_words(words)
    count = read_count(folded, words, follow_up)
    kind = kind or read_kind(row, folded, schedule, follow_up, count)
    times = times_a_year(folded, schedule)
    text, counts = ask(kind, row, folded, count, times)
    title = short_title(row.aktivitet, instead=row.omrade)
    return Question(kind, title, text, counts, _target(kind, count, times))


def changed_question(activity: Activity, own: OwnQuestion) -> Question:
    """Returns the activity's question with what a person has set; another kind brings its own wording."""
    question = activity.question
    if own.kind is not None and own.kind is not question.kind:
        asked = read_question(activity.row, activity.schedule, activity.follow_up, own.kind)
        question = replace(asked, title=question.title)
    if own.text is not None:
        question = replace(question, text=own.text, counts=counted_in(own.text))
    return question if own.title is None else replace(question, title=own.title)


def _target(kind: QuestionKind, count: Count | None, times: float | None) -> float | None:
    """Returns the plan's number; a share in percent is no number that people report."""
    if kind is QuestionKind.COUNTABLE and count is not None:
        return count.target
    return times if kind is QuestionKind.FREQUENCY and times is not None and times >= 1 else None
