"""Records an answer by phone, or takes one back."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.records import StoredActivity
from tracker.domain.sentence import sentence
from tracker.domain.status import Channel
from tracker.errors import NotFoundError
from tracker.services.answers.closed_forms import refuse_if_closed, refuse_to_withdraw
from tracker.services.answers.record_answer import Answer, check_comment, record_answer, seats_of
from tracker.services.people.find_person import find_person
from tracker.settings import Settings
from tracker.store import events, occasions, reports


def report_by_hand(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    answer: Answer,
    who: str | None,
    correction: bool = False,
) -> int:
    """Records an answer given by phone, for the whole activity or for the seats of a person.

    `who` is a name or an address. Raises NotFoundError if that person is unknown or does not answer for the
    activity, and UsageError if several have the name, the comment contains a personal number, or the annual
    section is fixed, unless the answer is for a `correction` of it.
    """
    check_comment(answer.comment)
    if not correction:
        refuse_if_closed(session, answer.activity)
    if who is None:
        return record_answer(session, actor, now, settings, answer, None, Channel.PHONE)
    person = find_person(session, who)
    seats = seats_of(session, answer.activity.id, person.id)
    if not seats:
        raise NotFoundError(
            sentence(
                f"{who} svarar inte för {answer.activity}: ",
                "utelämna --person eller välj en annan.",
                "välj en annan, eller hela aktiviteten.",
            )
        )
    mine = replace(answer, seat_ids=seats)
    return record_answer(session, actor, now, settings, mine, person, Channel.PHONE)


def withdraw_report(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    stored: StoredActivity,
    who: str | None,
) -> None:
    """Takes back the last answer by phone about an activity, and reopens the occasions that it closed.

    `who` limits it to the answers of a person. Raises NotFoundError if there is none, and UsageError if it
    stands behind a fixed section.
    """
    person = find_person(session, who) if who else None
    events.lock_log(session)
    undone = reports.undo_last_by_hand(session, stored.id, person.id if person else None, swedish_day(now))
    if not undone:
        by = f" av {who}" if who else ""
        told = f"Inget svar på telefon{by} finns om {stored}: "
        raise NotFoundError(sentence(told, "se tracker log.", "se aktivitetens historik."))
    refuse_to_withdraw(session, stored, (report_id for report_id, _ in undone))
    window = settings.rules_for(stored.plan.district).window
    for report_id, person_id in undone:
        occasions.reopen_closed_by(session, report_id, window)
        detail = f"svar {report_id} på telefon"
        events.log(session, now, "undone", actor, activity_id=stored.id, person_id=person_id, detail=detail)
