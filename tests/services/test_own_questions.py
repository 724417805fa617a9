"""A question that a person has set is the activity's question everywhere, and outlives every new reading."""

from dataclasses import replace

import pytest

from tests.actors import SAM
from tests.services.test_reread import make_older
from tests.services.year import clock, day, set_up
from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.status import Channel, Status
from tracker.services.answers.record_answer import Answer, record_answer
from tracker.services.plans.questions import Place, list_questions, reset_question, set_question, set_title
from tracker.services.plans.read_plan import read_plan
from tracker.services.plans.reread import reread_outdated
from tracker.services.plans.store_plan import store_plan
from tracker.settings import Settings
from tracker.store import events, occasions, plans
from tracker.store.database import Database
from tracker.store.event_list import event_list
from tracker.store.status import direct_status

pytestmark = pytest.mark.each_database

NOW = clock("2021-03-01").now()
PLACE = Place("kungsholmen", 2021)


def stored(database: Database, number: int) -> StoredActivity:
    with database.session() as session:
        return next(one for one in plans.activities(session) if one.activity.number == number)


def change(database: Database, settings: Settings, number: int, **what: str) -> None:
    with database.session() as session:
        set_question(session, SAM, NOW, settings, PLACE, str(number), **what)


def test_what_is_set_outlives_another_version_of_the_document(
    database: Database, settings: Settings, tmp_path
) -> None:
    """The row is the same, at another number and with another schedule."""
    set_up(database, settings, tmp_path)
    change(database, settings, 3, kind="frequency", text="Hur många möten hittills?")
    with database.session() as session:
        set_title(session, SAM, NOW, settings, PLACE, "3", "Råd för trygghet")
    before = stored(database, 3)

    plan = read_plan(next((tmp_path / "planer").glob("kungsholmen*")), "kungsholmen", 2021, settings)
    first = replace(plan.activities[2], number=1)
    others = [
        replace(one, number=n) for n, one in enumerate((*plan.activities[:2], *plan.activities[3:]), start=2)
    ]
    again = replace(plan, activities=(first, *others), source=("ny.docx", "another"))
    with database.session() as session:
        store_plan(session, SAM, NOW, settings, again)

    after = stored(database, 1)
    assert after.id == before.id
    assert after.activity.question == before.activity.question
    assert (after.activity.question.title, after.activity.question.counts) == ("Råd för trygghet", "möten")


def test_what_is_set_outlives_a_new_reading_by_a_newer_version(
    database: Database, settings: Settings, tmp_path
) -> None:
    """The words are read again; what a person said about them stands, in the status too."""
    set_up(database, settings, tmp_path)
    change(database, settings, 3, kind="revision")
    with database.session() as session:
        set_title(session, SAM, NOW, settings, PLACE, "3", "Råd för trygghet")
    before = stored(database, 3).activity.question
    make_older(database, 3, {"when": "some other shape"})

    with database.session() as session:
        assert reread_outdated(session, SAM, NOW, settings) == 1

    rows = direct_status(settings, "kungsholmen", 2021, day("2021-03-01"))
    assert stored(database, 3).activity.question == before
    assert next(row.title for row in rows or () if row.number == 3) == "Råd för trygghet"


def test_resetting_gives_back_what_was_read_and_leaves_the_title(
    database: Database, settings: Settings, tmp_path
) -> None:
    """Title and question are two decisions."""
    set_up(database, settings, tmp_path)
    before = stored(database, 2).activity.question
    change(database, settings, 2, kind="revision")
    with database.session() as session:
        set_title(session, SAM, NOW, settings, PLACE, "2", "En egen titel")
        reset_question(session, SAM, NOW, settings, PLACE, "2")

    assert stored(database, 2).activity.question == replace(before, title="En egen titel")


def test_every_change_is_logged_with_who_made_it(database: Database, settings: Settings, tmp_path) -> None:
    """And what is not changed is not logged."""
    set_up(database, settings, tmp_path)
    with database.session() as session:
        set_title(session, SAM, NOW, settings, PLACE, "2", "En egen titel")
        set_title(session, SAM, NOW, settings, PLACE, "2", "En egen titel")

    with database.session() as session:
        logged = [one for one in event_list(session, None, 2, None) if one.what == "changed"]
        assert events.first_bad_row(session)[0] is None
    assert [one.actor for one in logged] == [SAM.code]
    assert "En egen titel" in logged[0].detail


def test_what_an_answer_closed_follows_the_changed_kind(
    database: Database, settings: Settings, tmp_path
) -> None:
    """ "Genomfört" ends a task with a date; of ongoing work it says so far, and later questions come."""
    set_up(database, settings, tmp_path)
    change(database, settings, 1, kind="date")
    with database.session() as session:
        answer = Answer(stored(database, 1), (), Status.GENOMFORD, "klart")
        record_answer(session, SAM, NOW, settings, answer, None, Channel.PHONE)
    closed = open_of(database, 1)

    change(database, settings, 1, kind="ongoing")
    reopened = open_of(database, 1)
    change(database, settings, 1, kind="date")

    assert (closed, open_of(database, 1)) == (0, 0)
    assert reopened > 0


def open_of(database: Database, number: int) -> int:
    with database.session() as session:
        found = occasions.open_occasions(session, day("2022-02-01"))
    return sum(one.activity_id == stored(database, number).id for one in found)


def test_the_list_says_what_is_ones_own(database: Database, settings: Settings, tmp_path) -> None:
    set_up(database, settings, tmp_path)
    change(database, settings, 2, text="Vad gjorde ni?")

    with database.session() as session:
        listed = list_questions(session, settings, PLACE)

    assert [one.question_set for one in listed[:3]] == [False, True, False]
    assert listed[1].activity.question.kind in QuestionKind
