"""The review queue: list, accept, correct, dismiss and restore mails that need a decision."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.incoming import Authenticity, ReviewState
from tracker.domain.records import Person, StoredActivity
from tracker.domain.reply.cause import Group
from tracker.domain.sentence import sentence
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast
from tracker.errors import NotFoundError, UsageError
from tracker.mail.incoming.message import read_message
from tracker.services.answers.automatic_effects import confirm, is_proposal
from tracker.services.answers.causes import is_outsiders
from tracker.services.answers.decide_case import Decision, decide_lines
from tracker.services.answers.record_answer import Answer
from tracker.services.answers.review_case import ReviewCase, case_of, find_case, open_case
from tracker.services.answers.review_queue import put_aside
from tracker.services.answers.sender import known_sender
from tracker.services.plans.find_activity import find_activity
from tracker.settings import Settings
from tracker.store import deputies, events, incoming, letters, people, reviews


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected answer; `activity` is its number in the letter, or a reference (kungsholmen-2021/7).

    A comment, a number or a forecast that is None is as it was read.
    """

    activity: str
    status: Status
    comment: str | None = None
    value: float | None = None
    target: float | None = None
    forecast: Forecast | None = None


@dataclass(frozen=True, slots=True)
class LetIn:
    """The new deputy, and the number of answers recorded."""

    writer: Person
    answers: int


def waiting(session: Session) -> tuple[ReviewCase, ...]:
    """Returns the open cases by why they wait, oldest first in each group, also those that are put aside.

    Those from nobody that we know are left out (outsiders.py).
    """
    order = list(Group)
    items = [item for item in reviews.review_items(session) if not is_outsiders(item.causes)]
    found = [case_of(session, item) for item in items]
    return tuple(sorted(found, key=lambda case: order.index(case.group)))


def waiting_now(session: Session, today: date, me: int | None) -> tuple[ReviewCase, ...]:
    """Returns the open cases but those that rest or are with somebody else than `me`."""
    aside = {one.number for one in put_aside(session, today, me)}
    return tuple(case for case in waiting(session) if case.number not in aside)


def dismissed(session: Session) -> tuple[ReviewCase, ...]:
    """Returns the dismissed cases, oldest first, but those from nobody that we know."""
    items = reviews.review_items(session, ReviewState.DISMISSED)
    return tuple(case_of(session, item) for item in items if not is_outsiders(item.causes))


def accept(session: Session, actor: Actor, now: datetime, settings: Settings, number: int) -> int:
    """Records all lines that wait as they are suggested. Returns the number of answers.

    A case that proposes an absence or a failed address has none: that is carried out. Raises NotFoundError if
    there is no such open case, and UsageError if a line lacks a status or an activity.
    """
    case = open_case(session, number)
    if is_proposal(case.item):
        confirm(session, actor, now, settings, case.item)
        reviews.decide(session, number, ReviewState.ACCEPTED, actor.code, now)
        events.log(session, now, "accepted_review", actor, detail=f"mejl {number}")
        return 0
    if not case.answers:
        told = f"Förslaget i granskning {number} är ofullständigt: "
        raise UsageError(sentence(told, "använd tracker review correct.", "rätta raderna i svaret."))
    decisions = [Decision(line.place, line.answer) for line in case.lines]
    decide_lines(session, actor, now, settings, case, decisions)
    return len(decisions)


def accept_as_shown(
    session: Session, actor: Actor, now: datetime, settings: Settings, number: int, mark: str
) -> int:
    """Records all lines as they were shown (`mark` of the item). Returns the number of answers.

    Raises UsageError if its lines have changed since, and what `accept` raises.
    """
    if open_case(session, number).item.mark != mark:
        raise UsageError(f"Granskning {number} har ändrats sedan den visades: se den igen.")
    return accept(session, actor, now, settings, number)


def correct(
    session: Session, actor: Actor, now: datetime, settings: Settings, number: int, answers: Sequence[Answer]
) -> int:
    """Records the answers instead of what was read about their activities. Returns how many lines still wait.

    An answer about an activity that was not read takes the place of the lines without one. Raises UsageError
    if a comment contains a personal number.
    """
    case = open_case(session, number)
    places = {line.stored.id: line.place for line in case.lines if line.stored}
    decisions = [Decision(places.get(answer.activity.id), answer) for answer in answers]
    if any(decision.place is None for decision in decisions):
        decisions += [Decision(line.place, None) for line in case.lines if line.stored is None]
    return decide_lines(session, actor, now, settings, case, decisions)


def correct_by_name(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    number: int,
    corrections: Sequence[Correction],
) -> tuple[tuple[Answer, ...], int]:
    """Records corrections that name their activities. Returns the answers, and how many lines still wait.

    Raises NotFoundError or UsageError if an activity is unknown or named twice.
    """
    case = open_case(session, number)
    answers = tuple(_corrected(session, settings, case, one) for one in corrections)
    if len({answer.activity.id for answer in answers}) < len(answers):
        raise UsageError("En aktivitet kan bara anges en gång i samma granskning.")
    return answers, correct(session, actor, now, settings, number, answers)


def decide_as_shown(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    shown: ReviewCase,
    decisions: Sequence[Decision],
) -> int:
    """Carries out decisions about a case as it was shown. Returns how many lines still wait.

    Raises UsageError if its lines have changed since, and what `decide_lines` raises.
    """
    case = open_case(session, shown.number)
    if case.item.suggestion != shown.item.suggestion:
        raise UsageError(f"Granskning {shown.number} har ändrats sedan den visades: se den igen.")
    return decide_lines(session, actor, now, settings, case, decisions)


def activity_named(session: Session, settings: Settings, case: ReviewCase, name: str) -> StoredActivity:
    """Returns the activity with a number of the letter, or with a reference. Raises NotFoundError."""
    if not (name.isascii() and name.isdecimal()):
        return find_activity(session, settings, name, None, None)
    for listed, stored in case.numbered:
        if str(listed) == name.lstrip("0"):
            return stored
    raise NotFoundError(
        f"Granskning {case.number} har inget nummer {name[:20]}: skriv till exempel kungsholmen-2021/7."
    )


def let_answer(session: Session, actor: Actor, now: datetime, settings: Settings, number: int) -> LetIn:
    """Makes the sender a deputy for the letter's seats, and records the suggestion if it is complete.

    Raises UsageError if the letter or the sender is unknown.
    """
    case = open_case(session, number)
    letter = letters.letter(session, case.item.letter_id) if case.item.letter_id else None
    message = read_message(incoming.mail(session, number).raw, trusted_hosts=settings.trusted_hosts)
    if letter is None or message.sender is None or message.authenticity is Authenticity.FAIL:
        raise UsageError(
            sentence(
                f"Granskning {number}: det går inte att se vem som svarar på vilket brev. ",
                "Använd tracker report.",
                "För in svaret under aktiviteten.",
            )
        )
    writer = known_sender(session, message) or people.save_person(
        session, message.sender_name or message.sender, message.sender
    )
    seats = {line.seat_id for line in letter.lines}
    deputies.add_deputy(session, seats, writer.id, swedish_day(now))
    events.log(session, now, "deputy", actor, person_id=writer.id, detail=f"mejl {number}")
    decisions = [Decision(line.place, line.answer) for line in case.lines] if case.answers else []
    if decisions:
        decide_lines(session, actor, now, settings, replace(case, person=writer), decisions)
    return LetIn(writer, len(decisions))


def dismiss(session: Session, actor: Actor, now: datetime, number: int) -> None:
    """Closes the case without recording the lines that wait; the mail stays in the archive."""
    open_case(session, number)
    reviews.decide(session, number, ReviewState.DISMISSED, actor.code, now)
    events.log(session, now, "dismissed", actor, detail=f"mejl {number}")


def restore(session: Session, actor: Actor, now: datetime, number: int) -> None:
    """Opens a dismissed case again. Raises NotFoundError if it has not been dismissed."""
    case = find_case(session, number)
    if case.item.state != ReviewState.DISMISSED:
        told = f"Granskning {number} är inte avfärdad: "
        raise NotFoundError(sentence(told, "se tracker review dismissed.", "se under Avgjort."))
    reviews.reopen(session, number)
    events.log(session, now, "restored", actor, detail=f"mejl {number}")


def _corrected(session: Session, settings: Settings, case: ReviewCase, given: Correction) -> Answer:
    """Returns the answer; what was not given is as it was read or recorded about the activity.

    A line without an activity counts as read about it if it is the only one.
    """
    stored = activity_named(session, settings, case, given.activity)
    same = [line for line in case.lines if line.stored and line.stored.id == stored.id]
    loose = [line for line in case.lines if line.stored is None]
    words = [
        (one.read["comment"], one.read["value"], one.read["target"], one.forecast) for one in same or loose
    ]
    done = [one.report for one in case.recorded if one.activity.id == stored.id]
    if done and not same:
        words = [(one.comment, one.value, one.target, one.forecast) for one in done]
    comment, value, target, forecast = words[0] if len(words) == 1 else ("", None, None, None)
    if given.value is not None or given.target is not None:
        value, target = given.value, given.target
    return Answer(
        activity=stored,
        seat_ids=(),
        status=given.status,
        comment=comment if given.comment is None else given.comment,
        value=value,
        target=target,
        forecast=given.forecast or forecast,
    )
