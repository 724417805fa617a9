"""The log: what happened, in order. Rows are added and never changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from tracker.store.tables import ActivityTable, EventTable, LetterTable, PersonTable, PlanTable

LABELS = {
    "imported": "inläst",
    "changed": "ändrad",
    "removed": "borttagen ur planen",
    "left": "har slutat",
    "assigned": "ansvarig satt",
    "planned": "fråga skriven",
    "escalated": "ring-brev",
    "accepted": "skickad",
    "delayed": "väntar",
    "refused": "avvisad",
    "uncertain": "osäker",
    "withdrawn": "återtagen",
    "bounced": "studsade",
    "absent": "frånvaro",
    "answered": "besvarad",
    "review": "till granskn",
    "accepted_review": "godkänd",
    "corrected": "rättad",
    "dismissed": "avfärdad",
    "failed": "oläsligt mejl",
}
EVENT_KEYS = ("what", "who", "activity", "person", "email", "message_id", "detail")


@dataclass(frozen=True, slots=True)
class Event:
    """`what` is planned, accepted, refused, bounced, absent, answered, escalated, review, imported, …"""

    at: datetime
    what: str
    who: str
    activity: str
    person: str
    email: str
    message_id: str
    detail: str

    @property
    def label(self) -> str:
        """What happened, in Swedish."""
        return LABELS.get(self.what, self.what)

    def json(self) -> dict[str, str]:
        """The contract of `tracker log --format json`."""
        return {"at": self.at.isoformat(), **{name: getattr(self, name) for name in EVENT_KEYS}}


def log(
    session: Session,
    at: datetime,
    what: str,
    who: str = "tracker",
    *,
    activity_id: int | None = None,
    person_id: int | None = None,
    letter_id: int | None = None,
    detail: str = "",
) -> None:
    session.add(
        EventTable(
            at=at,
            what=what,
            who=who,
            activity_id=activity_id,
            person_id=person_id,
            letter_id=letter_id,
            detail=detail,
        )
    )


def events(
    session: Session, district: str | None, number: int | None, person: str | None
) -> tuple[Event, ...]:
    """The log, oldest first, of a district, an activity number, or a person (name or address)."""
    query = (
        select(EventTable, ActivityTable, PlanTable, PersonTable)
        .join(ActivityTable, col(ActivityTable.id) == EventTable.activity_id, isouter=True)
        .join(PlanTable, col(PlanTable.id) == ActivityTable.plan_id, isouter=True)
        .join(PersonTable, col(PersonTable.id) == EventTable.person_id, isouter=True)
        .order_by(col(EventTable.id))
    )
    if district is not None:
        query = query.where(PlanTable.district == district)
    if number is not None:
        query = query.where(ActivityTable.number == number)
    if person is not None:
        query = query.where((PersonTable.name == person) | (PersonTable.email == person.lower()))
    message_ids = dict(session.exec(select(col(LetterTable.id), col(LetterTable.message_id))).all())
    return tuple(
        _event(row, activity, plan, who, message_ids.get(row.letter_id, ""))
        for row, activity, plan, who in session.exec(query)
    )


def _event(
    row: EventTable,
    activity: ActivityTable | None,
    plan: PlanTable | None,
    person: PersonTable | None,
    message_id: str,
) -> Event:
    return Event(
        at=row.at,
        what=row.what,
        who=row.who,
        activity=f"{plan.district}-{plan.year}/{activity.number}" if plan and activity else "",
        person=person.name if person else "",
        email=person.email if person else "",
        message_id=message_id,
        detail=row.detail,
    )
