"""The rules of follow-up as a value. Defaults are in config/default.toml; a district can override them."""

from datetime import date, time, timedelta
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

    What is due within `group_days` of a person's first occasion is asked together. Checkpoints alone are not
    asked at the steps in `checkpoint_skips`. VB is not asked before `vb_from`, and is only to be confirmed if
    the last answer is from `confirm_from` or later, both in the year before its day.

    The coordinator gets a letter a week about what waits (`digest`); replies that have waited in review for
    `review_days` working days stand first in it.
    """

    steps: tuple[int, ...] = (30, 7, 1, -3, -10)
    ring_after: int = 17
    ring: bool = True
    escalate: bool = False
    digest: bool = True
    review_days: int = 10
    days_between: int = 7
    last_days: int = 2
    requests_a_year: int = 2
    group_days: int = 45
    checkpoint_skips: tuple[int, ...] = (1, -10)
    vb_from: MonthDay = (12, 1)
    confirm_from: MonthDay = (10, 1)
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

    def asked_from(self, kind: OccasionKind, due: date) -> date:
        """Rule ”VB tidigast i december”: the first day on which an occasion may be asked about."""
        return _last_before(self.vb_from, due) if kind == OccasionKind.VB else date.min

    def answer_stands(self, kind: OccasionKind, due: date, answered: date) -> bool:
        """Rule ”Bekräfta i VB”: True if an answer of that day only has to be confirmed at this occasion."""
        return kind == OccasionKind.VB and answered >= self.stands_from(kind, due)

    def stands_from(self, kind: OccasionKind, due: date) -> date:
        """Returns the first day whose answer still describes the year at the annual report due then."""
        return _last_before(self.confirm_from, due) if kind == OccasionKind.VB else date.min

    def report_day(self, kind: OccasionKind, year: int) -> date:
        """Returns the day on which the status for a report on the plan of `year` is due."""
        return date(year + REPORT_DAYS[kind].years_after, *dict(self.report_days)[kind])

    def answers_until(self, year: int) -> date:
        """Returns the last day on which an answer without a year can be about the plan of `year`."""
        return self.report_day(OccasionKind.VB, year) + timedelta(days=self.late_answers)


def _last_before(day: MonthDay, due: date) -> date:
    """Returns the last such day of a year that is not after `due`."""
    this_year = date(due.year, *day)
    return this_year if this_year <= due else date(due.year - 1, *day)
