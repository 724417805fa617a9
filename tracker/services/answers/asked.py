"""What a letter asked: its activities by number, and which of them also ask for a forecast."""

from sqlmodel import Session

from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.status import Status
from tracker.services.letters.items import asks_forecast
from tracker.store import plans
from tracker.store.letters import Letter

# "Inget nytt" to a first question: READING.md, reply → status.
FIRST_REPEATED = {
    QuestionKind.ONGOING: Status.PAGAR,
    QuestionKind.CONDITIONAL: Status.INGET_BEHOV,
}


def numbered_activities(session: Session, letter: Letter | None) -> dict[int, StoredActivity]:
    """Returns the activities by number in the letter, including those withdrawn since it was planned."""
    if letter is None:
        return {}
    activities = plans.activities_of(session, {line.activity_id for line in letter.lines})
    return {line.number: activities[line.activity_id] for line in letter.lines}


def forecast_numbers(letter: Letter | None) -> frozenset[int]:
    """Returns the numbers of the questions that also ask for a forecast."""
    lines = letter.lines if letter else ()
    numbers = {line.number for line in lines}
    return frozenset(n for n in numbers if asks_forecast([line for line in lines if line.number == n]))
