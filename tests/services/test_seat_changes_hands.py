"""A seat gets a new holder, or another seat gets the work: nobody's answer is put in another's mouth."""

from datetime import date
from pathlib import Path

import pytest

from tests.actors import SAM
from tests.services.year import YEAR, clock, day, set_up
from tracker.domain.forms import OccasionKind
from tracker.domain.people import Origin
from tracker.domain.plan_ref import PlanRef
from tracker.domain.report.document import section_document
from tracker.domain.report.sources import sources_document
from tracker.domain.status import Status
from tracker.services.answers.by_phone import report_by_hand
from tracker.services.answers.record_answer import Answer
from tracker.services.people.assign_seat import assign_seat
from tracker.services.people.match_seats import role_texts
from tracker.services.plans.find_activity import find_activity
from tracker.services.reports.compile_section import answerers, compile_section
from tracker.services.reports.formats import MARKDOWN, text_of
from tracker.settings import Settings
from tracker.store import people
from tracker.store.database import Database
from tracker.store.occasions import open_occasions
from tracker.store.plans import find_plan
from tracker.store.seats import assign, set_holders
from tracker.store.status import direct_status

pytestmark = pytest.mark.each_database

PIA, BODIL = "pia@kommun.example", "bodil@kommun.example"
T1, T2, VB = OccasionKind.T1, OccasionKind.T2, OccasionKind.VB
NUMBER = 2  # one seat answers for it


@pytest.fixture
def town(database: Database, settings: Settings, home: Path) -> Database:
    set_up(database, settings, home)
    return database


def say(
    database: Database,
    settings: Settings,
    who: str,
    when: str,
    comment: str,
    status: Status = Status.PAGAR,
    number: int = NUMBER,
) -> None:
    with database.session() as session:
        stored = find_activity(session, settings, f"kungsholmen-2021/{number}", None, None)
        answer = Answer(stored, (), status, comment)
        report_by_hand(session, SAM, clock(when).now(), settings, answer, who)


def hand_over(database: Database, settings: Settings, when: date) -> None:
    """Bodil Byte succeeds Pia in her seat."""
    with database.session() as session:
        stored = find_activity(session, settings, f"kungsholmen-2021/{NUMBER}", None, None)
        (seat,) = people.assignments(session, [stored.id])[stored.id]
        set_holders(session, {seat: [people.save_person(session, "Bodil Byte", BODIL).id]}, when)


def paper(
    database: Database, settings: Settings, form: OccasionKind, when: str, number: int = NUMBER
) -> tuple[str, list[str]]:
    """Returns the section as text, and the rows about the activity in its list of sources."""
    with database.session() as session:
        plan = find_plan(session, PlanRef("kungsholmen", YEAR))
        assert plan is not None
        found = compile_section(session, day(when), settings, plan, form)
        listed = text_of(sources_document(found, answerers(session, found)), MARKDOWN)
    rows = [line for line in listed.splitlines() if line.startswith("|") and f"| {number} |" in line]
    return text_of(section_document(found), MARKDOWN), rows


def test_each_answer_stays_with_the_holder_who_gave_it(town: Database, settings: Settings) -> None:
    """T1 by Pia, the VB by her successor: each section has its own words, and names nobody in the text."""
    say(town, settings, PIA, "2021-04-20", "Grupperna träffas varje vecka.")
    hand_over(town, settings, day("2021-06-01"))
    say(town, settings, BODIL, "2021-12-10", "Grupperna har bytt lokal.")

    first, first_rows = paper(town, settings, T1, "2022-01-14")
    year, year_rows = paper(town, settings, VB, "2022-01-14")

    assert ("varje vecka" in first, "bytt lokal" in first) == (True, False)
    assert ("varje vecka" in year, "bytt lokal" in year) == (False, True)
    assert len(first_rows) == len(year_rows) == 1
    assert (PIA in first_rows[0], BODIL in first_rows[0], "2021-04-20" in first_rows[0]) == (
        True,
        False,
        True,
    )
    assert (PIA in year_rows[0], BODIL in year_rows[0], "2021-12-10" in year_rows[0]) == (False, True, True)
    assert not any(name in first + year for name in ("Pia", "Bodil", PIA, BODIL))


def test_what_the_predecessor_said_is_old_and_hers_where_the_successor_is_silent(
    town: Database, settings: Settings
) -> None:
    say(town, settings, PIA, "2021-04-20", "Grupperna träffas varje vecka.")
    hand_over(town, settings, day("2021-06-01"))

    year, rows = paper(town, settings, VB, "2022-01-14")

    assert "uppgift från april" in year
    assert [(PIA in row, BODIL in row) for row in rows] == [(True, False)]


def test_a_seat_that_gets_the_work_is_not_said_to_have_answered(town: Database, settings: Settings) -> None:
    """The status counts the answers of those who answer now; the section tells whose the old one is."""
    say(town, settings, PIA, "2021-12-10", "Grupperna träffas varje vecka.")
    with town.session() as session:
        stored = find_activity(session, settings, f"kungsholmen-2021/{NUMBER}", None, None)
        (former,) = people.assignments(session, [stored.id])[stored.id]
        other = next(one.seat.id for one in people.seats(session, "kungsholmen") if one.seat.id != former)
        assign(session, {stored.id: [(other, Origin.EXACT)]})

    rows = direct_status(settings, "kungsholmen", YEAR, day("2021-12-11")) or []
    (row,) = [one for one in rows if one.number == NUMBER]
    _, sources = paper(town, settings, VB, "2022-01-14")

    assert (row.status, row.last_report) == ("ej_rapporterad", None)
    assert [PIA in line for line in sources] == [True]


def give_to(database: Database, settings: Settings, number: int, email: str, when: str) -> None:
    """Another seat answers for the activity from now on, as `tracker people assign --role` does it."""
    with database.session() as session:
        stored = find_activity(session, settings, f"kungsholmen-2021/{number}", None, None)
        (role,) = role_texts(stored)
        assign_seat(session, SAM, clock(when).now(), settings, stored, [email], role)


def state(database: Database, settings: Settings, number: int) -> tuple[str, int]:
    """Returns the activity's status in the view, and how many questions about it are open."""
    with database.session() as session:
        stored = find_activity(session, settings, f"kungsholmen-2021/{number}", None, None)
        left = open_occasions(session, day("2022-12-31"))
    rows = direct_status(settings, "kungsholmen", YEAR, day("2021-12-11")) or []
    (row,) = [one for one in rows if one.number == number]
    return row.status, sum(one.activity_id == stored.id for one in left)


def test_finished_work_is_not_asked_of_the_seat_that_gets_it(town: Database, settings: Settings) -> None:
    """It stays finished, through a second change of hands too, and it stays the words of who finished it."""
    say(town, settings, PIA, "2021-06-10", "Klart.", Status.GENOMFORD, number=3)
    before = state(town, settings, 3)

    seen = []
    for email in ("tore@kommun.example", "disa@kommun.example"):
        give_to(town, settings, 3, email, "2021-06-20")
        seen.append(state(town, settings, 3))
    _, sources = paper(town, settings, VB, "2022-01-14", 3)

    assert before == seen[0] == seen[1] == ("genomford", 0)
    assert [PIA in line for line in sources] == [True]


def test_unfinished_work_is_asked_of_the_seat_that_gets_it(town: Database, settings: Settings) -> None:
    say(town, settings, PIA, "2021-06-10", "Ett utkast finns.", number=3)
    give_to(town, settings, 3, "tore@kommun.example", "2021-06-20")

    status, asked = state(town, settings, 3)

    assert status == "ej_rapporterad"
    assert asked > 0


def test_work_that_one_of_many_has_finished_is_asked_of_the_seat_that_gets_all_of_it(
    town: Database, settings: Settings
) -> None:
    say(town, settings, "vera@kommun.example", "2021-05-10", "Klart.", Status.GENOMFORD, number=7)
    give_to(town, settings, 7, "tore@kommun.example", "2021-05-20")

    status, asked = state(town, settings, 7)

    assert status == "ej_rapporterad"
    assert asked > 0


def test_the_seat_that_got_finished_work_may_open_it_again(town: Database, settings: Settings) -> None:
    """And when the finished answer is withdrawn, it was not finished: the seat is asked."""
    say(town, settings, PIA, "2021-06-10", "Klart.", Status.GENOMFORD, number=3)
    give_to(town, settings, 3, "tore@kommun.example", "2021-06-20")

    say(town, settings, "tore@kommun.example", "2021-08-20", "Pågår igen.", number=3)

    assert state(town, settings, 3)[0] == "pagar"
