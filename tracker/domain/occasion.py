"""Occasions: the dates on which the status of an activity is due, by the rules in docs/handbok.md."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.calendar import next_open_day
from tracker.domain.forms import Form, OccasionKind
from tracker.domain.plan import Activity, Schedule
from tracker.domain.rules import Rules

# The ends of the periods for a frequency. More frequent work is asked about only at the reports.
CHECKPOINTS: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((12, 31),),
    2: ((6, 30), (12, 31)),
    3: ((4, 30), (8, 31), (12, 31)),
    4: ((3, 31), (6, 30), (9, 30), (12, 31)),
}


@dataclass(frozen=True, slots=True, order=True)
class Occasion:
    """A date on which a status is due; `due` is the last day to answer in time."""

    due: date
    kind: OccasionKind


def occasions(activity: Activity, year: int, rules: Rules, since: date = date.min) -> tuple[Occasion, ...]:
    """Returns the occasions of an activity of the plan of `year`, sorted by due date, one per kind and day.

    `since` is the day of the plan's import: what was due before it is neither asked about nor counted as
    asked. Rule ”Två gånger om året” adds the extra checkpoints if two requests in the year are not certain.
    """
    planned = {
        *_deadlines(activity.schedule),
        *_checkpoints(activity.schedule, year),
        *_reports(activity.follow_up.forms, year, rules),
    }
    if _requests_within(planned, year, rules, since) < rules.requests_a_year:
        planned |= {Occasion(date(year, *day), OccasionKind.CHECKPOINT) for day in rules.extra_checkpoints}
    return tuple(sorted(planned))


def _deadlines(schedule: Schedule) -> Iterator[Occasion]:
    """Rule ”Slutdatum”: each date in the time plan."""
    return (Occasion(due, OccasionKind.DEADLINE) for due in schedule.due)


def _checkpoints(schedule: Schedule, year: int) -> Iterator[Occasion]:
    """Rule ”Avstämning”: the end of each period; rule ”Ofta”: none for what is done more than quarterly."""
    if schedule.kind not in ("recurring", "mixed"):
        return
    frequency = schedule.times_per_year or 0
    if frequency == 1 and schedule.due:
        return  # "senast 1 mars varje år": the date itself is the occasion
    if frequency >= 1:
        for month, day in CHECKPOINTS.get(round(frequency), ()):
            yield Occasion(date(year, month, day), OccasionKind.CHECKPOINT)


def _reports(forms: tuple[Form, ...], year: int, rules: Rules) -> Iterator[Occasion]:
    """Rule ”Rapporterna”: the reports named; rule ”Ingen rapport”: otherwise the default report."""
    kinds = {form.facts.asked_at for form in forms if form.facts.asked_at} or {rules.default_form}
    return (Occasion(rules.report_day(kind, year), kind) for kind in kinds)


def _requests_within(planned: set[Occasion], year: int, rules: Rules, since: date) -> int:
    """Returns how many separate requests are certain in the calendar year, even if each is answered at once.

    Only the first request of an occasion is certain. Its day is not: an occasion of the same person may
    begin the group earlier (rule ”Frågor i grupp”), and a letter about something else may delay it by
    days_between. Two requests are separate if the first is certain to have been sent before the other may be.
    """
    counted, gone_by = 0, date.min
    spans = (_first_request_span(one, rules, since) for one in planned if one.due >= since)
    for latest, earliest in sorted((latest, earliest) for earliest, latest in spans):
        if earliest > gone_by and earliest.year == latest.year == year:
            counted, gone_by = counted + 1, latest
    return counted


def _first_request_span(one: Occasion, rules: Rules, since: date) -> tuple[date, date]:
    """Returns the earliest and the latest day of the first request about an occasion."""
    not_before = max(since, rules.asked_from(one.kind, one.due))
    delayed = first_request(one, rules, since) + timedelta(days=max(rules.days_between - 1, 0))
    earliest = next_open_day(
        max(one.due - timedelta(days=rules.window + rules.group_days), not_before), rules
    )
    return earliest, next_open_day(delayed, rules)


def first_request(one: Occasion, rules: Rules, since: date = date.min) -> date:
    """Returns the day of the first request about an occasion that is in no group; `since`: plan's import."""
    opens = one.due - timedelta(days=rules.window)
    return next_open_day(max(opens, since, rules.asked_from(one.kind, one.due)), rules)
