"""A line of bash in which $T is the program, forked from the tests' process: no Python loads it anew.

What bash gives a program is the child's own: streams, open or closed, arguments, folder and environment.
In `make faults` each $T is a new Python (tests/forked.py does the same for children that parse files).
"""

import io
import os
import socket
import subprocess
import sys
import traceback
import warnings
from dataclasses import dataclass
from pathlib import Path
from select import select
from tempfile import TemporaryFile
from time import monotonic
from typing import Any, NoReturn

from tests.examples import is_thorough
from tracker.cli.main import main

ROOT = Path(__file__).parent.parent
ASKS = Path(__file__).with_name("asks_for_the_program.py")
LONGEST = 60.0  # seconds of a line
ERRORS = ("strict", "strict", "backslashreplace")  # of the streams, as in a new Python


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of bash ended with."""

    code: int
    out: str
    err: str


def run_line(line: str, folder: Path, words: list[str], environment: dict[str, str]) -> Line:
    """Runs the line in the folder; $T is the program with these words before its own."""
    given = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    if is_thorough():
        return _run(line, folder, given | {"T": " ".join([sys.executable, "-m", "tracker", *words])}, None)
    address = str(folder / ".program")
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(address)
        door.listen()
        asks = [sys.executable, "-I", "-S", str(ASKS), address, *words]
        try:
            return _run(line, folder, given | {"T": " ".join(asks)}, door)
        finally:
            os.unlink(address)


def _run(line: str, folder: Path, environment: dict[str, str], door: socket.socket | None) -> Line:
    with TemporaryFile() as out, TemporaryFile() as err:
        command = ["bash", "-o", "pipefail", "-c", line]
        bash = subprocess.Popen(command, stdout=out, stderr=err, cwd=folder, env=environment)
        until, children = monotonic() + LONGEST, []
        while bash.poll() is None and monotonic() < until:
            if select([door] if door else [], [], [], 0.01)[0]:
                assert door is not None
                children.append(_forked(door))
        bash.kill()
        for child in children:
            os.waitpid(child, 0)
        return Line(bash.wait(), *(_text(file) for file in (out, err)))


def _text(file: Any) -> str:
    file.seek(0)
    return str(file.read().decode("utf-8", "replace"))


def _forked(door: socket.socket) -> int:
    """Starts the program as one that asks for it wants; returns the child's number."""
    connection, _ = door.accept()
    with connection:
        child = os.fork()
        if not child:
            _be_the_program(connection)
    return child


def _be_the_program(connection: socket.socket) -> NoReturn:
    code = 1
    try:
        request, streams, _, _ = socket.recv_fds(connection, 1 << 20, 3)
        opened, folder, count, *rest = request.split(b"\0")
        arguments, environment = rest[: int(count)], rest[int(count) :]
        os.chdir(folder)
        os.environ.clear()
        os.environb.update(dict(one.split(b"=", 1) for one in environment))
        _take_streams(dict(zip(map(int, opened.decode()), streams, strict=True)))
        warnings.resetwarnings()
        warnings.simplefilter("ignore")
        code = _ended(list(map(os.fsdecode, arguments)))
    except BaseException:
        traceback.print_exc()
    finally:
        connection.send(bytes([code]))
        os._exit(code)


def _take_streams(given: dict[int, int]) -> None:
    """Puts the streams where a program has them; one that is closed is None, as in a new Python."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream: Any = None
        if number in given:
            os.dup2(given[number], number)
            encoding = os.environ.get("PYTHONIOENCODING", "utf-8")
            raw = os.fdopen(number, "rb" if number == 0 else "wb", closefd=False)
            stream = io.TextIOWrapper(raw, encoding, ERRORS[number], line_buffering=number == 2)
        else:
            os.close(number)
        setattr(sys, name, stream)


def _ended(arguments: list[str]) -> int:
    """Runs the program and returns its exit code: 120 where what it printed can't be written at its end."""
    try:
        main(arguments)
    except SystemExit as ended:
        code = int(ended.code or 0)
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except OSError as error:
        os.write(2, f"Exception ignored: {error}\n".encode())
        return 120
    return code
