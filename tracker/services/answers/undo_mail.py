"""Lists the mails whose answers were recorded, and takes the answers of a mail back.

Taking back reopens the questions and queues the mail for review.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.records import StoredActivity
from tracker.domain.reply.cause import Cause, MailCode
from tracker.domain.reply.trace import Trace, trace_json
from tracker.domain.sentence import sentence
from tracker.domain.status import StatusReport
from tracker.errors import NotFoundError
from tracker.services.answers.closed_forms import refuse_to_withdraw
from tracker.services.answers.read_reply import send_to_review
from tracker.services.free_text import REASON, refuse_personal_number
from tracker.settings import Settings
from tracker.store import events, incoming, letters, occasions, plans, reports
from tracker.store.reports import MailReport


@dataclass(frozen=True, slots=True)
class AppliedLine:
    """An answer that was recorded; `trace` None: a person decided it."""

    activity: StoredActivity
    report: StatusReport
    trace: Trace | None

    def sentence(self, labels: Mapping[str, str]) -> str:
        """The activity, the status, the forecast and the comment, as text."""
        forecast = self.report.forecast.short if self.report.forecast else ""
        parts = (labels[self.report.status], forecast, self.report.comment)
        return f"{self.activity}: {', '.join(part for part in parts if part)}"


@dataclass(frozen=True, slots=True)
class Applied:
    """A mail whose answers were recorded."""

    id: int
    person: str
    email: str | None
    received_at: datetime
    lines: tuple[AppliedLine, ...]

    def json(self, *, why: bool = False) -> dict[str, object]:
        """Returns one item of `tracker review applied --format json`; `why` adds the trace of each answer."""
        return {
            "id": self.id,
            "mail": self.id,
            "person": self.person,
            "email": self.email,
            "date": swedish_day(self.received_at).isoformat(),
            "answers": [_line_json(line, why) for line in self.lines],
            "reasons": [],
        }


def _line_json(line: AppliedLine, why: bool) -> dict[str, object]:
    report = line.report
    shape: dict[str, object] = {
        "activity": str(line.activity),
        "status": report.status,
        "comment": report.comment,
        "value": report.value,
        "target": report.target,
        "forecast": report.forecast,
    }
    return shape | ({"why": trace_json(line.trace) if line.trace else None} if why else {})


@dataclass(frozen=True, slots=True)
class UndoResult:
    """The number of answers taken back; `waiting` is False if the mail was purged and can't be read again."""

    answers: int
    waiting: bool


def applied_mails(session: Session, since: datetime) -> tuple[Applied, ...]:
    """Returns the mails with recorded answers since a moment, newest first."""
    found = reports.from_mails(session, since)
    activities = plans.activities_of(session, {one.report.activity_id for one in found})
    mails: dict[int, dict[tuple[int, str, str], MailReport]] = {}
    for one in found:  # an answer for several seats is listed once
        same = (one.report.activity_id, one.report.status, one.report.comment)
        mails.setdefault(one.incoming_id, {}).setdefault(same, one)
    return tuple(_applied(list(by_answer.values()), activities) for by_answer in mails.values())


def _applied(answers: Sequence[MailReport], activities: Mapping[int, StoredActivity]) -> Applied:
    last = answers[-1]
    lines = tuple(AppliedLine(activities[one.report.activity_id], one.report, one.trace) for one in answers)
    return Applied(last.incoming_id, last.report.person, last.email, last.received_at, lines)


def recorded_districts(session: Session, incoming_id: int) -> frozenset[str]:
    """Returns the districts in which a mail has recorded answers that stand."""
    activities = {one.activity_id for one in reports.of_mail(session, incoming_id)}
    return frozenset(plans.districts_of(session, activities))


def undo_mail(
    session: Session, actor: Actor, now: datetime, settings: Settings, incoming_id: int, reason: str
) -> UndoResult:
    """Takes back the answers of a mail and queues it for review, unless the mail was purged.

    Raises NotFoundError if the mail has no recorded answers, and UsageError if one stands behind a fixed
    section or the reason has a personal number.
    """
    refuse_personal_number(reason, REASON)
    events.lock_log(session)
    undone = reports.undo_reports(session, incoming_id, swedish_day(now))
    if not undone:
        told = f"Mejl {incoming_id} har inte fört in något: "
        raise NotFoundError(sentence(told, "se tracker review applied.", "se under Avgjort."))
    activities = plans.activities_of(session, {activity_id for _, activity_id, _ in undone})
    for report_id, activity_id, _ in undone:
        refuse_to_withdraw(session, activities[activity_id], (report_id,))
    for person_id in reports.persons_of(session, incoming_id):
        letters.withdraw_receipts(session, person_id)
    for report_id, activity_id, _ in undone:
        window = settings.rules_for(activities[activity_id].plan.district).window
        occasions.reopen_closed_by(session, report_id, window)
        events.log(
            session, now, "undone", actor, activity_id=activity_id, detail=f"mejl {incoming_id}: {reason}"
        )
    answers = len({activity for _, activity, _ in undone})
    try:
        mail = incoming.mail(session, incoming_id)
    except NotFoundError:
        return UndoResult(answers, waiting=False)
    send_to_review(session, actor, now, settings, mail, Cause(MailCode.UNDONE, f"Återtaget: {reason}"))
    return UndoResult(answers, waiting=True)
