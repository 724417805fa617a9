"""The log as it is read: of a district, an activity or a person, oldest first."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, col, select

from tracker.store.tables import (
    ActivityTable,
    EventTable,
    HoldingTable,
    LetterTable,
    PersonTable,
    PlanTable,
    SeatTable,
)

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
    "paused": "pausad",
    "resumed": "åter",
    "skipped": "hoppades över",
    "held": "hålls",
    "released": "släppt",
    "moved": "flyttad",
    "hastened": "skickas nu",
    "exported": "utkast skrivet",
    "people": "befattning",
    "read_as": "läses som",
    "stopped": "stoppad",
    "undone": "ångrat",
    "deputy": "får svara",
    "alias": "annan adress",
    "thinned": "gallrat",
    "extracted": "utdrag",
    "pseudonymised": "avidentifierad",
    "cleared": "släppt text",
}
EVENT_KEYS = ("what", "who", "activity", "person", "email", "message_id", "detail")


@dataclass(frozen=True, slots=True)
class Event:
    """`what` is a key of LABELS; `kind` is that of the letter, "" where it is about none."""

    at: datetime
    what: str
    who: str
    activity: str
    person: str
    email: str
    message_id: str
    detail: str
    kind: str = ""

    @property
    def label(self) -> str:
        """What happened, in Swedish."""
        return LABELS.get(self.what, self.what)

    def json(self) -> dict[str, str]:
        """The contract of `tracker log --format json`."""
        return {"at": self.at.isoformat(), **{name: getattr(self, name) for name in EVENT_KEYS}}


def event_list(
    session: Session, district: str | None, number: int | None, person: str | None
) -> tuple[Event, ...]:
    """The log, oldest first, of a district, an activity number, or a person (name or address)."""
    query = (
        select(EventTable, ActivityTable, PlanTable, PersonTable)
        .join(ActivityTable, col(ActivityTable.id) == EventTable.activity_id, isouter=True)
        .join(PlanTable, col(PlanTable.id) == ActivityTable.plan_id, isouter=True)
        .join(PersonTable, col(PersonTable.id) == EventTable.person_id, isouter=True)
        .join(LetterTable, col(LetterTable.id) == EventTable.letter_id, isouter=True)
        .order_by(col(EventTable.id))
    )
    if district is not None:
        query = query.where(_concerns(district))
    if number is not None:
        query = query.where(ActivityTable.number == number)
    if person is not None:
        query = query.where((PersonTable.name == person) | (PersonTable.email == person.lower()))
    rows: Any = session.exec(query.add_columns(LetterTable))  # type: ignore[call-overload]
    return tuple(_event(*row) for row in rows)


def _concerns(district: str) -> Any:
    """Of the district, of somebody who has had a seat there, or of nobody in particular."""
    there = (
        select(HoldingTable.person_id)
        .join(SeatTable, col(SeatTable.id) == HoldingTable.seat_id)
        .where(SeatTable.district == district)
    )
    unbound = col(EventTable.district) == ""
    return (
        (col(EventTable.district) == district)
        | (unbound & col(EventTable.person_id).in_(there))
        | (unbound & col(EventTable.person_id).is_(None))
    )


def _event(
    row: EventTable,
    activity: ActivityTable | None,
    plan: PlanTable | None,
    person: PersonTable | None,
    letter: LetterTable | None,
) -> Event:
    return Event(
        at=row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC),
        what=row.what,
        who=row.who or (person.name if person else ""),
        activity=f"{plan.district}-{plan.year}/{activity.number}" if plan and activity else "",
        person=person.name if person else "",
        email=person.email if person else "",
        message_id=letter.message_id if letter else "",
        kind=letter.kind if letter else "",
        detail=row.detail,
    )
