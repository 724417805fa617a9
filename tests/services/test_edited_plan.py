"""An edited plan comes in again: what changed is shown and asked about, and history stays."""

from pathlib import Path

import pytest

from tests.conftest import Tracker

HEAD = "Förebyggande aktiviteter:\n\nAktivitet\tAnsvarig\tTidplan\tUppföljning\n"
ROWS = [
    "Trygghetsvandringar ordnas tillsammans med polisen\tSamordnare\tSenast 30 sep 2021\tVB",
    "Skolorna erbjuds en temadag om demokrati\tEnhetschef\tLöpande\tVB",
    "Rutinen vid oro gås igenom på enhetsmöten\tEnhetschef\tVåren 2021\tVB",
]


@pytest.fixture
def plan(tmp_path: Path, tracker: Tracker) -> Path:
    file = tmp_path / "plan.txt"
    write(file, ROWS)
    assert store(tracker, file).code == 0
    return file


def write(file: Path, rows: list[str]) -> None:
    file.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


def store(tracker: Tracker, file: Path, now: str = "2021-01-04"):
    return tracker("import", file, "--district", "kungsholmen", "--year", 2021, "--yes", now=now)


def statuses(tracker: Tracker) -> dict[str, str]:
    import json

    rows = json.loads(tracker("status", "--format", "json").out)["activities"]
    return {row["aktivitet"].split()[0]: row["status"] for row in rows}


def test_the_same_file_changes_nothing(tracker: Tracker, plan: Path) -> None:
    """It is said, and that is all."""
    ran = store(tracker, plan)

    assert ran.code == 0
    assert "inget har ändrats" in ran.out
    assert len(statuses(tracker)) == 3


def test_history_stays_with_an_activity_that_moved_and_was_reworded(tracker: Tracker, plan: Path) -> None:
    """Reported, then moved to the top, reworded and given a new time: the report is still its own."""
    tracker("report", "2", "--status", "pagar", "--comment", "Halva hösten är bokad.")
    moved = "Skolorna erbjuds två temadagar om demokrati\tEnhetschef\tSenast 31 okt 2021\tVB"
    write(plan, [moved, ROWS[0], ROWS[2]])

    ran = store(tracker, plan, "2021-02-01")

    assert "ändrad 1 (förut 2): Skolorna erbjuds två temadagar om demokrati\n" in ran.out
    assert "tidplan: ”Löpande” → ”Senast 31 okt 2021”" in ran.out
    assert "2 oförändrade, 1 ändrad." in ran.out
    assert statuses(tracker) == {
        "Skolorna": "pagar",
        "Trygghetsvandringar": "ej_rapporterad",
        "Rutinen": "ej_rapporterad",
    }


def test_a_row_that_vanished_is_withdrawn_and_may_come_back(tracker: Tracker, plan: Path) -> None:
    """Nobody is asked about it while it is gone; back in the plan it has its report again."""
    tracker("report", "3", "--status", "pagar")
    write(plan, ROWS[:2])
    gone = store(tracker, plan, "2021-02-01")
    without = statuses(tracker)
    asked = tracker("forecast", "--from", "2021-02-01", "--to", "2022-02-01", "--format", "json").out
    write(plan, ROWS)
    store(tracker, plan, "2021-03-01")

    assert "borttagen 3: Rutinen vid oro" in gone.out
    assert "Rutinen" not in without
    assert '"number": 3' not in asked
    assert statuses(tracker)["Rutinen"] == "pagar"


def test_a_new_row_is_asked_about(tracker: Tracker, plan: Path) -> None:
    """Added in March, it has its occasions from then on."""
    write(plan, [*ROWS, "En ny utbildning ordnas\tSamordnare\tSenast 30 nov 2021\tVB"])

    ran = store(tracker, plan, "2021-03-01")
    asked = tracker("forecast", "--from", "2021-03-01", "--to", "2021-12-01", "--format", "json").out

    assert "ny 4: En ny utbildning ordnas" in ran.out
    assert '"due": "2021-11-30"' in asked


def test_without_a_yes_an_edited_plan_stores_nothing(tracker: Tracker, plan: Path) -> None:
    """The changes are shown; nothing is stored."""
    write(plan, ROWS[:1])

    ran = tracker("import", plan, "--district", "kungsholmen", "--year", 2021)

    assert ran.code == 13
    assert "2 borttagna" in ran.out
    assert len(statuses(tracker)) == 3


def test_a_cell_that_cannot_be_read_is_corrected_once(tracker: Tracker, tmp_path: Path) -> None:
    """--review asks about just that cell; the answer counts at once, and for that text in other plans."""
    file = tmp_path / "plan.txt"
    write(file, [ROWS[0], "En mall tas fram\tSamordnare\tI god tid\tVB"])
    store(tracker, file)

    walked = tracker(
        *("import", file, "--district", "kungsholmen", "--year", 2021, "--review", "--yes"),
        stdin="i god ordning\nsenast 31 maj 2021\nj\n",
    )
    again = store(tracker, file, "2021-02-01")
    other = tracker("import", file, "--district", "bromma", "--year", 2021, "--dry-run", "--format", "json")

    assert walked.code == 0, walked.err
    assert "1/1" in walked.out
    assert "går inte heller att läsa" in walked.out
    assert "hur den förstås: ”Det går inte att läsa ut någon tid.” → ”Klart senast" in walked.out
    assert "inget har ändrats" in again.out
    assert '"2021-05-31"' in other.out
    assert '"tidplan": "I god tid"' in other.out


def test_every_cell_says_how_sure_its_reading_is(tracker: Tracker, tmp_path: Path) -> None:
    """1 where nothing speaks against it, 0 where nothing could be read."""
    import json

    file = tmp_path / "plan.txt"
    write(file, [ROWS[0], "En mall tas fram\tSamordnare\tI god tid\tVB"])

    ran = tracker(
        "import", file, "--district", "kungsholmen", "--year", 2021, "--dry-run", "--format", "json"
    )

    sure = [activity["confidence"]["tidplan"] for activity in json.loads(ran.out)["activities"]]
    assert sure == [1.0, 0.0]


def test_a_municipality_adds_words_of_its_own(tracker: Tracker, home: Path) -> None:
    """A role that the program does not know is read once the settings name its last part."""
    from tests.conftest import write_settings

    before = tracker("explain", "ansvarig", "Trygghetsvurmen på Solrosen", "--format", "json").out
    write_settings(home, '[reading]\nrole_heads = ["trygghetsvurm"]\nplaces = ["Solrosen"]\n')
    after = tracker("explain", "ansvarig", "Trygghetsvurmen på Solrosen", "--format", "json").out

    assert "trygghetsvurm" not in before
    assert '"role": "trygghetsvurm"' in after


def test_another_plan_does_not_replace_this_one_by_mistake(tracker: Tracker, plan: Path) -> None:
    """Most rows gone: --yes is not enough; --replace is, and what is gone is withdrawn."""
    write(plan, ["Något helt annat görs i stället\tSamordnare\tLöpande\tVB"])

    refused = store(tracker, plan)
    kept = statuses(tracker)
    tracker("import", plan, "--district", "kungsholmen", "--year", 2021, "--yes", "--replace")

    assert refused.code == 13
    assert "3 av 3" in refused.err
    assert len(kept) == 3
    assert list(statuses(tracker)) == ["Något"]


def test_a_dry_run_shows_what_an_edited_plan_would_change(tracker: Tracker, plan: Path) -> None:
    """Shown, not stored."""
    write(plan, ROWS[:2])

    ran = tracker("import", plan, "--district", "kungsholmen", "--year", 2021, "--dry-run")

    assert "borttagen 3" in ran.out
    assert len(statuses(tracker)) == 3


def test_a_seat_left_behind_is_the_coordinators(tracker: Tracker, plan: Path, tmp_path: Path) -> None:
    """Without a successor the questions go to the coordinator, until somebody has the seat."""
    people = tmp_path / "people.csv"
    head = "name;email;role;unit;department;district;superior_email\n"
    people.write_text(head + "Vera V;vera@kommun.example;Samordnare;;;kungsholmen;\n", encoding="utf-8")
    tracker("people", "import", people)
    asked = ("forecast", "--from", "2021-01-04", "--to", "2022-01-31", "--format", "json")
    before = tracker(*asked).out

    left = tracker("people", "leave", "vera@kommun.example")

    assert "vera@kommun.example" in before
    assert "lämnar 1 befattning" in left.out
    after = tracker(*asked).out
    assert "vera@kommun.example" not in after
    assert after.count('"number": 1') >= 2
    assert tracker("people", "leave", "ingen@kommun.example").code == 5


def test_an_answer_covers_what_the_steps_of_the_rules_had_asked_about(
    tracker: Tracker, home: Path, plan: Path
) -> None:
    """Asked from 45 days before: an answer 40 days before the new date answers it; 30 days would not."""
    settings = home / "tracker.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "[followup]\nsteps = [45, 7, 1]\n", "utf-8")
    tracker("report", "2", "--status", "pagar", "--comment", "Bokat.", now="2021-08-22")
    write(plan, [ROWS[0], ROWS[1].replace("Löpande", "Senast 1 okt 2021"), ROWS[2]])

    assert store(tracker, plan, "2021-08-23").code == 0

    import json

    letters = json.loads(tracker("forecast", "--days", 60, "--format", "json", now="2021-08-23").out)[
        "letters"
    ]
    asked = {
        (one["number"], one["occasion"], one["due"]) for letter in letters for one in letter["activities"]
    }
    assert (1, "deadline", "2021-09-30") in asked
    assert (2, "deadline", "2021-10-01") not in asked
