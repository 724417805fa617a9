"""A child process that reads a hostile file stays within its limits."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import forked
from tracker.child_process import Ended, Limits, _is_starved, run_module

Run = Callable[..., Ended]
ROOMY = Limits(memory=2**30, cpu_seconds=30, seconds=60)


@pytest.fixture(params=[run_module, forked.run_module], ids=["started", "forked"])
def run(request: pytest.FixtureRequest) -> Run:
    """The program's child, and the one that stands for it in tests."""
    if request.param is not run_module and sys.platform != "linux":
        pytest.skip("tests fork on Linux only")
    found: Run = request.param
    return found


@pytest.fixture(autouse=True)
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writes the child process's module, which acts by its arguments."""
    (tmp_path / "parser_for_tests.py").write_text(
        """import sys, time

def main(what, much="0"):
    data = sys.stdin.buffer.read()
    if what == "think":
        while True: pass
    if what == "sleep":
        time.sleep(600)
    if what == "hoard":
        data = bytes(int(much))
    sys.stdout.buffer.write(data[:20].upper())
    return 7
""",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)


def test_bytes_go_in_and_come_out_with_the_exit_code(run: Run) -> None:
    assert run("parser_for_tests", ["copy"], b"plan", ROOMY) == (7, b"PLAN")


def test_a_child_that_takes_too_long_is_ended(run: Run) -> None:
    with pytest.raises(TimeoutError):
        run("parser_for_tests", ["sleep"], b"", ROOMY._replace(seconds=0.5))


def _used_by_children() -> float:
    """Returns the processor time of child processes, in seconds."""
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_child_that_works_too_long_ends_itself(run: Run) -> None:
    """A child that works too long ends by itself, even if its parent is gone."""
    before = _used_by_children()

    assert run("parser_for_tests", ["think"], b"", ROOMY._replace(cpu_seconds=1)).code < 0
    assert _used_by_children() - before < 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_child_that_takes_too_much_memory_ends(run: Run) -> None:
    hoard = ["hoard", str(300_000_000)]

    assert run("parser_for_tests", hoard, b"", ROOMY).code == 7
    assert run("parser_for_tests", hoard, b"", ROOMY._replace(memory=2**28)) == (1, b"")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux says what a process has used")
def test_a_child_that_a_loaded_machine_hardly_let_run_is_given_more_time() -> None:
    """One that sleeps, or has had its time, is not."""
    assert _is_starved(os.getpid(), 1e9)
    assert not _is_starved(os.getpid(), 0)
    with subprocess.Popen(["/bin/sleep", "9"]) as sleeping:
        time.sleep(0.05)
        starved = _is_starved(sleeping.pid, 1e9)
        sleeping.kill()
    assert not starved
