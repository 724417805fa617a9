"""Pauses and resumes the requests to a person who is away."""

from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.records import Person
from tracker.domain.sentence import sentence
from tracker.errors import UsageError
from tracker.services.free_text import REASON, refuse_personal_number
from tracker.services.people.find_person import find_person
from tracker.store import events, people


def pause_person(session: Session, actor: Actor, now: datetime, who: str, until: date, reason: str) -> Person:
    """Pauses requests to the person; `until` is the first day back.

    Raises UsageError if the day is not in the future, the person is on hold or the reason has a personal
    number, and what `find_person` raises.
    """
    refuse_personal_number(reason, REASON)
    person = find_person(session, who)
    _refuse_on_hold(person)
    if until <= swedish_day(now):
        raise UsageError(f"{until} har redan varit: ange första dagen tillbaka.")
    people.pause(session, person.id, until, reason)
    detail = f"till {until}" + (f": {reason}" if reason else "")
    events.log(session, now, "paused", actor, person_id=person.id, detail=detail)
    return person


def _refuse_on_hold(person: Person) -> None:
    if person.on_hold:
        told = f"Breven till {person.name} hålls: släpp dem först"
        raise UsageError(sentence(told, f" med tracker letters release {person.email}.", "."))


def end_pause(session: Session, actor: Actor, now: datetime, who: str) -> Person:
    """Ends the person's pause.

    Raises UsageError if there is no pause or the person is on hold, and what `find_person` raises.
    """
    person = find_person(session, who)
    _refuse_on_hold(person)
    if person.paused_until is None or person.paused_until <= swedish_day(now):
        raise UsageError(f"{person.name} är inte pausad.")
    people.pause(session, person.id, None)
    events.log(session, now, "resumed", actor, person_id=person.id, detail="frånvaron avslutad för hand")
    return person
