"""What an answer covers follows the rules' own window, not a number of the store's."""

from datetime import date, timedelta

import pytest

from tests.domain.make import activity
from tracker.domain.forms import OccasionKind
from tracker.domain.occasion import Occasion
from tracker.domain.people import Origin
from tracker.domain.plan_ref import PlanRef
from tracker.domain.status import Channel, Status, StatusReport
from tracker.store import plans, reports
from tracker.store.database import Database
from tracker.store.occasion_sync import WantedOccasions, sync_occasions
from tracker.store.occasions import open_occasions, reopen_closed_by
from tracker.store.seats import SeatName, assign, save_seats

DAY = date(2021, 3, 1)
REF = PlanRef("kungsholmen", 2021)


@pytest.mark.parametrize(("ahead", "asked"), [(40, 0), (45, 0), (46, 1)])
def test_a_new_occasion_within_the_window_is_answered_already(
    database: Database, ahead: int, asked: int
) -> None:
    """Asked about from 45 days before, and answered on 1 March: what is due in 45 days needs no question."""
    with database.session() as session:
        plans.add_plan(session, REF, [activity()], ("plan.txt", "0"), DAY)
        (stored,) = plans.activities(session, REF)
        seat = save_seats(session, [SeatName("kungsholmen", "chef")])[0].id
        assign(session, {stored.id: [(seat, Origin.EXACT)]})
        said = StatusReport(0, stored.id, seat, "", Status.PAGAR, "", DAY, Channel.MAIL)
        report = reports.add_report(session, said, None, None)
        due = DAY + timedelta(days=ahead)

        wanted = WantedOccasions(stored.id, [seat], [Occasion(due, OccasionKind.DEADLINE)])
        sync_occasions(session, [wanted], DAY, window=45)

        assert len(open_occasions(session, date.max)) == asked
        later = reports.add_report(session, said, None, None)
        reopen_closed_by(session, report, window=45)
        assert len(open_occasions(session, date.max)) == asked
        assert later > report
