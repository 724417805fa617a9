"""How to answer a letter: example lines that fit its questions, and about how long answering takes."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.question import Question, QuestionKind
from tracker.domain.swedish import MONTHS, number_word, swedish_number

MOST_EXAMPLES = 3
_TO_READ = 30  # seconds, the letter itself
_TO_CONFIRM = 15
# Seconds: a count is looked up, a revision is thought about. A forecast is one word more.
_TO_ANSWER: dict[QuestionKind, int] = {
    QuestionKind.REVISION: 120,
    QuestionKind.COUNTABLE: 60,
    QuestionKind.FREQUENCY: 45,
    QuestionKind.MINUTES: 60,
    QuestionKind.CONDITIONAL: 30,
    QuestionKind.DATE: 45,
    QuestionKind.ONGOING: 45,
}

_CONFIRM = "confirm"
# The kinds with the least obvious answers first: they get the examples if there are more than three kinds.
_TELLING = (
    QuestionKind.CONDITIONAL,
    QuestionKind.COUNTABLE,
    QuestionKind.DATE,
    QuestionKind.MINUTES,
    QuestionKind.FREQUENCY,
    QuestionKind.ONGOING,
    QuestionKind.REVISION,
    _CONFIRM,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question under its number in a letter; `confirm`: only whether the last answer still holds."""

    number: int
    question: Question
    confirm: bool = False


def minutes_to_answer(asked: Iterable[Asked]) -> int:
    """Returns the minutes that reading and answering takes, rounded up."""
    seconds = (_TO_CONFIRM if one.confirm else _TO_ANSWER[one.question.kind] for one in asked)
    return math.ceil((_TO_READ + sum(seconds)) / 60)


def example_lines(asked: Sequence[Asked], day: date) -> tuple[str, ...]:
    """Returns at most three answers as the person could write them, in the order of their numbers.

    One for each kind of question first, then others of the same kinds. A single question needs no number.
    """
    turns: Counter[str] = Counter()
    lines = []
    for one in asked:
        kind = _CONFIRM if one.confirm else one.question.kind
        rank = _TELLING.index(kind)
        lines += [(turns[kind], rank, one.number, text) for text in _answers(one, day)[turns[kind] :][:1]]
        turns[kind] += 1
    chosen = sorted((number, text) for _, _, number, text in sorted(lines)[:MOST_EXAMPLES])
    return tuple(text if len(asked) == 1 else f"{number} {text}" for number, text in chosen)


def _answers(one: Asked, day: date) -> tuple[str, ...]:
    """Returns examples of an answer; each is read without a person."""
    if one.confirm:
        return ("ja",)
    question = one.question
    kinds: dict[QuestionKind, tuple[str, ...]] = {
        QuestionKind.REVISION: ("skriv in vem som ansvarar",),
        QuestionKind.COUNTABLE: (_count(question), *_all_of(question)),
        QuestionKind.FREQUENCY: (_times(question),),
        QuestionKind.MINUTES: (_meetings(question),),
        QuestionKind.CONDITIONAL: ("inget behov", f"ja, två {question.counts or 'gånger'}"),
        QuestionKind.DATE: (
            f"klart, genomfördes i {_month_before(day)}",
            f"pågår, blir klart i {MONTHS[day.month % 12]}",
        ),
        QuestionKind.ONGOING: ("enligt plan", "fortlöper"),
    }
    return kinds[question.kind]


def _month_before(day: date) -> str:
    """Returns "april"; in January with its year, as December alone could be the next one."""
    return MONTHS[day.month - 2] if day.month > 1 else f"{MONTHS[-1]} {day.year - 1}"


def _count(question: Question) -> str:
    """Returns "pågår, 11 av 12 medarbetare": one short of the plan's number, if the question has a whole."""
    if question.counts == "procent":
        return "pågår, 80 procent"
    goal = question.target if question.target and question.target >= 2 else 12
    of_all = f"{swedish_number(goal - 1)} av " if question.target or "av hur många" in question.text else ""
    return f"pågår, {of_all}{swedish_number(goal)} {question.counts}".strip()


def _all_of(question: Question) -> tuple[str, ...]:
    """Returns "alla 16" where it is asked how many there are in all."""
    return ("alla 16",) if "av hur många" in question.text and not question.target else ()


def _times(question: Question) -> str:
    """Returns "tre av fyra" where the plan names a number that is said in words."""
    goal = question.target or 0
    if goal >= 2 and goal == int(goal):
        return f"{number_word(int(goal) - 1)} av {number_word(int(goal))}"
    return "en gång" if goal else f"tre {question.counts or 'gånger'}"


def _meetings(question: Question) -> str:
    return "fyra möten, " + ("anteckningar finns" if "anteckn" in question.text else "alla protokollförda")
