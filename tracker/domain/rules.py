"""The rules of follow-up as a value. Defaults are in config/default.toml; a district can override them."""

from datetime import date, time
from typing import NamedTuple

from tracker.domain.forms import REPORT_DAYS, MonthDay, OccasionKind

ReportDays = tuple[tuple[OccasionKind, MonthDay], ...]
USUAL_DAYS: ReportDays = tuple((kind, day.usual) for kind, day in REPORT_DAYS.items())


class QuietPeriod(NamedTuple):
    """Days of every year on which no letter is sent; may span New Year. Both ends are included."""

    first: MonthDay
    last: MonthDay

    def covers(self, day: date) -> bool:
        here = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last


class Rules(NamedTuple):
    """All numbers and dates of follow-up for one district.

    `steps` are the days left to the due date when a person is asked, descending; negative is days after. An
    answer belongs to a form's section if it comes at most `late_answers` days after the form's day. After
    `ring_after` days the coordinator (`ring`) and the superior (`escalate`) are notified. `report_days` is
    the month and day on which the status for a report is due (domain/forms.py states the year);
    `default_form` is the report of an activity that names none.
    """

    steps: tuple[int, ...] = (30, 7, 1, -3, -10)
    ring_after: int = 17
    ring: bool = True
    escalate: bool = False
    days_between: int = 7
    last_days: int = 2
    requests_a_year: int = 2
    report_days: ReportDays = USUAL_DAYS
    late_answers: int = 60
    extra_checkpoints: tuple[MonthDay, ...] = ((6, 14), (11, 14))
    quiet: tuple[QuietPeriod, ...] = (QuietPeriod((7, 1), (7, 31)), QuietPeriod((12, 23), (1, 6)))
    send_from: time = time(8)
    send_until: time = time(16)
    default_form: OccasionKind = OccasionKind.VB

    @property
    def window(self) -> int:
        """Days before a due date when the first request about it is sent."""
        return self.steps[0]

    def report_day(self, kind: OccasionKind, year: int) -> date:
        """Returns the day on which the status for a report on the plan of `year` is due."""
        return date(year + REPORT_DAYS[kind].years_after, *dict(self.report_days)[kind])
