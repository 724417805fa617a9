"""The kinds of work that a question may be about: what an answer closes depends on them.

Most rows of real plans are ongoing or conditional and shared by many. "Är det klart?" fits a task with a
date; there "genomfört" is the end, on the others it says "so far".
"""

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


CONFIRMATION = (
    "Stämmer det fortfarande för hela året? Svara ”inget nytt” eller skriv vad som har hänt sedan dess."
)
