"""How questions were answered: in time, late, not at all, or not due yet; and the share that was answered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.forms import OccasionKind


class Outcome(StrEnum):
    """What became of a question. The order is that of the pictures."""

    IN_TIME = "in_time"
    LATE = "late"
    MISSING = "missing"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question to a seat about an activity: why, when its answer is due, and the day it came."""

    kind: OccasionKind
    due: date
    answered: date | None = None

    def outcome(self, today: date) -> Outcome:
        if self.answered is not None:
            return Outcome.IN_TIME if self.answered <= self.due else Outcome.LATE
        return Outcome.MISSING if self.due < today else Outcome.COMING


def outcomes(asked: Iterable[AskedQuestion], today: date) -> Counter[str]:
    """Returns the number of questions by outcome."""
    return Counter(one.outcome(today).value for one in asked)


def answer_rate(counts: Counter[str]) -> str:
    """Returns the share of the questions that is answered, of those due or answered: "8 av 10 (80 %)"."""
    answered = counts[Outcome.IN_TIME] + counts[Outcome.LATE]
    expected = answered + counts[Outcome.MISSING]
    if not expected:
        return "inget att svara på än"
    return f"{answered} av {expected} ({100 * answered // expected} %)"


def months_of(asked: Iterable[AskedQuestion]) -> list[date]:
    """Returns the first day of each month from the first due date to the last, also those without any."""
    days = sorted(one.due for one in asked)
    if not days:
        return []
    first, last = (day.year * 12 + day.month - 1 for day in (days[0], days[-1]))
    return [date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1)]
