"""tracker import asks what it cannot know: what a column is, if last year belongs, if the place is right."""

import json
from pathlib import Path

import docx
import pytest

from tests.conftest import Tracker
from tests.documents.strange_plans import word_table

PLACE = ("--district", "bromma", "--year", "2021")
UNKNOWN = (
    "Sak;Folk;Dag\nSnickra bänkar;Ungdomssekreterare Ek;Onsdagsklubben\nSy gardiner;Syateljén;Helgfolket\n"
)
HALF = "Åtgärd;Folk;Tidplan\nSnickra bänkar;Vaktmästare;Maj 2021\nSy gardiner;Husmor;Löpande\n"


@pytest.fixture
def plan(home: Path) -> Path:
    (home / "plan.csv").write_text(UNKNOWN, encoding="utf-8")
    return home / "plan.csv"


def read(tracker: Tracker, *words: object) -> dict:
    ran = tracker("import", *words, "--dry-run", "--format", "json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_a_refusal_says_which_headings_were_seen_and_how_to_say_what_they_are(tracker, plan):
    ran = tracker("import", plan, *PLACE, "--dry-run")

    assert ran.code == 11
    assert all(word in ran.err for word in ("”Sak”", "”Folk”", "”Dag”", "aktivitet", "--columns"))


def test_a_person_says_what_the_columns_are_and_is_remembered(tracker, plan, home):
    """For that heading, in later plans too; only when the plan has been stored."""
    columns = ("--columns", "sak = aktivitet, Folk=ansvarig")

    seen = read(tracker, plan, *PLACE, *columns)
    assert [row["aktivitet"] for row in seen["activities"]] == ["Snickra bänkar", "Sy gardiner"]
    assert seen["activities"][1]["ansvarig"] == "Syateljén"
    assert tracker("import", plan, *PLACE, "--dry-run").code == 11

    assert tracker("import", plan, *PLACE, *columns, "--yes").code == 0
    other = home / "annan.csv"
    other.write_text(UNKNOWN.replace("Sy gardiner", "Baka bröd"), encoding="utf-8")

    assert [row["aktivitet"] for row in read(tracker, other, *PLACE)["activities"]] == [
        "Snickra bänkar",
        "Baka bröd",
    ]


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ("Sak", "säger inte vad en kolumn är"),
        ("Sak=sysselsättning", "inget slags kolumn: välj bland aktivitet"),
        ("Hatt=aktivitet", "”hatt” finns inte i dokumentet"),
        ("", "säger inget"),
    ],
)
def test_what_can_not_be_meant_is_said(tracker, plan, columns, says):
    ran = tracker("import", plan, *PLACE, "--columns", columns, "--dry-run")

    assert ran.code == 2
    assert says in ran.err


def test_review_asks_about_each_column_of_an_unknown_heading(home, tracker):
    (home / "halv.csv").write_text(HALF, encoding="utf-8")

    answers = "färg\nansvarig\n\n\n\n"
    ran = tracker("import", home / "halv.csv", *PLACE, "--review", "--yes", stdin=answers)

    assert "Kolumnen ”Folk” i tabell 1 (”Vaktmästare”, ”Husmor”) läses inte" in " ".join(ran.out.split())
    assert "Svara med ett av orden" in ran.out
    assert ran.code == 0, ran.err
    rows = read(tracker, home / "halv.csv", *PLACE)["activities"]
    assert [row["ansvarig"] for row in rows] == ["Vaktmästare", "Husmor"]


def plan_with_last_year(home: Path) -> Path:
    document = docx.Document()
    document.add_heading("Uppföljning av föregående plan", 1)
    word_table(
        document, [["Åtgärd", "Ansvarig", "Tid", "Resultat"], ["Laga bron", "Gatuchef", "2020", "Klart"]]
    )
    document.add_heading("Åtgärder", 1)
    word_table(document, [["Åtgärd", "Ansvarig", "Tid"], ["Måla staketet", "Parkchef", "Maj 2021"]])
    document.save(str(home / "plan.docx"))
    return home / "plan.docx"


def test_last_years_follow_up_is_shown_and_left_out_unless_a_person_says_otherwise(tracker, home):
    file = plan_with_last_year(home)

    seen, whole = read(tracker, file, *PLACE), read(tracker, file, *PLACE, "--include-past")

    assert [row["aktivitet"] for row in seen["activities"]] == ["Måla staketet"]
    assert any("Laga bron" in text and "--include-past" in text for text in seen["warnings"])
    assert [row["aktivitet"] for row in whole["activities"]] == ["Laga bron", "Måla staketet"]


def test_a_cell_that_can_not_be_understood_is_among_the_warnings(tracker, home):
    (home / "plan.csv").write_text("Åtgärd;Ansvarig;Tidplan\nSy gardiner;-;Snarast\n", encoding="utf-8")

    warnings = read(tracker, home / "plan.csv", *PLACE)["warnings"]

    assert any("Rad 1" in text and "Snarast" in text for text in warnings)
    assert any("Rad 1" in text and "nsvarig ”-”" in text for text in warnings)


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("Bromma stadsdelsnämnds handlingsplan mot buller 2019", "nämner 2019"),
        ("Farsta stadsdelsnämnds handlingsplan mot buller 2021", "Farsta stadsdelsnämnd"),
        ("Omsorgsnämndens handlingsplan mot buller 2021", "Omsorgsnämnden, som inte finns"),
        ("Ekby kommuns handlingsplan mot buller 2021", "Ekby kommun, som inte finns"),
    ],
)
def test_a_document_that_contradicts_the_command_is_never_stored_by_yes_alone(tracker, home, title, says):
    """Another year, another district: a person must say that the command is right."""
    refused = tracker("import", titled(home, title), *PLACE, "--yes")

    assert refused.code == 13
    assert says in refused.err
    assert "--despite-title" in refused.err


def test_a_dry_run_warns_of_what_contradicts_and_a_person_may_say_that_the_command_is_right(tracker, home):
    file = titled(home, "Farsta stadsdelsnämnds handlingsplan mot buller 2021")

    assert any("Farsta stadsdelsnämnd" in text for text in read(tracker, file, *PLACE)["warnings"])
    assert tracker("import", file, *PLACE, "--yes", "--despite-title").code == 0


def titled(home: Path, title: str) -> Path:
    document = docx.Document()
    document.add_heading(title, 1)
    word_table(document, [["Åtgärd", "Ansvarig", "Tid"], ["Måla staketet", "Parkchef", "Maj 2021"]])
    document.save(str(home / "plan.docx"))
    return home / "plan.docx"


def test_a_document_that_names_its_own_district_beside_another_is_no_contradiction(tracker, home):
    document = docx.Document()
    document.add_paragraph("Bromma stadsdelsförvaltning")
    document.add_paragraph("Farsta stadsdelsförvaltning")
    document.add_heading("Handlingsplan mot buller 2021", 1)
    word_table(document, [["Åtgärd", "Ansvarig", "Tid"], ["Måla staketet", "Parkchef", "Maj 2021"]])
    document.save(str(home / "plan.docx"))

    assert tracker("import", home / "plan.docx", *PLACE, "--yes").code == 0


@pytest.mark.parametrize(
    "line", ["Exempelkommunen", "Exempels kommun", "Stadsdelsförvaltningen", "Bromma förvaltning"]
)
def test_the_districts_own_administration_and_a_municipality_are_no_contradiction(tracker, home, line):
    """The settings say which municipality is ours."""
    document = docx.Document()
    document.add_paragraph(line)
    document.add_heading("Handlingsplan mot buller 2021", 1)
    word_table(document, [["Åtgärd", "Ansvarig", "Tid"], ["Måla staketet", "Parkchef", "Maj 2021"]])
    document.save(str(home / "plan.docx"))

    assert not any("--district" in text for text in read(tracker, home / "plan.docx", *PLACE)["warnings"])
