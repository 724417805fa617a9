"""What an answer leaves to another of the same seat, so that the two must be read together."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.report.numbers_said import CLAUSES
from tracker.domain.report.period import Period
from tracker.domain.report.pointing import points_back
from tracker.domain.report.stated import Words, stated
from tracker.domain.status import Status, StatusReport
from tracker.domain.year_forecast import Forecast

_NOT_YET = (Status.FORSENAD, Status.EJ_PABORJAD)
_FEW = 3  # words of an answer that gives no more than its status
_SINCE = re.compile(
    r"\b(?:inga?|inget|inte|ej|nej) (?:\w+ )?(?:nya|nytt|mer|fler|ytterligare|igen)\b"
    r"|\b(?:sedan|sen) (?:dess|sist|i |våren|sommaren|hösten|mars|april|maj|augusti)|\bdärefter\b",
    re.IGNORECASE,
)


class Beside(NamedTuple):
    """The other answer; `mixed` if one of the two says that it was needed and the other that it was not."""

    report: StatusReport
    mixed: bool = False


class _NotNeeded(NamedTuple):
    """An answer that it was not needed, after one of the same seat and year that it was."""

    report: StatusReport
    needed: StatusReport

    @property
    def since(self) -> bool:
        """True for "inga nya": the year has had what was told before."""
        return _SINCE.search(self.report.comment) is not None


def none_since(stored: StoredActivity, reports: Sequence[StatusReport], period: Period) -> Mapping[int, int]:
    """Returns the answers that no more was needed → the seat's earlier one of the year of when it was.

    A bare no before "inga nya" is one of them.
    """
    found = [*_not_needed(stored, reports, period)]
    last = {one.needed.id: one.report.reported_on for one in found if one.since}
    return {
        one.report.id: one.needed.id
        for one in found
        if one.needed.id in last and one.report.reported_on <= last[one.needed.id]
    }


def beside(
    stored: StoredActivity, report: StatusReport, reports: Sequence[StatusReport], period: Period
) -> Beside | None:
    """Returns the answer that must be read with this one.

    That nothing has come since; that it was needed, where this says only that it was not; what this one
    points at; or the words just before it of who has still not begun.
    """
    for one in reversed([*_not_needed(stored, reports, period)]):
        if one.since and one.needed is report:
            return Beside(one.report)
        if one.report is report and not one.since:
            return Beside(one.needed, mixed=True)
    earlier = _leans_on(stored, report, reports)
    return Beside(earlier) if earlier else None


def _not_needed(
    stored: StoredActivity, reports: Sequence[StatusReport], period: Period
) -> Iterator[_NotNeeded]:
    if stored.activity.question.kind is not QuestionKind.CONDITIONAL:
        return
    needed: dict[int | None, StatusReport] = {}
    for report in reports:
        if not date(period.year, 1, 1) <= report.reported_on <= period.until:
            continue
        if _was_needed(stored, report):
            needed[report.seat_id] = report
        elif report.status is Status.INGET_BEHOV and report.seat_id in needed:
            yield _NotNeeded(report, needed[report.seat_id])


def _was_needed(stored: StoredActivity, report: StatusReport) -> bool:
    if report.status not in (Status.PAGAR, Status.GENOMFORD):
        return False
    return bool(report.value) or not _is_bare(stored, report)


def _is_bare(stored: StoredActivity, report: StatusReport) -> bool:
    return stated(report, stored.activity.question).words is Words.BARE


def _leans_on(
    stored: StoredActivity, report: StatusReport, reports: Sequence[StatusReport]
) -> StatusReport | None:
    """Returns the seat's earlier answer of the year that an answer points at, or that may say why.

    Who is late or has not begun, and says no more than that, may have said why the time before.
    """
    earlier = _earlier(report, reports)
    if any(map(points_back, CLAUSES.split(report.comment))):
        told = (one for one in earlier if one.status is report.status and not points_back(one.comment))
        same = [one for one in told if not _is_bare(stored, one)]
    elif _is_undone(report) and len(report.comment.split()) <= _FEW:
        said = [one for one in earlier if not points_back(one.comment)][-1:]
        same = [one for one in said if one.status in _NOT_YET and len(one.comment.split()) > _FEW]
    else:
        same = []
    return same[-1] if same else None


def _is_undone(report: StatusReport) -> bool:
    return report.status in _NOT_YET or report.forecast is Forecast.NEJ


def _earlier(report: StatusReport, reports: Sequence[StatusReport]) -> list[StatusReport]:
    """Returns the seat's answers before this one in the year; one of January is about the year before."""
    first = date(report.reported_on.year - (report.reported_on.month == 1), 1, 1)
    return [
        one
        for one in reports
        if one.seat_id == report.seat_id and first <= one.reported_on < report.reported_on
    ]
