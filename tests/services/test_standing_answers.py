"""What an answer covers: by phone what letters have asked about, and the year where nobody confirms it."""

from pathlib import Path

import pytest
from sqlalchemy import text

from tests.actors import SAM, SCHEDULER
from tests.services.year import clock, day, set_up
from tracker.domain.forms import OccasionKind
from tracker.domain.records import PlanRef
from tracker.domain.status import Status
from tracker.services.answers.by_phone import report_by_hand
from tracker.services.answers.record_answer import Answer
from tracker.services.letters.outbox import send_letters
from tracker.services.letters.planning import plan_letters
from tracker.services.plans.find_activity import find_activity
from tracker.services.reports.compile_section import compile_section
from tracker.settings import Settings
from tracker.store.database import Database
from tracker.store.plans import find_plan
from tracker.store.status import direct_status

pytestmark = pytest.mark.each_database


def say(database: Database, settings: Settings, number: int, when: str) -> None:
    """Vera says by phone that the activity goes on."""
    with database.session() as session:
        stored = find_activity(session, settings, f"kungsholmen-2021/{number}", None, None)
        answer = Answer(stored, (), Status.PAGAR)
        report_by_hand(session, SAM, clock(when).now(), settings, answer, "vera@kommun.example")


def ask(database: Database, settings: Settings, when: str) -> None:
    with database.session() as session:
        plan_letters(session, SCHEDULER, clock(when).now(), settings)
    send_letters(database, SCHEDULER, clock(when), settings)


def open_of_vera(database: Database, number: int) -> list[str]:
    """The kinds of what Vera has not answered about an activity, by due date."""
    query = """SELECT o.kind FROM occasion o JOIN activity a ON a.id = o.activity_id
        JOIN tenure t ON t.seat_id = o.seat_id JOIN person p ON p.id = t.person_id
        WHERE p.email = 'vera@kommun.example' AND a.number = :number AND o.closed_by IS NULL
        AND o.due > '2021-11-30' ORDER BY o.due"""
    with database.session() as session:
        return list(session.connection().execute(text(query), {"number": number}).scalars())


def is_late(settings: Settings, number: int, when: str) -> bool:
    rows = direct_status(settings, "kungsholmen", 2021, day(when)) or []
    return next(row.late for row in rows if row.number == number)


def missing(database: Database, settings: Settings, number: int, when: str) -> list[str]:
    """What the section of the VB misses of an activity."""
    with database.session() as session:
        plan = find_plan(session, PlanRef("kungsholmen", 2021))
        assert plan is not None
        section = compile_section(session, day(when), settings, plan, OccasionKind.VB)
    return [one.text.partition(": ")[2] for one in section.missing if one.activity == number]


@pytest.mark.parametrize(("asked", "left"), [(True, []), (False, ["VB"])])
def test_an_answer_by_phone_closes_what_the_letter_asked(
    database: Database, settings: Settings, home: Path, asked: bool, left: list[str]
) -> None:
    """The deadline of 31 December and the VB of 12 January go together; the VB is more than 30 days ahead."""
    set_up(database, settings, home)
    if asked:
        ask(database, settings, "2021-12-01")

    say(database, settings, 8, "2021-12-02")

    assert open_of_vera(database, 8) == left


def test_an_answer_that_nobody_confirms_stands(database: Database, settings: Settings, home: Path) -> None:
    """Nobody is late or missing after the day of the VB, and the log says that the answer stands."""
    set_up(database, settings, home)
    say(database, settings, 6, "2021-11-10")
    ask(database, settings, "2021-12-13")
    assert open_of_vera(database, 6) == ["VB"]
    assert missing(database, settings, 6, "2022-01-13") == []

    ask(database, settings, "2022-01-13")

    assert not is_late(settings, 6, "2022-01-13")
    assert is_late(settings, 5, "2022-01-13")
    assert open_of_vera(database, 6) == []
    assert missing(database, settings, 6, "2022-01-13") == []
    with database.session() as session:
        logged = session.execute(text("SELECT detail FROM event WHERE what = 'stands'")).scalars().all()
    assert [detail.partition(" från ")[2] for detail in logged] == ["2021-11-10: ingen bekräftelse kom"]


def test_an_old_answer_does_not_stand(database: Database, settings: Settings, home: Path) -> None:
    """From before October: the year's report was asked for and is late."""
    set_up(database, settings, home)
    say(database, settings, 6, "2021-09-20")
    ask(database, settings, "2022-01-13")

    assert is_late(settings, 6, "2022-01-13")
    assert missing(database, settings, 6, "2022-01-13") == ["vuxenenheten (senaste uppgift från september)."]
