"""The status of an activity on a day: one row of `tracker status` and of the web page."""

from datetime import date
from typing import NamedTuple

from tracker.domain.plan_ref import PlanRef
from tracker.domain.status import FINAL


class ActivityStatus(NamedTuple):
    """One activity on one day. A named tuple, because `tracker status` creates the class on every run.

    `due` is the first day on which an open answer is due, `late` whether that day has passed, and `owes` the
    people who have not answered, as "Åsa Öst; Bo Ek". Of the `seats` that share the activity, `waiting` have
    not answered what is due. `last_report` is the day of the last answer. `fixed` is True if the section
    of the plan's annual report is fixed.
    """

    district: str
    year: int
    slug: str
    plan_name: str
    number: int
    omrade: str
    aktivitet: str
    title: str
    ansvarig: str
    unit: str
    status: str
    due: date | None
    late: bool
    owes: str | None
    last_report: date | None
    seats: int
    waiting: int
    fixed: bool = False

    @property
    def plan(self) -> PlanRef:
        return PlanRef(self.district, self.year, self.slug)

    @property
    def is_finished(self) -> bool:
        """True if it is done or dropped, and no answer is awaited: ongoing work is only done so far."""
        return self.status in FINAL and self.due is None

    @property
    def answered(self) -> int:
        """The number of seats that have answered what is due."""
        return self.seats - self.waiting
