"""A real terminal (a pty) with the program in it: keys go in one by one, as a person presses them."""

import os
import pty
import re
import select
import subprocess
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

from tests.conftest import ROOT
from tests.shell import program

ONE_KEY = "fler: "
PATIENCE = 60.0  # seconds until the program asks, on a busy machine
_STEERING = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


@dataclass
class Terminal:
    """The program in a terminal. `shown` is all that it has printed; `in_line`: it asks for a line."""

    process: subprocess.Popen[bytes]
    end: int
    shown: str = ""
    pressed: list[str] = field(default_factory=list)
    in_line: bool = False

    def press(self, keys: str) -> None:
        """Presses each key when the program asks for one."""
        for key in keys:
            if not self.in_line:  # keys that come before the question are dropped by the terminal
                self._wait()
                self.in_line = not self.shown.endswith(ONE_KEY)
            self.shown += "\a"  # what comes after it is new
            os.write(self.end, key.encode())
            self.pressed.append(key)
            self.in_line = self.in_line and key != "\r"

    def press_together(self, keys: str) -> None:
        """Sends what one key of a terminal sends, such as an arrow."""
        self._wait()
        self.shown += "\a"
        os.write(self.end, keys.encode())

    def finish(self) -> int:
        """Waits for the end of the program; returns its exit code."""
        until = monotonic() + PATIENCE
        while self._read() and monotonic() < until:
            pass
        return self.process.wait(PATIENCE)

    def _wait(self) -> None:
        """Waits until something has been printed since the last key, and the program is silent."""
        until = monotonic() + PATIENCE
        while monotonic() < until:
            last = self.shown.rpartition("\a")[2].rpartition("\n")[2]
            if not self._read(0.02) and ": " in last and (self._takes_keys() or not last.endswith(ONE_KEY)):
                return
        raise AssertionError(f"The program does not ask:\n{self.shown[-2000:]}")

    def _takes_keys(self) -> bool:
        """True if the terminal hands on each key: what is pressed before that is dropped."""
        modes: int = termios.tcgetattr(self.end)[3]
        return not modes & termios.ICANON

    def _read(self, wait: float = 0.5) -> bool:
        """Reads what has been printed; returns False if nothing has, or the terminal is closed."""
        if not select.select([self.end], [], [], wait)[0]:
            return self.process.poll() is None and wait > 0.1
        try:
            data = os.read(self.end, 65536)
        except OSError:  # the other end is closed
            return False
        self.shown += _STEERING.sub("", data.decode("utf-8", "replace"))
        return bool(data)


@contextmanager
def terminal(config: object, now: str, *words: str) -> Iterator[Terminal]:
    """The program with these words, in a terminal of its own."""
    end, other = pty.openpty()
    process = subprocess.Popen(
        program("--config", str(config), "--now", now, *words),
        stdin=other,
        stdout=other,
        stderr=other,
        start_new_session=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "dumb"},
    )
    os.close(other)
    try:
        yield Terminal(process, end)
    finally:
        process.kill()
        process.wait()
        os.close(end)
