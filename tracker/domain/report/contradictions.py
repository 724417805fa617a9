"""Answers that contradict each other, for the coordinator to look at before a section is fixed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.forms import REPORTS, OccasionKind, is_annual
from tracker.domain.people import Seat
from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.report import phrases as common
from tracker.domain.report.phrases import versions as phrases
from tracker.domain.report.units import seat_names, speaker_name
from tracker.domain.report.values import Basis
from tracker.domain.rules import Rules
from tracker.domain.status import Status, StatusReport
from tracker.domain.swedish import swedish_near_date, swedish_number
from tracker.domain.year_forecast import Forecast

_ENDS = (QuestionKind.DATE, QuestionKind.COUNTABLE)
_NOT_DONE = (Status.PAGAR, Status.EJ_PABORJAD, Status.FORSENAD)
# Two heads who share a seat answer the same question within this time.
_TOGETHER = timedelta(days=60)
SaidIn = Callable[[date], OccasionKind]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What does not agree about an activity, in Swedish, and the answers that it stands in."""

    number: int
    title: str
    text: str
    reports: tuple[int, ...]

    @property
    def sentence(self) -> str:
        return f"{self.number} {self.title}: {self.text}"


def contradictions(basis: Basis, said_in: SaidIn) -> tuple[Contradiction, ...]:
    """Returns what does not agree in the answers of each seat until the report's last day.

    `said_in` is the report that an answer of a day was asked for.
    """
    found: list[Contradiction] = []
    for stored in basis.activities:
        if stored.withdrawn:
            continue
        names = _names(basis, stored)
        for seat, said in _histories(basis, stored).items():
            who = names.get(seat, common.COORDINATOR) if seat is not None else common.COORDINATOR
            for text, reports in _of_seat(stored, said, said_in):
                title = stored.activity.question.title or " ".join(stored.activity.row.aktivitet.split())
                found.append(Contradiction(stored.activity.number, title, f"{who}, {text}", reports))
    return tuple(found)


def _names(basis: Basis, stored: StoredActivity) -> Mapping[int, str]:
    seats: Sequence[Seat] = basis.seats.get(stored.id, ())
    return {seat.id: speaker_name(seat) for seat in basis.other_seats.values()} | seat_names(seats)


def _histories(basis: Basis, stored: StoredActivity) -> Mapping[int | None, list[StatusReport]]:
    found: dict[int | None, list[StatusReport]] = {}
    for report in basis.reports:
        if report.activity_id == stored.id and report.reported_on <= basis.period.until:
            found.setdefault(report.seat_id, []).append(report)
    return found


def _of_seat(
    stored: StoredActivity, said: Sequence[StatusReport], said_in: SaidIn
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yields the contradictions of the last answer with an earlier one, at most one of each kind."""
    *earlier, last = said
    checks = (_forecast, _undone, _fallen, _two_persons)
    for check in checks:
        for before in reversed(earlier):
            text = check(stored, before, last, said_in)
            if text:
                yield text, (before.id, last.id)
                break


def _forecast(stored: StoredActivity, before: StatusReport, last: StatusReport, said_in: SaidIn) -> str:
    """A forecast that did not come true: no, and it is done; yes, and it is not done at the year's end."""
    when = phrases.in_form(said_in(before.reported_on), before.reported_on)
    if before.forecast is Forecast.NEJ and last.status is Status.GENOMFORD:
        return f"{when} sades ”nej” om att aktiviteten blir genomförd; nu uppges den genomförd"
    over = is_annual(said_in(last.reported_on))
    ends = stored.activity.question.kind in _ENDS
    if before.forecast is Forecast.JA and ends and over and last.status in _NOT_DONE:
        return f"{when} sades ”ja” om att aktiviteten blir genomförd; nu uppges den inte genomförd"
    return ""


def _undone(stored: StoredActivity, before: StatusReport, last: StatusReport, said_in: SaidIn) -> str:
    """Work with an end that was done, and then is not."""
    if stored.activity.question.kind not in _ENDS or last.status not in _NOT_DONE:
        return ""
    if before.status is not Status.GENOMFORD:
        return ""
    when = phrases.in_form(said_in(before.reported_on), before.reported_on)
    return f"{when} uppgavs aktiviteten genomförd; nu är svaret ”{last.status.label.lower()}”"


def _fallen(_stored: StoredActivity, before: StatusReport, last: StatusReport, said_in: SaidIn) -> str:
    """A number of the year that has fallen."""
    if before.value is None or last.value is None or last.value >= before.value:
        return ""
    when = phrases.in_form(said_in(before.reported_on), before.reported_on)
    numbers = f"{swedish_number(before.value)} {when} till {swedish_number(last.value)}"
    return f"talet har sjunkit från {numbers} den {swedish_near_date(last.reported_on)}"


def _two_persons(_stored: StoredActivity, before: StatusReport, last: StatusReport, _said_in: SaidIn) -> str:
    """Two who share a seat have answered the same question in different ways."""
    together = last.reported_on - before.reported_on <= _TOGETHER
    if not together or before.person == last.person or before.status is last.status:
        return ""
    first, second = (_answered(one) for one in (before, last))
    return f"{first} och {second}; det senare räknas"


def _answered(report: StatusReport) -> str:
    day = swedish_near_date(report.reported_on)
    return f"{report.person} svarade ”{report.status.label.lower()}” den {day}"


def last_asked(rules: Rules, year: int) -> SaidIn:
    """Returns which report on the plan of `year` an answer of a day was asked for: the last by then.

    A tertial is asked about from the first step before its day, the year from 1 October.
    """
    since = {}
    for form in REPORTS:
        due = rules.report_day(form, year)
        window = timedelta(days=rules.window)
        since[form] = rules.stands_from(form, due) if is_annual(form) else due - window
    order = sorted(REPORTS, key=lambda form: since[form])

    def said_in(day: date) -> OccasionKind:
        asked = [form for form in order if day >= since[form]]
        return asked[-1] if asked else order[0]

    return said_in
