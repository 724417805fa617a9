"""What an automatic mail does: an absence pauses a person's letters, a hard bounce marks the address."""

from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.records import Person
from tracker.domain.reply.cause import MailCode
from tracker.errors import NotFoundError, UsageError
from tracker.mail.incoming.message import IncomingMail, MailProblem, read_message
from tracker.services.answers.match_letter import match_letter
from tracker.settings import Settings
from tracker.store import events, incoming, letters, people
from tracker.store.letters import Letter
from tracker.store.reviews import ReviewItem

PROPOSALS = frozenset({MailCode.PERHAPS_AWAY, MailCode.PERHAPS_BOUNCED})


def recipient(session: Session, letter: Letter) -> Person:
    """Returns the person whom the letter was sent to."""
    return people.people_of(session, [letter.person_id])[letter.person_id]


def pause(session: Session, actor: Actor, now: datetime, person: Person, back: date | None) -> None:
    """Pauses the person's letters until the first day back. An existing longer pause is kept."""
    today = swedish_day(now)
    longer = back is not None and back > max(today, person.paused_until or today)
    if back is not None and longer and not person.on_hold:
        people.pause(session, person.id, back, "frånvaromeddelande")
    detail = f"åter {back}" if back else "utan datum"
    events.log(session, now, "absent", actor, person_id=person.id, detail=detail)


def note_bounce(
    session: Session, actor: Actor, now: datetime, letter: Letter, person: Person, *, hard: bool
) -> None:
    """Logs a bounce; a hard one marks the address, to which nothing is sent until it is corrected."""
    if hard:
        people.mark_unreachable(session, person.id, swedish_day(now))
        letters.give_up(session, letter.id, "adressen finns inte")
    events.log_each(
        session,
        now,
        "bounced",
        actor,
        activity_ids=[line.activity_id for line in letter.lines],
        person_id=person.id,
        letter_id=letter.id,
        detail="adressen finns inte" if hard else "tillfälligt fel",
    )


def is_proposal(item: ReviewItem) -> bool:
    """True if the case asks whether an absence or a bounce is true, and has no answer."""
    return any(cause.code in PROPOSALS for cause in item.causes)


def confirm(session: Session, actor: Actor, now: datetime, settings: Settings, item: ReviewItem) -> None:
    """Carries out what an automatic mail proposes, which a person has found to be true.

    Raises NotFoundError if the mail has been purged, and UsageError if its letter can't be found any more.
    """
    message = _message(session, settings, item)
    letter = match_letter(session, message).letter
    if letter is None:
        raise UsageError(f"Granskning {item.id}: brevet som mejlet gäller finns inte längre. Avfärda den.")
    person = recipient(session, letter)
    if any(cause.code == MailCode.PERHAPS_AWAY for cause in item.causes):
        pause(session, actor, now, person, message.return_date)
    else:
        note_bounce(session, actor, now, letter, person, hard=True)


def _message(session: Session, settings: Settings, item: ReviewItem) -> IncomingMail:
    try:
        return read_message(incoming.mail(session, item.id).raw, trusted_hosts=settings.trusted_hosts)
    except MailProblem as problem:
        raise NotFoundError(f"Granskning {item.id}: {problem}") from problem
