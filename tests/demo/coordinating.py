"""The demo's coordinator: goes through the review each week, as somebody with the telephone at hand would."""

from collections.abc import Sequence

from sqlmodel import Session

from tests.actors import SAM
from tests.demo.rows import CONDITIONAL, DATE
from tracker.clock import Clock
from tracker.documents.people_file import PersonRow
from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.reply.codes import ReasonCode
from tracker.domain.status import Status
from tracker.services.answers.record_answer import Answer
from tracker.services.answers.review import accept, correct, dismiss, waiting
from tracker.services.answers.review_case import ReviewCase
from tracker.services.people.import_people import import_people
from tracker.settings import Settings
from tracker.store.database import Database
from tracker.store.people import seats

NO_ANSWERS = {ReasonCode.PROMISE, ReasonCode.HANDOVER}  # such a mail is dismissed: they are asked again
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
    """Dismisses a promise or a hand-over, accepts a complete suggestion, and rings about the rest."""
    now = clock.now()
    if NO_ANSWERS & {cause.code for cause in case.item.causes}:
        dismiss(session, SAM, now, case.number)
    elif case.answers:
        accept(session, SAM, now, settings, case.number)
    else:
        correct(session, SAM, now, settings, case.number, _answers(case))


def _answers(case: ReviewCase) -> list[Answer]:
    """Returns what was read about each activity that waits, or what the person says on the telephone."""
    read = {line.answer.activity.id: line.answer for line in case.lines if line.answer}
    recorded = {line.activity.id for line in case.recorded}
    return [
        read.get(stored.id) or _by_phone(stored) for _, stored in case.numbered if stored.id not in recorded
    ]


def _by_phone(stored: StoredActivity) -> Answer:
    kind: QuestionKind = stored.activity.question.kind
    status, comment = BY_PHONE.get(kind, (Status.PAGAR, "Enligt samtal: pågår."))
    return Answer(stored, (), status, comment)
