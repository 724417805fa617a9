"""What waits is found by queries of its own: they say what the status and the domain say, at little cost."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given
from sqlmodel import Session

from tests.cases import each
from tests.domain.make import activity
from tests.examples import examples
from tests.store.test_status_cost import Town, filled, towns
from tracker.domain.doubts import doubts
from tracker.domain.forms import OccasionKind
from tracker.domain.occasion import Occasion
from tracker.domain.plan import Activity
from tracker.domain.plan_ref import PlanRef
from tracker.store import plans
from tracker.store.database import Database
from tracker.store.occasion_sync import WantedOccasions, sync_occasions
from tracker.store.seats import SeatName, assign, save_seats
from tracker.store.status import session_status
from tracker.store.what_waits import doubtful_activities, late_activities, what_is_owed

pytestmark = pytest.mark.each_database
DAY = date(2021, 1, 2)


@examples(40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(towns)
def test_what_is_late_is_what_the_status_calls_late(database: Database, made: list[Town]) -> None:
    with filled(database, made) as connection, Session(connection) as session:
        late = [one for one in session_status(session, "ort", None, DAY) if one.late]
        found = late_activities(session, ["ort"], DAY)
        owed = what_is_owed(session, [one.id for one in found])

        assert sorted((one.due, one.plan, one.number) for one in late) == [
            (one.due, one.plan, one.number) for one in found
        ]
        assert sorted((one.title, one.owes or "") for one in late) == sorted(owed.values())


PLAIN = activity()
DOUBTFUL = {
    "nothing": PLAIN,
    "a warning": replace(PLAIN, row=replace(PLAIN.row, warnings=("Raden är hopsatt.",))),
    "no such date": replace(PLAIN, schedule=replace(PLAIN.schedule, problem="no such date")),
    "unclear": activity("unclear"),
    "no role": replace(PLAIN, roles=()),
    "words that look so": replace(PLAIN, row=replace(PLAIN.row, aktivitet='"kind": "unclear", "roles": []')),
}


@each("case", list(DOUBTFUL))
def test_a_doubt_is_found_as_the_domain_finds_it(database: Database, case: str) -> None:
    with database.session() as session:
        one = follow(session, DOUBTFUL[case])
        found = doubtful_activities(session, ["ort"])
        session.rollback()

    assert found == ((one,) if doubts(DOUBTFUL[case]) else ())


def follow(session: Session, row: Activity) -> int:
    """Stores a plan of one row about which something is still asked; returns the row's id."""
    plans.add_plan(session, PlanRef("ort", 2021), [row], ("plan.txt", "0"), DAY)
    (stored,) = plans.activities(session, PlanRef("ort", 2021))
    (seat,) = save_seats(session, [SeatName("ort", "enhetschef")])
    assign(session, {stored.id: [(seat.id, "exact")]})  # type: ignore[list-item]
    asked = [Occasion(date(2021, 6, 1), OccasionKind.DEADLINE)]
    sync_occasions(session, [WantedOccasions(stored.id, [seat.id], asked)], DAY, 30)  # type: ignore[arg-type]
    session.flush()
    return stored.id
