"""A district has two plans a year: each has its name, its reference, its letters, status and section."""

import json
import os
import pty
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.conftest import VOUCHED, Ran, Tracker, run_program
from tests.prepared import prepare

FIRST, SECOND = "kungsholmen-2021", "kungsholmen-2021-jamstalldhet"
TITLE = "Jämställdhetsplan"
NAMED = "Handlingsplan mot våldsbejakande extremism"
COMPILE = ("compile", "--district", "kungsholmen", "--year", 2021)
HEAD = "Aktivitet\tAnsvarig\tTidplan\tUppföljning\n"
ROWS = (
    "Lönerna kartläggs med facken\tEnhetschef vuxenenheten\tSenast 31 maj 2021\tVB\n"
    "Kallelser skickas till båda föräldrarna\tEnhetschef vuxenenheten\tLöpande\tVB\n"
)


def plan(home: Path, title: str, rows: str = ROWS, name: str = "plan.txt") -> Path:
    file = home / name
    file.write_text(f"{title}\n\n{HEAD}{rows}", encoding="utf-8")
    return file


def store(tracker: Tracker, file: Path, *more: object, year: int = 2021, now: str = "2021-01-04") -> Ran:
    return tracker("import", file, "--district", "kungsholmen", "--year", year, *more, now=now)


def plans(tracker: Tracker) -> dict[str, str]:
    found = json.loads(tracker("plans", "list", "--format", "json").out)["plans"]
    return {one["plan"]: one["name"] for one in found}


@pytest.fixture
def two(kungsholmen: Tracker, home: Path) -> Tracker:
    """The example plan, named, and another plan of the same year."""
    prepare(home, "two plans of a year", lambda: _import_second(kungsholmen, home))
    return kungsholmen


def _import_second(kungsholmen: Tracker, home: Path) -> None:
    assert kungsholmen("plans", "name", FIRST, NAMED).code == 0
    ran = store(kungsholmen, plan(home, f"{TITLE} 2021"), "--yes", "--name", TITLE)
    assert ran.code == 0, ran.err
    assert f"Sparat: {SECOND} med 2 aktiviteter" in ran.out


def test_another_name_is_not_stored_unless_it_is_stated(kungsholmen: Tracker, home: Path) -> None:
    """With --yes it is refused in a sentence that names both, and nothing is stored."""
    kungsholmen("plans", "name", FIRST, NAMED)

    ran = store(kungsholmen, plan(home, f"{TITLE} 2021"), "--yes", "--format", "json")

    assert ran.code == 13
    for word in (FIRST, NAMED, TITLE, "--name", "Inget har sparats"):
        assert word in ran.err
    assert plans(kungsholmen) == {FIRST: NAMED}


@pytest.mark.parametrize(
    ("title", "more"),
    [
        (f"{TITLE} 2021", ()),
        ("JÄMSTÄLLDHETSPLAN", ()),
        ("Handlingsplan för jämställdhet 2021–2023", ()),
        ("Jämstäldhetsplan", ()),
        ("Plan för lika villkor", ("--name", TITLE)),
    ],
)
def test_the_same_name_is_a_new_version(two: Tracker, home: Path, title: str, more: tuple[str, ...]) -> None:
    """Also with a variant of the title; the plan keeps its name and its reference."""
    ran = store(two, plan(home, title, ROWS.replace("Senast 31 maj 2021", "Hösten 2021")), "--yes", *more)

    assert f"Sparat: {SECOND}" in ran.out, ran.err
    assert "ändrad 1" in ran.out
    assert plans(two) == {FIRST: NAMED, SECOND: TITLE}


def test_a_file_without_a_title_is_known_by_its_activities(two: Tracker, home: Path) -> None:
    """A version of the plan that has them; one with others is refused, with both plans."""
    again = store(two, plan(home, "", ROWS.replace("Löpande", "Vid behov")), "--yes")
    other = "Något helt annat görs\tEnhetschef vuxenenheten\tLöpande\tVB\n"
    unknown = store(two, plan(home, "", other), "--yes", "--format", "json")

    assert f"Sparat: {SECOND}" in again.out
    assert unknown.code == 13
    assert FIRST in unknown.err
    assert SECOND in unknown.err


def test_a_plan_of_an_older_database_gets_its_name_when_it_comes_again(
    kungsholmen: Tracker, home: Path
) -> None:
    """It has none until then; its activities tell that it is the same, and the same file is enough."""
    file = plan(home, "Handlingsplan", name="gammal.txt")
    store(kungsholmen, file, "--yes", year=2023)
    before = plans(kungsholmen)

    ran = store(kungsholmen, plan(home, TITLE, name="gammal.txt"), "--yes", year=2023)

    assert before["kungsholmen-2023"] == "Handlingsplan"
    assert ran.code == 0, ran.err
    assert plans(kungsholmen)["kungsholmen-2023"] == TITLE


def test_the_activities_of_one_plan_are_not_stored_as_another(two: Tracker, home: Path) -> None:
    """A new name for the same activities: the sentence says how a plan is renamed."""
    ran = store(two, plan(home, ""), "--yes", "--name", "Plan för lika villkor", "--format", "json")

    assert ran.code == 13
    assert "tracker plans name" in ran.err


def test_a_dry_run_says_which_plan_it_would_be(two: Tracker, home: Path) -> None:
    """Its JSON has the reference, the name and the dnr."""
    file = plan(home, f"{TITLE} 2021\nDnr: KUNG 2021/114")

    read = json.loads(store(two, file, "--dry-run", "--format", "json").out)

    assert read["plan"]["ref"] == SECOND
    assert (read["name"], read["dnr"]) == (TITLE, "KUNG 2021/114")
    assert read["warnings"] == []


def test_a_title_that_is_not_found_or_of_another_year_is_told(tracker: Tracker, home: Path) -> None:
    unnamed = json.loads(store(tracker, plan(home, ""), "--dry-run", "--format", "json").out)
    old = json.loads(store(tracker, plan(home, f"{TITLE} 2019"), "--dry-run", "--format", "json").out)

    assert unnamed["name"] == "Handlingsplan"
    assert any("--name" in warning for warning in unnamed["warnings"])
    assert any("2019" in warning and "--year" in warning for warning in old["warnings"])


def at_terminal(home: Path, file: Path, typed: str) -> Ran:
    """Imports with a person at the keyboard, who types the lines."""
    keyboard, terminal = pty.openpty()
    words = ["--config", str(home / "tracker.toml"), "--now", "2021-01-04", "import", str(file)]
    os.write(keyboard, typed.encode())
    with open(terminal, encoding="utf-8") as stdin:
        ran = run_program([*words, "--district", "kungsholmen", "--year", "2021"], stdin)
    os.close(keyboard)
    return ran


@pytest.mark.parametrize(
    ("typed", "code", "stored"),
    [
        ("n\nja\n", 0, {FIRST: NAMED, SECOND: TITLE}),
        ("1\nnej\n", 13, {FIRST: NAMED}),
        ("kanske\n1\nja\n", 0, {FIRST: TITLE}),
        ("x\n" * 5, 13, {FIRST: NAMED}),
    ],
)
def test_at_a_terminal_it_is_asked(
    kungsholmen: Tracker, home: Path, typed: str, code: int, stored: dict[str, str]
) -> None:
    """A new plan or a new version; what is neither stores nothing."""
    kungsholmen("plans", "name", FIRST, NAMED)

    ran = at_terminal(home, plan(home, f"{TITLE} 2021"), typed)

    assert ran.code == code, ran.err
    assert "ny version" in ran.out
    assert f"1  {FIRST} ({NAMED})" in ran.out
    assert plans(kungsholmen) == stored


def letters(home: Path, to: str) -> list[EmailMessage]:
    folder = home / "data" / "mail" / "ut" / "new"
    found = [message_from_bytes(file.read_bytes(), policy=policy.SMTP) for file in folder.iterdir()]
    return [letter for letter in found if to in str(letter["To"])]


def answer(tracker: Tracker, home: Path, letter: EmailMessage, words: str, now: str) -> Ran:
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"], mail["To"] = str(letter["To"]), str(letter["Reply-To"])
    mail["Message-ID"], mail["In-Reply-To"] = "<svar@kommun.example>", str(letter["Message-ID"])
    mail["Subject"], mail["Date"] = f"SV: {letter['Subject']}", datetime.fromisoformat(f"{now}T07:00+00:00")
    mail["Authentication-Results"] = VOUCHED
    mail.set_content(words)
    (home / "svar.eml").write_bytes(mail.as_bytes())
    return tracker("collect", home / "svar.eml", now=now)


def statuses(tracker: Tracker, *words: str, now: str) -> dict[str, str]:
    rows = json.loads(tracker("status", *words, "--format", "json", now=now).out)["activities"]
    return {f"{row['plan']}/{row['number']}": row["status"] for row in rows}


def test_a_letter_its_answer_the_status_and_the_section_keep_the_plans_apart(
    two: Tracker, home: Path
) -> None:
    """One letter asks about both; what is answered of one plan stands there and nowhere else."""
    two("run", "reminders", now="2021-05-17T09:00")
    (letter,) = letters(home, "vera@")
    text = letter.get_body(("plain",)).get_content()
    lines = [line for line in text.splitlines() if "Lönerna kartläggs" in line]
    number = lines[0].strip().partition(".")[0]

    collected = answer(two, home, letter, f"{number} klart, lönerna kartlades i april", "2021-05-20")

    assert f"{TITLE} 2021" in text
    assert f"{NAMED} 2021" in text
    assert "1 införda" in collected.out, two("review", "list", now="2021-05-20").out
    both = statuses(two, now="2021-05-20")
    assert both[f"{SECOND}/1"] == "genomford"
    assert {status for ref, status in both.items() if ref.startswith(f"{FIRST}/")} == {"ej_rapporterad"}
    assert set(statuses(two, "--plan", "jämställdhet", now="2021-05-20")) == {f"{SECOND}/1", f"{SECOND}/2"}
    assert len(statuses(two, "--plan", FIRST, now="2021-05-20")) == len(both) - 2
    section = two(*COMPILE, "--plan", SECOND, now="2021-06-01").out
    assert section.startswith("# Uppföljning av jämställdhetsplanen 2021\n\n")
    assert "Kungsholmens stadsdelsnämnd." in section.split("\n## ")[0]
    assert "Vuxenenheten uppger: ”Klart, lönerna kartlades i april.”" in section
    other = two(*COMPILE, "--plan", FIRST, now="2021-06-01").out
    assert "kartlades i april" not in other
    assert f"{SECOND}/1" in two("log").out
    assert f"{SECOND}/1" in two("log", "--activity", f"{SECOND}/1").out
    assert FIRST + "/" not in two("log", "--activity", f"{SECOND}/1").out


@pytest.mark.parametrize(
    "words",
    [
        ("report", "1", "--status", "klart"),
        ("report", "1", "--status", "klart", "--year", "2021", "--district", "kungsholmen"),
        ("compile", "--district", "kungsholmen", "--year", "2021"),
        ("compile", "--district", "kungsholmen", "--year", "2021", "--plan", "kungsholmen-2021-x"),
        ("plans", "titles", "--district", "kungsholmen"),
        ("people", "assign", "1", "vera@kommun.example"),
    ],
)
def test_what_could_mean_two_plans_is_refused_with_both(two: Tracker, words: tuple[str, ...]) -> None:
    ran = two(*words)

    assert_one_sentence(ran, 5 if "kungsholmen-2021-x" in words else 2, SECOND)
    assert FIRST in ran.err


def test_the_table_says_which_plan_where_there_are_several(two: Tracker) -> None:
    shown = two("status").out

    assert f"Kungsholmens stadsdelsnämnd 2021: {NAMED} ({FIRST})" in shown
    assert f"Kungsholmens stadsdelsnämnd 2021: {TITLE} ({SECOND})" in shown


def test_an_unknown_plan_is_refused_with_those_there_are(two: Tracker) -> None:
    assert_one_sentence(two("status", "--plan", "klimat"), 5, SECOND)


@pytest.mark.parametrize("name", ["Handlingsplan", "2021", "   ", TITLE, "Handlingsplan för jämställdhet"])
def test_a_name_must_tell_the_plan_from_others(two: Tracker, name: str) -> None:
    """Nothing that says nothing, and nothing that another plan of the year is called."""
    ran = two("plans", "name", FIRST, name)

    assert ran.code == 2
    assert plans(two) == {FIRST: NAMED, SECOND: TITLE}


def test_a_new_name_is_logged_and_the_reference_stays(two: Tracker) -> None:
    two("plans", "name", SECOND, "Plan för lika villkor")

    assert plans(two) == {FIRST: NAMED, SECOND: "Plan för lika villkor"}
    events = json.loads(two("log", "--format", "json").out)["events"]
    assert f"{SECOND} heter nu ”Plan för lika villkor”" in {event["detail"] for event in events}


@pytest.fixture
def next_year(kungsholmen: Tracker, home: Path) -> Tracker:
    """Next year's plan comes in on 10 December, and has other activities of the same numbers."""
    prepare(home, "plans of two years", lambda: _import_next_year(kungsholmen, home))
    return kungsholmen


def _import_next_year(kungsholmen: Tracker, home: Path) -> None:
    kungsholmen("plans", "name", FIRST, NAMED)
    ran = store(kungsholmen, plan(home, f"{NAMED} 2022"), "--yes", year=2022, now="2021-12-10")
    assert ran.code == 0, ran.err


def test_in_january_an_answer_by_mail_is_about_last_year(next_year: Tracker, home: Path) -> None:
    """The letter about the annual report asks about last year's plan, and so does its answer."""
    next_year("run", "reminders", now="2021-12-13T09:00")
    letter = letters(home, "vera@")[-1]

    collected = answer(next_year, home, letter, "1 pågår, två gånger hittills", "2022-01-10")

    assert "1 införda" in collected.out, next_year("review", "list", now="2022-01-10").out
    found = statuses(next_year, now="2022-01-11")
    assert {ref.partition("/")[0] for ref, status in found.items() if status != "ej_rapporterad"} == {FIRST}
    assert {ref.partition("/")[0] for ref in found} == {FIRST, "kungsholmen-2022"}


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("2021-12-20", {FIRST, "kungsholmen-2022"}),
        ("2022-03-13", {FIRST, "kungsholmen-2022"}),
        ("2022-03-14", {"kungsholmen-2022"}),
    ],
)
def test_the_status_shows_last_years_plan_until_its_answers_are_over(
    next_year: Tracker, now: str, shown: set[str]
) -> None:
    """Twelve January and sixty days: one rule for the status and for answers by phone."""
    assert {ref.partition("/")[0] for ref in statuses(next_year, now=now)} == shown
    by_phone = next_year("report", "1", "--status", "pågår", now=now)
    assert by_phone.code == (2 if len(shown) > 1 else 0)


def test_the_days_for_late_answers_are_a_setting(next_year: Tracker, home: Path) -> None:
    settings = home / "tracker.toml"
    settings.write_text(settings.read_text("utf-8") + "[followup]\nlate_answers = 10\n", "utf-8")

    assert {ref.partition("/")[0] for ref in statuses(next_year, now="2022-01-23")} == {"kungsholmen-2022"}


def test_a_number_that_only_one_years_plan_has_needs_no_year(next_year: Tracker) -> None:
    assert next_year("report", "7", "--status", "pågår", now="2022-01-20").out.startswith(f"{FIRST}/7")
