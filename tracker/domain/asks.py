"""When a plan's activities are asked about, and whom: the first question of each occasion."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.asking import Line, OpenOccasion
from tracker.domain.forecast import forecast
from tracker.domain.forms import OccasionKind
from tracker.domain.letter import LetterKind
from tracker.domain.occasion import occasions
from tracker.domain.plan import Activity
from tracker.domain.records import Person
from tracker.domain.reminder import DistrictOccasions, Recipient
from tracker.domain.rules import Rules
from tracker.domain.swedish import swedish_date

AHEAD = timedelta(days=365)
Request = tuple[date, int, Iterable[Line]]  # the day of a letter that asks, the person's id, its lines


@dataclass(frozen=True, slots=True)
class Ask:
    """A day on which people are asked about an activity for an occasion; `again`: not for the first time."""

    day: date
    kind: OccasionKind
    due: date
    people: tuple[Person, ...]
    again: bool = False


@dataclass(frozen=True, slots=True)
class OpenRole:
    """A role of the plan that matches no seat; `candidates` are the seats that it could mean, in Swedish."""

    text: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityAsks:
    """When an activity is asked about. Without `asks`, `why_not` says why, in Swedish.

    `by_coordinator`: no seat matches, so the coordinator is asked, or nobody if there is none. `notes` are
    Swedish: vacant seats, and holders who get no letters now.
    """

    asks: tuple[Ask, ...] = ()
    open_roles: tuple[OpenRole, ...] = ()
    by_coordinator: bool = False
    notes: tuple[str, ...] = ()
    why_not: str = ""


def period_ahead(today: date, year: int, rules: Rules) -> tuple[date, date]:
    """Returns the days that are foreseen: a year from today, and on until the plan's annual report is due."""
    return today, max(today + AHEAD, rules.report_day(OccasionKind.VB, year))


def first_asks(
    requests: Iterable[Request], numbers: Mapping[int, int], people: Mapping[int, Person]
) -> dict[int, tuple[Ask, ...]]:
    """Returns the first request of each occasion to each person, by the number of its activity.

    `numbers` is by activity id; other activities are left out. The day of a person who is not in `people` is
    returned without the person.
    """
    seen: set[tuple[int, int]] = set()
    found: dict[int, dict[tuple[date, OccasionKind, date, bool], dict[int, Person]]] = defaultdict(dict)
    for day, person, lines in requests:
        for one in (line.occasion for line in lines):
            if one.activity_id not in numbers or (one.id, person) in seen:
                continue
            seen.add((one.id, person))
            key = (day, one.kind, one.due, one.last_asked is not None)
            asked = found[numbers[one.activity_id]].setdefault(key, {})
            if person in people:
                asked[person] = people[person]
    return {
        number: tuple(
            Ask(day, kind, due, tuple(asked.values()), again)
            for (day, kind, due, again), asked in sorted(days.items())
        )
        for number, days in found.items()
    }


def asked_of_one(
    activities: Sequence[Activity], year: int, rules: Rules, period: tuple[date, date]
) -> tuple[Request, ...]:
    """Returns the requests if all of a new plan is asked of one person, whose id is 0.

    The ids of activities are their numbers.
    """
    first, last = period
    wanted = [
        (activity.number, one)
        for activity in activities
        for one in occasions(activity, year, rules, since=first)
    ]
    owed = [
        OpenOccasion(n, number, 0, one.kind, one.due, since=first)
        for n, (number, one) in enumerate(sorted(wanted, key=lambda pair: (pair[0], pair[1])))
    ]
    letters = forecast([DistrictOccasions(rules, owed)], {0: Recipient(0)}, first, last)
    return tuple((one.day, 0, one.lines) for one in letters if one.kind == LetterKind.REMINDER)


def why_not_asked(activity: Activity, year: int, rules: Rules, since: date) -> str:
    """Returns a Swedish sentence about an activity that is not asked about in the period ahead.

    Every activity has a report in its plan's year, so its occasions are either past or answered.
    """
    last = occasions(activity, year, rules, since)[-1].due
    if last < since:
        return f"Frågas inte: den sista dagen att svara var {swedish_date(last)}."
    return "Frågas inte mer: det som skulle frågas är besvarat."


def asks_json(asks: Collection[Ask]) -> list[dict[str, object]]:
    """Returns `asks` of an activity in the JSON of `tracker import`."""
    return [
        {
            "date": one.day.isoformat(),
            "form": one.kind.value,
            "due": one.due.isoformat(),
            "people": [{"name": person.name, "email": person.email} for person in one.people],
            "again": one.again,
        }
        for one in asks
    ]
