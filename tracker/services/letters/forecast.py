"""Forecasts the letters of a period, and lists those due today. Writes no letters."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain import forecast as rules_forecast
from tracker.domain.asking import Line
from tracker.domain.letter import LetterKind
from tracker.domain.records import Person, StoredActivity
from tracker.domain.reminder import Reminder, letters_of
from tracker.errors import UsageError
from tracker.services.letters.blocked import BlockedLetters, blocked_letters
from tracker.services.letters.digest import upcoming_digests
from tracker.services.letters.districts_together import districts_together
from tracker.services.letters.outstanding import Outstanding, outstanding_occasions
from tracker.services.letters.upcoming_drafts import upcoming_draft_letters
from tracker.services.people.match_seats import keep_coordinators
from tracker.settings import Settings
from tracker.store import plans
from tracker.store.last_runs import remember_counts

LONGEST = 3660  # days: ten years take two seconds to simulate


@dataclass(frozen=True, slots=True)
class UpcomingLetter:
    """A letter of the forecast or of today; `reason` says in Swedish why it is sent that day."""

    day: date
    kind: LetterKind
    person: Person
    lines: tuple[tuple[StoredActivity, Line], ...]
    reason: str

    def json(self) -> dict[str, Any]:
        """Returns one letter of `tracker forecast --format json` and `tracker remind --format json`."""
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


@dataclass(frozen=True, slots=True)
class MonthOfLetters:
    """How many letters a person gets in a month ("2021-05"), if nobody answers."""

    month: str
    person: Person
    letters: int

    def json(self) -> dict[str, Any]:
        return {
            "month": self.month,
            "person": self.person.name,
            "email": self.person.email,
            "letters": self.letters,
        }


@dataclass(frozen=True, slots=True)
class PeriodForecast:
    """The letters of a period (both days included), and what blocks other letters."""

    first: date
    last: date
    letters: tuple[UpcomingLetter, ...]
    blocked: tuple[BlockedLetters, ...]

    @property
    def summary(self) -> tuple[MonthOfLetters, ...]:
        """Returns the number of letters by month and person, sorted by month and name."""
        people = {letter.person.id: letter.person for letter in self.letters}
        counted = Counter((f"{letter.day:%Y-%m}", letter.person.id) for letter in self.letters)
        months = [MonthOfLetters(month, people[one], number) for (month, one), number in counted.items()]
        return tuple(sorted(months, key=lambda one: (one.month, one.person.name, one.person.email)))

    def json(self) -> dict[str, Any]:
        """Returns the JSON format of `tracker forecast --format json`."""
        return {
            "letters": [letter.json() for letter in self.letters],
            "summary": [one.json() for one in self.summary],
            "held": [one.json() for one in self.blocked],
        }


def chosen_period(
    today: date, first: date | None = None, last: date | None = None, days: int | None = None
) -> tuple[date, date]:
    """Returns the first and last day of a forecast; by default 30 days from today.

    Raises UsageError if the period ends before it begins or extends more than ten years ahead: the simulation
    runs from today, so its time depends on the last day.
    """
    if last is not None and days is not None:
        raise UsageError("Ange --to eller --days, inte båda.")
    start = first or today
    end = last or start + timedelta(days=(days or 30) - 1)
    if end < start:
        raise UsageError(f"Perioden slutar ({end}) innan den börjar ({start}).")
    if (end - min(start, today)).days >= LONGEST:
        raise UsageError(f"Högst tio år i taget: {end} är längre bort än så. Välj en kortare period.")
    return start, end


def period_forecast(
    session: Session,
    now: datetime,
    settings: Settings,
    period: tuple[date, date],
    district: str | None = None,
) -> PeriodForecast:
    """Returns the forecast of a period, for one district or for all.

    A forecast of all districts from today is stored: a later run compares its number of letters with it.
    """
    today = swedish_day(now)
    letters = forecast(session, today, settings, period, district)
    blocked = blocked_letters(session, now, settings, period, district)
    whole = district is None or plans.districts(session) == (district,)
    if whole and period[0] == today:
        remember_forecast(session, period, letters)
    return PeriodForecast(*period, letters, blocked)


def forecast(
    session: Session,
    today: date,
    settings: Settings,
    period: tuple[date, date],
    district: str | None = None,
    person: int | None = None,
) -> tuple[UpcomingLetter, ...]:
    """Returns every letter of a period (both days included) if nobody answers, for one district or for all.

    With `person`, those to this person. A period that begins later is simulated from today, because earlier
    letters affect it.
    """
    first, last = period
    asked = forecast_requests(
        session, today, settings, period, None if district is None else (district,), person
    )
    weekly = _digests(session, settings, today, period, district, person)
    drafts = [
        UpcomingLetter(one.day, LetterKind.SECTION, one.person, (), one.reason)
        for one in upcoming_draft_letters(session, settings, today, last, district, person)
        if one.day >= first
    ]
    return tuple(sorted((*asked, *weekly, *drafts), key=lambda letter: letter.day))


def forecast_requests(
    session: Session,
    today: date,
    settings: Settings,
    period: tuple[date, date],
    districts: Collection[str] | None = None,
    person: int | None = None,
) -> tuple[UpcomingLetter, ...]:
    """Returns the letters of `forecast` that are about questions; `districts`: with one of theirs."""
    first, last = period
    keep_coordinators(session, settings, today)
    read = None
    if districts is not None or person is not None:
        read = districts_together(session, settings, districts or (), person)
    outstanding = outstanding_occasions(
        session, settings, min(first, today), last, since=first, districts=read
    )
    everybody, recipients = outstanding.groups, outstanding.recipients
    groups = everybody if person is None else rules_forecast.groups_about(everybody, recipients, person)
    wanted = [
        one
        for one in rules_forecast.forecast(groups, recipients, min(first, today), last)
        if one.day >= first
        and person in (None, one.person_id)
        and (districts is None or _districts_of(one, outstanding) & set(districts))
    ]
    return _upcoming(session, wanted, outstanding)


def _districts_of(letter: Reminder, outstanding: Outstanding) -> set[str]:
    return {outstanding.districts[line.occasion.activity_id] for line in letter.lines}


def requests_about(
    session: Session, today: date, settings: Settings, period: tuple[date, date], activities: Collection[int]
) -> tuple[UpcomingLetter, ...]:
    """Returns the requests of a period, from today, with a question about one of these activities."""
    keep_coordinators(session, settings, today)
    outstanding = outstanding_occasions(session, settings, today, period[1], since=period[0])
    asked = {
        one.person_id
        for group in outstanding.groups
        for one in group.occasions
        if one.activity_id in activities
    }
    groups = rules_forecast.groups_asking(outstanding.groups, outstanding.recipients, asked)
    wanted = [
        one
        for one in rules_forecast.forecast(groups, outstanding.recipients, *period)
        if one.kind == LetterKind.REMINDER
        and any(line.occasion.activity_id in activities for line in one.lines)
    ]
    return _upcoming(session, wanted, outstanding)


def todays_letters(session: Session, now: datetime, settings: Settings) -> tuple[UpcomingLetter, ...]:
    """Returns the letters due today, whatever the hour. Writes none."""
    day = swedish_day(now)
    keep_coordinators(session, settings, day)
    outstanding = outstanding_occasions(session, settings, day, day)
    found = _upcoming(session, letters_of(outstanding.groups, outstanding.recipients, day), outstanding)
    return (*found, *_digests(session, settings, day, (day, day)))


def _digests(
    session: Session,
    settings: Settings,
    today: date,
    period: tuple[date, date],
    district: str | None = None,
    person: int | None = None,
) -> Iterator[UpcomingLetter]:
    """Yields the next weekly letter to each coordinator, if it falls within the period."""
    first, last = period
    for one in upcoming_digests(session, settings, today, last, person):
        if one.day >= first and district in (None, *one.districts):
            yield UpcomingLetter(one.day, LetterKind.DIGEST, one.person, (), one.reason)


def _upcoming(
    session: Session, found: Sequence[Reminder], outstanding: Outstanding
) -> tuple[UpcomingLetter, ...]:
    ids = {line.occasion.activity_id for letter in found for line in letter.lines}
    activities = plans.activities_of(session, ids)
    return tuple(
        UpcomingLetter(
            letter.day,
            letter.kind,
            outstanding.people[letter.person_id],
            tuple((activities[line.occasion.activity_id], line) for line in letter.lines),
            letter.reason,
        )
        for letter in found
    )


def remember_forecast(
    session: Session, period: tuple[date, date], letters: Iterable[UpcomingLetter | Reminder]
) -> None:
    """Stores the number of letters of each day of the period, zeros included."""
    first, last = period
    counted = Counter(letter.day for letter in letters)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    remember_counts(session, {day: counted[day] for day in days})
