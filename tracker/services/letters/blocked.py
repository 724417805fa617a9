"""Lists what blocks letters: absence, failing addresses, the clock, and questions that reach nobody."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.asking import OpenOccasion, lines_on
from tracker.domain.records import Person
from tracker.domain.reminder import DistrictOccasions
from tracker.domain.sentence import sentence
from tracker.services.letters.outstanding import outstanding_occasions
from tracker.services.letters.watch_clock import what_is_wrong
from tracker.settings import Settings
from tracker.store import plans


@dataclass(frozen=True, slots=True)
class BlockedLetters:
    """A blocked recipient and the Swedish reason; `person` None: all letters, or those to nobody."""

    person: Person | None
    activities: int
    why: str

    def json(self) -> dict[str, object]:
        name, email = (self.person.name, self.person.email) if self.person else ("", "")
        return {"person": name, "email": email, "activities": self.activities, "why": self.why}


def blocked_letters(
    session: Session, now: datetime, settings: Settings, period: tuple[date, date], district: str | None
) -> tuple[BlockedLetters, ...]:
    """Returns what blocks letters of the period (both days included), for one district or for all."""
    first, last = period
    clock_fault = what_is_wrong(session, now)
    found = [BlockedLetters(None, 0, clock_fault)] if clock_fault else []
    outstanding = outstanding_occasions(session, settings, first, last)
    found += [
        BlockedLetters(None, count, letters_to_nobody(name, count))
        for name, count in outstanding.nobody.items()
        if district in (None, name)
    ]
    waiting: dict[int, set[int]] = {}
    for group in outstanding.groups:
        for person_id, activity in _asked_by(group, last):
            if district is None or outstanding.districts[activity] == district:
                waiting.setdefault(person_id, set()).add(activity)
    for person_id, activities in waiting.items():
        person = outstanding.people[person_id]
        why = why_blocked(person, max(first, swedish_day(now)))
        if why is not None:
            found.append(BlockedLetters(person, len(activities), why))
    return tuple(found)


def questions_without_words(session: Session) -> tuple[str, ...]:
    """Returns the activities whose question has no title or no text."""
    asked = ((stored, stored.activity.question) for stored in plans.activities(session))
    return tuple(str(stored) for stored, question in asked if not (question.title and question.text))


def letters_to_nobody(district: str, activities: int) -> str:
    """Returns a Swedish sentence: there is nobody to ask about some activities."""
    count = "en aktivitet" if activities == 1 else f"{activities} aktiviteter"
    return (
        f"ingen kan frågas om {count} i {district}, för befattningen är vakant och samordnare saknas: koppla "
        "någon med tracker people assign, eller ange coordinator_email i inställningarna"
    )


def _asked_by(group: DistrictOccasions, day: date) -> Iterator[tuple[int, int]]:
    """Returns (person id, activity id) of what would be asked about on or before a day."""
    owed: dict[int, list[OpenOccasion]] = defaultdict(list)
    for one in group.occasions:
        if one.due >= one.since:
            owed[one.person_id].append(one)
    for person, mine in owed.items():
        yield from ((person, line.occasion.activity_id) for line in lines_on(mine, group.rules, day))


def why_blocked(person: Person, day: date) -> str | None:
    """Returns why the person gets no letter on a day, in Swedish; None if nothing blocks it."""
    if person.unreachable_since:
        return f"adressen fungerar inte sedan {person.unreachable_since}: rätta den, eller ring"
    reason = f" ({person.pause_reason})" if person.pause_reason else ""
    if person.on_hold:
        told = f"hålls tills någon släpper{reason}"
        return sentence(told, f": tracker letters release {person.email}", ", på personens sida")
    if person.paused_until is None or day >= person.paused_until:
        return None
    return f"pausad till {person.paused_until}{reason}"
