"""Records an answer as a status report and closes the occasions that it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.closing import closes_later, reopens
from tracker.domain.records import Person, StoredActivity
from tracker.domain.reply.trace import Trace
from tracker.domain.status import Channel, Status, StatusReport
from tracker.domain.text import harmless
from tracker.domain.year_forecast import Forecast
from tracker.services.free_text import refuse_personal_number
from tracker.settings import Settings
from tracker.store import asked, events, occasions, people, reports
from tracker.store.last_reports import last_report


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer about one activity; empty `seat_ids`: for the whole activity.

    `trace` explains how a reply was read; None if a person decided. `answers_until` is the last due date that
    the answer covers; None if the letter is unknown. `forecast` is None if none was given.
    """

    activity: StoredActivity
    seat_ids: tuple[int, ...]
    status: Status
    comment: str = ""
    value: float | None = None
    target: float | None = None
    answers_until: date | None = None
    trace: Trace | None = None
    forecast: Forecast | None = None

    @property
    def closes_later(self) -> bool:
        """True if later occasions of these seats need no answer; without a target, the plan's counts."""
        question = self.activity.activity.question
        target = question.target if self.target is None else self.target
        return closes_later(self.status, question.kind, self.value, target)


def record_answer(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    answer: Answer,
    person: Person | None,
    channel: Channel,
    incoming_id: int | None = None,
) -> int:
    """Stores the reports and closes the answered occasions. Returns the id of the last report.

    Closes the open occasions due until `answers_until`, or, if the letter is unknown, what letters have asked
    about so far and those whose window is open. Later ones are closed too where nothing remains to be asked
    (domain/closing.py).
    """
    day = swedish_day(now)
    stored = answer.activity
    window = timedelta(days=settings.rules_for(stored.plan.district).window)
    person_id = person.id if person else None
    report_id = 0
    for seat_id in answer.seat_ids or (None,):
        closing = [seat_id] if seat_id is not None else _all_seats(session, stored.id)
        last = last_report(session, stored.id, seat_id, day)
        if reopens(last, answer.status, answer.closes_later):
            occasions.reopen_occasions(session, stored.id, closing)
        report = _report(answer, seat_id, person, channel, day)
        report_id = reports.add_report(
            session, report, person.id if person else None, incoming_id, answer.trace
        )
        for seat in closing:
            until = None if answer.closes_later else _until(session, answer, seat, day + window)
            occasions.close_occasions(session, stored.id, [seat], report_id, until)
    # The log can't be changed, so names and comments are stored in tables that can be purged (retention.py).
    events.log(
        session,
        now,
        "answered",
        actor,
        activity_id=stored.id,
        person_id=person_id,
        detail=f"{settings.status_labels[answer.status]} ({channel}, svar {report_id})",
    )
    return report_id


def _until(session: Session, answer: Answer, seat_id: int, window_ends: date) -> date:
    """Returns the last due date that an answer of a seat covers."""
    if answer.answers_until is not None:
        return answer.answers_until
    until = asked.asked_until(session, answer.activity.id, seat_id)
    return max(until, window_ends) if until else window_ends


def check_comment(comment: str) -> None:
    """Raises UsageError if a comment contains a personal number."""
    refuse_personal_number(comment, "Kommentaren")


def seats_of(session: Session, activity_id: int, person_id: int) -> tuple[int, ...]:
    """Returns the ids of the activity's seats that the person occupies."""
    answering = _all_seats(session, activity_id)
    occupied = people.held_of(session, answering, person_id)
    return tuple(seat for seat in answering if seat in occupied)


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
        comment=harmless(answer.comment),
        value=answer.value,
        target=answer.target,
        reported_on=day,
        channel=channel,
        closes_later=answer.closes_later,
        forecast=answer.forecast,
    )
