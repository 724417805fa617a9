"""A plan that was put in by mistake is gone; one that people have been asked about is withdrawn."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.actors import SAM
from tests.cli.conftest import assert_one_sentence, import_kungsholmen
from tests.conftest import Ran, Tracker
from tests.prepared import prepare
from tests.services.year import YEAR, clock, set_up
from tests.small_plans import write_all
from tracker.services.letters.planning import plan_letters
from tracker.services.plans.read_plan import read_plan
from tracker.services.plans.remove_plan import remove_plan
from tracker.services.plans.store_plan import store_plan
from tracker.settings import Settings, load_settings
from tracker.store import plans
from tracker.store.database import Database, open_database

REF = "kungsholmen-2021"
DAY = "2021-05-17"  # the first request of what is due on 14 June


@pytest.fixture
def ready(tracker: Tracker, home: Path) -> Tracker:
    prepare(home, "kungsholmen", lambda: import_kungsholmen(tracker, home))
    return tracker


def again(tracker: Tracker, home: Path, now: str) -> Ran:
    file = write_all(home / "planer")["kungsholmen"]
    return tracker("import", file, "--district", "kungsholmen", "--year", YEAR, "--yes", now=now)


def activities(tracker: Tracker, *more: object) -> int:
    return len(json.loads(tracker("status", *more, "--format", "json").out)["activities"])


def logged(tracker: Tracker, *what: str) -> list[dict[str, str]]:
    found = json.loads(tracker("log", "--format", "json").out)["events"]
    return [event for event in found if event["what"] in what]


def counted(session: object, table: str) -> int:
    return int(session.connection().execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # type: ignore[attr-defined]


def test_a_plan_that_nobody_was_asked_about_is_gone(ready: Tracker, home: Path) -> None:
    """It is nowhere, the log tells it once, and the same file makes a new plan with a history of its own."""
    ran = ready("plans", "remove", REF, "--yes")

    assert (ran.code, ran.out) == (0, f"{REF} är borttagen.\n"), ran.err
    assert "Det finns ingen plan än" in ready("plans", "list").out
    assert "Det finns ingen plan" in ready("plans", "titles", "--plan", REF).err
    assert activities(ready) == 0
    assert [one["detail"].split()[0] for one in logged(ready, "plan_removed", "removed")] == [REF]
    assert ready("log", "verify").code == 0

    assert "Sparat: kungsholmen-2021 med 9" in again(ready, home, "2021-01-05").out
    assert activities(ready) == 9
    assert len(json.loads(ready("log", "--activity", f"{REF}/1", "--format", "json").out)["events"]) == 1


@pytest.mark.each_database
def test_what_was_made_from_the_plan_goes_too(database: Database, settings: Settings, home: Path) -> None:
    """Occasions, planned lines and drafts; a planned letter that asks about another plan keeps its lines."""
    set_up(database, settings, home, ("kungsholmen", "norrmalm"))
    now = clock(DAY).now()
    with database.session() as session:
        plan_letters(session, SAM, now, settings)
        before = counted(session, "letter_line")

        done = remove_plan(session, SAM, now, settings, REF)

        assert done.use.waiting > 0
        assert not done.use.asked
        left = counted(session, "letter_line")
        assert 0 < left < before
        empty = "kind = 'reminder' AND id NOT IN (SELECT letter_id FROM letter_line)"
        assert counted(session, f"letter WHERE state = 'planned' AND {empty}") == 0
        assert counted(session, f"letter WHERE state = 'withdrawn' AND {empty}") > 0
        assert (
            counted(session, "occasion o JOIN activity a ON a.id = o.activity_id WHERE a.aktivitet = ''") == 0
        )
        assert [str(one.ref) for one in plans.plans(session)] == ["norrmalm-2021"]
        store_plan(
            session,
            SAM,
            now,
            settings,
            read_plan(home / "planer" / _file(home), "kungsholmen", YEAR, settings),
        )
        assert len(plans.activities(session)) > len(plans.activities(session, district="norrmalm"))


def _file(home: Path) -> str:
    return write_all(home / "planer")["kungsholmen"].name


def test_a_plan_that_was_asked_about_is_withdrawn_with_its_reason(ready: Tracker, home: Path) -> None:
    """No more questions, and no default finds it; its name does, and answers and log are kept."""
    assert ready("remind", now=DAY).code == 0
    ready("report", "2", "--status", "pagar", "--comment", "Halva hösten är bokad.", now="2021-05-18")

    assert_one_sentence(ready("plans", "remove", REF, "--yes"), 2, "--reason")
    assert_one_sentence(
        ready("plans", "remove", REF, "--yes", "--reason", "fel för 811228-9874"), 2, "personnummer"
    )
    ran = ready("plans", "remove", REF, "--yes", "--reason", "Fel plan.", now="2021-05-19")

    assert ran.out == f"{REF} är återtagen.\n", ran.err
    assert activities(ready) == 0
    assert "återtagen" in ready("plans", "list").out
    assert "Det finns ingen plan" in ready("plans", "titles", "--year", YEAR).err
    assert ready("section", "list", "--plan", REF).code == 0
    with open_database(load_settings(home / "tracker.toml", {})).session() as session:
        assert counted(session, "occasion WHERE closed_by IS NULL AND withdrawn_on IS NULL") == 0
    letters = json.loads(ready("forecast", "--days", 300, "--format", "json", now="2021-05-19").out)[
        "letters"
    ]
    assert [one for one in letters if one["activities"]] == []
    assert f"{REF} (Handlingsplan): Fel plan." in [one["detail"] for one in logged(ready, "plan_withdrawn")]
    assert logged(ready, "answered")
    assert_one_sentence(ready("plans", "remove", REF, "--yes"), 2, "redan återtagen")
    assert_one_sentence(ready("report", f"{REF}/2", "--status", "pagar"), 5, "återtagen")


def test_a_withdrawn_plan_is_in_use_again_when_its_file_comes_in(ready: Tracker, home: Path) -> None:
    """With its answers: nothing was lost."""
    ready("report", "2", "--status", "pagar", "--comment", "Halva hösten är bokad.")
    ready("plans", "remove", REF, "--yes", "--reason", "Fel plan.")

    ran = again(ready, home, "2021-02-01")

    assert ran.code == 0, ran.err
    rows = json.loads(ready("status", "--format", "json").out)["activities"]
    assert {row["number"]: row["status"] for row in rows}[2] == "pagar"
    assert any(row["due"] for row in rows)
    assert f"{REF} gäller igen" in [one["detail"] for one in logged(ready, "imported")]


def test_without_a_yes_nothing_is_done(ready: Tracker) -> None:
    """Where nobody can be asked, the sentence says what would happen and how to say yes."""
    ran = ready("plans", "remove", REF)

    assert_one_sentence(ran, 13, "9 aktiviteter, 0 brev som har gått, 0 svar och 0 fastställda avsnitt")
    assert "--yes" in ran.err
    assert activities(ready) == 9
