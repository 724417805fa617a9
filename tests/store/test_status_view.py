"""The SQL view says the same as the rule in the domain."""

from datetime import date, timedelta
from itertools import combinations_with_replacement, product

import pytest

from tests.domain.make import activity
from tests.examples import sample
from tracker.domain.occasion import Occasion
from tracker.domain.plan_ref import PlanRef
from tracker.domain.status import STATUSES, StatusReport, combined_status
from tracker.store import people, plans, reports
from tracker.store.database import Database
from tracker.store.occasion_sync import WantedOccasions, sync_occasions
from tracker.store.occasions import close_occasions
from tracker.store.seats import SeatName, assign, save_seats, set_holders
from tracker.store.status import direct_status

pytestmark = pytest.mark.each_database

DAY = date(2021, 3, 1)
REF = PlanRef("kungsholmen", 2021)


def report(activity_id: int, seat_id: int | None, status: str, day: date = DAY) -> StatusReport:
    return StatusReport(0, activity_id, seat_id, "", status, "", day, "mejl")  # type: ignore[arg-type]


def test_the_view_states_the_rule_of_combined_status(database: Database) -> None:
    """Every combination of two seats' last answers (none counts too) gives what the domain says.

    So do some of three seats' answers; all in `make thorough`.
    """
    said = [*product((None, *STATUSES), repeat=2)]
    said += sample(combinations_with_replacement((None, *STATUSES), 3), every=4)
    with database.session() as session:
        listed = [activity(number=n) for n in range(1, len(said) + 1)]
        plans.add_plan(session, REF, listed, ("plan.txt", "0"), DAY)
        seats = [save_seats(session, [SeatName("kungsholmen", f"chef {n}")])[0].id for n in (1, 2, 3)]
        for stored, answers in zip(plans.activities(session, REF), said, strict=True):
            shared = seats[: len(answers)]
            assign(session, {stored.id: [(seat, "exact") for seat in shared]})
            for seat, status in zip(shared, answers, strict=True):
                if status:
                    reports.add_report(session, report(stored.id, seat, status), None, None)

    rows = direct_status(database.settings, "kungsholmen", 2021, DAY)

    assert [row.status for row in rows] == [combined_status(answers) for answers in said]


def test_a_later_answer_for_the_whole_activity_counts_for_every_seat(database: Database) -> None:
    """What the coordinator took by phone replaces what two seats said before; later answers replace it."""
    with database.session() as session:
        plans.add_plan(session, REF, [activity()], ("plan.txt", "0"), DAY)
        stored = plans.activities(session, REF)[0]
        seats = [save_seats(session, [SeatName("kungsholmen", f"chef {n}")])[0].id for n in (1, 2)]
        assign(session, {stored.id: [(seat, "exact") for seat in seats]})
        reports.add_report(session, report(stored.id, seats[0], "forsenad"), None, None)
        reports.add_report(session, report(stored.id, None, "genomford", DAY + timedelta(days=1)), None, None)

    assert direct_status(database.settings, None, None, DAY)[0].status == "genomford"


def test_an_answer_of_a_seat_that_lost_the_work_counts_for_no_other(database: Database) -> None:
    """Later than the head's own, it takes nothing back; got back, it counts again."""
    with database.session() as session:
        plans.add_plan(session, REF, [activity()], ("plan.txt", "0"), DAY)
        stored = plans.activities(session, REF)[0]
        names = [SeatName("kungsholmen", f"chef {n}") for n in (1, 2, 3)]
        one, other, former = (seat.id for seat in save_seats(session, names))
        assign(session, {stored.id: [(one, "exact"), (other, "exact")]})
        reports.add_report(session, report(stored.id, one, "forsenad"), None, None)
        reports.add_report(
            session, report(stored.id, former, "genomford", DAY + timedelta(days=1)), None, None
        )
    seen = [direct_status(database.settings, None, None, DAY)[0]]
    for seats in ([other], [former]):
        with database.session() as session:
            assign(session, {stored.id: [(seat, "exact") for seat in seats]})
        seen.append(direct_status(database.settings, None, None, DAY)[0])

    assert [row.status for row in seen] == ["forsenad", "ej_rapporterad", "genomford"]


def test_due_late_and_owes_follow_the_open_occasions(database: Database) -> None:
    """The first open occasion is due, its holder owes; late is the day's matter; an answer moves both on."""
    with database.session() as session:
        plans.add_plan(session, REF, [activity()], ("plan.txt", "0"), DAY)
        stored = plans.activities(session, REF)[0]
        seat = save_seats(session, [SeatName("kungsholmen", "chef", "enheten")])[0].id
        assign(session, {stored.id: [(seat, "exact")]})
        set_holders(session, {seat: [people.save_person(session, "Åsa Öst", "asa@kommun.example").id]}, DAY)
        wanted = [Occasion(date(2021, 4, 24), "T1"), Occasion(date(2022, 1, 12), "VB")]
        sync_occasions(session, [WantedOccasions(stored.id, [seat], wanted)], DAY, window=30)

    before = direct_status(database.settings, None, None, date(2021, 4, 25))[0]
    with database.session() as session:
        made = reports.add_report(session, report(stored.id, seat, "pagar"), None, None)
        close_occasions(session, stored.id, [seat], made, date(2021, 4, 24))
    after = direct_status(database.settings, None, None, date(2021, 4, 25))[0]

    assert (before.due, before.late, before.owes) == (date(2021, 4, 24), True, "Åsa Öst")
    assert (after.due, after.late, after.unit) == (date(2022, 1, 12), False, "enheten")
    assert after.last_report == date(2021, 3, 1)


def test_a_plan_that_came_in_late_is_not_late_for_what_was_before(database: Database) -> None:
    """Imported in September: April's report is not what is due."""
    with database.session() as session:
        plans.add_plan(session, REF, [activity()], ("plan.txt", "0"), date(2021, 9, 1))
        stored = plans.activities(session, REF)[0]
        seat = save_seats(session, [SeatName("kungsholmen", "chef")])[0].id
        assign(session, {stored.id: [(seat, "exact")]})
        wanted = [Occasion(date(2021, 4, 24), "T1"), Occasion(date(2022, 1, 12), "VB")]
        sync_occasions(session, [WantedOccasions(stored.id, [seat], wanted)], date(2021, 9, 1), window=30)

    row = direct_status(database.settings, None, None, date(2021, 9, 2))[0]

    assert (row.due, row.late) == (date(2022, 1, 12), False)
