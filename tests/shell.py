"""The program as a process, or as $T in a line of bash: forked from one that is loaded (forked_program.py).

In `make thorough` each is a new Python.
"""

import atexit
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.examples import is_thorough

ROOT = Path(__file__).parent.parent
ASKS = Path(__file__).with_name("asks_for_the_program.py")
LONGEST = 60  # seconds of a line


def run_line(
    line: str, folder: Path, words: list[str], environment: dict[str, str]
) -> "subprocess.CompletedProcess[bytes]":
    """Runs the line in the folder; $T is the program with these words before its own."""
    given = os.environ | {"PYTHONPATH": str(ROOT), "T": " ".join(program(*words))} | environment
    bash = ["bash", "-o", "pipefail", "-c", line]
    return subprocess.run(bash, cwd=folder, env=given, capture_output=True, timeout=LONGEST, check=False)


def program(*words: str) -> list[str]:
    """The command of the program with these words.

    What is done to its process is done to the program: INT and TERM are handed on, and it is killed with it.
    Limits of the system that the process is given are not the program's.
    """
    if is_thorough():
        return [sys.executable, "-m", "tracker", *words]
    return [sys.executable, "-I", "-S", str(ASKS), _address(os.getpid()), *words]


@cache
def _address(_of_process: int) -> str:
    """Starts the process that forks the program, and returns where it listens."""
    address = str(Path(mkdtemp(prefix="program-")) / "door")
    command, pipe = [sys.executable, "-m", "tests.forked_program", address], subprocess.PIPE
    started = subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=ROOT)
    atexit.register(_end, started, address)
    assert started.stdout is not None
    started.stdout.readline()  # it listens
    return address


def _end(started: "subprocess.Popen[bytes]", address: str) -> None:
    with started:  # closes what it reads, and waits
        pass
    os.unlink(address)
    os.rmdir(os.path.dirname(address))
