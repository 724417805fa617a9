"""What a mail was understood as is taken back: its questions are open again, and a person looks at it."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.errors import NotFoundError
from tracker.services.answers.read_reply import send_to_review
from tracker.settings import Settings
from tracker.store import events, incoming, letters, occasions, plans, reports


@dataclass(frozen=True, slots=True)
class Applied:
    """A mail that was applied by itself, and what it was understood as."""

    id: int
    person: str
    received_at: datetime
    said: tuple[str, ...]

    def json(self) -> dict[str, object]:
        return {
            "id": self.id,
            "person": self.person,
            "received": self.received_at.isoformat(),
            "said": list(self.said),
        }


@dataclass(frozen=True, slots=True)
class UndoResult:
    """How many answers were taken back; `waiting` False: the mail is thinned and can't be read again."""

    answers: int
    waiting: bool


def applied_mails(session: Session, since: datetime) -> tuple[Applied, ...]:
    """Mails applied since a moment, newest first, with what was noted."""
    found = reports.from_mails(session, since)
    activities = plans.activities_of(session, {report.activity_id for _, _, report in found})
    mails: dict[int, Applied] = {}
    for incoming_id, received_at, report in found:
        said = f"{activities[report.activity_id]}: {report.status.label}"
        said += f", {report.comment}" if report.comment else ""
        earlier = mails.get(incoming_id)
        lines = dict.fromkeys((*(earlier.said if earlier else ()), said))
        mails[incoming_id] = Applied(incoming_id, report.person, received_at, tuple(lines))
    return tuple(mails.values())


def undo_mail(
    session: Session, incoming_id: int, who: str, reason: str, settings: Settings, now: datetime
) -> UndoResult:
    """What the mail said counts no more, and it waits for review, if it is still kept as it came.

    NotFoundError where the mail has noted nothing that stands.
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
            session, now, "undone", who, activity_id=activity_id, detail=f"mejl {incoming_id}: {reason}"
        )
    answers = len({activity for _, activity, _ in undone})
    try:
        mail = incoming.mail(session, incoming_id)
    except NotFoundError:
        return UndoResult(answers, waiting=False)
    send_to_review(session, mail, f"Återtaget: {reason}", settings, now)
    return UndoResult(answers, waiting=True)
