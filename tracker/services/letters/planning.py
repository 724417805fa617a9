"""Plans letters: writes the rows of today's reminders, and of receipts for answers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.asking import Line
from tracker.domain.letter import LetterKind, LetterState
from tracker.domain.reminder import Reminder, letters_of
from tracker.domain.sentence import sentence
from tracker.errors import SendingStoppedError
from tracker.services.answers.standing_answers import let_answers_stand
from tracker.services.letters.digest import plan_digests
from tracker.services.letters.keys import new_row
from tracker.services.letters.may_leave import within_hours
from tracker.services.letters.outstanding import Outstanding, outstanding_occasions
from tracker.services.people.match_seats import keep_coordinators
from tracker.settings import Settings
from tracker.store import events, new_letters
from tracker.store.letters import Letter

REASON = "kvitto på ett svar"


@dataclass(frozen=True, slots=True)
class Brake:
    """The forecast number of letters, and the highest number that may be sent without confirmation."""

    foreseen: int
    most: int


def plan_letters(
    session: Session, actor: Actor, now: datetime, settings: Settings, brake: Brake | None = None
) -> int:
    """Writes the rows of today's letters within the sending hours. Returns the number of new letters.

    Raises SendingStoppedError, and writes none, if there are more than the brake allows.
    """
    events.lock_log(session)
    day = swedish_day(now)
    keep_coordinators(session, settings, day)
    let_answers_stand(session, actor, now, settings)
    outstanding = outstanding_occasions(session, settings, day, day)
    open_groups = [group for group in outstanding.groups if within_hours(group.rules, now)]
    wanted: dict[tuple[int, LetterKind], Reminder] = {
        (letter.person_id, letter.kind): letter
        for letter in letters_of(open_groups, outstanding.recipients, day)
    }
    new = new_letters.plan_letters(session, [new_letter(letter, settings) for letter in wanted.values()], now)
    if brake is not None and len(new) > brake.most:
        raise SendingStoppedError(
            sentence(
                f"{len(new)} brev skulle gå i dag, mer än dubbelt så många som väntat ({brake.foreseen}). "
                "Inga har skickats: ",
                "se tracker forecast, och skicka med tracker remind --yes om det stämmer.",
                "be den som sköter installationen att släppa dem om det stämmer.",
            )
        )
    _log_planned(
        session, actor, now, [(wanted[key], letter_id) for key, letter_id in new.items()], outstanding
    )
    return len(new) + plan_digests(session, actor, now, settings)


def numbered(lines: Iterable[tuple[int, Line]]) -> list[tuple[int, int, int]]:
    """Returns (number in the letter, occasion id, days before due) for each line; one number per activity."""
    numbers: dict[int, int] = {}
    return [
        (numbers.setdefault(activity, len(numbers) + 1), line.occasion.id, line.step)
        for activity, line in lines
    ]


def new_letter(
    letter: Reminder, settings: Settings, state: LetterState = LetterState.PLANNED
) -> new_letters.NewLetter:
    """Returns the row of a reminder."""
    lines = numbered((line.occasion.activity_id, line) for line in letter.lines)
    return new_row(letter.person_id, letter.day, letter.kind, letter.reason, lines, settings, state)


def _log_planned(
    session: Session,
    actor: Actor,
    now: datetime,
    planned: Iterable[tuple[Reminder, int]],
    outstanding: Outstanding,
) -> None:
    """Logs one event per activity and letter: a planned question, or a notice to others."""
    new = [
        events.NewEvent(
            what="planned" if letter.kind == LetterKind.REMINDER else "escalated",
            who=actor.code,
            activity_id=activity,
            person_id=letter.person_id,
            letter_id=letter_id,
            district=outstanding.districts[activity],
            detail=letter.reason,
        )
        for letter, letter_id in planned
        for activity in dict.fromkeys(line.occasion.activity_id for line in letter.lines)
    ]
    events.log_all(session, now, new)


def plan_receipt(
    session: Session,
    letter: Letter,
    activity_ids: Collection[int],
    answer_id: str,
    settings: Settings,
    now: datetime,
) -> None:
    """Plans a receipt for the answered lines of the letter, if receipts are enabled.

    `answer_id` is the Message-ID of the answer. At most one receipt per person and day.
    """
    if not settings.receipts or letter.kind == LetterKind.RECEIPT:
        return
    answered = [line for line in letter.lines if line.activity_id in activity_ids]
    lines = [(line.number, line.occasion_id, line.days_before_due) for line in answered]
    row = new_row(
        letter.person_id, swedish_day(now), LetterKind.RECEIPT, REASON, lines, settings, in_reply_to=answer_id
    )
    new_letters.plan_letters(session, [row], now)
