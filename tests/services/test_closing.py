"""What answers close, kind by kind, on both databases."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from tests.actors import SAM
from tests.domain.make import activity
from tests.services.year import clock
from tracker.domain.forms import OccasionKind
from tracker.domain.occasion import Occasion
from tracker.domain.plan import Activity, Indicator
from tracker.domain.plan_ref import PlanRef
from tracker.domain.status import Channel, Status
from tracker.reading.question import read_question
from tracker.services.answers.record_answer import Answer, record_answer
from tracker.store import occasions, people, plans, reports
from tracker.store.database import Database
from tracker.store.occasion_sync import WantedOccasions, sync_occasions
from tracker.store.seats import SeatName, assign, save_seats
from tracker.store.status import direct_status

pytestmark = pytest.mark.each_database

REF = PlanRef("kungsholmen", 2021)
SPRING, SUMMER, WINTER = date(2021, 4, 24), date(2021, 6, 14), date(2022, 1, 12)
DUE = (SPRING, SUMMER, WINTER)
DATED = activity("deadline", (SUMMER,))
ONGOING = activity("ongoing")
Say = Callable[..., int]


def counted(kind: str, target: float | None = 12) -> Activity:
    made = activity(kind, (SUMMER,) if kind == "deadline" else ())
    return replace(made, follow_up=replace(made.follow_up, indicator=Indicator("antal", target)))


@pytest.fixture
def say(database: Database) -> Say:
    """Stores an activity of two seats with three occasions each, and then answers of the first seat."""
    stored = []

    def answered(
        of: Activity | None, status: str, day: str = "2021-04-10", until: date | None = SPRING, **more: float
    ) -> int:
        with database.session() as session:
            if of is not None:
                asked = replace(of, question=read_question(of.row, of.schedule, of.follow_up))
                plans.add_plan(session, REF, [asked], ("plan.txt", "0"), date(2021, 1, 4))
                stored[:] = plans.activities(session, REF)
                seats = [save_seats(session, [SeatName("kungsholmen", f"chef {n}")])[0].id for n in (1, 2)]
                assign(session, {stored[0].id: [(seat, "exact") for seat in seats]})
                sync(session, seats, DUE)
            first = people.assignments(session, [stored[0].id])[stored[0].id][0]
            answer = Answer(stored[0], (first,), Status(status), answers_until=until, **more)
            now = clock(day).now()
            return record_answer(session, SAM, now, database.settings, answer, None, Channel.MAIL)

    def sync(session, seats: Sequence[int], due: Sequence[date]) -> None:
        wanted = [Occasion(one, OccasionKind.CHECKPOINT) for one in due]
        sync_occasions(session, [WantedOccasions(stored[0].id, seats, wanted)], date(2021, 1, 4), 30)

    return answered


def still_open(database: Database) -> tuple[list[date], list[date]]:
    """The due dates that each of the two seats has not answered."""
    with database.session() as session:
        query = "SELECT seat_id, due FROM occasion WHERE closed_by IS NULL ORDER BY seat_id, due"
        rows = [(seat, date.fromisoformat(str(due))) for seat, due in session.execute(text(query))]
        seats = sorted(seat for (seat,) in session.execute(text("SELECT id FROM seat")))
    first, second = ([due for seat, due in rows if seat == one] for one in seats)
    return first, second


@pytest.mark.parametrize(
    ("of", "status", "more", "left"),
    [
        (DATED, "genomford", {}, []),
        (ONGOING, "genomford", {}, [SUMMER, WINTER]),
        (activity("conditional"), "genomford", {}, [SUMMER, WINTER]),
        (activity("recurring", times=4), "genomford", {"value": 4, "target": 4}, [SUMMER, WINTER]),
        (counted("deadline"), "genomford", {}, [SUMMER, WINTER]),
        (counted("deadline"), "genomford", {"value": 11}, [SUMMER, WINTER]),
        (counted("deadline"), "genomford", {"value": 12}, []),
        (counted("ongoing", None), "genomford", {"value": 9, "target": 9}, []),
        (counted("ongoing"), "genomford", {"value": 9, "target": 9}, []),
        (ONGOING, "utgar", {}, []),
        (DATED, "inget_behov", {}, [SUMMER, WINTER]),
        (activity("conditional"), "inget_behov", {"value": 0}, [SUMMER, WINTER]),
        (DATED, "pagar", {}, [SUMMER, WINTER]),
    ],
)
def test_an_answer_closes_what_its_question_allows(
    database: Database, say: Say, of: Activity, status: str, more: dict[str, float], left: list[date]
) -> None:
    """Later occasions are closed only where nothing remains to be asked; never those of another seat."""
    say(of, status, **more)

    assert still_open(database) == (left, [*DUE])


def test_done_so_far_stays_answered_when_the_work_goes_on(database: Database, say: Say) -> None:
    """The next answer neither reopens what the first one answered nor is it a contradiction."""
    say(ONGOING, "genomford")
    say(None, "pagar", "2021-06-10", SUMMER)

    assert still_open(database)[0] == [WINTER]
    with database.session() as session:
        query = "SELECT count(DISTINCT closed_by) FROM occasion WHERE closed_by IS NOT NULL"
        assert session.execute(text(query)).scalar_one() == 2


@pytest.mark.parametrize(("of", "status"), [(DATED, "genomford"), (ONGOING, "utgar")])
@pytest.mark.parametrize("later", ["pagar", "inget_behov"])
def test_what_was_closed_is_asked_again_after_another_answer(
    database: Database, say: Say, of: Activity, status: str, later: str
) -> None:
    """The activity was not done or dropped after all."""
    say(of, status)
    say(None, later, "2021-05-01", SPRING)

    assert still_open(database)[0] == [SUMMER, WINTER]


def test_dropped_ongoing_work_that_was_done_is_asked_again(database: Database, say: Say) -> None:
    """ "Genomfört hittills" after "utgår": it goes on."""
    say(ONGOING, "utgar")
    say(None, "genomford", "2021-05-01", SPRING)

    assert still_open(database)[0] == [SUMMER, WINTER]


def test_what_an_earlier_answer_closed_stays_its_own(database: Database, say: Say) -> None:
    """Only what the dropped work had closed is asked again; "genomfört hittills" keeps its occasion."""
    first = say(ONGOING, "genomford")
    say(None, "utgar", "2021-05-01", SPRING)
    say(None, "pagar", "2021-06-10", SUMMER)

    with database.session() as session:
        query = f"SELECT due FROM occasion WHERE closed_by = {first}"
        assert [str(due) for (due,) in session.execute(text(query))] == [str(SPRING)]
    assert still_open(database)[0] == [WINTER]


NEW = date(2021, 11, 15)


@pytest.mark.parametrize(("of", "left"), [(ONGOING, [NEW]), (DATED, [])])
def test_a_new_occasion_is_closed_only_by_what_closes_later_ones(
    database: Database, say: Say, of: Activity, left: list[date]
) -> None:
    """The plan is edited after "genomfört": one more report is wanted."""
    say(of, "genomford", until=WINTER)

    with database.session() as session:
        (stored,) = plans.activities(session, REF)
        seats = people.assignments(session, [stored.id])[stored.id]
        wanted = [Occasion(one, OccasionKind.CHECKPOINT) for one in (*DUE, NEW)]
        sync_occasions(session, [WantedOccasions(stored.id, seats, wanted)], date(2021, 5, 1), 30)

    assert still_open(database)[0] == left


def test_an_undone_answer_closes_nothing(database: Database, say: Say) -> None:
    """Taken back, it leaves what it had closed open."""
    report = say(DATED, "genomford")

    with database.session() as session:
        session.execute(text("UPDATE status_report SET undone_on = '2021-04-11'"))
        occasions.reopen_closed_by(session, report, 30)

    assert still_open(database)[0] == [*DUE]
    assert direct_status(database.settings, "kungsholmen", 2021, SPRING)[0].status == "ej_rapporterad"


def test_a_stored_answer_says_what_it_closes(database: Database, say: Say) -> None:
    """The rule is applied once; reading it back needs no plan."""
    say(DATED, "genomford")
    say(None, "pagar", "2021-05-01")

    with database.session() as session:
        found = reports.reports(session, REF)

    assert [one.closes_later for one in found] == [True, False]
