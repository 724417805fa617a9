"""Handles automatic mails: autoreplies, bounces, complaints, and mails that can't be read.

None of them changes a status or is answered. Only mails that refer to one of our letters have an effect, and
only those that know its secret token (match_letter.py) have it without a person: anybody can forge the rest.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.incoming import Authenticity, MailKind
from tracker.domain.records import Person
from tracker.domain.reply.cause import Cause, MailCode
from tracker.domain.swedish import swedish_date
from tracker.mail.incoming.envelope import envelope
from tracker.mail.incoming.message import IncomingMail
from tracker.reading.personal import beginning
from tracker.reading.reply import guard
from tracker.services.answers.automatic_effects import note_bounce, pause, recipient
from tracker.services.answers.causes import is_outsiders
from tracker.services.answers.match_letter import MatchedLetter, match_letter
from tracker.services.answers.sender import known_sender, may_be_believed, whose_mail
from tracker.settings import Settings
from tracker.store import events, incoming, reviews
from tracker.store.incoming import StoredMail

LONGEST_ABSENCE = timedelta(days=100)  # a longer absence needs a decision about who answers instead
LONGEST_SHOWN = 20_000  # characters of a mail
SOFT_BOUNCES = 3  # this many in a row within SOFT_DAYS are reported to the coordinator
SOFT_DAYS = timedelta(days=14)
OUTSIDERS = "outsiders"  # the outcome of a mail from nobody that we know, for the run's statistics
_ASKED = "Kan stämma, bekräfta:"


@dataclass(frozen=True, slots=True)
class Automatic:
    """An automatic mail that is being read, with the letter and the person that it seems to be from."""

    mail: StoredMail
    message: IncomingMail
    matched: MatchedLetter
    sender: Person | None


def set_aside(session: Session, mail: StoredMail, cause: Cause, error: str = "") -> str:
    """Queues a mail that can't be read for review, and leaves it in the mailbox."""
    incoming.mark_failed(session, mail.id, error or cause.sentence)
    found = envelope(mail.raw)
    whose = whose_mail(session, found, match_letter(session, found), known_sender(session, found))
    reviews.add_review(session, mail.id, "", (), [cause, *whose])
    return OUTSIDERS if whose else "review"


def read_automatic(session: Session, actor: Actor, now: datetime, settings: Settings, read: Automatic) -> str:
    """Handles an autoreply, a bounce or a complaint. Returns the outcome, for the run's statistics."""
    if read.message.kind == MailKind.AUTOREPLY:
        return _absent(session, actor, now, settings, read)
    if read.message.kind == MailKind.BOUNCE:
        return _bounced(session, actor, now, read)
    if read.message.kind == MailKind.ABUSE:
        reason = (
            "Ett klagomål (abuse report) från en e-postleverantör: någon har märkt brevet som skräppost. "
        )
        told = f"{reason}Svara inte på det; fråga mottagaren."
        return _to_review(session, read, Cause(MailCode.COMPLAINT, told))
    return read.message.kind


def _absent(session: Session, actor: Actor, now: datetime, settings: Settings, read: Automatic) -> str:
    """Pauses the person's letters until the return date of an out-of-office reply.

    Ignored unless it answers one of our letters and comes from its recipient: nobody can pause someone else.
    """
    letter, message = read.matched.letter, read.message
    person = recipient(session, letter) if letter else None
    if person is None or read.sender is None or read.sender.id != person.id:
        return MailKind.AUTOREPLY
    sure = read.matched.has_token and may_be_believed(message, settings)
    if message.has_left:
        if sure:
            detail = "har slutat enligt sitt autosvar"
            events.log(session, now, "absent", actor, person_id=person.id, detail=detail)
        return _to_review(session, read, Cause(MailCode.HAS_LEFT, _left(person)))
    back = message.return_date
    if back is not None and back - swedish_day(now) > LONGEST_ABSENCE:
        long = Cause(MailCode.LONG_ABSENCE, f"Frånvaro ända till {back}: vem svarar då?")
        return _to_review(session, read, long)
    if not sure:
        if back is None or back <= swedish_day(now):
            return MailKind.AUTOREPLY
        told = f"{_ASKED} {person.name} är borta till {swedish_date(back)}. Ja pausar breven till dess."
        return _to_review(session, read, Cause(MailCode.PERHAPS_AWAY, f"{told} {_why(read)}"))
    pause(session, actor, now, person, back)
    return MailKind.AUTOREPLY


def _left(person: Person) -> str:
    return (
        f"{person.name} har slutat, enligt sitt autosvar. Stämmer det, notera det och vem som har tagit över."
    )


def _why(read: Automatic) -> str:
    """Returns what the mail lacks, as a sentence."""
    if not read.matched.has_token:
        return "Mejlet har bara koden i ämnesraden, som vem som helst kan ha sett."
    return "E-postservern har inte intygat avsändaren."


def _bounced(session: Session, actor: Actor, now: datetime, read: Automatic) -> str:
    """Marks the address after a hard bounce, counts soft ones.

    Ignores bounces of letters that are not ours. Mail systems are seldom authenticated, so results that are
    missing don't matter; the letter's token does.
    """
    letter, message = read.matched.letter, read.message
    if letter is None:
        return MailKind.BOUNCE
    person = recipient(session, letter)
    if message.bounced_address not in (None, person.email):
        return MailKind.BOUNCE
    if not read.matched.has_token or message.authenticity is Authenticity.FAIL:
        return _perhaps_bounced(session, read, person) if message.hard else MailKind.BOUNCE
    note_bounce(session, actor, now, letter, person, hard=bool(message.hard))
    if message.hard or not _too_many(session, person, now):
        return MailKind.BOUNCE
    reason = (
        f"{SOFT_BOUNCES} brev eller fler till {person.name} har studsat på {SOFT_DAYS.days} dagar "
        f"utan att något svar har kommit: kontrollera adressen {person.email}, eller ring."
    )
    return _to_review(session, read, Cause(MailCode.BOUNCES, reason))


def _perhaps_bounced(session: Session, read: Automatic, person: Person) -> str:
    """Asks a person, once: anybody can send a thousand such mails, and none says more than the first."""
    if reviews.bounce_waits(session, person.id, person.email):
        return MailKind.BOUNCE
    told = (
        f"{_ASKED} adressen {person.email} finns inte längre. Ja slutar skicka dit tills den är rättad. "
        f"{_why(read)}"
    )
    return _to_review(session, read, Cause(MailCode.PERHAPS_BOUNCED, told))


def _too_many(session: Session, person: Person, now: datetime) -> bool:
    """Returns True at every third bounce (SOFT_BOUNCES), so that the review queue is not flooded."""
    count = incoming.bounces_in_a_row(session, person.id, now - SOFT_DAYS)
    return count > 0 and count % SOFT_BOUNCES == 0


def _to_review(session: Session, read: Automatic, *causes: Cause) -> str:
    if read.message.kind != MailKind.BOUNCE:  # it comes from a mail system, whoever it is about
        causes += whose_mail(session, read.message, read.matched, read.sender)
    text = guard.redact(beginning(read.message.text, LONGEST_SHOWN), keep=guard.SUSPECTED).text
    reviews.add_review(session, read.mail.id, text, (), causes)
    return OUTSIDERS if is_outsiders(causes) else "review"
