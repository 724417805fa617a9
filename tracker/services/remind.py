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
from tracker.domain.reminder import Line, Reminder, letters_of
from tracker.domain.rules import Rules
from tracker.errors import HeldError
from tracker.services.match_seats import keep_coordinators
from tracker.services.owed import Owed, what_is_owed
from tracker.settings import Settings
from tracker.store import events, new_letters, plans

# Letters and digits that nobody mistakes for another; 26 of these 31 are 128 bits.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
# A drawn byte is a letter. The last few bytes stand for none: with them some letters would be likelier.
_LETTER_OF = bytes(ord(ALPHABET[byte % len(ALPHABET)]) for byte in range(256))
_UNEVEN = bytes(range(256 - 256 % len(ALPHABET), 256))


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
    owed = what_is_owed(session, settings, min(first, today), last, since=first)
    run = rules_forecast.forecast(owed.groups, owed.recipients, min(first, today), last)
    announced = _announced(session, [letter for letter in run if letter.day >= first], owed)
    return tuple(
        letter
        for letter in announced
        if district is None or any(stored.plan.district == district for stored, _ in letter.lines)
    )


def todays_letters(session: Session, settings: Settings, now: datetime) -> tuple[Announced, ...]:
    """The letters that the rules want today, whatever the hour; none is written."""
    day = swedish_day(now)
    keep_coordinators(session, settings, day)
    owed = what_is_owed(session, settings, day, day)
    return _announced(session, letters_of(owed.groups, owed.recipients, day), owed)


@dataclass(frozen=True, slots=True)
class Brake:
    """How many letters were foreseen, and how many may go without a question."""

    foreseen: int
    most: int


def plan_letters(session: Session, settings: Settings, now: datetime, brake: Brake | None = None) -> int:
    """Writes the rows of today's letters; gives how many are new. None outside the sending hours.

    Raises HeldError, and writes none, where they are more than the brake lets through.
    """
    events.hold_log(session)
    day = swedish_day(now)
    keep_coordinators(session, settings, day)
    owed = what_is_owed(session, settings, day, day)
    open_groups = [group for group in owed.groups if within_hours(group[0], now)]
    wanted: dict[tuple[int, str], Reminder] = {
        (letter.person_id, letter.kind): letter for letter in letters_of(open_groups, owed.recipients, day)
    }
    new = new_letters.plan_letters(session, [new_letter(letter, settings) for letter in wanted.values()], now)
    if brake is not None and len(new) > brake.most:
        raise HeldError(
            f"{len(new)} brev skulle gå i dag, mer än dubbelt så många som väntat ({brake.foreseen}). Inga "
            "har skickats: se tracker forecast, och skicka med tracker remind --yes om det stämmer."
        )
    _log_planned(session, [(wanted[key], letter_id) for key, letter_id in new.items()], owed, now)
    return len(new)


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


def new_letter(letter: Reminder, settings: Settings, state: str = "planned") -> new_letters.NewLetter:
    """The row of a reminder's letter."""
    lines = numbered((line.occasion.activity_id, line) for line in letter.lines)
    return new_row(letter.person_id, letter.day, letter.kind, letter.reason, lines, settings, state)


def new_row(
    person_id: int,
    day: date,
    kind: str,
    reason: str,
    lines: Sequence[tuple[int, int, int]],
    settings: Settings,
    state: str = "planned",
) -> new_letters.NewLetter:
    """The row of a letter, with a token and a Message-ID of its own, made once."""
    token, code = _drawn(26), _drawn(8).upper()
    return new_letters.NewLetter(
        person_id=person_id,
        day=day,
        kind=kind,
        reason=reason,
        token=token,
        code=f"{code[:4]}-{code[4:]}",
        message_id=f"<d.{token}@{message_domain(settings)}>",
        lines=lines,
        state=state,
    )


def _drawn(length: int) -> str:
    """So many letters of ALPHABET that nobody can guess."""
    found = b""
    while len(found) < length:
        found += secrets.token_bytes(2 * length).translate(_LETTER_OF, _UNEVEN)
    return found[:length].decode()


def _log_planned(
    session: Session, planned: Iterable[tuple[Reminder, int]], owed: Owed, now: datetime
) -> None:
    """One event an activity and letter: that it is about to be asked, or that others are told."""
    new = [
        events.NewEvent(
            what="planned" if letter.kind == "reminder" else "escalated",
            who="tracker",
            activity_id=activity,
            person_id=letter.person_id,
            letter_id=letter_id,
            district=owed.districts[activity],
            detail=letter.reason,
        )
        for letter, letter_id in planned
        for activity in dict.fromkeys(line.occasion.activity_id for line in letter.lines)
    ]
    events.log_all(session, now, new)


def message_domain(settings: Settings) -> str:
    """The domain of Message-IDs: the sender's, or a name that can't exist where no server is set up."""
    return settings.smtp.sender.rpartition("@")[2] or "tracker.invalid"


def _announced(session: Session, found: Sequence[Reminder], owed: Owed) -> tuple[Announced, ...]:
    ids = {line.occasion.activity_id for letter in found for line in letter.lines}
    activities = plans.activities_of(session, ids)
    return tuple(
        Announced(
            letter.day,
            letter.kind,
            owed.people[letter.person_id],
            tuple((activities[line.occasion.activity_id], line) for line in letter.lines),
            letter.reason,
        )
        for letter in found
    )
