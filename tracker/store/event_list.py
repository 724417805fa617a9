"""Queries of the log by district, activity or person, oldest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, or_, select

from tracker.domain.actor import Actor, ActorChannel, ActorKind, actor_name, person_actor, read_code
from tracker.domain.events import EventKind
from tracker.domain.letter import LetterKind
from tracker.domain.plan_ref import PlanRef, activity_reference
from tracker.domain.records import Person
from tracker.store.log_tables import EventTable
from tracker.store.people import people_of
from tracker.store.person_merge import merged_rows
from tracker.store.plans import is_plan, ref_of
from tracker.store.tables import ActivityTable, LetterTable, PersonTable, PlanTable, SeatTable, TenureTable

EVENT_KEYS = ("what", "who", "actor", "activity", "person", "email", "message_id", "detail")


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the log. `kind` is the kind of the letter, None if there is none.

    `who` is the present name of the actor, or the text of an older row; `actor` is its code, "" for those.
    """

    at: datetime
    what: EventKind
    who: str
    activity: str
    person: str
    email: str
    message_id: str
    detail: str
    kind: LetterKind | None = None
    actor: str = ""

    @property
    def label(self) -> str:
        """Returns what happened, in Swedish."""
        return self.what.label

    @property
    def done_by(self) -> str:
        """Returns who did it, in Swedish, if that is not the person concerned; otherwise ""."""
        actor = read_code(self.actor)
        somebody = actor is not None and actor.kind in (ActorKind.PERSON, ActorKind.COORDINATOR)
        return f" (av {self.who})" if somebody and self.person and self.who != self.person else ""

    def json(self) -> dict[str, str]:
        """Returns the JSON of `tracker log --format json`, a public contract."""
        return {"at": self.at.isoformat(), **{name: getattr(self, name) for name in EVENT_KEYS}}


def event_list(
    session: Session,
    district: str | None,
    number: int | None,
    person: str | None,
    plan: PlanRef | None = None,
) -> tuple[Event, ...]:
    """Returns the log, oldest first, of a district, an activity number, a plan, or a person (name, address).

    For a person, these are the events about the person and those where the person acted.
    """
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
    if plan is not None:
        query = query.where(*is_plan(plan))
    if person is not None:
        query = query.where(_of_person(session, person))
    rows: Any = session.exec(query.add_columns(LetterTable)).all()  # type: ignore[call-overload]
    actors = {row[0].who: actor for row in rows if (actor := read_code(row[0].who))}
    named = people_of(session, {actor.person_id for actor in actors.values() if actor.person_id is not None})
    names = {code: _name(actor, named) for code, actor in actors.items()}
    return tuple(_event(names, *row) for row in rows)


def name_of_actor(session: Session, actor: Actor) -> str:
    """Returns the present name of the actor."""
    ids = [actor.person_id] if actor.person_id is not None else []
    return _name(actor, people_of(session, ids))


def _name(actor: Actor, named: Mapping[int, Person]) -> str:
    person = named.get(actor.person_id) if actor.person_id is not None else None
    return actor_name(actor, person.name if person else "")


def _of_person(session: Session, person: str) -> Any:
    """Matches events about or by a person with this name or address."""
    meant = (PersonTable.name == person) | (PersonTable.email == person.lower())
    ids = [one for one in session.exec(select(PersonTable.id).where(meant)) if one is not None]
    for merged in [merged_rows(one) for one in ids]:
        ids += [one for one in session.exec(select(PersonTable.id).where(merged)) if one is not None]
    codes = [person_actor(one, channel).code for one in ids for channel in ActorChannel]
    return or_(col(EventTable.person_id).in_(ids), col(EventTable.who).in_(codes))


def _concerns(district: str) -> Any:
    """Matches events of the district, about anyone who has had a seat there, or about nobody."""
    there = (
        select(TenureTable.person_id)
        .join(SeatTable, col(SeatTable.id) == TenureTable.seat_id)
        .where(SeatTable.district == district)
    )
    unbound = col(EventTable.district) == ""
    return (
        (col(EventTable.district) == district)
        | (unbound & col(EventTable.person_id).in_(there))
        | (unbound & col(EventTable.person_id).is_(None))
    )


def _event(
    names: Mapping[str, str],
    row: EventTable,
    activity: ActivityTable | None,
    plan: PlanTable | None,
    person: PersonTable | None,
    letter: LetterTable | None,
) -> Event:
    return Event(
        at=row.at,
        what=EventKind(row.what),
        who=names.get(row.who, row.who) or (person.name if person else ""),
        actor=row.who if row.who in names else "",
        activity=activity_reference(ref_of(plan), activity.number) if plan and activity else "",
        person=person.name if person else "",
        email=person.email if person else "",
        message_id=letter.message_id if letter else "",
        kind=LetterKind(letter.kind) if letter else None,
        detail=row.detail,
    )
