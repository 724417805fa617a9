"""The question that is asked about an activity. It follows from the kind of work that the activity is.

Most rows of real plans are ongoing or conditional and shared by many. "Är det klart?" fits a task with a
date; there "genomfört" is the end, on the others it says "so far".
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


MOST_TITLE_WORDS = 10
LONGEST_TITLE = 80  # characters


@dataclass(frozen=True, slots=True)
class Question:
    """What a letter asks about an activity.

    `title` is the activity's short title; `text` the question, a sentence of its own. `counts` is what a
    number in the answer counts ("medarbetare"), empty if no number is asked; `target` is the plan's number.
    """

    kind: QuestionKind = QuestionKind.ONGOING
    title: str = ""
    text: str = ""
    counts: str = ""
    target: float | None = None

    @property
    def line(self) -> str:
        """The title and the question as one line: "Rutiner för anhörigstöd – finns de, och används de?"."""
        return f"{self.title} – {self.text[:1].lower()}{self.text[1:]}"


CONFIRMATION = (
    "Stämmer det fortfarande för hela året? Svara ”inget nytt” eller skriv vad som har hänt sedan dess."
)
