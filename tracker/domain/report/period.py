"""The period that a report is about, and the day on which the section is made."""

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.forms import OccasionKind, is_annual
from tracker.domain.rules import Rules

_FRESH = timedelta(days=75)


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a section: it counts answers until `until`, and is about `first`–`last`.

    An answer from before `current_from` is told with its own day. `taken` is the day of the section.
    """

    form: OccasionKind
    year: int
    taken: date
    first: date
    last: date
    current_from: date
    until: date

    @property
    def complete(self) -> bool:
        """True if the section tells the result of the whole year."""
        return is_annual(self.form) and self.taken > self.last

    @property
    def as_of(self) -> date:
        """The day that the section describes: the period's last, or the day before it is over."""
        return min(self.taken, self.last)

    def closed(self, asked: bool) -> date:
        """Returns the last day of the answers that count; what was not asked hears none after the period."""
        return self.until if asked else min(self.last, self.until)

    def ended_by(self, day: date) -> bool:
        """True if the whole year was over on a day: nothing later can be asked for."""
        return is_annual(self.form) and day > self.last

    def is_stale(self, day: date) -> bool:
        """True if an answer of this day tells of another time than the report's last day."""
        if day < self.current_from:
            return True
        return not is_annual(self.form) and day < self.as_of - _FRESH

    def is_current(self, day: date) -> bool:
        """True if an answer of this day describes the period as it ended."""
        return day >= self.current_from and (is_annual(self.form) or day <= self.last)


def report_period(form: OccasionKind, year: int, rules: Rules, today: date) -> Period:
    """Returns the period of a report on the plan of `year`; `form` must have a report day."""
    assert form.report is not None
    day = rules.report_day(form, year)
    first, last = (date(year, *edge) for edge in form.report.period)
    over = is_annual(form) and today > last
    return Period(
        form=form,
        year=year,
        taken=today,
        first=first,
        last=last,
        current_from=rules.stands_from(form, day) if over else first,
        until=min(today, day + timedelta(days=rules.late_answers)),
    )
