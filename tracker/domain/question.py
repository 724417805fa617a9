"""What is asked about an activity, and which answers are ordinary: it follows from the kind of work.

Most rows of real plans are ongoing or conditional and shared by many. "Är det klart?" fits a task with a
date; it misleads where the right answer is "inget behov" or "tre av fyra".
"""

from dataclasses import dataclass
from enum import StrEnum


class QuestionKind(StrEnum):
    """Kinds of question, in the order in which the first that fits is taken."""

    REVISION = "revision"
    COUNTABLE = "countable"
    FREQUENCY = "frequency"
    MINUTES = "minutes"
    CONDITIONAL = "conditional"
    DATE = "date"
    ONGOING = "ongoing"


@dataclass(frozen=True, slots=True)
class Question:
    """One question about one activity.

    `text` is Swedish and complete. `unit` is what a number counts, plural and indefinite ("medarbetare",
    "gånger"), None where no number is asked for; `target` is the number that the plan demands, None where it
    demands none; `of_total`: the answer is expected as N of M. `example` is an ordinary answer to it, as a
    letter shows it after the activity's number.
    """

    kind: QuestionKind
    text: str
    example: str
    unit: str | None = None
    target: float | None = None
    of_total: bool = False

    @property
    def asks_for_number(self) -> bool:
        return self.unit is not None

    @property
    def is_open_ended(self) -> bool:
        """True where work goes on: an answer "genomfört" says "so far" and closes no later occasion."""
        return self.kind in (QuestionKind.ONGOING, QuestionKind.CONDITIONAL, QuestionKind.FREQUENCY)


FORECAST_QUESTION = "Bedöms aktiviteten bli genomförd under året?"
CONFIRMATION = 'Stämmer det fortfarande för hela året? Svara "ja" eller skriv vad som har hänt sedan dess.'
