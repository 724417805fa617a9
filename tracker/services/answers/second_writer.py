"""Notices that a letter is answered again from another address or by another person than before."""

from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.records import Person
from tracker.domain.reply.cause import Cause, MailCode
from tracker.domain.swedish import swedish_date
from tracker.errors import NotFoundError
from tracker.mail.incoming.envelope import envelope
from tracker.mail.incoming.message import IncomingMail
from tracker.services.answers.review_case import person_of
from tracker.store import events, incoming, reports
from tracker.store.letters import Letter
from tracker.store.reports import MailAnswer

MOST = 20  # earlier mails whose senders are looked at: a program that answers for ever costs no more


def note_second_writer(
    session: Session,
    actor: Actor,
    now: datetime,
    message: IncomingMail,
    letter: Letter | None,
    sender: Person | None,
    mail_id: int,
) -> tuple[Cause, ...]:
    """Returns and logs the cause if somebody else, or another address, has answered the letter before.

    It holds nothing back: deputies and people with two addresses may answer. What only waits for review does
    not count, as anybody may have sent it.
    """
    if letter is None:
        return ()
    for before in reports.answers_of_letter(session, letter.id, mail_id, MOST):
        address = _address(session, before)
        other = sender is None or before.person_id != sender.id
        if other or (address is not None and address != message.sender):
            who = "en annan person" if other else "en annan adress"
            detail = f"mejl {mail_id}: {who} än den som svarade med mejl {before.incoming_id}"
            events.log(session, now, "answered_again", actor, letter_id=letter.id, detail=detail)
            return (_cause(session, before, address, other=other),)
    return ()


def _cause(session: Session, before: MailAnswer, address: str | None, *, other: bool) -> Cause:
    person = person_of(session, before.person_id)
    who = (person.name if person else "någon annan") + (f" <{address}>" if address else "")
    day = swedish_date(swedish_day(before.received_at))
    told = f"Brevet besvarades redan {day} av {who}. Det här svaret kommer från "
    return Cause(MailCode.SECOND_WRITER, told + ("någon annan." if other else "en annan adress."))


def _address(session: Session, before: MailAnswer) -> str | None:
    """Returns the address that the mail came from; None if the mail has been purged."""
    try:
        return envelope(incoming.mail(session, before.incoming_id).raw).sender
    except NotFoundError:
        return None
