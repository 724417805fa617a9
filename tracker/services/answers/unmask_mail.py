"""Shows the words of a mail that were masked as possibly identifying, after a person has checked them."""

from datetime import datetime

from sqlmodel import Session

from tracker.domain.actor import Actor
from tracker.errors import NotFoundError
from tracker.services.answers.read_reply import read_unmasked
from tracker.services.free_text import REASON, refuse_personal_number
from tracker.settings import Settings
from tracker.store import events, incoming, reports, reviews


def unmask_mail(
    session: Session, actor: Actor, now: datetime, settings: Settings, incoming_id: int, reason: str
) -> None:
    """Unmasks the mail's reports and review item, except personal numbers.

    Raises NotFoundError if the mail is missing, was purged, or has no masked words, UsageError if the reason
    has a personal number.
    """
    refuse_personal_number(reason, REASON)
    reading, asked = read_unmasked(session, now, incoming.mail(session, incoming_id), settings)
    changed = reviews.reword_review(session, incoming_id, reading.text, reading.answers)
    for answer in reading.answers:
        number = answer.activity or (next(iter(asked)) if len(asked) == 1 else None)
        if number in asked:
            changed |= bool(reports.reword(session, incoming_id, asked[number].id, answer.comment))
    if not changed:
        raise NotFoundError(f"Mejl {incoming_id} döljer inga ord: se tracker review applied.")
    events.log(session, now, "cleared", actor, detail=f"mejl {incoming_id}: {reason}")
