"""Today's letters: decide who is asked, write the rows, and tell what a period will bring."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from tracker.clock import swedish_day, swedish_time
from tracker.domain import forecast as rules_forecast
from tracker.domain.calendar import is_open
from tracker.domain.records import Person, StoredActivity
from tracker.domain.reminder import Line, Reminder, reminders
from tracker.domain.rules import Rules
from tracker.services.match_seats import keep_coordinators
from tracker.services.owed import Owed, what_is_owed
from tracker.settings import Settings
from tracker.store import events, letters

# Letters and digits that nobody mistakes for another; 26 of these 31 are 128 bits.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Announced:
    """A letter of the forecast or of today: who is asked about what, and why just then."""

    day: date
    kind: str
    person: Person
    lines: tuple[tuple[StoredActivity, Line], ...]
    reason: str

    def json(self) -> dict[str, Any]:
        """The contract of `tracker forecast --format json`."""
        return {
            "date": self.day.isoformat(),
            "person": self.person.name,
            "email": self.person.email,
            "kind": self.kind,
            "activities": [
                {
                    "plan": str(stored.plan),
                    "number": stored.activity.number,
                    "occasion": line.occasion.kind,
                    "due": line.occasion.due.isoformat(),
                }
                for stored, line in self.lines
            ],
            "reason": self.reason,
        }


def forecast(
    session: Session,
    settings: Settings,
    period: tuple[date, date],
    today: date,
    district: str | None = None,
) -> tuple[Announced, ...]:
    """Every letter of a period (both ends included), if nobody answers; of one district, or of all.

    What goes before a period that lies ahead counts: it decides what is asked within it.
    """
    first, last = period
    keep_coordinators(session, settings, today)
    owed = what_is_owed(session, settings, since=first)
    found: list[Reminder] = []
    for rules, occasions in owed.groups:
        run = rules_forecast.forecast(occasions, owed.recipients, rules, min(first, today), last)
        found += [letter for letter in run if letter.day >= first]
    together = [letter for day in _by_day(found) for letter in rules_forecast.merged(day)]
    announced = [_announced(letter, owed) for letter in together]
    return tuple(
        letter
        for letter in announced
        if district is None or any(stored.plan.district == district for stored, _ in letter.lines)
    )


def todays_letters(session: Session, settings: Settings, now: datetime) -> tuple[Announced, ...]:
    """The letters that the rules want today, whatever the hour; none is written."""
    keep_coordinators(session, settings, swedish_day(now))
    owed = what_is_owed(session, settings)
    return tuple(_announced(letter, owed) for letter in _today(owed, now))


def plan_letters(session: Session, settings: Settings, now: datetime) -> int:
    """Writes the rows of today's letters; gives how many are new. None outside the sending hours."""
    keep_coordinators(session, settings, swedish_day(now))
    owed = what_is_owed(session, settings)
    return sum(_plan(session, letter, settings, now) for letter in _today(owed, now, within_hours_only=True))


def may_send(settings: Settings, now: datetime) -> bool:
    """True when letters of any district may leave: an open day, within its sending hours, Swedish time."""
    return any(within_hours(rules, now) for rules in (settings.rules, *settings.district_rules.values()))


def within_hours(rules: Rules, now: datetime) -> bool:
    here = swedish_time(now)
    return is_open(here.date(), rules) and rules.send_from <= here.time() < rules.send_until


def numbered(lines: Iterable[tuple[int, Line]]) -> list[tuple[int, int, int]]:
    """(number in the letter, occasion id, step): one number an activity, in the order of the lines."""
    numbers: dict[int, int] = {}
    return [
        (numbers.setdefault(activity, len(numbers) + 1), line.occasion.id, line.step)
        for activity, line in lines
    ]


def _today(owed: Owed, now: datetime, within_hours_only: bool = False) -> tuple[Reminder, ...]:
    day = swedish_day(now)
    found: list[Reminder] = []
    for rules, occasions in owed.groups:
        if within_hours_only and not within_hours(rules, now):
            continue
        found += reminders(occasions, owed.recipients, rules, day)
    return rules_forecast.merged(found)


def _plan(session: Session, letter: Reminder, settings: Settings, now: datetime) -> bool:
    token = "".join(secrets.choice(ALPHABET) for _ in range(26))
    code = "".join(secrets.choice(ALPHABET) for _ in range(8)).upper()
    new = letters.NewLetter(
        person_id=letter.person_id,
        day=letter.day,
        kind=letter.kind,
        reason=letter.reason,
        token=token,
        code=f"{code[:4]}-{code[4:]}",
        message_id=f"<d.{token}@{message_domain(settings)}>",
        lines=numbered((line.occasion.activity_id, line) for line in letter.lines),
    )
    letter_id = letters.plan_letter(session, new, now)
    if letter_id is None:
        return False
    what = "planned" if letter.kind == "reminder" else "escalated"
    for activity in dict.fromkeys(line.occasion.activity_id for line in letter.lines):
        events.log(
            session,
            now,
            what,
            activity_id=activity,
            person_id=letter.person_id,
            letter_id=letter_id,
            detail=letter.reason,
        )
    return True


def message_domain(settings: Settings) -> str:
    """The domain of Message-IDs: the sender's, or a name that can't exist where no server is set up."""
    return settings.smtp.sender.rpartition("@")[2] or "tracker.invalid"


def _by_day(found: Sequence[Reminder]) -> Iterable[list[Reminder]]:
    days: dict[date, list[Reminder]] = {}
    for letter in found:
        days.setdefault(letter.day, []).append(letter)
    return (days[day] for day in sorted(days))


def _announced(letter: Reminder, owed: Owed) -> Announced:
    lines = tuple((owed.activities[line.occasion.activity_id], line) for line in letter.lines)
    return Announced(letter.day, letter.kind, owed.people[letter.person_id], lines, letter.reason)
