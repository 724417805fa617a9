"""The demo's coordinator: goes through the review each week, as somebody with the telephone at hand would."""

from collections.abc import Sequence

from sqlmodel import Session

from tests.actors import SAM
from tests.demo.people import PEOPLE
from tests.demo.rows import CONDITIONAL, DATE
from tracker.clock import Clock
from tracker.documents.people_file import PersonRow
from tracker.domain.question import QuestionKind
from tracker.domain.status import Status
from tracker.services.answers.record_answer import Answer
from tracker.services.answers.review import ReviewCase, accept, correct, dismiss, waiting
from tracker.services.people.import_people import import_people
from tracker.settings import Settings
from tracker.store.database import Database
from tracker.store.people import seats

NO_ANSWERS = {"hands_over", "promises"}  # manners whose first mail answers nothing: they are asked again
MANNERS = {person.email: person.manner for person in PEOPLE}
BY_PHONE = {
    CONDITIONAL: (Status.INGET_BEHOV, "Enligt samtal: det har inte behövts."),
    DATE: (Status.PAGAR, "Enligt samtal: görs i juni."),
}


def coordinate(database: Database, settings: Settings, clock: Clock, people: Sequence[PersonRow]) -> None:
    """Decides every reply that waits, and reads people.csv again so that failing addresses are tried."""
    with database.session() as session:
        for case in waiting(session):
            _decide(session, settings, clock, case)
        if any(person.unreachable_since for seat in seats(session) for person in seat.holders):
            import_people(session, SAM, clock.now(), settings, people)


def _decide(session: Session, settings: Settings, clock: Clock, case: ReviewCase) -> None:
    """Accepts a complete suggestion, dismisses what answers nothing, and rings about the rest."""
    if case.person and MANNERS[case.person.email] in NO_ANSWERS and not _is_complete(case):
        dismiss(session, SAM, clock.now(), case.item.id)
        return
    if _is_complete(case):
        accept(session, SAM, clock.now(), settings, case.item.id)
        return
    answers = [_answer(case, number) for number, _ in case.numbered]
    correct(session, SAM, clock.now(), settings, case.item.id, answers)


def _is_complete(case: ReviewCase) -> bool:
    suggestion = case.item.suggestion
    return bool(suggestion) and all(one["activity"] and one["status"] for one in suggestion)


def _answer(case: ReviewCase, number: int) -> Answer:
    """Returns what was read about this number, or what the person says on the telephone."""
    stored = dict(case.numbered)[number]
    for read in case.item.suggestion:
        if read["activity"] == number and read["status"]:
            return Answer(stored, (), Status(read["status"]), read["comment"], read["value"], read["target"])
    kind: QuestionKind = stored.activity.question.kind
    status, comment = BY_PHONE.get(kind, (Status.PAGAR, "Enligt samtal: pågår."))
    return Answer(stored, (), status, comment)
