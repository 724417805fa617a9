"""Puts a case of the review aside: to rest until a day, or with a colleague who may decide it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.access import Access
from tracker.domain.actor import Actor
from tracker.domain.records import Person
from tracker.domain.reply.aside import HERE, LONGEST_NOTE, LONGEST_REST, Aside
from tracker.domain.swedish import swedish_date
from tracker.domain.text import on_one_line
from tracker.errors import NotFoundError, UsageError
from tracker.services.answers.review_case import open_case
from tracker.services.answers.review_queue import queued
from tracker.services.free_text import refuse_personal_number
from tracker.store import access, events, people, reviews


def rest(session: Session, actor: Actor, now: datetime, number: int, until: date, note: str = "") -> None:
    """Lets a case rest; it comes back by itself on the day `until`.

    Raises NotFoundError if it is not open, and UsageError if the day or the note won't do.
    """
    case, today = open_case(session, number), swedish_day(now)
    if not today < until <= today + LONGEST_REST:
        last = swedish_date(today + LONGEST_REST)
        raise UsageError(f"Välj en dag efter i dag, senast {last}: den som har svarat påminns inte så länge.")
    reviews.put_aside(session, number, replace(case.item.aside, until=until, note=_noted(note)))
    events.log(session, now, "rested", actor, detail=f"mejl {number}, till {until}")


def give(session: Session, actor: Actor, now: datetime, number: int, to: int, note: str = "") -> Person:
    """Gives a case to a colleague, at once. Returns who has it now.

    Raises NotFoundError if it is not open, and UsageError if the person may not decide it or has it already.
    """
    case = open_case(session, number)
    person = next((one for one in who_may_decide(session, number) if one.id == to), None)
    if person is None:
        raise UsageError("Välj någon som får ändra i nämnden: svaret kan bara lämnas till dem.")
    if case.item.aside.keeper == to:
        raise UsageError(f"{person.name} har redan svaret.")
    reviews.put_aside(session, number, Aside(keeper=to, note=_noted(note)))
    events.log(session, now, "given", actor, person_id=to, detail=f"mejl {number}")
    return person


def take_up(session: Session, actor: Actor, now: datetime, number: int) -> None:
    """Lets a case wait for all again, at once. Raises NotFoundError if it is not open or not put aside."""
    if open_case(session, number).item.aside == HERE:
        raise NotFoundError(f"Svar {number} är inte undanlagt: det väntar redan.")
    reviews.put_aside(session, number, HERE)
    events.log(session, now, "taken_up", actor, detail=f"mejl {number}")


def who_may_decide(session: Session, number: int) -> tuple[Person, ...]:
    """Returns those who use the desk and may decide all of a case, by name."""
    case = queued(session, number)
    districts = case.districts if case else ()
    may = [one for one, found in access.all_access(session).items() if _may_change(found, districts)]
    return tuple(sorted(people.people_of(session, may).values(), key=lambda one: (one.name, one.email)))


def _may_change(found: Access, districts: Collection[str]) -> bool:
    """A case of an unknown district is for all who may change one."""
    if not districts:
        return found.changes_something
    return all(found.may_change(district) for district in districts)


def _noted(note: str) -> str:
    words = on_one_line(note)
    if len(words) > LONGEST_NOTE:
        raise UsageError(f"Anteckningen är {len(words)} tecken: korta den till högst {LONGEST_NOTE}.")
    refuse_personal_number(words, "Anteckningen")
    return words
