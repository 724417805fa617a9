"""Children that parse a file are forked in tests, with their libraries loaded: five times as quick.

The program starts a new Python for each (tracker/child_process.py). So do the tests of that, of all formats
and of hostile files, each program that a test starts as a process, and all of `make thorough`.
"""

import atexit
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock

from tests.examples import is_thorough
from tracker import child_process
from tracker.child_process import Ended, Limits
from tracker.documents import worker
from tracker.documents.ocr import reading
from tracker.mail.incoming import msg

ROOT = Path(__file__).parent.parent
START = child_process._START
ONE_AT_A_TIME = Lock()


def share() -> None:
    """Lets all readers of untrusted files fork, where a process can tell its size."""
    if sys.platform != "linux":
        return
    for asks in (worker, reading, msg):
        asks.run_module = run_module  # type: ignore[attr-defined]


def run_module(module: str, arguments: Sequence[str], data: bytes, limits: Limits) -> Ended:
    """Does as tracker.child_process.run_module."""
    if is_thorough() or child_process._START != START:
        return child_process.run_module(module, arguments, data, limits)
    with ONE_AT_A_TIME:
        nursery = _nursery(os.getpid())
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        pickle.dump((sys.path, module, arguments, data, limits), nursery.stdin)
        nursery.stdin.flush()
        ended: Ended | None = pickle.load(nursery.stdout)
    if ended is None:
        raise TimeoutError
    return ended


@cache
def _nursery(_of_process: int) -> "subprocess.Popen[bytes]":
    """Starts the small process that forks (tests/nursery.py); a fork of this one has its own."""
    command, pipe = [sys.executable, "-m", "tests.nursery"], subprocess.PIPE
    started = subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=ROOT)
    atexit.register(_end, started)
    return started


def _end(nursery: "subprocess.Popen[bytes]") -> None:
    with nursery:  # closes what it reads, and waits
        pass
