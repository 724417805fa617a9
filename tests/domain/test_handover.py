"""What a former seat had finished is finished for whom it was handed over to, and for nobody else."""

from datetime import date

from tests.cases import each
from tracker.domain.handover import finished_before
from tracker.domain.people import COORDINATOR, Seat
from tracker.domain.status import Channel, Status, StatusReport

NEW = Seat(1, "enhetschef", "familjeenheten")
SAME_UNIT = Seat(2, "biträdande enhetschef", "Familjeenheten")
ELSEWHERE, ANOTHER = Seat(3, "enhetschef", "vuxenenheten"), Seat(4, "säkerhetssamordnare")
FALLBACK = Seat(5, COORDINATOR)
FORMER = {seat.id: seat for seat in (SAME_UNIT, ELSEWHERE, ANOTHER, FALLBACK)}


def said(seat: Seat, status: Status, closes: bool = True) -> StatusReport:
    return StatusReport(
        seat.id * 10, 7, seat.id, "", status, "", date(2021, 6, 1), Channel.MAIL, closes_later=closes
    )


DONE_HERE, DONE_THERE = said(SAME_UNIT, Status.GENOMFORD), said(ELSEWHERE, Status.GENOMFORD)


@each(
    ("answering", "former", "reports", "expected"),
    [
        ((1, 6), (SAME_UNIT,), (DONE_HERE,), 20),  # the unit's own, beside other heads
        ((1, 6), (ELSEWHERE,), (DONE_THERE,), None),  # another unit's part is not this one's
        ((1,), (ELSEWHERE,), (DONE_THERE,), 30),  # all of it, from the only one who had it
        ((1,), (ELSEWHERE, FALLBACK), (DONE_THERE,), 30),  # before that nobody answered for it
        ((1,), (ELSEWHERE, ANOTHER), (DONE_THERE,), None),  # one of two had finished
        ((1,), (ELSEWHERE, ANOTHER), (DONE_THERE, said(ANOTHER, Status.GENOMFORD)), 40),
        ((1,), (ELSEWHERE,), (said(ELSEWHERE, Status.PAGAR, closes=False),), None),
        ((1,), (ELSEWHERE,), (said(ELSEWHERE, Status.GENOMFORD, closes=False),), None),  # "so far"
        ((1,), (ELSEWHERE,), (said(ELSEWHERE, Status.UTGAR),), None),  # dropped for that seat only
        ((1,), (), (), None),
    ],
)
def test_who_takes_over_what_is_finished(
    answering: tuple[int, ...],
    former: tuple[Seat, ...],
    reports: tuple[StatusReport, ...],
    expected: int | None,
) -> None:
    last = {one.seat_id: one for one in reports if one.seat_id}

    found = finished_before(NEW, answering, last, {seat.id: FORMER[seat.id] for seat in former})

    assert (found.id if found else None) == expected
