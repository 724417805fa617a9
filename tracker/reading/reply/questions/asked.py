"""What a letter asked about one activity."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.question import QuestionKind

NUMBERED = frozenset({
    QuestionKind.COUNTABLE, QuestionKind.FREQUENCY, QuestionKind.MINUTES, QuestionKind.CONDITIONAL,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An activity as the plan has it: its title, its other words, and how often a year it wants it done."""

    title: str
    words: str = ""
    times: float | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One numbered question of a letter.

    `day` is the Swedish day on which the reply was written, None if unknown. `forecast` is True if the letter
    also asks whether the activity will be done this year; `confirming` if it only asks whether the last
    report is still true. `words` are the plan's own beside the title (plan_words.py), and `times` is how
    often a year the plan wants it.
    """

    number: int
    kind: QuestionKind
    title: str = ""
    day: date | None = None
    forecast: bool = False
    confirming: bool = False
    words: str = ""
    times: float | None = None

    @property
    def is_yearly(self) -> bool:
        """True for what is done once a year, or more seldom."""
        return self.kind is QuestionKind.FREQUENCY and self.times is not None and 0 < self.times <= 1

    @property
    def asks_number(self) -> bool:
        """True if a number in the answer may be the outcome."""
        return self.kind in NUMBERED
