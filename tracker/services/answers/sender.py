"""Who wrote a mail, and whether that person may answer the letter."""

from collections.abc import Iterable

from sqlmodel import Session

from tracker.domain.incoming import Authenticity
from tracker.domain.letter import LetterKind
from tracker.domain.records import Person
from tracker.domain.reply.cause import Cause, MailCode
from tracker.domain.text import on_one_line
from tracker.mail.incoming.envelope import Envelope
from tracker.mail.incoming.message import IncomingMail
from tracker.services.answers.match_letter import MatchedLetter
from tracker.services.letters.outstanding import who_answers
from tracker.settings import Settings
from tracker.store import deputies, people, person_merge, reviews
from tracker.store.letters import Letter

NOT_GENUINE, NOT_PROVED = "(avsändaren är inte äkta)", "(avsändaren är inte styrkt)"
SHOWN_IN_FULL = 5  # cases of one person; further mails that nobody vouches for are shown together


def known_sender(session: Session, message: IncomingMail | Envelope) -> Person | None:
    """Returns the person with this sender address, as the main address or as an alias; None if unknown."""
    if message.sender is None:
        return None
    owner = people.person_by_email(session, message.sender)
    other = deputies.person_of_alias(session, message.sender)
    if owner is not None or other is None:
        return owner
    return people.people_of(session, [other])[other]


def sender_doubts(
    session: Session,
    message: IncomingMail,
    letter: Letter | None,
    sender: Person | None,
    settings: Settings,
) -> Iterable[Cause]:
    """Yields why a person should look at the mail before its answers count."""
    if message.sender is None:
        yield Cause(MailCode.NO_SENDER, "Det går inte att se säkert vem som har skickat mejlet.")
    elif letter is not None and not may_answer(session, letter, sender):
        told = f"Mejlet kommer från {message.sender}, som inte är den som fick brevet."
        yield Cause(MailCode.STRANGER, told)
    elif letter is not None and sender is not None and not _still_answers(session, letter, sender, settings):
        yield Cause(MailCode.LEFT_SEAT, "Den som svarar har inte längre befattningen.")
    if message.authenticity is Authenticity.FAIL:
        yield Cause(MailCode.FORGED, "Mejlets avsändare är inte äkta enligt e-postservern.")
    elif message.authenticity is Authenticity.UNPROVED:
        told = "E-postservern intygar inte att mejlet kommer från avsändarens organisation."
        yield Cause(MailCode.UNPROVED, told)
    elif not may_be_believed(message, settings):
        yield Cause(MailCode.UNPROVED, "E-postservern har inte intygat vem som skickade mejlet.")


def may_be_believed(message: IncomingMail, settings: Settings) -> bool:
    """True if the sender is proved, or if nothing was tested and the settings accept that."""
    if message.authenticity is Authenticity.ABSENT:
        return settings.accept_unauthenticated
    return message.authenticity is Authenticity.PASS


def whose_mail(
    session: Session, message: IncomingMail | Envelope, matched: MatchedLetter, sender: Person | None
) -> tuple[Cause, ...]:
    """Returns the cause by which a mail that nobody vouches for is shown together with others, if it is."""
    return outsider(message, matched, sender) or _one_of_many(session, message, matched, sender)


def outsider(
    message: IncomingMail | Envelope, matched: MatchedLetter, sender: Person | None
) -> tuple[Cause, ...]:
    """Returns the cause by which the mails of one sender are shown together; empty for those of our people.

    Such mails can be many: anybody can write to the address.
    """
    forged = isinstance(message, IncomingMail) and message.authenticity is Authenticity.FAIL
    if matched.has_token or (sender is not None and not forged):
        return ()
    address = on_one_line(message.sender or "okänd adress")
    who = f"{address} {NOT_GENUINE}" if sender else f"{address}, som inte finns bland personerna"
    return (Cause(MailCode.OUTSIDER, f"Från {who}, utan brevets hemliga kod."),)


def _one_of_many(
    session: Session, message: IncomingMail | Envelope, matched: MatchedLetter, sender: Person | None
) -> tuple[Cause, ...]:
    """Returns the same cause for more than a few mails in the name of one person, unproved and without token.

    Anybody can write a known address in From: a thousand of them must not hide what waits from others.
    """
    proved = isinstance(message, IncomingMail) and message.authenticity is Authenticity.PASS
    if (
        sender is None
        or proved
        or matched.has_token
        or reviews.waiting_of(session, sender.id) < SHOWN_IN_FULL
    ):
        return ()
    who = f"{on_one_line(message.sender or sender.email)} {NOT_PROVED}"
    return (Cause(MailCode.OUTSIDER, f"Från {who}, utan brevets hemliga kod."),)


def may_answer(session: Session, letter: Letter, sender: Person | None) -> bool:
    """Returns True for the letter's recipient, and for a deputy of all the seats in the letter.

    The recipient may have been merged into the sender.
    """
    if sender is None or sender.id == letter.person_id:
        return sender is not None
    if person_merge.is_merged(session, letter.person_id, sender.id):
        return True
    return {line.seat_id for line in letter.lines} <= deputies.seats_of_deputy(session, sender.id)


def _still_answers(session: Session, letter: Letter, sender: Person, settings: Settings) -> bool:
    """Returns False if the sender no longer answers for one of the seats.

    Letters about other people's unanswered questions (call list, manager summary) are never about the
    sender's seats, so they pass.
    """
    if letter.kind != LetterKind.REMINDER:
        return True
    allowed = deputies.seats_of_deputy(session, sender.id)
    asked = who_answers(session, {line.occasion_id for line in letter.lines}, settings)
    return all(sender.id in persons for seat, persons in asked.items() if seat not in allowed)
