"""How an activity stands on a day: one row of `tracker status`, and of the page that shows the same."""

from datetime import date
from typing import NamedTuple

from tracker.domain.status import LABELS


class ActivityStatus(NamedTuple):
    """One activity on one day. A named tuple, because `tracker status` makes the class on every run.

    `due` is the first day on which an open answer is wanted, `late` whether that day has passed, and `owes`
    who has not answered, as "Åsa Öst; Bo Ek". Of the `seats` that share the activity, `waiting` have not
    answered what is due. `last_report` is the day of the last answer.
    """

    district: str
    year: int
    number: int
    omrade: str
    aktivitet: str
    ansvarig: str
    unit: str
    status: str
    due: date | None
    late: bool
    owes: str | None
    last_report: date | None
    seats: int
    waiting: int

    @property
    def status_label(self) -> str:
        """The status as people read it."""
        return LABELS[self.status]

    @property
    def answered(self) -> int:
        """How many of the seats have answered what is due."""
        return self.seats - self.waiting
