"""A person changes what became of a mail: it is taken back, or its masked words are shown.

Taken back: its questions are open again, and a person looks at it.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.status import LABELS
from tracker.errors import NotFoundError
from tracker.services.answers.read_reply import read_cleared, send_to_review, shape_of
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
        said = f"{activities[report.activity_id]}: {LABELS[report.status]}"
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
    for report_id, activity_id, _ in undone:
        occasions.reopen_closed_by(session, report_id)
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


def clear_mail(
    session: Session, incoming_id: int, who: str, reason: str, settings: Settings, now: datetime
) -> None:
    """The words as they were written stand in reports and review; personal numbers stay hidden.

    NotFoundError for a mail that is not there, is thinned, or hides nothing.
    """
    reading, asked = read_cleared(session, incoming.mail(session, incoming_id), settings)
    changed = incoming.reword_review(
        session, incoming_id, reading.text, [shape_of(answer) for answer in reading.answers]
    )
    for answer in reading.answers:
        number = answer.activity or (next(iter(asked)) if len(asked) == 1 else None)
        if number in asked:
            changed |= bool(reports.reword(session, incoming_id, asked[number].id, answer.comment))
    if not changed:
        raise NotFoundError(f"Mejl {incoming_id} döljer inga ord: se tracker review applied.")
    events.log(session, now, "cleared", who, detail=f"mejl {incoming_id}: {reason}")
