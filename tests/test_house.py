"""The house watches itself: what is heavy, what is shipped, what is said twice."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

HEAVY = {"sqlalchemy", "sqlmodel", "pydantic", "jinja2", "yagmail", "docx", "babel", "apscheduler", "alembic"}


def test_status_imports_nothing_heavy(home: Path) -> None:
    """`tracker status` is quick because of what it leaves out; a stray import is seen here."""
    config = str(home / "tracker.toml")
    run = [sys.executable, "-m", "tracker", "--config", config]
    subprocess.run([*run, "people", "list"], check=True, capture_output=True, cwd=ROOT)
    code = (
        "import sys; from tracker.cli.main import run; from tracker.cli.app import App;"
        f"run(['--config', {config!r}, 'status'], App());"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), sep=chr(10))"
    )

    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)

    assert HEAVY & set(done.stdout.split()) == set()


def test_help_imports_nothing_heavy() -> None:
    """`tracker --help` neither."""
    code = (
        "import sys; from tracker.cli.main import run; from tracker.cli.app import App;"
        "run(['--help'], App()); print(*sorted({n.partition('.')[0] for n in sys.modules}), sep=chr(10))"
    )

    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)

    assert HEAVY & set(done.stdout.split()) == set()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it is shipped, built without the network."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_the_wheel_holds_all_that_the_program_reads(wheel: Path) -> None:
    """Templates, settings, districts, click's Swedish and the migrations come along; tests do not."""
    names = set(zipfile.ZipFile(wheel).namelist())

    for wanted in (
        "tracker/_data/templates/mail/paminnelse.txt",
        "tracker/_data/templates/report/section.md",
        "tracker/_data/config/default.toml",
        "tracker/_data/config/districts.toml",
        "tracker/reading/reply/second_reader/weights.tsv",
        "tracker/_data/config/locale/sv/LC_MESSAGES/messages.mo",
        "tracker/store/migrations/versions/0001_the_first_tables.py",
        "jobs/scheduler.py",
    ):
        assert wanted in names
    assert not any(name.startswith("tests/") for name in names)


def test_the_wheel_works_where_it_is_unpacked(wheel: Path, tmp_path: Path) -> None:
    """Without the checkout beside it, the program finds its own files."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "lib")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "import tracker; assert tracker.__file__.startswith(sys.argv[1]);"
        "from tracker.settings import load_settings; s = load_settings(environment={});"
        "from tracker.resources import templates; assert (templates() / 'mail').is_dir();"
        "print(len(s.districts))"
    )
    command = [sys.executable, "-I", "-c", code, str(tmp_path / "lib")]

    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)

    assert done.stdout.strip() == "22", done.stderr


def test_the_swedish_of_click_is_compiled() -> None:
    """messages.mo says what messages.po says."""
    from babel.messages.mofile import read_mo
    from babel.messages.pofile import read_po

    folder = ROOT / "config" / "locale" / "sv" / "LC_MESSAGES"
    with (folder / "messages.po").open("rb") as po, (folder / "messages.mo").open("rb") as mo:
        written, compiled = read_po(po, locale="sv"), read_mo(mo)

    assert catalogue(written) == catalogue(compiled)


def catalogue(messages) -> dict[str, list[str]]:
    """Message → words, plurals by their singular."""
    return {
        message.id if isinstance(message.id, str) else message.id[0]: list(message.string)
        for message in messages
        if message.id
    }
