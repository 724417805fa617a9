"""An answer becomes a status report, and closes what it answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.records import Person, StoredActivity
from tracker.domain.status import FINAL, Channel, Status, StatusReport
from tracker.errors import NotFoundError
from tracker.settings import Settings
from tracker.store import events, occasions, people, reports

# Word files can't hold them, and nobody wrote them on purpose.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said about one activity. `seat_ids` empty: it covers the whole activity."""

    activity: StoredActivity
    seat_ids: tuple[int, ...]
    status: Status
    comment: str = ""
    value: float | None = None
    target: float | None = None
    answers_until: date | None = None


def record_answer(
    session: Session,
    answer: Answer,
    person: Person | None,
    channel: Channel,
    settings: Settings,
    now: datetime,
    incoming_id: int | None = None,
) -> int:
    """Stores the report(s), closes the occasions answered, and gives the last report's id.

    Closed are the open occasions due until `answers_until` (the one the letter asked about), or, where no
    letter is known, those whose window is open; genomförd and utgår close the later ones too.
    """
    day = swedish_day(now)
    stored = answer.activity
    window = timedelta(days=settings.rules_for(stored.plan.district).window)
    until = None if answer.status in FINAL else (answer.answers_until or day + window)
    report_id = 0
    for seat_id in answer.seat_ids or (None,):
        closing = [seat_id] if seat_id is not None else _all_seats(session, stored.id)
        last = reports.last_report(session, stored.id, seat_id, day)
        if last is not None and last.status in FINAL and answer.status not in FINAL:
            occasions.reopen_occasions(session, stored.id, closing)
        report = _report(answer, seat_id, person, channel, day)
        report_id = reports.add_report(session, report, person.id if person else None, incoming_id)
        occasions.close_occasions(session, stored.id, closing, report_id, until)
    # The log can't be changed: names and words stand where they can be taken away (retention.py).
    events.log(
        session,
        now,
        "answered",
        "" if person else "samordnaren",
        activity_id=stored.id,
        person_id=person.id if person else None,
        detail=f"{answer.status.label} ({channel}, svar {report_id})",
    )
    return report_id


def report_by_hand(
    session: Session, answer: Answer, email: str | None, settings: Settings, now: datetime
) -> int:
    """What came by phone: for the whole activity, or for the seats of the person who rang."""
    if email is None:
        return record_answer(session, answer, None, Channel.PHONE, settings, now)
    person = people.person_by_email(session, email)
    seats = seats_of(session, answer.activity.id, person.id) if person else ()
    if person is None or not seats:
        raise NotFoundError(
            f"{email} svarar inte för {answer.activity}: utelämna --person eller välj en annan."
        )
    mine = Answer(answer.activity, seats, answer.status, answer.comment, answer.value, answer.target)
    return record_answer(session, mine, person, Channel.PHONE, settings, now)


def seats_of(session: Session, activity_id: int, person_id: int) -> tuple[int, ...]:
    """The seats through which a person answers for an activity."""
    answering = _all_seats(session, activity_id)
    held = people.held_of(session, answering, person_id)
    return tuple(seat for seat in answering if seat in held)


def _all_seats(session: Session, activity_id: int) -> Sequence[int]:
    return people.assignments(session, [activity_id]).get(activity_id, ())


def _report(
    answer: Answer, seat_id: int | None, person: Person | None, channel: Channel, day: date
) -> StatusReport:
    return StatusReport(
        id=0,
        activity_id=answer.activity.id,
        seat_id=seat_id,
        person=person.name if person else "",
        status=answer.status,
        comment=CONTROL.sub(" ", answer.comment),
        value=answer.value,
        target=answer.target,
        reported_on=day,
        channel=channel,
    )
