"""The status of the activities: one list, read directly or within a session, in the order of need."""

from datetime import date

import pytest

from tests.domain.make import activity
from tracker.domain.forms import OccasionKind
from tracker.domain.occasion import Occasion
from tracker.domain.plan_ref import PlanRef
from tracker.domain.status import Channel, Status, StatusReport
from tracker.services.reports.status import EVERYTHING, Wanted, status, status_directly
from tracker.store import people, plans, reports
from tracker.store.database import Database
from tracker.store.occasion_sync import WantedOccasions, sync_occasions
from tracker.store.occasions import close_occasions
from tracker.store.seats import SeatName, assign, save_seats, set_holders
from tracker.store.tables import ActivityTable

pytestmark = pytest.mark.each_database

IMPORTED = date(2021, 3, 1)
TODAY = date(2021, 5, 1)
SPRING, SUMMER, AUTUMN = date(2021, 4, 24), date(2021, 6, 30), date(2021, 8, 28)
WINTER = date(2022, 1, 12)


def put_activity(session, stored, seats: list[int], due: list[date], said: str | None = None) -> None:
    """Assigns the seats and opens the occasions; the first seat's answer closes its first occasion."""
    assign(session, {stored.id: [(seat, "exact") for seat in seats]})
    sync_occasions(
        session,
        [WantedOccasions(stored.id, seats, [Occasion(day, OccasionKind.DEADLINE) for day in due])],
        IMPORTED,
        30,
    )
    if said:
        answer = StatusReport(0, stored.id, seats[0], "", Status(said), "", date(2021, 4, 1), Channel.MAIL)
        made = reports.add_report(session, answer, None, None)
        close_occasions(session, stored.id, seats[:1], made, due[0])


@pytest.fixture
def five(database: Database) -> Database:
    """Five activities of Kungsholmen, one of Norrmalm: shared, late, delayed, done, and unanswered."""
    with database.session() as session:
        for district, count in (("kungsholmen", 5), ("norrmalm", 1)):
            listed = [activity(number=n) for n in range(1, count + 1)]
            plans.add_plan(session, PlanRef(district, 2021), listed, ("plan.txt", district), IMPORTED)
        first, second = (
            save_seats(session, [SeatName("kungsholmen", "chef", unit)])[0].id for unit in ("Norra", "Södra")
        )
        holder = people.save_person(session, "Åsa Öst", "asa@kommun.example").id
        set_holders(session, {first: [holder]}, IMPORTED)
        one, two, three, four, five = plans.activities(session, PlanRef("kungsholmen", 2021))
        put_activity(session, one, [first], [SPRING, SUMMER], said="genomford")
        put_activity(session, two, [first, second], [AUTUMN], said="pagar")
        put_activity(session, three, [second], [SPRING, WINTER], said="forsenad")
        put_activity(session, four, [second], [SPRING])
        put_activity(session, five, [first], [SUMMER])
        (other,) = plans.activities(session, PlanRef("norrmalm", 2021))
        put_activity(session, other, [second], [])
    return database


def test_late_answers_come_first_then_what_is_delayed(five: Database) -> None:
    """A late answer or a delayed activity comes before what is due sooner; what is done comes last."""
    rows = status_directly(five.settings, TODAY, Wanted("kungsholmen")).rows

    assert [(row.number, row.late, row.status) for row in rows] == [
        (4, True, "ej_rapporterad"),
        (3, False, "forsenad"),
        (5, False, "ej_rapporterad"),
        (2, False, "pagar"),
        (1, False, "genomford"),
    ]
    assert [row.due for row in rows] == [SPRING, WINTER, SUMMER, AUTUMN, SUMMER]


@pytest.mark.parametrize(
    "wanted",
    [
        EVERYTHING,
        Wanted("kungsholmen"),
        Wanted("kungsholmen", 2021),
        Wanted(year=2021, unit="norra"),
        Wanted(overdue=True),
        Wanted("bromma"),
    ],
)
def test_a_session_and_a_direct_reading_return_the_same_rows(five: Database, wanted: Wanted) -> None:
    """Whether a page or `tracker status` asks, on both databases, value for value."""
    direct = status_directly(five.settings, TODAY, wanted)
    with five.session() as session:
        within = status(session, five.settings, TODAY, wanted)

    assert within == direct
    assert [list(map(type, row)) for row in within.rows] == [list(map(type, row)) for row in direct.rows]
    assert bool(direct.rows) == (wanted.district != "bromma")


def test_a_session_sees_what_it_has_not_committed(five: Database) -> None:
    """A page that has just recorded an answer shows it."""
    with five.session() as session:
        stored = plans.activities(session, PlanRef("norrmalm", 2021))[0]
        answer = StatusReport(0, stored.id, None, "", Status.UTGAR, "", TODAY, Channel.MAIL)
        reports.add_report(session, answer, None, None)
        session.get_one(ActivityTable, stored.id).ansvarig = "Någon annan"

        (row,) = status(session, five.settings, TODAY, Wanted("norrmalm")).rows

        assert (row.status, row.last_report) == ("utgar", TODAY)
        assert row.ansvarig == "Någon annan"


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Wanted("kungsholmen", overdue=True), [4]),
        (Wanted("kungsholmen", unit="NORRA"), [5, 2, 1]),
        (Wanted("kungsholmen", 2020), []),
    ],
)
def test_a_part_of_the_list(five: Database, wanted: Wanted, numbers: list[int]) -> None:
    """Only what is late, only a unit in any case of letters, only one year."""
    assert [row.number for row in status_directly(five.settings, TODAY, wanted).rows] == numbers


def test_the_answers_of_several_are_counted(five: Database) -> None:
    """Of two heads one has answered; the sums count each status that occurs."""
    found = status_directly(five.settings, TODAY, Wanted("kungsholmen"))
    shared = next(row for row in found.rows if row.number == 2)

    assert (shared.seats, shared.waiting, shared.answered, shared.due) == (2, 1, 1, AUTUMN)
    assert found.sums == {"pagar": 1, "genomford": 1, "forsenad": 1, "ej_rapporterad": 2}
