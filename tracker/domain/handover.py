"""Work that a seat has finished that no longer answers for it: whoever takes it over is not asked again."""

from collections.abc import Collection, Mapping

from tracker.domain.people import COORDINATOR, Seat
from tracker.domain.status import Status, StatusReport


def finished_before(
    seat: Seat, answering: Collection[int], last: Mapping[int, StatusReport], former: Mapping[int, Seat]
) -> StatusReport | None:
    """Returns the report by which a former seat finished the work that `seat` now answers for; None if none.

    `answering` are the seats that answer for the activity now. `former` are those that have answered before,
    or left a question open, by id; `last` is the last report of each that has answered. The work is the
    seat's if it belongs to the same unit; or if it answers alone for all of it, and every former seat had
    finished.
    """
    finished = {one: report for one, report in last.items() if one in former and _is_finished(report)}
    place = _place(seat)
    here = [report for one, report in finished.items() if place and _place(former[one]) == place]
    if here:
        return max(here, key=_age)
    others = {one for one, gone in former.items() if gone.role != COORDINATOR or one in last}
    if {*answering} == {seat.id} and others and others <= finished.keys():
        return max(finished.values(), key=_age)
    return None


def _is_finished(report: StatusReport) -> bool:
    return report.closes_later and report.status is Status.GENOMFORD


def _place(seat: Seat) -> str:
    return (seat.unit or seat.department).casefold()


def _age(report: StatusReport) -> tuple[object, int]:
    return report.reported_on, report.id
