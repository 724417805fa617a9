"""The program as a process: what comes in, where it goes out, and what stands in the way of it."""

import errno
from pathlib import Path
from shutil import rmtree

import pytest

from tests.cli.conftest import Process, assert_one_sentence
from tests.conftest import Tracker, write_settings
from tests.examples import sample
from tracker.errors import os_reason


def test_an_argument_that_is_no_utf8(shell: Process) -> None:
    """A Latin-1 byte, from a script or a file name of another time."""
    assert_one_sentence(shell(r"$T status --unit $'v\xe5rd'"), 2, "UTF-8")
    assert_one_sentence(shell(r"$T import $'v\xe5rd.docx' --district kungsholmen --year 2021"), 2, "v�rd")


@pytest.mark.parametrize("line", ["explain tidplan -", "explain reply", "explain reply --jsonl"])
def test_standard_input_that_is_closed(shell: Process, line: str) -> None:
    assert_one_sentence(shell(f"$T {line} <&-"), 2, "Standard in är stängd")


def test_import_with_standard_input_closed(shell: Process, kungsholmen: Tracker, home: Path) -> None:
    """As where nobody can be asked; what was read is shown, a walk through it is not begun."""
    plan = home / "planer" / "norrmalm-2021.docx"

    ran = shell(f"$T import {plan} --district norrmalm --year 2021 <&-")
    assert (ran.code, ran.err.count("\n")) == (13, 1)
    assert "--yes" in ran.err

    walked = shell(f"$T import {plan} --district norrmalm --year 2021 --review <&-")
    assert (walked.code, walked.err.count("\n")) == (13, 1)


@pytest.mark.parametrize("line", ["status", "--help", "explain tidplan våren", "forecast --days 300"])
def test_a_disk_that_is_full(shell: Process, kungsholmen: Tracker, line: str) -> None:
    """One sentence and no "Exception ignored" of Python's own."""
    assert_one_sentence(shell(f"$T {line} > /dev/full"), 1, "disken är full")


def test_nobody_can_be_told(shell: Process, kungsholmen: Tracker) -> None:
    """The exit code is the same where the sentence itself can't be written, or nothing can."""
    assert shell("$T report 77 --status pagar 2> /dev/full").code == 5
    assert shell("$T report 77 --status pagar 2>&-").code == 5
    assert shell("$T status > /dev/full 2> /dev/full").code == 1
    assert shell("$T status >&-").code == 0


def test_a_reader_that_has_had_enough(shell: Process, kungsholmen: Tracker) -> None:
    """`| head -1` and `| true` end well and in silence."""
    for line in ("$T forecast --days 3000 | head -1", "$T --help | true", "$T status --format json | true"):
        ran = shell(line)

        assert (ran.code, ran.err) == (0, "")


def test_a_reader_that_leaves_before_the_deed_is_done(shell: Process, home: Path) -> None:
    """Nothing was stored, so the end is not a good one."""
    _plan(home)

    ran = shell("$T import planer/ostermalm-2021.txt --district ostermalm --year 2021 --yes | true")

    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "mottagaren har stängt" in ran.err


@pytest.mark.parametrize("encoding", sample(["latin-1", "ascii", "cp1252"], every=3))
def test_a_terminal_that_has_not_every_letter(shell: Process, kungsholmen: Tracker, encoding: str) -> None:
    """What it lacks becomes a question mark; JSON loses nothing."""
    for line in (
        "$T status",
        "$T import planer/norrmalm-2021.docx --district norrmalm --year 2021 --dry-run",
    ):
        ran = shell(line, PYTHONIOENCODING=encoding)
        assert (ran.code, ran.err) == (0, "")

    assert "Skolorna erbjuds en temadag om k\\u00e4llkritik" in (
        shell("$T status --format json", PYTHONIOENCODING=encoding).out
    )


def test_bytes_on_standard_input_that_are_no_utf8(shell: Process) -> None:
    """They are read as the letters of Windows; a byte order mark is no letter."""
    read = shell(r"printf 'Senast 31 dec 2021 p\xe5 m\xf6tet\n' | $T explain tidplan -")
    assert "31 december 2021" in read.out
    told = shell(r"printf '\xef\xbb\xbf{\"text\": \"klart\"}\n' | $T explain reply --jsonl")
    assert (told.code, told.err) == (0, "")


def test_input_without_end(shell: Process, tracker: Tracker) -> None:
    """It is not read until the memory is full."""
    assert_one_sentence(shell("$T explain reply < /dev/zero"), 10, "20 MB")
    assert_one_sentence(tracker("explain", "reply", "/dev/zero"), 10, "20 MB")
    assert_one_sentence(shell("$T explain tidplan - < /dev/zero"), 10, "20 MB")
    assert_one_sentence(tracker("people", "import", "/dev/zero"), 12, "5 MB")


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("explain reply .", 5, "det är en mapp"),
        ("explain reply borta.eml", 5, "finns inte"),
        (f"explain reply {'n' * 300}", 5, "namnet är för långt"),
        ("people import .", 12, "det är en mapp"),
        ("people import borta.csv", 12, "finns inte"),
        ("people import tracker.toml/p.csv", 12, "ingen mapp"),
        ("compile --district kungsholmen --year 2021 -o .", 10, "det är en mapp"),
        ("compile --district kungsholmen --year 2021 --format docx -o .", 10, "det är en mapp"),
        ("compile --district kungsholmen --year 2021 -o borta/a.md", 10, "finns inte"),
        ("compile --district kungsholmen --year 2021 -o /dev/full", 10, "disken är full"),
    ],
)
def test_why_a_file_can_not_be_used_is_said_in_swedish(
    kungsholmen: Tracker, home: Path, monkeypatch: pytest.MonkeyPatch, line: str, code: int, words: str
) -> None:
    monkeypatch.chdir(home)

    assert_one_sentence(kungsholmen(*line.split()), code, words)


def test_a_file_without_permission_is_said_in_swedish() -> None:
    """Asked of the reason itself: to root, who runs tests on many machines, every file is open."""
    assert os_reason(PermissionError(errno.EACCES, "Permission denied")) == "du saknar behörighet"


FOLDERS = ["50% klart", "plan #1", "varför?", "a b&c=d", "%41", "å ä ö"]


@pytest.mark.parametrize("folder", [*sample(FOLDERS, every=3), "&".join(FOLDERS)])
def test_a_data_folder_of_any_name(tmp_path: Path, shell: Process, folder: str, tracker: Tracker) -> None:
    """What one command stores, the quick one shows: both open the same file."""
    data = tmp_path / folder
    write_settings(tmp_path, "").write_text(f'[tracker]\ndata = "{data}"\n', encoding="utf-8")
    tracker("import", _plan(tmp_path), "--district", "ostermalm", "--year", 2021, "--yes")

    assert "Summa 6" in tracker("status").out
    assert (data / "tracker.db").is_file()


def test_a_data_folder_named_from_here(shell: Process, home: Path) -> None:
    """A relative path is one from the working folder."""
    _plan(home)
    at = {"TRACKER_TRACKER__DATA": "här"}

    shell("$T import planer/ostermalm-2021.txt --district ostermalm --year 2021 --yes", **at)

    assert "Summa 6" in shell("$T status", **at).out


def _plan(folder: Path) -> Path:
    from tests.small_plans import write_all

    return write_all(folder / "planer")["ostermalm"]


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_the_address_of_postgresql_may_name_its_driver(
    tracker: Tracker, home: Path, postgres_url: str, scheme: str
) -> None:
    """As SQLAlchemy's own documents write it."""
    import psycopg

    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    write_settings(home, f'[database]\nurl = "{scheme}://{postgres_url.partition("://")[2]}"')
    tracker("import", _plan(home), "--district", "ostermalm", "--year", 2021, "--yes")

    assert "Summa 6" in tracker("status").out


@pytest.mark.parametrize(
    "url",
    [
        *("mysql://u:hemligt@server/db", "postgresql", "sqlite://", "postgresql://localhost:1/x"),
        *(
            "postgresql://u:hemligt@[::1",
            "postgresql://u:hemligt@h:port/x",
            "postgresql://u:hemligt@h/x?sslmode",
        ),
    ],
)
def test_a_database_address_that_can_not_be_meant(tracker: Tracker, home: Path, url: str) -> None:
    """status says it too; a password in the address is not printed."""
    write_settings(home, f'[database]\nurl = "{url}"')

    for ran in (tracker("status"), tracker("log")):
        assert_one_sentence(ran, 20, "database.url")
        assert "hemligt" not in ran.err


@pytest.mark.parametrize(
    ("content", "words"), [(None, "att det är en fil"), (b"inte en databas" * 99, "är ingen databas")]
)
def test_a_database_file_that_is_none(
    tracker: Tracker, home: Path, content: bytes | None, words: str
) -> None:
    """status says it in Swedish, as the other commands do."""
    file = home / "data" / "tracker.db"
    rmtree(file.parent)
    file.parent.mkdir()
    file.mkdir() if content is None else file.write_bytes(content)

    ran = tracker("status")

    assert_one_sentence(ran, 20, words)


def test_a_data_folder_with_too_long_a_name(tracker: Tracker, home: Path) -> None:
    write_settings(home).write_text(f'[tracker]\ndata = "{"x" * 300}"\n', encoding="utf-8")

    assert_one_sentence(tracker("status"), 20, "namnet är för långt")
