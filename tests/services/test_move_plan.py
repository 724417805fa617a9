"""A plan that was put in under the wrong district, year or name is moved; its answers follow."""

import json
from pathlib import Path

import pytest

from tests.actors import SAM
from tests.cli.conftest import assert_one_sentence, import_kungsholmen
from tests.conftest import Tracker
from tests.prepared import prepare
from tests.services.year import clock, set_up
from tracker.domain.plan_ref import PlanRef
from tracker.services.letters.planning import plan_letters
from tracker.services.plans.move_plan import Target, move_plan
from tracker.settings import Settings
from tracker.store import people, plans
from tracker.store.database import Database
from tracker.store.plan_removal import plan_use

REF = "kungsholmen-2021"
DAY = "2021-05-17"


@pytest.fixture
def ready(tracker: Tracker, home: Path) -> Tracker:
    prepare(home, "kungsholmen", lambda: import_kungsholmen(tracker, home))
    return tracker


def rows(tracker: Tracker, ref: str, now: str = "2021-01-04") -> dict[int, dict[str, str]]:
    ran = tracker("status", "--plan", ref, "--year", ref.split("-")[1], "--format", "json", now=now)
    assert ran.code == 0, ran.err
    return {row["number"]: row for row in json.loads(ran.out)["activities"]}


def test_another_year_reads_the_time_plans_anew(ready: Tracker) -> None:
    """What is due without a year is due in the new one; what names its year keeps its day."""
    before = rows(ready, REF)

    ran = ready("plans", "move", REF, "--year", 2022)

    assert ran.out.startswith(f"{REF} är nu kungsholmen-2022 (Handlingsplan)."), ran.err
    after = rows(ready, "kungsholmen-2022", "2022-01-04")
    assert {row["due"][:4] for row in before.values()} == {"2021"}
    assert after[4]["due"].startswith("2022")  # "Genomförs under våren"
    assert after.keys() == before.keys()
    events = json.loads(ready("log", "--format", "json").out)["events"]
    assert [one["detail"] for one in events if one["what"] == "plan_moved"] == [
        f"{REF} (Handlingsplan) är nu kungsholmen-2022 (Handlingsplan)"
    ]


def test_what_is_answered_stays_answered_under_another_name(ready: Tracker) -> None:
    ready("report", "2", "--status", "pagar", "--comment", "Halva hösten är bokad.")

    ready("plans", "move", REF, "--name", "Handlingsplan mot ensamhet")

    after = rows(ready, REF)
    assert after[2]["status"] == "pagar"
    assert "ensamhet" in ready("plans", "list").out


@pytest.mark.each_database
def test_another_district_asks_its_own_people(database: Database, settings: Settings, home: Path) -> None:
    """The other district's seats answer, and letters that have not left no longer ask the first one's."""
    set_up(database, settings, home, ("kungsholmen", "norrmalm"))
    now = clock(DAY).now()
    with database.session() as session:
        plan_letters(session, SAM, now, settings)
        target = Target("norrmalm", None, "Handlingsplan mot ensamhet")

        moved = move_plan(session, SAM, now, settings, REF, target)

        assert moved.ref == PlanRef("norrmalm", 2021, "ensamhet")
        assert moved.letters > 0
        assert plan_use(session, moved.before.id).waiting == 0
        ids = [one.id for one in plans.activities(session, moved.ref)]
        seats = {seat for found in people.assignments(session, ids).values() for seat in found}
        assert {one.district for one in people.seats_of(session, seats).values()} == {"norrmalm"}


REFUSED = {
    "nothing changes": ((), "redan där"),
    "the same year": (("--year", 2021), "redan där"),
    "another plan is there": (("--district", "norrmalm", "--name", "Plan mot ensamhet"), "finns redan"),
    "one without a name": (("--district", "norrmalm"), "--name"),
    "answers of another year": (("--year", 2023), "fel år"),
    "a name that says nothing": (("--name", "Handlingsplan"), "säger inte"),
}


@pytest.fixture
def beside(ready: Tracker, home: Path) -> Tracker:
    """The plan with an answer, and a named one in another district."""
    assert ready("report", "2", "--status", "pagar", "--comment", "Halva hösten är bokad.").code == 0
    file = home / "planer" / "norrmalm-2021.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text("Aktivitet\tAnsvarig\tTidplan\tUppföljning\nTräffar ordnas\tEnhetschef\tLöpande\tVB\n")
    named = ("--name", "Handlingsplan mot ensamhet", "--yes")
    assert ready("import", file, "--district", "norrmalm", "--year", 2021, *named).code == 0
    return ready


def test_what_would_go_wrong_is_refused(beside: Tracker) -> None:
    for why, (words, sentence) in REFUSED.items():
        ran = beside("plans", "move", REF, *words)

        assert ran.code == 2, (why, ran)
        assert_one_sentence(ran, 2, sentence)
    assert len(rows(beside, REF)) == 9


def test_a_plan_with_a_fixed_section_stays(ready: Tracker) -> None:
    """And so does one in whose draft the coordinator has written."""
    drafted = ("--district", "kungsholmen", "--year", 2021, "--form", "T1")
    assert ready("section", "draft", *drafted, now="2021-05-03").code == 0
    assert (
        ready("section", "edit", *drafted, "--summary", "--text", "Ett lugnt år.", now="2021-05-03").code == 0
    )
    assert_one_sentence(ready("plans", "move", REF, "--year", 2022), 2, "egna texter")

    fixed = ready("section", "fix", *drafted, "--dnr", "KUN 2021/12", "--yes", now="2021-05-03")

    assert fixed.code == 0, fixed.err
    assert_one_sentence(ready("plans", "move", REF, "--year", 2022), 2, "fastställt avsnitt")
