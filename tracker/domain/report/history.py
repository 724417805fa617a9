"""What an answer leaves to the same seat's earlier ones, and an answer that is none."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.report.group import Says, need
from tracker.domain.report.own_words import has_cause
from tracker.domain.report.period import Period
from tracker.domain.report.pointing import points_back
from tracker.domain.report.reservations import began_within, has_reservation
from tracker.domain.status import Status, StatusReport

_NO_ANSWER = re.compile(
    r"^(?:tyvärr,? |det )?(?:(?:jag |vi )?(?:kan|kunde) (?:jag |vi )?(?:inte|ej) (?:svara|uttala|bedöma|säga)"
    r"|(?:jag |vi )?vet (?:ej|inte|jag inte)|ingen aning|(?:jag |vi )?har ingen uppgift|okänt|osäkert?|oklart"
    r"|(?:jag |vi )?har (?:inte|ej) den uppgiften|(?:jag |vi )?saknar uppgift"
    r"|svårt att (?:svara|säga|bedöma|uttala))\b"
    r"(?! (?:exakt|precis|riktigt|säkert|hur många|antal))(?!.*\b(?:men|däremot|dock)\b)",
    re.IGNORECASE,
)
_NOT_YET = (Status.FORSENAD, Status.EJ_PABORJAD)
_SPRING = 6  # the last month of an answer that tells of the spring
_CLAIMS = (Status.PAGAR, Status.GENOMFORD, Status.INGET_BEHOV)


def is_no_answer(report: StatusReport) -> bool:
    """True if it says that the question can't be answered: what the status claims, nobody has said."""
    claims = report.status in _CLAIMS and report.value is None
    return claims and _NO_ANSWER.match(" ".join(report.comment.split())) is not None


def unable(reports: Sequence[StatusReport], until: date) -> frozenset[int | None]:
    """Returns the seats whose last answer until a day says that they can't answer."""
    last = {report.seat_id: report for report in reports if report.reported_on <= until}
    return frozenset(seat for seat, report in last.items() if is_no_answer(report))


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
        if _was_needed(report):
            needed[report.seat_id] = report.id
        elif report.status is Status.INGET_BEHOV and report.seat_id in needed:
            found[report.id] = needed[report.seat_id]
    return found


def _was_needed(report: StatusReport) -> bool:
    works = report.status in (Status.PAGAR, Status.GENOMFORD)
    return works and need(report.value, report.comment) is Says.NEEDED


def leans_on(report: StatusReport, reports: Sequence[StatusReport]) -> StatusReport | None:
    """Returns the seat's earlier answer of the same year that an answer points at, or that has its cause."""
    earlier = _earlier(report, reports)
    if points_back(report.comment):
        same = [one for one in earlier if one.status is report.status]
        said = [one for one in same if one.comment.strip() and not points_back(one.comment)]
    elif report.status in _NOT_YET and not has_cause(report.comment):
        said = [one for one in earlier if one.status in _NOT_YET and has_cause(one.comment)]
    else:
        said = []
    return said[-1] if said else None


def was_late(report: StatusReport, reports: Sequence[StatusReport]) -> bool:
    """True if the same seat said earlier in the year that it had not begun, or was late."""
    return any(one.status in _NOT_YET for one in _earlier(report, reports))


def since_spring(report: StatusReport, reports: Sequence[StatusReport]) -> bool:
    """True if the same seat said before the summer, too, that it was done, and never that it was not."""
    earlier = _earlier(report, reports)
    done = (Status.PAGAR, Status.GENOMFORD)
    spring = any(one.reported_on.month <= _SPRING for one in earlier)
    whole = not any(has_reservation(one.comment) or began_within(one.comment) for one in earlier)
    return spring and whole and all(one.status in done for one in (*earlier, report))


def _earlier(report: StatusReport, reports: Sequence[StatusReport]) -> list[StatusReport]:
    """Returns the seat's answers before this one in the year; one of January is about the year before."""
    first = date(report.reported_on.year - (report.reported_on.month == 1), 1, 1)
    return [
        one
        for one in reports
        if one.seat_id == report.seat_id and first <= one.reported_on < report.reported_on
    ]
