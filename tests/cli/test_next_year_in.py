"""Next year's plan comes in as a difference from last year's, and what a person has set holds on."""

import json
from pathlib import Path

import pytest

from tests.conftest import Ran, Tracker
from tracker.services.plans.find_activity import find_plan
from tracker.services.plans.plan_history import plan_history
from tracker.settings import load_settings
from tracker.store.database import open_database

HEAD = "Aktivitet\tAnsvarig\tTidplan\tUppföljning\n"
OLD = (
    "Skolorna erbjuds en temadag\tEnhetschef vuxenenheten\tSenast 31 maj 2021\tVB 2021\n"
    "Rutinen vid oro gås igenom på ett möte\tEnhetschef vuxenenheten\tI god tid 2021\tVB\n"
    "Anhöriga får en namngiven kontakt\tEnhetschef familjeenheten\tLöpande\tVB\n"
    "Föreningar som söker bidrag kontrolleras\tKultursekreterare\tLöpande\tVB\n"
)
NEW = (
    "Anhöriga får en namngiven kontakt\tEnhetschef familjeenheten\tLöpande\tVB\n"
    "Skolorna erbjuds en temadag\tEnhetschef vuxenenheten\tSenast 31 maj 2022\tVB 2022\n"
    "Rutinen för uthyrning av lokaler gås igenom på möten\tEnhetschef vuxenenheten\tHösten 2022\tVB\n"
    "Nya medarbetare får en genomgång\tSamtliga enhetschefer\tVid nyanställning\tVB\n"
    "Föreningar som söker bidrag kontrolleras\tKultursekreterare\tTvå gånger per år\tVB\n"
)


def store(
    tracker: Tracker, home: Path, year: int, rows: str, district: str = "kungsholmen", *more: object
) -> Ran:
    file = home / f"{district}-{year}.txt"
    file.write_text(f"Handlingsplan mot ensamhet {year}\n\nFörebyggande\n\n{HEAD}{rows}", encoding="utf-8")
    words = ("--district", district, "--year", year, "--yes", *more)
    ran = tracker("import", file, *words, now=f"{year}-01-04")
    assert ran.code == 0, ran.err
    return ran


@pytest.fixture
def last_year(tracker: Tracker, home: Path) -> Tracker:
    store(tracker, home, 2021, OLD)
    for words in (
        ("titles", "--district", "kungsholmen", "--set", "1", "Temadagen"),
        ("titles", "--district", "kungsholmen", "--set", "3", "Kontakten 2021"),
        ("question", "--district", "kungsholmen", "--set", "3", "--text", "Har alla en kontakt?"),
    ):
        assert tracker("plans", *words, now="2021-01-05").code == 0
    return tracker


def test_the_difference_is_shown_and_nothing_is_guessed(last_year: Tracker, home: Path) -> None:
    ran = store(last_year, home, 2022, NEW)

    told = " ".join(ran.out.split("Jämfört med")[1].split())
    assert told.startswith("kungsholmen-2021:")
    assert "omformulerad 5 (förra året 4): Föreningar" in told
    assert "tidplan: ”Löpande” → ”Två gånger per år”" in told
    assert "ny 4: Nya medarbetare" in told
    assert "utgår 2: Rutinen vid oro" in told
    assert "kanske samma: kungsholmen-2021/2 och 3; inget förs över" in told
    assert "2 behållna, 1 omformulerad, 2 nya, 1 utgår." in told


def test_titles_and_questions_follow_their_activity(last_year: Tracker, home: Path) -> None:
    """By the words, wherever the row stands; a title that names last year is left, and told."""
    ran = store(last_year, home, 2022, NEW)

    found = last_year("plans", "question", "--district", "kungsholmen", "--year", 2022, "--format", "json")
    rows = {one["number"]: one for one in json.loads(found.out)["activities"]}
    assert rows[2]["title"] == "Temadagen"
    assert rows[1]["question"]["text"] == "Har alla en kontakt?"
    assert not rows[1]["title_set"]
    assert "Fördes över från förra året: 1 egen titel och 1 egen fråga." in ran.out
    assert "fördes inte över till 1" in ran.out
    assert (
        "titel och fråga från kungsholmen-2021/1"
        in last_year("log", "--format", "json", now="2022-02-01").out
    )


def test_a_dry_run_shows_the_difference_and_stores_nothing(last_year: Tracker, home: Path) -> None:
    ran = store(last_year, home, 2022, NEW, "kungsholmen", "--dry-run")

    assert "2 behållna, 1 omformulerad, 2 nya, 1 utgår." in ran.out
    assert "kungsholmen-2022" not in last_year("plans", "list").out


def test_a_new_version_of_the_same_year_is_compared_with_itself(last_year: Tracker, home: Path) -> None:
    store(last_year, home, 2022, NEW)

    ran = store(last_year, home, 2022, NEW.replace("Hösten", "Våren"))

    assert "Jämfört med planen som finns" in ran.out
    assert "Jämfört med kungsholmen-2021" not in ran.out


def test_a_plan_of_merged_bodies_is_compared_with_theirs(tracker: Tracker, home: Path) -> None:
    store(tracker, home, 2023, OLD, "norrmalm")
    store(tracker, home, 2023, OLD.splitlines(keepends=True)[2], "ostermalm")

    ran = store(tracker, home, 2024, OLD.replace("2021", "2022"), "norra-innerstaden")

    assert "Jämfört med norrmalm-2023 och ostermalm-2023" in ran.out
    assert "utgår" not in ran.out.split("Jämfört med")[1]


def test_a_change_from_merged_bodies_names_the_plan_that_it_is_from(tracker: Tracker, home: Path) -> None:
    """A row that both had has a change from each; a new row is compared with both."""
    row = "Skolorna erbjuds en temadag\tEnhetschef vuxenenheten\t{}\tVB\n"
    store(tracker, home, 2023, row.format("Våren 2023"), "norrmalm")
    store(tracker, home, 2023, row.format("Hösten 2023"), "ostermalm")
    new = "Nya medarbetare får en genomgång\tSamtliga enhetschefer\tVid nyanställning\tVB\n"

    store(tracker, home, 2024, row.format("Maj 2024") + new, "norra-innerstaden")

    database = open_database(load_settings(home / "tracker.toml", {}))
    with database.session() as session:
        plan = find_plan(session, database.settings, None, None, "norra-innerstaden-2024")
        changes = [(one.before, one.after, one.since) for one in plan_history(session, plan)]
    database.engine.dispose()
    assert changes == [
        ("Våren 2023", "Maj 2024", "norrmalm-2023"),
        ("Hösten 2023", "Maj 2024", "ostermalm-2023"),
        ("", "Nya medarbetare får en genomgång", "norrmalm-2023 och ostermalm-2023"),
    ]


@pytest.mark.parametrize(
    ("words", "later", "read_as", "due"),
    [
        ("Se årshjulet 2021", "Se årshjulet 2022", "senast 30 juni 2021", ["2022-06-30"]),
        ("Se årshjulet", "Se årshjulet", "senast 30 juni 2021", ["2022-06-30"]),
        ("Se årshjulet", "Se årsplanen", "senast 30 juni 2021", []),
    ],
)
def test_what_a_person_decided_that_a_cell_means_holds_a_year_later(
    tracker: Tracker, home: Path, words: str, later: str, read_as: str, due: list[str]
) -> None:
    """For the same words, or the same a year later; never for others. Last year's reading is not changed."""
    row = "Skolorna erbjuds en temadag\tEnhetschef vuxenenheten\t{}\tVB\n"
    file = home / "plan.txt"
    file.write_text(f"Handlingsplan mot ensamhet 2021\n\n{HEAD}{row.format(words)}", encoding="utf-8")
    reviewed = ("--district", "kungsholmen", "--year", 2021, "--yes", "--review")
    assert tracker("import", file, *reviewed, stdin=f"{read_as}\n\n").code == 0

    store(tracker, home, 2022, row.format(later))

    def read(year: int, text: str) -> list[str]:
        file.write_text(f"Plan\n\n{HEAD}{row.format(text)}", encoding="utf-8")
        words = ("--district", "norrmalm", "--year", year, "--dry-run", "--format", "json")
        found: list[str] = json.loads(tracker("import", file, *words).out)["activities"][0]["schedule"]["due"]
        return found

    assert read(2022, later) == due
    assert read(2021, words) == ["2021-06-30"]


def test_what_a_role_means_follows_from_the_bodies_that_were_merged(tracker: Tracker, home: Path) -> None:
    """Where the new body has the same seat; nothing is guessed where it has not."""
    row = "Skolorna erbjuds en temadag\tSkolsamordnaren\tLöpande\tVB\n"
    store(tracker, home, 2023, row, "norrmalm")
    people = home / "people.csv"
    people.write_text(
        "name;email;role;unit;department;district;superior_email\n"
        "Nora Prevént;nora@kommun.example;Preventionssamordnare;;;norrmalm;\n"
        "Nora Prevént;nora@kommun.example;Preventionssamordnare;;;norra-innerstaden;\n",
        encoding="utf-8",
    )
    assert tracker("people", "import", people, now="2023-01-05").code == 0
    ran = tracker("people", "assign", "norrmalm-2023/1", "nora@kommun.example", now="2023-01-05")
    assert ran.code == 0, ran.err

    ran = store(tracker, home, 2024, row, "norra-innerstaden")

    assert "1 koppling av en roll" in ran.out
    missing = tracker("people", "missing", "--district", "norra-innerstaden", now="2024-01-05").out
    assert "skolsamordnare" not in missing
