"""A municipality's own words for the statuses, everywhere that people read them."""

import json
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.cli.test_review import answered
from tests.conftest import Tracker, write_settings

OWN = """
[status_labels]
genomford = "Slutförd"
pagar = "Arbete pågår"
forsenad = "Sen"
inget_behov = "Ej aktuellt"
ej_rapporterad = "Obesvarad"
"""
LATER = "2021-05-20T09:00"


@pytest.fixture
def renamed(kungsholmen: Tracker, home: Path) -> Tracker:
    """Three activities have a status, and two are shown by the municipality's own words."""
    write_settings(home, OWN)
    for number, status in ((6, "inget_behov"), (7, "genomford"), (3, "forsenad")):
        ran = kungsholmen("report", number, "--status", status, now="2021-05-03")
        assert ran.code == 0, ran.err
    return kungsholmen


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ('klar = "Klar"', "status_labels.klar"),
        ('pagar = ""', "status_labels.pagar"),
        ('pagar = " \\t "', "status_labels.pagar"),
        ("pagar = 3", "status_labels.pagar"),
        ('pagar = "Pågår\\u001b[2J"', "status_labels.pagar"),
        ('pagar = "försenad"', "samma text"),
        ('pagar = "A  B"\nutgar = "a b"', "samma text"),
        ('ej_rapporterad = "Inget behov"', "samma text"),
    ],
)
def test_a_label_that_can_not_be_used(tracker: Tracker, home: Path, labels: str, words: str) -> None:
    """An unknown code, no text, or the same text twice: one sentence that says which."""
    write_settings(home, f"[status_labels]\n{labels}\n")

    assert_one_sentence(tracker("status"), 3, words)


def test_the_status_list_has_them(renamed: Tracker) -> None:
    """Table, sums, CSV and JSON; JSON keeps the codes as well."""
    shown = renamed("status", now=LATER).out
    sheet = renamed("status", "--format", "csv", now=LATER).out
    found = json.loads(renamed("status", "--format", "json", now=LATER).out)
    rows = {row["number"]: (row["status"], row["status_label"]) for row in found["activities"]}

    assert "ej aktuellt 1" in shown
    assert all(word in text for text in (shown, sheet) for word in ("Slutförd", "Ej aktuellt", "Obesvarad"))
    assert "Genomförd" not in shown + sheet
    assert "Inget behov" not in shown + sheet
    assert rows[6] == ("inget_behov", "Ej aktuellt")
    assert rows[7] == ("genomford", "Slutförd")
    assert found["sums"]["inget_behov"] == 1


def test_what_is_answered_and_logged_has_them(renamed: Tracker) -> None:
    """The line after the command, and the log's note."""
    ran = renamed("report", 8, "--status", "pagar", now=LATER)

    assert ran.out.endswith("är Arbete pågår.\n")
    assert "Ej aktuellt (telefon" in renamed("log", "--format", "json", now=LATER).out


def test_the_section_has_them(renamed: Tracker) -> None:
    """The verdict, what is counted, and deviations."""
    text = renamed("compile", "--district", "kungsholmen", "--year", 2021, now=LATER).out

    assert "*Slutförd.*" in text
    assert "| Sen, avvikelse |" in text
    summary = text.partition("## Sammanfattning")[2].partition("|")[0]
    for label, count in (("Slutförd", "en"), ("Ej aktuellt", "en"), ("Sen", "en"), ("Obesvarad", "sex")):
        assert f"{count} har läget ”{label}”" in summary.replace("En har", "en har")


def test_letters_and_review_have_them(kungsholmen: Tracker, home: Path) -> None:
    """The last report in a letter, and the label beside the suggestion and in what was decided."""
    write_settings(home, OWN)
    kungsholmen("report", 6, "--status", "inget_behov", now="2021-04-20")
    answered(kungsholmen, home, "6 pågår, tror jag. Jag återkommer.")
    letters = [file.read_bytes() for file in (home / "data" / "mail" / "ut" / "new").iterdir()]
    waiting = kungsholmen("review", "list", now=LATER).out
    ran = kungsholmen(
        "review", "correct", 1, "--activity", "kungsholmen-2021/6", "--status", "forsenad", now=LATER
    )

    assert any(b"Ej aktuellt (" in letter for letter in letters)
    assert "Arbete pågår" in waiting
    assert ran.out.endswith("/6 är Sen.\n")
    assert "Pågår" not in waiting


def test_doctor_takes_them(renamed: Tracker) -> None:
    """Settings with labels of one's own are in order."""
    assert "FEL" not in renamed("doctor", now=LATER).out.partition("\n")[0]


def test_letters_teach_no_need_only_where_something_depends_on_a_need(
    kungsholmen: Tracker, home: Path
) -> None:
    """ "Inget behov" is no answer to a task with a date."""
    kungsholmen("run", "reminders", now="2021-05-17T09:00")
    letters = [
        message_from_bytes(file.read_bytes(), policy=policy.default).get_body(("plain",)).get_content()
        for file in (home / "data" / "mail" / "ut" / "new").iterdir()
    ]
    taught = ["inget behov" in letter.partition("Så här:")[2].partition("\n1. ")[0] for letter in letters]
    needed = ["Tidplan: Vid behov" in letter for letter in letters]

    assert taught == needed
    assert set(needed) == {True, False}
