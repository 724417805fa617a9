"""Two plans of a district and year in both databases: read alike, and never mixed up."""

from datetime import date

import pytest

from tests.domain.make import activity
from tracker.domain.plan_identity import PlanIdentity
from tracker.domain.plan_ref import PlanRef
from tracker.domain.status import Channel, Status, StatusReport
from tracker.errors import DatabaseError
from tracker.services.plans.stored_plans import list_plans
from tracker.services.reports.status import Wanted, status, status_directly
from tracker.store import plans, reports
from tracker.store.database import Database
from tracker.store.direct_plans import direct_known_plans, known_plans
from tracker.store.seats import SeatName, assign, save_seats

pytestmark = pytest.mark.each_database

DAY = date(2021, 3, 1)
FIRST, SECOND = PlanRef("kungsholmen", 2021), PlanRef("kungsholmen", 2021, "jamstalldhet")
NAMES = {FIRST: "Handlingsplan mot våldsbejakande extremism", SECOND: "Jämställdhetsplan"}


@pytest.fixture
def two(database: Database) -> Database:
    with database.session() as session:
        for ref, count in ((FIRST, 2), (SECOND, 1)):
            rows = [activity(number=n) for n in range(1, count + 1)]
            plans.add_plan(session, ref, rows, ("plan.txt", str(ref)), DAY, PlanIdentity(NAMES[ref]))
    return database


def test_they_are_read_alike_with_and_without_a_session(two: Database) -> None:
    direct = direct_known_plans(two.settings, FIRST)
    with two.session() as session:
        within = known_plans(session, SECOND)

    assert within == direct
    assert {one.ref: one.name for one in direct} == NAMES
    assert direct_known_plans(two.settings, FIRST._replace(year=2022)) == ()


def test_an_answer_belongs_to_one_of_them(two: Database) -> None:
    """Activity 1 of the second: the first plan's activity 1 is as it was."""
    with two.session() as session:
        (stored,) = plans.activities(session, SECOND)
        assign(
            session, {stored.id: [(save_seats(session, [SeatName("kungsholmen", "chef")])[0].id, "exact")]}
        )
        said = StatusReport(0, stored.id, None, "", Status.PAGAR, "", DAY, Channel.PHONE)
        reports.add_report(session, said, None, None)

        assert str(stored) == "kungsholmen-2021-jamstalldhet/1"
        assert len(reports.reports(session, SECOND)) == 1
        assert reports.reports(session, FIRST) == ()
        within = status(session, two.settings, DAY, Wanted(plan="jämställdhet"))
    direct = status_directly(two.settings, DAY, Wanted(plan="jämställdhet"))

    assert within == direct
    assert [(row.plan, row.plan_name, row.status) for row in direct.rows] == [
        (SECOND, "Jämställdhetsplan", "pagar")
    ]


def test_they_are_listed_with_their_activities(two: Database) -> None:
    with two.session() as session:
        found = list_plans(session, two.settings, ["kungsholmen"])

    assert {one.plan.ref: (one.plan.name, one.activities) for one in found} == {
        FIRST: (NAMES[FIRST], 2),
        SECOND: (NAMES[SECOND], 1),
    }


def test_the_database_refuses_a_second_plan_of_the_same_reference(two: Database) -> None:
    with pytest.raises(DatabaseError, match="samtidigt"), two.session() as session:
        plans.add_plan(session, SECOND, [], ("plan.txt", "x"), DAY)
