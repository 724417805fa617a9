"""A coordinator's decisions about a person's next letter: hold, release, move, skip, or send it now.

Each decision has a reason and is logged; a reason with a personal number raises UsageError.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.letter import LetterKind, LetterState
from tracker.domain.records import Person
from tracker.domain.sentence import joined, sentence
from tracker.errors import UsageError
from tracker.services.free_text import REASON, refuse_personal_number
from tracker.services.letters.blocked import why_blocked
from tracker.services.letters.next_letter import NextLetter, next_letter
from tracker.services.letters.planning import new_letter
from tracker.services.people.find_person import find_person
from tracker.settings import Settings
from tracker.store import events, letters, new_letters, people

REQUEST = (LetterKind.REMINDER,)


@dataclass(frozen=True, slots=True)
class SkippedLetter:
    """A skipped letter: its recipient, and the day that it was due to be sent."""

    person: Person
    day: date


def hold_letter(session: Session, actor: Actor, now: datetime, who: str, reason: str) -> Person:
    """Holds all letters to the person until they are released.

    Raises NotFoundError or UsageError if the person is unknown, ambiguous or paused.
    """
    refuse_personal_number(reason, REASON)
    person = find_person(session, who)
    _refuse_paused(person, now)
    people.hold(session, person.id, reason)
    letters.change_waiting(session, person.id, LetterState.PLANNED, LetterState.HELD, now)
    events.log(session, now, "held", actor, person_id=person.id, detail=reason)
    return person


def release_letter(session: Session, actor: Actor, now: datetime, who: str, reason: str) -> Person:
    """Releases the person's held letters, to be sent by the next run. Raises UsageError if there are none."""
    refuse_personal_number(reason, REASON)
    person = find_person(session, who)
    freed = letters.change_waiting(session, person.id, LetterState.HELD, LetterState.PLANNED, now)
    if not person.on_hold and not freed:
        raise UsageError(f"Inga brev till {person.name} hålls.")
    if person.on_hold:
        people.release(session, person.id)
    events.log(session, now, "released", actor, person_id=person.id, detail=reason)
    return person


def move_letter(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    who: str,
    day: date,
    reason: str,
) -> Person:
    """Moves the person's next letter to `day`, or to the first open day after it; no letter is sent before.

    Raises UsageError if `day` is not later than planned or the person is paused, NotFoundError if no letter
    is due.
    """
    refuse_personal_number(reason, REASON)
    person = find_person(session, who)
    _refuse_paused(person, now)
    coming = next_letter(session, settings, person, swedish_day(now))
    if day <= coming.day:
        raise UsageError(
            sentence(
                f"Nästa brev till {person.name} går {coming.day}: flytta till en senare dag, eller skicka nu",
                " med tracker letters send.",
                ".",
            )
        )
    letters.change_waiting(session, person.id, LetterState.PLANNED, LetterState.WITHDRAWN, now, REQUEST)
    letters.change_waiting(session, person.id, LetterState.HELD, LetterState.WITHDRAWN, now, REQUEST)
    people.pause(session, person.id, day, reason)
    _log(session, actor, now, person, coming, "moved", f"till {day}: {reason}")
    return person


def skip_letter(
    session: Session, actor: Actor, now: datetime, settings: Settings, who: str, reason: str
) -> SkippedLetter:
    """Skips the person's next letter; the one after it is sent as usual.

    Raises NotFoundError if no letter is due.
    """
    refuse_personal_number(reason, REASON)
    person = find_person(session, who)
    coming = next_letter(session, settings, person, swedish_day(now))
    if coming.letter_id is not None:
        letters.change_waiting(session, person.id, LetterState.PLANNED, LetterState.SKIPPED, now, REQUEST)
        letters.change_waiting(session, person.id, LetterState.HELD, LetterState.SKIPPED, now, REQUEST)
    elif coming.reminder is not None:
        new_letters.write_over(session, new_letter(coming.reminder, settings, LetterState.SKIPPED), now)
    _log(session, actor, now, person, coming, "skipped", reason)
    return SkippedLetter(person, coming.day)


def send_now(
    session: Session, actor: Actor, now: datetime, settings: Settings, who: str, reason: str
) -> Person:
    """Makes the person's next letter ready to send today.

    Raises UsageError if the person is away, on hold, unreachable, or has already had a letter today.
    """
    refuse_personal_number(reason, REASON)
    person = find_person(session, who)
    why = why_blocked(person, swedish_day(now))
    if why is not None:
        raise UsageError(joined(f"{person.name}: ", why, "."))
    coming = next_letter(session, settings, person, swedish_day(now))
    if coming.letter_id is not None:
        letters.change_waiting(session, person.id, LetterState.PLANNED, LetterState.PLANNED, now, REQUEST)
    elif coming.reminder is not None:
        today = replace(coming.reminder, day=swedish_day(now))
        if not new_letters.write_over(session, new_letter(today, settings), now):
            raise UsageError(f"{person.name} har redan fått brev i dag: högst ett om dagen.")
    _log(session, actor, now, person, coming, "hastened", reason)
    return person


def _refuse_paused(person: Person, now: datetime) -> None:
    """Raises UsageError if the person is paused: a hold or a move would overwrite the end of the pause."""
    until = person.paused_until
    if until is not None and until > swedish_day(now):
        told = f"{person.name} är pausad till {until}: inga brev går före dess. Ändra "
        raise UsageError(sentence(told, "med tracker people pause.", "under Frånvaro."))


def _log(
    session: Session, actor: Actor, now: datetime, person: Person, letter: NextLetter, what: str, reason: str
) -> None:
    events.log_each(
        session,
        now,
        what,
        actor,
        activity_ids=letter.activity_ids,
        person_id=person.id,
        letter_id=letter.letter_id,
        detail=reason,
    )
