"""Handles automatic mails: autoreplies, bounces, complaints, and mails that can't be read.

None of them changes a status or is answered. Only mails that refer to one of our letters have an effect.
"""

from datetime import datetime, timedelta

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.incoming import MailKind
from tracker.domain.records import Person
from tracker.domain.reply.cause import Cause, MailCode
from tracker.mail.incoming.message import IncomingMail, MailProblem
from tracker.reading.reply import guard
from tracker.store import events, incoming, letters, people, reviews
from tracker.store.incoming import StoredMail
from tracker.store.letters import Letter

LONGEST_ABSENCE = timedelta(days=100)  # a longer absence needs a decision about who answers instead
SOFT_BOUNCES = 3  # this many in a row within SOFT_DAYS are reported to the coordinator
SOFT_DAYS = timedelta(days=14)


def set_aside(session: Session, mail: StoredMail, problem: MailProblem) -> str:
    """Queues a mail that is too large, too nested or malformed for review, and leaves it in the mailbox."""
    incoming.mark_failed(session, mail.id, str(problem))
    reviews.add_review(session, mail.id, "", (), [Cause(MailCode.UNREADABLE, str(problem))])
    return "review"


def read_automatic(
    session: Session,
    actor: Actor,
    now: datetime,
    mail: StoredMail,
    message: IncomingMail,
    letter: Letter | None,
    sender: Person | None,
) -> str:
    """Handles an autoreply, a bounce or a complaint. Returns the outcome, for the run's statistics."""
    if message.kind == MailKind.AUTOREPLY:
        return _absent(session, actor, now, mail, message, letter, sender)
    if message.kind == MailKind.BOUNCE:
        return _bounced(session, actor, now, mail, message, letter)
    if message.kind == MailKind.ABUSE:
        reason = (
            "Ett klagomål (abuse report) från en e-postleverantör: någon har märkt brevet som skräppost. "
        )
        told = f"{reason}Svara inte på det; fråga mottagaren."
        return _to_review(session, mail, message, Cause(MailCode.COMPLAINT, told))
    return message.kind


def _absent(
    session: Session,
    actor: Actor,
    now: datetime,
    mail: StoredMail,
    message: IncomingMail,
    letter: Letter | None,
    sender: Person | None,
) -> str:
    """Pauses the person's letters until the return date of an out-of-office reply.

    Ignored unless it answers one of our letters and comes from its recipient: nobody can pause someone else.
    """
    person = people.people_of(session, [letter.person_id])[letter.person_id] if letter else None
    if person is None or sender is None or sender.id != person.id or message.authenticated is False:
        return MailKind.AUTOREPLY
    if message.has_left:
        detail = "har slutat enligt sitt autosvar"
        events.log(session, now, "absent", actor, person_id=person.id, detail=detail)
        return _to_review(session, mail, message, Cause(MailCode.HAS_LEFT, _left(person)))
    back, today = message.return_date, swedish_day(now)
    if back is not None and back - today > LONGEST_ABSENCE:
        long = Cause(MailCode.LONG_ABSENCE, f"Frånvaro ända till {back}: vem svarar då?")
        return _to_review(session, mail, message, long)
    longer = back is not None and back > max(today, person.paused_until or today)
    if back is not None and longer and not person.on_hold:  # an existing longer pause is kept
        people.pause(session, person.id, back, "frånvaromeddelande")
    detail = f"åter {back}" if back else "utan datum"
    events.log(session, now, "absent", actor, person_id=person.id, detail=detail)
    return MailKind.AUTOREPLY


def _left(person: Person) -> str:
    return (
        f"{person.name} har slutat, enligt sitt autosvar. Stämmer det: kör tracker people leave "
        f"{person.email} och ange vem som har tagit över."
    )


def _bounced(
    session: Session,
    actor: Actor,
    now: datetime,
    mail: StoredMail,
    message: IncomingMail,
    letter: Letter | None,
) -> str:
    """Marks the address after a hard bounce, counts soft ones.

    Ignores bounces of letters that are not ours.
    """
    if letter is None:
        return MailKind.BOUNCE
    person = people.people_of(session, [letter.person_id])[letter.person_id]
    if message.bounced_address not in (None, person.email):
        return MailKind.BOUNCE
    if message.hard:
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
        detail="adressen finns inte" if message.hard else "tillfälligt fel",
    )
    if message.hard or not _too_many(session, person, now):
        return MailKind.BOUNCE
    reason = (
        f"{SOFT_BOUNCES} brev eller fler till {person.name} har studsat på {SOFT_DAYS.days} dagar "
        f"utan att något svar har kommit: kontrollera adressen {person.email}, eller ring."
    )
    return _to_review(session, mail, message, Cause(MailCode.BOUNCES, reason))


def _too_many(session: Session, person: Person, now: datetime) -> bool:
    """Returns True at every third bounce (SOFT_BOUNCES), so that the review queue is not flooded."""
    count = incoming.bounces_in_a_row(session, person.id, now - SOFT_DAYS)
    return count > 0 and count % SOFT_BOUNCES == 0


def _to_review(session: Session, mail: StoredMail, message: IncomingMail, cause: Cause) -> str:
    text = guard.redact(message.text[:20_000], keep=guard.SUSPECTED).text
    reviews.add_review(session, mail.id, text, (), [cause])
    return "review"
