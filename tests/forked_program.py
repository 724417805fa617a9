"""A process that has loaded the program, and forks it for each that asks (tests/asks_for_the_program.py).

The child has what the one that asks was given: streams, open or closed, arguments, folder and environment. It
is killed with it. The process ends when nobody can ask any more.
"""

import fcntl
import io
import os
import signal
import socket
import sys
import traceback
import warnings
from importlib import import_module
from select import select
from typing import Any, NoReturn

from tests.asks_for_the_program import NUMBER
from tracker.cli.main import COMMANDS, main

F_SETSIG = 10  # of Linux: the signal that says that something has come
ERRORS = ("strict", "strict", "backslashreplace")  # of the streams, as in a new Python


def serve(address: str) -> None:
    """Forks the program for one connection after another, until standard input is closed."""
    for module, _ in COMMANDS.values():
        import_module(f"tracker.cli.{module.partition(':')[0]}")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the children
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(address)
        door.listen()
        print("listens", flush=True)
        while door in select([door, sys.stdin], [], [])[0]:
            connection, _ = door.accept()
            with connection:
                if not os.fork():
                    door.close()
                    _be_the_program(connection)


def _be_the_program(connection: socket.socket) -> NoReturn:
    """Runs the program as the connection asks, and sends its exit code."""
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        request, streams, _, _ = socket.recv_fds(connection, 1 << 20, 3)
        connection.send(f"{os.getpid():{NUMBER}}".encode())
        _die_with(connection)
        opened, folder, count, *rest = request.split(b"\0")
        arguments, environment = rest[: int(count)], rest[int(count) :]
        os.chdir(folder)
        os.environ.clear()
        os.environb.update(dict(one.split(b"=", 1) for one in environment))
        _take_streams(dict(zip(map(int, opened.decode()), streams, strict=True)))
        code = _ended(list(map(os.fsdecode, arguments)))
    except BaseException:
        traceback.print_exc()
    finally:
        connection.send(bytes([code]))
        os._exit(code)


def _die_with(connection: socket.socket) -> None:
    """Lets the system kill this process when the other end is closed."""
    fcntl.fcntl(connection, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(connection, F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(connection, fcntl.F_SETFL, fcntl.fcntl(connection, fcntl.F_GETFL) | os.O_ASYNC)


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
    for number in given.values():
        os.close(number)  # a reader sees the end when the program closes


def _ended(arguments: list[str]) -> int:
    """Runs the program and returns its exit code: 120 where what it printed can't be written at its end."""
    warnings.simplefilter("ignore")
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


if __name__ == "__main__":
    serve(sys.argv[1])
