"""All that is known of one activity: its seats, its dates, what has been answered, and what has happened."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from tracker.domain.activity_status import ActivityStatus
from tracker.domain.forms import OccasionKind
from tracker.domain.records import Plan, SeatWithHolders, StoredActivity
from tracker.domain.reply.trace import Trace
from tracker.domain.status import StatusReport
from tracker.errors import NotFoundError
from tracker.services.plans.plan_history import Changed, activity_history
from tracker.services.reports.event_log import log_events
from tracker.services.reports.status import Wanted, status
from tracker.settings import Settings
from tracker.store import occasions, people, plans, reports
from tracker.store.event_list import Event

MOST_EVENTS = 50  # the newest


@dataclass(frozen=True, slots=True)
class AskedOn:
    """A date of the activity: the seats that are asked, and how many of them have answered."""

    due: date
    kind: OccasionKind
    seats: int
    answered: int

    @property
    def is_answered(self) -> bool:
        return self.answered == self.seats


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer that stands; `seat` is empty if it is for the whole activity.

    `trace` is None if a person decided it.
    """

    report: StatusReport
    seat: str
    trace: Trace | None


@dataclass(frozen=True, slots=True)
class ActivityView:
    """An activity with its history; `log` is newest first, `beside` the numbers before and after it.

    `changes` are those of the plan's words, newest first.
    """

    plan: Plan
    stored: StoredActivity
    status: ActivityStatus | None
    seats: tuple[SeatWithHolders, ...]
    dates: tuple[AskedOn, ...]
    answers: tuple[GivenAnswer, ...]
    log: tuple[Event, ...]
    beside: tuple[int | None, int | None]
    changes: tuple[Changed, ...] = ()

    @property
    def answer_ids(self) -> tuple[int, ...]:
        return tuple(one.report.id for one in self.answers)


def activity_view(session: Session, settings: Settings, today: date, plan: Plan, number: int) -> ActivityView:
    """Returns an activity of a plan. Raises NotFoundError if it has no such number."""
    rows = plans.activities(session, plan.ref)
    found = {one.activity.number: one for one in rows}
    if number not in found:
        raise NotFoundError(f"Planen {plan.ref} har ingen aktivitet {number}.")
    stored, numbers = found[number], sorted(found)
    at = numbers.index(number)
    before, after = numbers[at - 1] if at else None, numbers[at + 1] if at + 1 < len(numbers) else None
    seats = people.seats_of(session, people.assignments(session, [stored.id]).get(stored.id, ()))
    return ActivityView(
        plan,
        stored,
        _status(session, settings, today, plan, number),
        tuple(seats.values()),
        _dates(session, stored.id),
        _answers(session, plan, stored.id),
        log_events(session, settings, activity=str(stored))[::-1][:MOST_EVENTS],
        (before, after),
        activity_history(session, stored),
    )


def _status(
    session: Session, settings: Settings, today: date, plan: Plan, number: int
) -> ActivityStatus | None:
    wanted = Wanted(plan.ref.district, plan.ref.year, plan=str(plan.ref))
    rows = status(session, settings, today, wanted).rows
    return next((row for row in rows if row.number == number and row.plan == plan.ref), None)


def _dates(session: Session, activity_id: int) -> tuple[AskedOn, ...]:
    found: dict[tuple[date, OccasionKind], list[bool]] = {}
    for due, kind, answered in occasions.dates_of(session, activity_id):
        found.setdefault((due, kind), []).append(answered)
    return tuple(AskedOn(due, kind, len(each), sum(each)) for (due, kind), each in found.items())


def _answers(session: Session, plan: Plan, activity_id: int) -> tuple[GivenAnswer, ...]:
    given = [one for one in reports.reports(session, plan.ref) if one.activity_id == activity_id]
    traces = reports.traces_of(session, [one.id for one in given])
    seats = people.seats_of(session, {one.seat_id for one in given if one.seat_id})
    titles = {seat: found.seat.title for seat, found in seats.items()}
    return tuple(GivenAnswer(one, titles.get(one.seat_id or 0, ""), traces.get(one.id)) for one in given)[
        ::-1
    ]
