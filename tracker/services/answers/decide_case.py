"""Carries out what a person has decided about the lines of a case."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from tracker.domain.actor import Actor
from tracker.domain.events import EventKind
from tracker.domain.incoming import ReviewState
from tracker.domain.records import Person
from tracker.domain.sentence import sentence
from tracker.domain.status import Channel
from tracker.errors import UsageError
from tracker.services.answers.record_answer import Answer, check_comment, record_answer, seats_of
from tracker.services.answers.review_case import ReviewCase, person_of
from tracker.settings import Settings
from tracker.store import events, letters, reviews
from tracker.store.letters import Letter

EVENTS = {
    ReviewState.ACCEPTED: EventKind.ACCEPTED_REVIEW,
    ReviewState.CORRECTED: EventKind.CORRECTED,
    ReviewState.DISMISSED: EventKind.DISMISSED,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What a line of a case is; `answer` None: no answer. `place` None: it was not read as a line."""

    place: int | None
    answer: Answer | None


def decide_lines(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    case: ReviewCase,
    decisions: Sequence[Decision],
) -> int:
    """Records the answers and closes the case if no line is left. Returns how many lines still wait.

    The answers are dated when the mail was received.

    Raises UsageError if a comment contains a personal number, or if the recipient of the letter has no seat
    in an activity: an outsider can't answer for everybody.
    """
    answers = [decision.answer for decision in decisions if decision.answer]
    for answer in answers:
        check_comment(answer.comment)
    received, mail = case.item.received_at, case.item.id
    for mine, person in _of_recipient(session, case, answers):
        record_answer(session, actor, received, settings, mine, person, Channel.MAIL, incoming_id=mail)
    decided = {decision.place for decision in decisions}
    left = [line.place for line in case.lines if line.place not in decided]
    state = _state(case, decisions)
    if left:
        reviews.keep_waiting(session, case.number, left)
    else:
        reviews.decide(session, case.number, state, actor.code, now)
    events.log(session, now, EVENTS[state], actor, detail=f"mejl {case.number}")
    return len(left)


def _state(case: ReviewCase, decisions: Sequence[Decision]) -> ReviewState:
    if not any(decision.answer for decision in decisions):
        return ReviewState.DISMISSED
    suggested = {line.place: line.answer for line in case.lines}
    as_read = all(one.place is not None and suggested.get(one.place) == one.answer for one in decisions)
    return ReviewState.ACCEPTED if as_read else ReviewState.CORRECTED


def _of_recipient(
    session: Session, case: ReviewCase, answers: Sequence[Answer]
) -> list[tuple[Answer, Person | None]]:
    """Returns each answer with the seats of the letter's recipient, and who gave it."""
    letter = letters.letter(session, case.item.letter_id) if case.item.letter_id else None
    recipient = person_of(session, letter.person_id) if letter else case.person
    return [
        (_for_recipient(session, answer, letter, recipient, case.number), case.person or recipient)
        for answer in answers
    ]


def _for_recipient(
    session: Session, answer: Answer, letter: Letter | None, recipient: Person | None, number: int
) -> Answer:
    """Returns the answer with the seats of the recipient. Raises UsageError if there are none."""
    lines = [line for line in letter.lines if line.activity_id == answer.activity.id] if letter else []
    seats = tuple(dict.fromkeys(line.seat_id for line in lines))
    seats = seats or (seats_of(session, answer.activity.id, recipient.id) if recipient else ())
    if not seats:
        raise UsageError(
            sentence(
                f"Den som skrev svarar inte för {answer.activity}. Är svaret rätt, för in det ",
                f"med tracker report {answer.activity}",
                "under aktiviteten",
                f" och avfärda granskning {number}.",
            )
        )
    return replace(answer, seat_ids=seats, answers_until=max((one.due for one in lines), default=None))
