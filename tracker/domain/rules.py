"""The rules of follow-up as one value. Defaults: config/default.toml, per district overridable."""

from datetime import date, time
from typing import NamedTuple

MonthDay = tuple[int, int]


class QuietPeriod(NamedTuple):
    """Days of every year on which no letter goes out; may run over New Year. Both ends are included."""

    first: MonthDay
    last: MonthDay

    def covers(self, day: date) -> bool:
        here = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last


class Rules(NamedTuple):
    """All numbers and dates of follow-up for one district.

    `steps` are days left to the due date when a person is asked, falling; negative is days after.
    An answer belongs to a form's section if it comes at most `late_answers` days after the form's day.
    After `ring_after` days the coordinator is told (`ring`) and the superior (`escalate`).
    `report_due` gives month and day when a form's status is wanted; VB's lies in the year after the plan.
    """

    steps: tuple[int, ...] = (30, 7, 1, -3, -10)
    ring_after: int = 17
    ring: bool = True
    escalate: bool = False
    days_between: int = 7
    last_days: int = 2
    requests_a_year: int = 2
    t1_due: MonthDay = (4, 24)
    t2_due: MonthDay = (8, 28)
    vb_due: MonthDay = (1, 12)
    revision_due: MonthDay = (11, 15)
    late_answers: int = 60
    extra_checkpoints: tuple[MonthDay, ...] = ((6, 14), (11, 14))
    quiet: tuple[QuietPeriod, ...] = (QuietPeriod((7, 1), (7, 31)), QuietPeriod((12, 23), (1, 6)))
    send_from: time = time(8)
    send_until: time = time(16)
    default_form: str = "VB"

    @property
    def window(self) -> int:
        """Days before a due date when its occasion begins to be asked about."""
        return self.steps[0]

    def report_day(self, form: str, year: int) -> date:
        """The day when the status for `form` of the plan of `year` is wanted by the coordinator."""
        if form == "T1":
            return date(year, *self.t1_due)
        if form == "T2":
            return date(year, *self.t2_due)
        if form == "VB":
            return date(year + 1, *self.vb_due)
        if form == "revision":
            return date(year, *self.revision_due)
        raise ValueError(f"no report day for {form}")
