"""Values from the database: what has an id and a history."""

from dataclasses import dataclass, field
from datetime import date

from tracker.domain.people import Seat
from tracker.domain.plan import Activity
from tracker.domain.question import OwnQuestion


@dataclass(frozen=True, slots=True)
class PlanRef:
    """The key of a plan: one district, one year. Written kungsholmen-2021."""

    district: str
    year: int

    def __str__(self) -> str:
        return f"{self.district}-{self.year}"


@dataclass(frozen=True, slots=True)
class Plan:
    id: int
    ref: PlanRef
    source_name: str
    source_sha256: str
    imported_on: date


@dataclass(frozen=True, slots=True)
class StoredActivity:
    """An activity with its id and plan. Written kungsholmen-2021/7.

    `own` is what a person has set of its question; `activity.question` follows it.
    """

    id: int
    plan: PlanRef
    activity: Activity
    withdrawn: bool = False
    own: OwnQuestion = field(default_factory=OwnQuestion)

    def __str__(self) -> str:
        return f"{self.plan}/{self.activity.number}"


@dataclass(frozen=True, slots=True)
class Person:
    """A person who answers. `paused_until` is the first day back; `on_hold`: no letters until released."""

    id: int
    name: str
    email: str
    superior_id: int | None = None
    paused_until: date | None = None
    on_hold: bool = False
    pause_reason: str = ""
    unreachable_since: date | None = None


@dataclass(frozen=True, slots=True)
class SeatWithHolders:
    """A seat and who holds it today: several people may share it; none if it is vacant."""

    seat: Seat
    district: str
    holders: tuple[Person, ...]
