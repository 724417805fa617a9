"""How long commands take as whole processes, beside a Python that only imports click and sqlite3."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from tests.conftest import write_settings
from tests.small_plans import write_all

BARE = "import av click och sqlite3"
TRACKER = (sys.executable, "-m", "tracker")
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ROUNDS = 15


def main(show: Callable[[str, float, str], None]) -> None:
    with tempfile.TemporaryDirectory() as name:
        quick, reading = _commands(Path(name))
        _show(_medians(quick, ROUNDS), show)
        _show(_medians(reading, 3), show)


def _commands(folder: Path) -> tuple[dict[str, Sequence[str]], dict[str, Sequence[str]]]:
    """Returns the commands by their name in the table, with the plan of one district imported."""
    run = (*TRACKER, "--config", str(write_settings(folder)), "--now", "2021-01-04")
    plan = str(write_all(folder / "planer")["kungsholmen"])
    importing = (*run, "import", plan, "--district", "kungsholmen", "--year", "2021")
    subprocess.run([*importing, "--yes"], check=True, capture_output=True, env=COMPILED)
    bare = (sys.executable, "-c", "import click, sqlite3")
    quick = {BARE: bare, "tracker status, hela processen": (*run, "status")}
    quick |= {"tracker --help, hela processen": (*TRACKER, "--help")}
    return quick, {BARE: bare, "tracker import av en Word-plan": (*importing, "--dry-run")}


def _medians(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, float]:
    """Returns the median of each, in seconds, measured in turns: other load on the machine slows all of them.

    The first round is not counted: it writes the bytecode, which an installed program has.
    """
    times = [{name: _seconds(command) for name, command in commands.items()} for _ in range(rounds + 1)]
    return {name: median(each[name] for each in times[1:]) for name in commands}


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=COMPILED)
    return time.perf_counter() - start


def _show(medians: Mapping[str, float], show: Callable[[str, float, str], None]) -> None:
    for name, seconds in medians.items():
        if name != BARE:
            show(name, seconds, f"{seconds / medians[BARE]:.2f} × {BARE}")
