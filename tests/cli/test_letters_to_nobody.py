"""A letter to nobody is told before it is missed: by doctor, by the forecast and by the preview."""

from pathlib import Path

import pytest

from tests.conftest import Tracker

PLAN = (
    "Aktivitet\tAnsvarig\tTidplan\tUppföljning\n"
    "Föreningarna träffas\tKulturchef\tSenast 31 maj 2021\tVB\n"
    "Rutinen ses över\tEnhetschef, vuxenenheten\tSenast 31 maj 2021\tVB\n"
)
PEOPLE = (
    "name;email;role;unit;department;district;superior_email\n"
    "Britta Berg;britta@kommun.example;Enhetschef;vuxenenheten;socialtjänsten;bromma;\n"
)


@pytest.fixture
def bromma(tracker: Tracker, home: Path) -> Tracker:
    """A plan with a role that nobody has, without a coordinator."""
    (home / "tracker.toml").write_text(f'[tracker]\ndata = "{home / "data"}"\n', encoding="utf-8")
    (home / "plan.txt").write_text(PLAN, encoding="utf-8")
    (home / "people.csv").write_text(PEOPLE, encoding="utf-8")
    for words in (
        ("import", home / "plan.txt", "--district", "bromma", "--year", 2021, "--yes"),
        ("people", "import", home / "people.csv"),
    ):
        ran = tracker(*words)
        assert ran.code == 0, ran.err
    return tracker


def flat(text: str) -> str:
    return " ".join(text.split())


def test_doctor_says_that_nobody_is_asked(bromma: Tracker) -> None:
    """When the question is near: the row of the unknown role, and that there is no coordinator."""
    ran = bromma("doctor", now="2021-05-03")

    assert ran.code == 50
    assert "FEL samordnare: Samordnare saknas för bromma: inga ring-brev eller måndagsbrev går" in ran.out
    assert "FEL mottagare: ingen kan frågas om en aktivitet i bromma" in ran.out


def test_the_forecast_says_it(bromma: Tracker) -> None:
    ran = bromma("forecast", now="2021-05-03")

    assert "! ingen kan frågas om en aktivitet i bromma, för befattningen är vakant" in flat(ran.out)


def test_the_preview_says_that_no_coordinator_is_named(bromma: Tracker) -> None:
    """On standard error: the letter itself is what is shown."""
    ran = bromma("letters", "show", "britta@kommun.example", now="2021-05-03")

    assert "Rutinen ses över" in ran.out
    assert ran.err.startswith("! Samordnare saknas för bromma")


def test_with_a_coordinator_nothing_is_said(kungsholmen: Tracker) -> None:
    doctor = kungsholmen("doctor", now="2021-05-03").out
    shown = kungsholmen("letters", "show", "vera@kommun.example", now="2021-05-03")

    assert "ok  samordnare" in doctor
    assert "ok  mottagare: varje fråga har någon att gå till" in doctor
    assert shown.err == ""
