"""A line of a case while a person decides it. Nothing is recorded before the whole case is decided."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast
from tracker.services.answers.decide_case import Decision
from tracker.services.answers.record_answer import Answer

if TYPE_CHECKING:
    from tracker.domain.records import StoredActivity
    from tracker.services.answers.review_case import CaseLine, ReviewCase


class Verdict(Enum):
    """What the person has said about a line."""

    OPEN = auto()
    ACCEPTED = auto()
    NO_ANSWER = auto()
    WAITS = auto()


@dataclass(slots=True)
class Draft:
    """A line with the person's changes; `line` None: it was not read as a line of its own."""

    line: "CaseLine | None"
    stored: "StoredActivity | None"
    status: Status | None
    comment: str
    value: float | None = None
    target: float | None = None
    verdict: Verdict = Verdict.OPEN
    forecast: Forecast | None = None

    @property
    def lacks(self) -> str:
        """What has to be said before it can be recorded, in Swedish; empty if nothing."""
        if self.stored is None:
            return "Välj först vilken aktivitet det gäller: tryck dess nummer, eller v."
        return "" if self.status else "Välj först en status: tryck dess bokstav."

    def choose(self, status: Status) -> None:
        """Sets another status and keeps the words; what was not needed has no number."""
        self.status = status
        if status is Status.INGET_BEHOV:
            self.value = self.target = None

    def answer(self) -> Answer | None:
        """What is recorded; None if it is no answer."""
        if self.verdict is not Verdict.ACCEPTED or self.stored is None or self.status is None:
            return None
        return Answer(
            self.stored,
            (),
            self.status,
            self.comment,
            self.value,
            self.target,
            forecast=self.forecast,
        )

    def copy(self) -> "Draft":
        """Returns another line with the same words, about an activity still to be chosen."""
        return Draft(None, None, self.status, self.comment)


def drafts_of(case: "ReviewCase") -> list[Draft]:
    """Returns a draft for each line, or one with the mail's own words if none could be read."""
    found = [_draft(line) for line in case.lines]
    only = case.numbered[0][1] if len(case.numbered) == 1 else None
    return found or [Draft(None, only, None, case.item.text.strip())]


def decisions_of(drafts: list[Draft]) -> list[Decision]:
    """Returns what has been decided; lines that wait are left out."""
    return [
        Decision(one.line.place if one.line else None, one.answer())
        for one in drafts
        if one.verdict is Verdict.ACCEPTED or (one.verdict is Verdict.NO_ANSWER and one.line)
    ]


def _draft(line: "CaseLine") -> Draft:
    read = line.read
    status = Status(read["status"]) if read["status"] else None
    draft = Draft(line, line.stored, status, read["comment"], read["value"], read["target"])
    draft.forecast = line.forecast
    return draft
