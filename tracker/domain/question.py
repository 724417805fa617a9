"""The question that is asked about an activity. It follows from the kind of work that the activity is.

Most rows of real plans are ongoing or conditional and shared by many. "Är det klart?" fits a task with a
date; there "genomfört" is the end, on the others it says "so far".
"""

from dataclasses import dataclass

from tracker.domain.codes import Labelled
from tracker.domain.swedish import uncapitalized


class QuestionKind(Labelled):
    """Kinds of question, in the order in which the first that fits is taken."""

    REVISION = "revision", "revidering"
    COUNTABLE = "countable", "antal"
    FREQUENCY = "frequency", "hur ofta"
    MINUTES = "minutes", "protokoll"
    CONDITIONAL = "conditional", "vid behov"
    DATE = "date", "datum"
    ONGOING = "ongoing", "löpande"


def kind_named(name: str) -> QuestionKind | None:
    """Returns the kind with this code or Swedish word, in any case; None if there is none."""
    wanted = " ".join(name.split()).casefold()
    return next((kind for kind in QuestionKind if wanted in (kind.value, kind.label)), None)


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
        return f"{self.title} – {uncapitalized(self.text)}"


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """What a person has set instead of what was read; None keeps what was read."""

    title: str | None = None
    kind: QuestionKind | None = None
    text: str | None = None


CONFIRMATION = "Stämmer det fortfarande för hela året? Svara ”ja” eller skriv vad som har hänt sedan dess."
REVISION_QUESTION = "Vad bör ändras i nästa plan?"
FORECAST_QUESTION = "Bedöms aktiviteten bli genomförd under året?"
