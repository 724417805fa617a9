"""What the command line's tests share: a municipality whose year has begun, and the program as a process."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran, Tracker
from tests.prepared import prepare
from tests.shell import run_line
from tests.small_plans import write_all

Process = Callable[..., Ran]


@pytest.fixture
def kungsholmen(tracker: Tracker, home: Path) -> Tracker:
    """Tracker where the example plan of Kungsholmen and its people are stored."""
    prepare(home, "kungsholmen", lambda: import_kungsholmen(tracker, home))
    return tracker


def import_kungsholmen(tracker: Tracker, home: Path) -> None:
    files = write_all(home / "planer")
    for words in (
        ("import", files["kungsholmen"], "--district", "kungsholmen", "--year", 2021, "--yes"),
        ("people", "import", files["people"]),
    ):
        ran = tracker(*words)
        assert ran.code == 0, ran.err


@pytest.fixture
def asked(kungsholmen: Tracker, home: Path) -> Tracker:
    """Tracker where the letters of 17 May have been sent too."""
    prepare(home, "letters of 17 May", lambda: kungsholmen("run", "reminders", now="2021-05-17T09:00"))
    return kungsholmen


@pytest.fixture
def shell(home: Path) -> Process:
    """Runs a line of bash in which $T is the program: shell("$T status | head -1")."""

    def run(line: str, **environment: str) -> Ran:
        words = ["--config", str(home / "tracker.toml"), "--now", "2021-01-04"]
        done = run_line(line, home, words, environment)
        return Ran(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode())

    return run


def assert_one_sentence(ran: Ran, code: int, words: str) -> None:
    """Nothing but one sentence on standard error, with these words in it."""
    assert ran.code == code, ran.err
    assert ran.out == ""
    assert words in ran.err
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    assert "oväntat" not in ran.err
