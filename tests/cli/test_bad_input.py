"""Whatever a user does wrong: one Swedish sentence on standard error, its own exit code, nothing stored."""

import sqlite3
from pathlib import Path
from shutil import rmtree

import pytest

from tests.conftest import Tracker, run_program
from tests.small_plans import write_all

PEOPLE = "name;email;role;unit;department;district;superior_email\n"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    return write_all(tmp_path / "planer")


def assert_one_sentence(ran, code: int, words: str) -> None:
    assert ran.code == code, ran.err
    assert ran.out == ""
    assert words in ran.err
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("tom.txt", b"", 10),
        ("blank.txt", b" \n\n\t\n", 10),
        ("brev.txt", "Hej! Det här är ett vanligt brev utan tabell.".encode(), 11),
        ("bild.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, 10),
        ("trasig.docx", b"PK\x03\x04" + b"\0" * 200, 10),
        ("gammal.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 10),
        ("plan.pdf", b"%PDF-1.4\n", 10),
    ],
)
def test_a_file_that_is_no_plan(
    tracker: Tracker, tmp_path: Path, name: str, content: bytes, code: int
) -> None:
    """Not a plan, no table, empty, wrong format: the sentence names the file; no database is made."""
    (tmp_path / name).write_bytes(content)
    rmtree(tmp_path / "data")  # as on the first day

    ran = tracker("import", tmp_path / name, "--district", "kungsholmen", "--year", 2021, "--yes")

    assert_one_sentence(ran, code, name)
    assert not (tmp_path / "data" / "tracker.db").exists()


def test_a_file_that_is_not_there(tracker: Tracker, tmp_path: Path) -> None:
    """The sentence names it."""
    ran = tracker("import", tmp_path / "borta.docx", "--district", "kungsholmen", "--year", 2021, "--yes")

    assert_one_sentence(ran, 10, "borta.docx")


def test_an_unknown_option_is_told_with_the_likeliest(tracker: Tracker) -> None:
    """One sign ends each sentence, whether or not there is a likely one."""
    assert tracker("status", "--yeer", 2021).err == (
        "Valet '--yeer' finns inte. Menade du '--year'? Se tracker status --help.\n"
    )
    assert tracker("status", "--qqqq").err == "Valet '--qqqq' finns inte. Se tracker status --help.\n"


def test_an_unknown_district_lists_the_known_ones(tracker: Tracker, files: dict[str, Path]) -> None:
    """Import and status say the same; all of Stockholm's bodies are in the list."""
    for ran in (
        tracker("import", files["ostermalm"], "--district", "kungsholm", "--year", 2021, "--yes"),
        tracker("status", "--district", "kungsholm"),
    ):
        assert_one_sentence(ran, 4, "kungsholmen")
        for known in ("norra-innerstaden", "jarva", "socialnamnden", "enskede-arsta-vantor"):
            assert known in ran.err


@pytest.mark.parametrize("year", [0, 21, 20211])
def test_a_year_that_is_no_year(tracker: Tracker, files: dict[str, Path], year: int) -> None:
    """Four digits in our time."""
    ran = tracker("import", files["ostermalm"], "--district", "ostermalm", "--year", year, "--yes")

    assert_one_sentence(ran, 2, "planår")


def test_words_that_are_no_command(tracker: Tracker) -> None:
    """click's own complaints are Swedish too."""
    assert_one_sentence(tracker("statsu"), 2, "finns inte")
    assert_one_sentence(tracker("status", "--year", "i fjol"), 2, "Felaktigt värde")
    assert_one_sentence(tracker("report", "1"), 2, "saknas")


def test_an_activity_number_that_is_not_there(tracker: Tracker, files: dict[str, Path]) -> None:
    """The sentence says which numbers the plan has."""
    tracker("import", files["ostermalm"], "--district", "ostermalm", "--year", 2021, "--yes")

    assert_one_sentence(tracker("report", "77", "--status", "pagar"), 5, "1–6")
    assert_one_sentence(tracker("report", "sju", "--status", "pagar"), 2, "ingen aktivitet")
    assert_one_sentence(tracker("report", "ostermalm-2020/1", "--status", "pagar"), 5, "ostermalm-2021")


@pytest.mark.parametrize("number", ["99999999999999999999", "9223372036854775808", "-9223372036854775809"])
@pytest.mark.parametrize(
    "command",
    [
        "accept",
        "attachments",
        "clear --reason x",
        "dismiss",
        "let",
        "restore",
        "show",
        "take",
        "undo --reason x",
    ],
)
def test_a_number_that_no_database_holds(tracker: Tracker, command: str, number: str) -> None:
    assert_one_sentence(tracker("review", *command.split(), "--", number), 5, "numret")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name;email;role;unit;department;superior_email\nA;a@x.se;chef;;;\n", "district"),
        (PEOPLE, "inga personer"),
        ("", "tom"),
        (
            PEOPLE + "A;a@kommun.example;chef;;;kungsholmen;\nB;a@kommun.example;chef;;;kungsholmen;\n",
            "a@kommun.example",
        ),
        (PEOPLE + "A;inte en adress;chef;;;kungsholmen;\n", "Rad 2"),
        (PEOPLE + "A;åsa@kommun.example;chef;;;kungsholmen;\n", "åsa@kommun.example"),
        (PEOPLE + ";a@kommun.example;chef;;;kungsholmen;\n", "Rad 2"),
    ],
)
def test_a_people_file_that_is_wrong(tracker: Tracker, tmp_path: Path, text: str, words: str) -> None:
    """A missing column, two people on one address, a bad address: which line, and nothing stored."""
    file = tmp_path / "people.csv"
    file.write_text(text, encoding="utf-8")

    assert_one_sentence(tracker("people", "import", file), 12, words)
    assert "inga personer" in tracker("people", "list").out.lower()


def test_an_unknown_district_in_the_people_file_stores_nobody(tracker: Tracker, tmp_path: Path) -> None:
    """The good rows before the bad one are not stored either."""
    file = tmp_path / "people.csv"
    rows = "A;a@kommun.example;chef;;;kungsholmen;\nB;b@kommun.example;chef;;;atlantis;\n"
    file.write_text(PEOPLE + rows, encoding="utf-8")

    assert_one_sentence(tracker("people", "import", file), 4, "atlantis")
    assert "inga personer" in tracker("people", "list").out.lower()


def test_a_database_that_is_read_only(tracker: Tracker, files: dict[str, Path], home: Path) -> None:
    """The sentence names the file; what is there can still be shown."""
    tracker("import", files["ostermalm"], "--district", "ostermalm", "--year", 2021, "--yes")
    (home / "data" / "tracker.db").chmod(0o444)

    assert_one_sentence(tracker("report", "1", "--status", "pagar"), 20, "skrivskyddad")
    assert tracker("status").code == 0


def test_a_database_of_a_later_version(tracker: Tracker, files: dict[str, Path], home: Path) -> None:
    """Every command refuses it, the quick ones too."""
    tracker("import", files["ostermalm"], "--district", "ostermalm", "--year", 2021, "--yes")
    with sqlite3.connect(home / "data" / "tracker.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    for ran in (tracker("status"), tracker("remind"), tracker("report", "1", "--status", "pagar")):
        assert_one_sentence(ran, 20, "senare version")


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[smtp]\nhots = 'mx'\n", "smtp.hots"),
        ("[smtp]\nport = 'tjugofem'\n", "smtp.port"),
        ("[smtp]\npassword = 'hemligt'\n", "TRACKER_SMTP__PASSWORD"),
        ("[smtp]\nhost = 'mx.kommun.example'\n", "smtp.sender"),
        ("[followup]\nt1_due = '31 februari'\n", "followup.t1_due"),
        ("[followup]\nquiet = ['01-01/12-31']\n", "followup.quiet"),
        ("[district.atlantis]\ncoordinator_email = 'a@kommun.example'\n", "atlantis"),
        ("[tracker\n", "TOML"),
    ],
)
def test_settings_that_cannot_be_meant(home: Path, toml: str, words: str) -> None:
    """A misspelt key or a bad value is named; a password in the file is refused."""
    file = home / "fel.toml"
    file.write_text(toml, encoding="utf-8")

    ran = run_program(["--config", str(file), "status"])

    assert_one_sentence(ran, 3, words)


def test_storing_without_a_yes_stores_nothing(tracker: Tracker, files: dict[str, Path]) -> None:
    """Where nobody can be asked, --yes is needed; what was read has been shown."""
    ran = tracker("import", files["ostermalm"], "--district", "ostermalm", "--year", 2021)

    assert ran.code == 13
    assert "--yes" in ran.err
    assert "Inga aktiviteter" in tracker("status", "--district", "ostermalm").out
