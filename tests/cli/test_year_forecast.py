"""The forecast at the terminal: by phone, corrected, in the walk where the letter asked for it."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.conftest import VOUCHED, Tracker
from tests.prepared import prepare
from tests.servers import parsed

NOW = "2021-03-29T09:00"
ROWS = """\
Aktivitet\tAnsvarig\tTidplan\tUppföljning
Grannvandringar ordnas i parkerna\tKulturchef\tLöpande\tT1, T2, VB
Föreningarna träffas kvartalsvis\tKulturchef\tLöpande\tT1, T2, VB
Ta fram en lathund för nya ledare\tKulturchef\tSenast 30 april 2021\tVB
"""
PEOPLE = """\
name,email,role,unit,department,district,superior_email
Kim Ek,kim@kommun.example,Kulturchef,,,bromma,
"""


@pytest.fixture
def bromma(tracker: Tracker, home: Path) -> Tracker:
    """Kim has a letter of 25 March with two questions about T1, and one that asks for no forecast."""
    prepare(home, "a letter that asks for forecasts", lambda: _ask_kim(tracker, home))
    return tracker


def _ask_kim(tracker: Tracker, home: Path) -> None:
    (home / "plan.txt").write_text(ROWS, encoding="utf-8")
    (home / "people.csv").write_text(PEOPLE, encoding="utf-8")
    for words in (
        ("import", home / "plan.txt", "--district", "bromma", "--year", 2021, "--yes"),
        ("people", "import", home / "people.csv"),
    ):
        ran = tracker(*words)
        assert ran.code == 0, ran.err
    tracker("run", "reminders", now="2021-03-25T09:00")


def answered(tracker: Tracker, home: Path, words: str) -> None:
    """Kim's answer of 26 March has been collected."""
    (file,) = (home / "data" / "mail" / "ut" / "new").iterdir()
    letter = parsed(file.read_bytes())
    mail = EmailMessage()
    mail["From"], mail["To"] = str(letter["To"]), str(letter["Reply-To"])
    mail["Message-ID"], mail["In-Reply-To"] = "<svar@kommun.example>", str(letter["Message-ID"])
    mail["Subject"], mail["Date"] = f"SV: {letter['Subject']}", "Fri, 26 Mar 2021 10:00:00 +0100"
    mail["Authentication-Results"] = VOUCHED
    mail.set_content(words)
    (home / "svar.eml").write_bytes(mail.as_bytes())
    tracker("collect", home / "svar.eml", now="2021-03-26T12:00")


def forecasts(tracker: Tracker) -> dict[str, str | None]:
    """The forecast recorded of each activity, by mail."""
    mails = json.loads(tracker("review", "applied", "--format", "json", now=NOW).out)
    return {one["activity"][-1]: one["forecast"] for mail in mails for one in mail["answers"]}


@pytest.mark.parametrize(
    ("word", "stated", "told"),
    [
        ("osäkert", "osäkert om den blir", "bedömer att det är osäkert om aktiviteten blir"),
        ("JA", "bedöms bli", "bedömer att aktiviteten blir"),
    ],
)
def test_a_forecast_by_phone(bromma: Tracker, word: str, stated: str, told: str) -> None:
    """The next letter shows it beside what was said, and the section of the tertial says it."""
    ran = bromma("report", "bromma-2021/1", "--status", "pågår", "--forecast", word, now=NOW)
    letter = bromma("letters", "show", "kim@kommun.example", "--date", "2021-08-02", now=NOW).out
    section = bromma("compile", "--district", "bromma", "--year", 2021, "--form", "T1", now=NOW).out

    assert (ran.code, ran.out) == (0, "bromma-2021/1 är Pågår.\n")
    assert f"Pågår (29 mars 2021), {stated} genomförd under året" in " ".join(letter.split())
    assert f"{told} genomförd under året.¹" in section


def test_a_word_that_is_no_forecast_is_refused(bromma: Tracker) -> None:
    """Nothing is stored."""
    ran = bromma("report", "bromma-2021/1", "--status", "pågår", "--forecast", "kanske", now=NOW)

    assert_one_sentence(ran, 2, "osäkert")
    assert '"ej_rapporterad": 3' in bromma("status", "--format", "json", now=NOW).out


def test_the_list_shows_the_forecast(bromma: Tracker, home: Path) -> None:
    """Beside the status, of what waits and of what has been recorded."""
    answered(bromma, home, "1 klart kanske, Bo vet. Nej.\n2 enligt plan, ja")

    assert "prognos nej: klart kanske" in " ".join(bromma("review", "list", now=NOW).out.split())
    assert "Pågår, prognos ja: enligt plan" in " ".join(bromma("review", "show", 1, now=NOW).out.split())
    assert "Pågår, prognos ja, enligt plan" in bromma("review", "applied", now=NOW).out


@pytest.mark.parametrize(
    ("words", "stored"),
    [((), "nej"), (("--forecast", "osäkert"), "osakert"), (("--forecast", "ja"), "ja")],
)
def test_a_correction_keeps_or_changes_the_forecast(
    bromma: Tracker, home: Path, words: tuple[str, ...], stored: str
) -> None:
    """What is not given is as it was read."""
    answered(bromma, home, "1 klart kanske, Bo vet. Nej.\n2 enligt plan, ja")
    ran = bromma("review", "correct", 1, "--activity", 1, "--status", "pågår", *words, now=NOW)

    assert ran.code == 0, ran.err
    assert forecasts(bromma) == {"1": stored, "2": "ja"}


def test_a_forecast_belongs_to_the_activity_before_it(bromma: Tracker, home: Path) -> None:
    answered(bromma, home, "Jag hör av mig.")
    words = ("--activity", 1, "--status", "pågår", "--activity", 2, "--status", "pågår", "--forecast", "nej")
    bromma("review", "correct", 1, *words, now=NOW)

    assert forecasts(bromma) == {"1": None, "2": "nej"}


def test_a_key_of_the_walk_sets_the_forecast(bromma: Tracker, home: Path) -> None:
    """A word that is none is said and changes nothing; - takes it away."""
    answered(bromma, home, "1 klart kanske, Bo vet. Nej.\n2 klart kanske, ja")
    typed = ("r", "kanske", "r", "osäkert", "p", "", "r", "-", "p", "")
    ran = bromma("review", now=NOW, stdin="".join(f"{line}\n" for line in typed))

    assert ran.code == 0, ran.err
    assert "Det är ingen prognos" in ran.out
    assert "1 avgjorda" in ran.out
    assert forecasts(bromma) == {"1": "osakert", "2": None}


def test_the_walk_keeps_the_forecast_that_was_read(bromma: Tracker, home: Path) -> None:
    """It stands in the suggestion, and Enter records it."""
    answered(bromma, home, "1 klart kanske, Bo vet. Nej.")
    ran = bromma("review", now=NOW, stdin="p\n\n")

    assert "→ Pågår, prognos nej: klart kanske" in ran.out
    assert forecasts(bromma) == {"1": "nej"}


def test_a_forecast_that_was_not_asked_for_is_not_taken(bromma: Tracker, home: Path) -> None:
    """Of an activity outside the tertial report in the same letter; a line moved to it loses its forecast."""
    answered(bromma, home, "1 klart kanske, Bo vet. Nej.")
    typed = ("3", "r", "p", "")
    ran = bromma("review", now=NOW, stdin="".join(f"{line}\n" for line in typed))

    assert "frågade inte om prognosen" in ran.out
    assert forecasts(bromma) == {"3": None}


def test_the_key_is_only_there_where_the_letter_asked(kungsholmen: Tracker, home: Path) -> None:
    """A letter between the reports has no such question."""
    from tests.cli.test_review import answered as vera_answered

    vera_answered(kungsholmen, home, "Vi jobbar på som vanligt.")
    ran = kungsholmen("review", now="2021-05-20T09:00", stdin="?\nr\nq\n")

    assert "prognos" not in ran.out
    assert "Okänd tangent" in ran.out


def test_the_help_of_the_walk_names_the_key(bromma: Tracker, home: Path) -> None:
    answered(bromma, home, "1 klart kanske, Bo vet.")

    assert "r: prognosen" in bromma("review", now=NOW, stdin="?\nq\n").out
