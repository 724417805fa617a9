"""Puts a case of the review aside: to rest until a day, or with a colleague who may decide it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.records import Person
from tracker.domain.reply.aside import HERE, LONGEST_NOTE, LONGEST_REST, Aside
from tracker.domain.swedish import swedish_date
from tracker.domain.text import on_one_line
from tracker.errors import NotFoundError, UsageError
from tracker.services.answers.review_case import open_case
from tracker.services.answers.review_queue import queued
from tracker.services.free_text import refuse_personal_number
from tracker.services.letters.given_letter import plan_given_letter
from tracker.settings import Settings
from tracker.store import access, events, people, reviews


@dataclass(frozen=True, slots=True)
class Given:
    """Who has the case now, whether a letter tells them, and if not, why ("": it is oneself)."""

    person: Person
    told: bool
    why: str = ""

    @property
    def sentence(self) -> str:
        """Says it after "är hos Kim": what the colleague gets."""
        return "Ett mejl säger till." if self.told else f"Inget mejl går: {self.why}." if self.why else ""


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


def give(
    session: Session, actor: Actor, now: datetime, settings: Settings, number: int, to: int, note: str = ""
) -> Given:
    """Gives a case to a colleague, at once, and writes the letter that tells them.

    Raises NotFoundError if it is not open, and UsageError if the person may not decide it or has it already.
    """
    events.lock_log(session)  # before the letter: nobody else plans one for the same colleague meanwhile
    case = open_case(session, number)
    person = next((one for one in who_may_decide(session, number) if one.id == to), None)
    if person is None:
        raise UsageError("Välj någon som får ändra i nämnden: svaret kan bara lämnas till dem.")
    if case.item.aside.keeper == to:
        raise UsageError(f"{person.name} har redan svaret.")
    reviews.put_aside(session, number, Aside(keeper=to, note=_noted(note)))
    away = _no_letter(person, swedish_day(now))
    told = not away and actor.person_id != to
    letter = plan_given_letter(session, now, settings, person) if told else None
    events.log(session, now, "given", actor, person_id=to, letter_id=letter, detail=f"mejl {number}")
    return Given(person, told, away)


def _no_letter(person: Person, today: date) -> str:
    if person.unreachable_since:
        return "adressen fungerar inte"
    if person.on_hold:
        return "breven hålls"
    away = person.paused_until if person.is_away(today) else None
    return f"borta till {swedish_date(away)}" if away else ""


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
    may = [one for one, found in access.all_access(session).items() if found.may_change_all(districts)]
    return tuple(sorted(people.people_of(session, may).values(), key=lambda one: (one.name, one.email)))


def _noted(note: str) -> str:
    words = on_one_line(note)
    if len(words) > LONGEST_NOTE:
        raise UsageError(f"Anteckningen är {len(words)} tecken: korta den till högst {LONGEST_NOTE}.")
    refuse_personal_number(words, "Anteckningen")
    return words
