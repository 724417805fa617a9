"""Lists the mails whose answers were recorded, and takes the answers of a mail back.

Taking back reopens the questions and queues the mail for review.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.reply.trace import Trace, trace_json
from tracker.errors import NotFoundError
from tracker.services.answers.read_reply import send_to_review
from tracker.settings import Settings
from tracker.store import events, incoming, letters, occasions, plans, reports
from tracker.store.reports import MailReport


@dataclass(frozen=True, slots=True)
class Applied:
    """A mail whose answers were recorded; `why` has the trace of each, None if a person decided."""

    id: int
    person: str
    received_at: datetime
    recorded: tuple[str, ...]
    why: tuple[Trace | None, ...]

    def json(self) -> dict[str, object]:
        return {
            "id": self.id,
            "person": self.person,
            "received": self.received_at.isoformat(),
            "said": list(self.recorded),
            "why": [trace_json(trace) if trace else None for trace in self.why],
        }


@dataclass(frozen=True, slots=True)
class UndoResult:
    """The number of answers taken back; `waiting` is False if the mail was purged and can't be read again."""

    answers: int
    waiting: bool


def applied_mails(session: Session, settings: Settings, since: datetime) -> tuple[Applied, ...]:
    """Returns the mails with recorded answers since a moment, newest first."""
    found = reports.from_mails(session, since)
    activities = plans.activities_of(session, {one.report.activity_id for one in found})
    mails: dict[int, dict[str, MailReport]] = {}
    for one in found:
        sentence = f"{activities[one.report.activity_id]}: {settings.status_labels[one.report.status]}"
        sentence += f", {one.report.comment}" if one.report.comment else ""
        mails.setdefault(one.incoming_id, {}).setdefault(sentence, one)
    return tuple(_applied(by_sentence) for by_sentence in mails.values())


def _applied(by_sentence: Mapping[str, MailReport]) -> Applied:
    """Returns one mail; an answer for several seats is listed once."""
    last = list(by_sentence.values())[-1]
    return Applied(
        last.incoming_id,
        last.report.person,
        last.received_at,
        tuple(by_sentence),
        tuple(one.trace for one in by_sentence.values()),
    )


def undo_mail(
    session: Session, actor: Actor, now: datetime, settings: Settings, incoming_id: int, reason: str
) -> UndoResult:
    """Takes back the answers of a mail and queues it for review, unless the mail was purged.

    Raises NotFoundError if the mail has no recorded answers.
    """
    events.lock_log(session)
    undone = reports.undo_reports(session, incoming_id, swedish_day(now))
    if not undone:
        raise NotFoundError(f"Mejl {incoming_id} har inte fört in något: se tracker review applied.")
    for person_id in reports.persons_of(session, incoming_id):
        letters.withdraw_receipts(session, person_id)
    activities = plans.activities_of(session, {activity_id for _, activity_id, _ in undone})
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
    send_to_review(session, actor, now, settings, mail, f"Återtaget: {reason}")
    return UndoResult(answers, waiting=True)
