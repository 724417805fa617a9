"""The review queue: list, accept, correct and dismiss replies that need a decision."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.events import EventKind
from tracker.domain.incoming import ReviewState
from tracker.domain.records import Person, StoredActivity
from tracker.domain.reply.answer import AnswerShape
from tracker.domain.reply.trace import trace_json
from tracker.domain.status import Channel, Status
from tracker.errors import NotFoundError, UsageError
from tracker.mail.incoming.message import read_message
from tracker.services.answers.asked import numbered_activities
from tracker.services.answers.record_answer import Answer, check_comment, record_answer, seats_of
from tracker.services.answers.sender import known_sender
from tracker.services.plans.find_activity import find_activity
from tracker.settings import Settings
from tracker.store import deputies, events, incoming, letters, people
from tracker.store.incoming import ReviewItem
from tracker.store.letters import Letter


@dataclass(frozen=True, slots=True)
class ReviewCase:
    """A review item with its sender and the activities by their number in the letter."""

    item: ReviewItem
    person: Person | None
    numbered: tuple[tuple[int, StoredActivity], ...]

    def json(self) -> dict[str, Any]:
        """Returns one item of `tracker review list --format json`."""
        return {
            "id": self.item.id,
            "from": self.person.email if self.person else None,
            "received": self.item.received_at.isoformat(),
            "activities": {str(number): str(stored) for number, stored in self.numbered},
            "text": self.item.text,
            "suggestion": [
                {**one, "why": trace_json(trace) if trace else None}
                for one, trace in zip(self.item.suggestion, self.item.traces, strict=True)
            ],
            "reasons": list(self.item.reasons),
        }


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected answer; `activity` is its number in the letter, or a reference (kungsholmen-2021/7)."""

    activity: str
    status: Status
    comment: str = ""


@dataclass(frozen=True, slots=True)
class LetIn:
    """The new deputy, and the number of answers recorded."""

    writer: Person
    answers: int


def waiting(session: Session) -> tuple[ReviewCase, ...]:
    return tuple(_case(session, item) for item in incoming.review_items(session))


def accept(session: Session, actor: Actor, now: datetime, settings: Settings, review_id: int) -> int:
    """Records the suggestion. Returns the number of answers.

    Raises NotFoundError if there is no such open review, and UsageError if the suggestion lacks a status or
    an activity.
    """
    case = _open(session, review_id)
    answers = [_suggested(case, one) for one in case.item.suggestion]
    if not answers or None in answers:
        raise UsageError(
            f"Förslaget i granskning {review_id} är ofullständigt: använd tracker review correct."
        )
    _record(
        session, actor, now, settings, case, [answer for answer in answers if answer], ReviewState.ACCEPTED
    )
    return len(answers)


def correct(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    review_id: int,
    answers: Sequence[Answer],
) -> int:
    """Records the corrected answers instead of the suggestion. Returns the number of answers.

    Raises UsageError if a comment contains a personal number.
    """
    for answer in answers:
        check_comment(answer.comment)
    _record(session, actor, now, settings, _open(session, review_id), answers, ReviewState.CORRECTED)
    return len(answers)


def correct_by_name(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    review_id: int,
    corrections: Sequence[Correction],
) -> tuple[Answer, ...]:
    """Records corrections that name their activities. Returns the answers.

    Raises NotFoundError or UsageError if an activity is unknown or named twice.
    """
    answers = tuple(
        Answer(_named(session, settings, review_id, one.activity), (), one.status, one.comment)
        for one in corrections
    )
    if len({answer.activity.id for answer in answers}) < len(answers):
        raise UsageError("En aktivitet kan bara anges en gång i samma granskning.")
    correct(session, actor, now, settings, review_id, answers)
    return answers


def let_answer(session: Session, actor: Actor, now: datetime, settings: Settings, review_id: int) -> LetIn:
    """Makes the sender a deputy for the letter's seats, and records the suggestion if it is complete.

    Raises UsageError if the letter or the sender is unknown.
    """
    case = _open(session, review_id)
    letter = letters.letter(session, case.item.letter_id) if case.item.letter_id else None
    message = read_message(
        incoming.mail(session, case.item.incoming_id).raw, trusted_hosts=settings.trusted_hosts
    )
    if letter is None or message.sender is None or message.authenticated is False:
        raise UsageError(
            f"Granskning {review_id}: det går inte att se vem som svarar på vilket brev. "
            "Använd tracker report."
        )
    writer = known_sender(session, message) or people.save_person(
        session, message.sender_name or message.sender, message.sender
    )
    seats = {line.seat_id for line in letter.lines}
    deputies.add_deputy(session, seats, writer.id, swedish_day(now))
    events.log(session, now, "deputy", actor, person_id=writer.id, detail=f"granskning {review_id}")
    answers = [_suggested(case, one) for one in case.item.suggestion]
    complete = [answer for answer in answers if answer]
    if not answers or len(complete) < len(answers):
        return LetIn(writer, 0)
    _record(session, actor, now, settings, replace(case, person=writer), complete, ReviewState.ACCEPTED)
    return LetIn(writer, len(complete))


def dismiss(session: Session, actor: Actor, now: datetime, review_id: int) -> None:
    """Closes the review without recording anything; the mail stays in the archive."""
    _open(session, review_id)
    incoming.decide(session, review_id, ReviewState.DISMISSED, actor.code, now)
    events.log(session, now, "dismissed", actor, detail=f"granskning {review_id}")


def _named(session: Session, settings: Settings, review_id: int, name: str) -> StoredActivity:
    if name.isascii() and name.isdecimal():
        return _numbered(session, review_id, int(name))
    return find_activity(session, settings, name, None, None)


def _numbered(session: Session, review_id: int, number: int) -> StoredActivity:
    """Returns the activity with this number in the letter that the mail answers."""
    for listed, stored in _open(session, review_id).numbered:
        if listed == number:
            return stored
    raise NotFoundError(
        f"Granskning {review_id} har inget nummer {number}: skriv till exempel kungsholmen-2021/7."
    )


def _open(session: Session, review_id: int) -> ReviewCase:
    item = incoming.review_item(session, review_id)
    if item is None:
        raise NotFoundError(f"Det finns ingen granskning {review_id}: se tracker review list.")
    if item.state != ReviewState.OPEN:
        raise NotFoundError(f"Granskning {review_id} är redan avgjord.")
    return _case(session, item)


def _case(session: Session, item: ReviewItem) -> ReviewCase:
    person = _person(session, item.person_id)
    if item.letter_id is None:
        return ReviewCase(item, person, ())
    numbers = numbered_activities(session, letters.letter(session, item.letter_id))
    return ReviewCase(item, person, tuple(sorted(numbers.items())))


def _person(session: Session, person_id: int | None) -> Person | None:
    return None if person_id is None else people.people_of(session, [person_id]).get(person_id)


def _suggested(case: ReviewCase, suggestion: AnswerShape) -> Answer | None:
    numbers = dict(case.numbered)
    number = suggestion["activity"] or (next(iter(numbers)) if len(numbers) == 1 else None)
    if number not in numbers or suggestion["status"] is None:
        return None
    return Answer(
        activity=numbers[number],
        seat_ids=(),
        status=Status(suggestion["status"]),
        comment=suggestion["comment"],
        value=suggestion["value"],
        target=suggestion["target"],
    )


def _record(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    case: ReviewCase,
    answers: Sequence[Answer],
    state: ReviewState,
) -> None:
    """Records each answer for the seats of the letter's recipient, dated when the mail was received.

    Raises UsageError if the recipient has no seat in the activity: an outsider can't answer for everybody.
    """
    item = case.item
    letter = letters.letter(session, item.letter_id) if item.letter_id else None
    recipient = _person(session, letter.person_id) if letter else case.person
    for answer in answers:
        record_answer(
            session,
            actor,
            item.received_at,
            settings,
            _for_recipient(session, answer, letter, recipient, item.id),
            case.person or recipient,
            Channel.MAIL,
            item.incoming_id,
        )
    incoming.decide(session, item.id, state, actor.code, now)
    what = EventKind.ACCEPTED_REVIEW if state == ReviewState.ACCEPTED else EventKind(state)
    events.log(session, now, what, actor, detail=f"granskning {item.id}")


def _for_recipient(
    session: Session, answer: Answer, letter: Letter | None, recipient: Person | None, review_id: int
) -> Answer:
    """Returns the answer with the seats of the recipient. Raises UsageError if there are none."""
    lines = [line for line in letter.lines if line.activity_id == answer.activity.id] if letter else []
    seats = tuple(dict.fromkeys(line.seat_id for line in lines))
    seats = seats or (seats_of(session, answer.activity.id, recipient.id) if recipient else ())
    if not seats:
        raise UsageError(
            f"Den som skrev svarar inte för {answer.activity}. Är svaret rätt, för in det med "
            f"tracker report {answer.activity} och avfärda granskning {review_id}."
        )
    return replace(answer, seat_ids=seats, answers_until=max((one.due for one in lines), default=None))
