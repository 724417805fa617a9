"""What an answer leaves to the same seat's earlier ones."""

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.report.period import Period
from tracker.domain.report.pointing import points_back
from tracker.domain.report.stated import Words, stated
from tracker.domain.status import Status, StatusReport

_NOT_YET = (Status.FORSENAD, Status.EJ_PABORJAD)
_FEW = 2  # words of an answer that gives no more than its status


def none_since(stored: StoredActivity, reports: Sequence[StatusReport], period: Period) -> Mapping[int, int]:
    """Returns the answers that no more was needed → the seat's earlier one of the year of when it was.

    "Nej" after "ja, två gånger" says that nothing has happened since: the year has had its two times, in
    every report on it.
    """
    if stored.activity.question.kind is not QuestionKind.CONDITIONAL:
        return {}
    found: dict[int, int] = {}
    needed: dict[int | None, int] = {}
    in_year = [one for one in reports if date(period.year, 1, 1) <= one.reported_on <= period.until]
    for report in in_year:
        if _was_needed(stored, report):
            needed[report.seat_id] = report.id
        elif report.status is Status.INGET_BEHOV and report.seat_id in needed:
            found[report.id] = needed[report.seat_id]
    return found


def _was_needed(stored: StoredActivity, report: StatusReport) -> bool:
    if report.status not in (Status.PAGAR, Status.GENOMFORD):
        return False
    return bool(report.value) or stated(report, stored.activity.question).words is not Words.BARE


def leans_on(report: StatusReport, reports: Sequence[StatusReport]) -> StatusReport | None:
    """Returns the seat's earlier answer of the same year that an answer points at, or that may say why.

    Who is late or has not begun, and says no more than that, may have said why before.
    """
    said = [one for one in _earlier(report, reports) if one.comment.strip() and not points_back(one.comment)]
    if points_back(report.comment):
        same = [one for one in said if one.status is report.status]
    elif report.status in _NOT_YET and len(report.comment.split()) <= _FEW:
        same = [one for one in said if one.status in _NOT_YET and len(one.comment.split()) > _FEW]
    else:
        same = []
    return same[-1] if same else None


def _earlier(report: StatusReport, reports: Sequence[StatusReport]) -> list[StatusReport]:
    """Returns the seat's answers before this one in the year; one of January is about the year before."""
    first = date(report.reported_on.year - (report.reported_on.month == 1), 1, 1)
    return [
        one
        for one in reports
        if one.seat_id == report.seat_id and first <= one.reported_on < report.reported_on
    ]
