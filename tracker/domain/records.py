"""Values from the database: what has an id and a history."""

from dataclasses import dataclass, field
from datetime import date

from tracker.domain.people import Seat
from tracker.domain.plan import Activity
from tracker.domain.plan_name import UNNAMED
from tracker.domain.plan_ref import PlanRef, activity_reference
from tracker.domain.question import OwnQuestion


@dataclass(frozen=True, slots=True)
class Plan:
    """A stored plan; `name` is UNNAMED if nobody has named it and its title could not be read.

    `withdrawn`: none of its activities is asked about any more; its history is kept.
    """

    id: int
    ref: PlanRef
    source_name: str
    source_sha256: str
    imported_on: date
    name: str = UNNAMED
    dnr: str = ""
    decision: str = ""
    withdrawn: bool = False

    @property
    def label(self) -> str:
        """Returns for example: kungsholmen-2021 (Handlingsplan mot våldsbejakande extremism)"""
        return f"{self.ref} ({self.name})"


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
    plan_name: str = UNNAMED

    def __str__(self) -> str:
        return activity_reference(self.plan, self.activity.number)


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

    def is_away(self, day: date) -> bool:
        """True if no letter goes to the person on a day: paused, or on hold."""
        return self.on_hold or (self.paused_until is not None and day < self.paused_until)


@dataclass(frozen=True, slots=True)
class SeatWithHolders:
    """A seat and who holds it today: several people may share it; none if it is vacant."""

    seat: Seat
    district: str
    holders: tuple[Person, ...]
