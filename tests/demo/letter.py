"""A letter as its recipient sees it: which activities it asks about, and what it asks besides."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

from tests.demo.people import Person
from tests.demo.rows import ROWS, Row
from tests.letter_text import PLAN_WORDS, numbers_asked
from tracker.domain.question import CONFIRMATION, FORECAST_QUESTION


@dataclass(frozen=True, slots=True)
class Asked:
    """One numbered question.

    `confirm` if it only asks whether the last answer still holds, `forecast` if it also asks about the year.
    """

    number: int
    row: Row
    confirm: bool
    forecast: bool


@dataclass(frozen=True, slots=True)
class Received:
    """A letter that has reached a person; `earlier` counts the letters with questions before it."""

    letter: EmailMessage
    person: Person
    at: datetime
    earlier: int

    @property
    def body(self) -> str:
        body = self.letter.get_body(("plain",))
        assert body is not None
        return str(body.get_content())

    @property
    def asked(self) -> tuple[Asked, ...]:
        questions, _, plan = self.body.partition(PLAN_WORDS)
        return tuple(
            Asked(
                number,
                _row(number, _squeezed(plan)),
                _is_confirmation(number, questions),
                _asks_forecast(number, _squeezed(questions)),
            )
            for number in numbers_asked(self.letter)
        )


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _row(number: int, plan: str) -> Row:
    """Returns the activity that has this number where the letter quotes the plan."""
    return next(row for row in ROWS if f"{number}. {row.aktivitet}" in plan)


def _is_confirmation(number: int, questions: str) -> bool:
    of_one = re.search(rf"^{number}\. (.*?)(?=^\d+\. |\Z)", questions, re.MULTILINE | re.DOTALL)
    return of_one is not None and _squeezed(CONFIRMATION) in _squeezed(of_one[1])


def _asks_forecast(number: int, questions: str) -> bool:
    """True if the letter asks for a forecast of all its questions, or of this one: "Fråga 1 även: …"."""
    of_some = re.search(rf"Fråga ([\d, och]+) även: {re.escape(FORECAST_QUESTION)}", questions)
    if of_some is not None:
        return str(number) in re.findall(r"\d+", of_some[1])
    return FORECAST_QUESTION in questions
