"""What an import would lead to: who is asked about each row and when, and which questions are taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracker.domain.asks import (
    ActivityAsks,
    OpenRole,
    asked_of_one,
    asks_json,
    first_asks,
    period_ahead,
    why_not_asked,
)
from tracker.domain.forms import OccasionKind
from tracker.domain.people import role_text
from tracker.domain.records import Person
from tracker.services.plans.read_plan import ReadPlan
from tracker.settings import Settings
from tracker.store.direct import is_made


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An unanswered question that a change of the plan takes back; `asked` is who and when, the last time."""

    kind: OccasionKind
    due: date
    asked: tuple[tuple[str, date], ...]

    def json(self) -> dict[str, object]:
        asked = [{"person": name, "date": day.isoformat()} for name, day in self.asked]
        return {"form": self.kind.value, "due": self.due.isoformat(), "asked": asked}


@dataclass(frozen=True, slots=True)
class Foresight:
    """What follows from an import if nobody answers, from `first` to `last` (both included).

    `rows` are by number in the new plan; `taken_back` by the id of a stored activity. `letters` is the number
    of requests with a question of the plan, `people` that of their recipients. `kept` is the number of
    questions that have been asked and still wait for an answer. `seats`: the district has people.
    """

    first: date
    last: date
    rows: Mapping[int, ActivityAsks]
    letters: int = 0
    people: int = 0
    seats: bool = True
    taken_back: Mapping[int, tuple[TakenBack, ...]] = field(default_factory=dict)
    kept: int = 0

    def beside(self, plan: dict[str, Any]) -> dict[str, Any]:
        """Returns the JSON of a plan where each activity says who is asked, and when."""
        return plan | {"activities": [one | self._row_json(one["number"]) for one in plan["activities"]]}

    def _row_json(self, number: int) -> dict[str, Any]:
        row = self.rows[number]
        return {
            "asks": asks_json(row.asks),
            "unmatched": [{"role": one.text, "candidates": list(one.candidates)} for one in row.open_roles],
        }


def needs_database(settings: Settings, dry_run: bool) -> bool:
    """False if there is no database yet and none may be made: then there are no people either."""
    return not dry_run or is_made(settings)


def foresee_without_people(settings: Settings, today: date, plan: ReadPlan) -> Foresight:
    """Returns what follows while nobody is known: the coordinator is asked about everything."""
    rules, year = settings.rules_for(plan.ref.district), plan.ref.year
    period = period_ahead(today, year, rules)
    contact = settings.coordinator_for(plan.ref.district)
    coordinator = {0: Person(0, contact.name, contact.email)} if contact else {}
    requests = asked_of_one(plan.activities, year, rules, period)
    numbers = {activity.number: activity.number for activity in plan.activities}
    asks = first_asks(requests, numbers, coordinator)
    rows = {
        activity.number: ActivityAsks(
            asks=asks.get(activity.number, ()),
            open_roles=tuple(OpenRole(text) for text in dict.fromkeys(map(role_text, activity.roles))),
            by_coordinator=True,
            why_not="" if activity.number in asks else why_not_asked(activity, year, rules, today),
        )
        for activity in plan.activities
    }
    return Foresight(*period, rows, *((len(requests), 1) if contact and requests else (0, 0)), seats=False)
