"""What a letter asked about one activity."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.question import QuestionKind

NUMBERED = frozenset({
    QuestionKind.COUNTABLE, QuestionKind.FREQUENCY, QuestionKind.MINUTES, QuestionKind.CONDITIONAL,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """One numbered question of a letter.

    `day` is the Swedish day on which the reply was written, None if unknown. `forecast` is True if the letter
    also asks whether the activity will be done this year; `confirming` if it only asks whether the last
    report is still true.
    """

    number: int
    kind: QuestionKind
    title: str = ""
    day: date | None = None
    forecast: bool = False
    confirming: bool = False

    @property
    def asks_number(self) -> bool:
        """True if a number in the answer may be the outcome."""
        return self.kind in NUMBERED
