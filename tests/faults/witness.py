"""An SMTP server in its own process, the only witness: it writes each letter to a file before it answers.

It can be made to fail at any command. It stops with the process that started it.
"""

import os
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.utils import parsedate_to_datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.faults.processes import PROCESSES
from tests.waiting import wait_until

COMMANDS = {"EHLO": "EHLO", "HELO": "EHLO", "MAIL": "MAIL", "RCPT": "RCPT", "DATA": "DATA"}
USUAL = {"CONNECT": "220 vittne", "DATA": "354 ja"}
TRICKLE = 0.2  # seconds per byte: fast enough for tests, and never silent


@dataclass(frozen=True, slots=True)
class Rule:
    """At a command (CONNECT, EHLO, MAIL, RCPT, DATA, or TEXT: after the content) something else is done.

    `do` is an answer, or: drop (the connection), lose (accept the letter, then drop), hang, trickle,
    wait:FILE (creates FILE.met; drops the connection when FILE is created),
    greylist:SECONDS (by the Date of the letter, which is the program's clock). `times` 0: always.
    """

    at: str
    do: str
    to: str = ""
    times: int = 0


@dataclass(slots=True)
class _State:
    file: int
    rules: tuple[Rule, ...]
    used: Counter[Rule] = field(default_factory=Counter)
    first_seen: dict[str, float] = field(default_factory=dict)
    lock: Any = field(default_factory=threading.Lock)

    def rule(self, at: str, to: str) -> str:
        with self.lock:
            for rule in self.rules:
                if rule.at == at and rule.to in to and (not rule.times or self.used[rule] < rule.times):
                    self.used[rule] += 1
                    return rule.do
        return ""

    def take(self, words: bytes, to: str) -> None:
        """Writes to disk before the client gets an answer."""
        message_id = message_from_bytes(words)["Message-ID"]
        with self.lock:
            os.write(self.file, f"{message_id} {to}\n".encode())
            os.fsync(self.file)

    def is_too_soon(self, words: bytes, to: str, seconds: float) -> bool:
        at = parsedate_to_datetime(message_from_bytes(words)["Date"]).timestamp()
        return at - self.first_seen.setdefault(to, at) < seconds


@dataclass(frozen=True, slots=True)
class Witness:
    """The server's address, and the file that it writes."""

    port: int
    file: Path

    def taken(self) -> list[str]:
        """Returns the Message-ID of every accepted copy."""
        return [line.split()[0] for line in self._lines()]

    def taken_by(self) -> Counter[str]:
        """Returns address → copies."""
        return Counter(line.split()[1] for line in self._lines())

    def _lines(self) -> list[str]:
        return self.file.read_text().splitlines() if self.file.exists() else []


@contextmanager
def witness(file: Path, *rules: Rule, port: int = 0) -> Iterator[Witness]:
    here, there = PROCESSES.Pipe()
    process = PROCESSES.Process(target=_serve, args=(there, str(file), rules, port), daemon=True)
    process.start()
    try:
        assert here.poll(120), "it never listened"
        yield Witness(here.recv(), file)
    finally:
        process.kill()
        process.join()


def _serve(parent: Connection, file: str, rules: tuple[Rule, ...], port: int) -> None:
    state = _State(os.open(file, os.O_APPEND | os.O_CREAT | os.O_WRONLY), rules)
    listener = socket.create_server(("127.0.0.1", port), backlog=50)
    parent.send(listener.getsockname()[1])
    threading.Thread(target=_end_with_the_parent, args=(parent,), daemon=True).start()
    while True:
        line, _ = listener.accept()
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=_talk, args=(line, state), daemon=True).start()


def _end_with_the_parent(parent: Connection) -> None:
    with suppress(EOFError, OSError):
        parent.recv()
    os._exit(0)


def _talk(line: socket.socket, state: _State) -> None:
    to = ""
    with line, suppress(OSError), line.makefile("rb") as words:
        answer = _answer(line, state, "CONNECT", "")
        while answer:
            command = words.readline()
            at = COMMANDS.get(command[:4].decode().upper(), "")
            if not command or command.upper().startswith(b"QUIT"):
                return
            if at == "RCPT":
                to = command.decode().partition("<")[2].partition(">")[0]
            answer = _answer(line, state, at, to if at in ("RCPT", "DATA") else "")
            if answer.startswith("354"):
                answer = _text(line, b"".join(iter(words.readline, b".\r\n")), state, to)


def _answer(line: socket.socket, state: _State, at: str, to: str) -> str:
    """Returns the answer to a command, or nothing if the connection is to be dropped."""
    return _say(line, state.rule(at, to) or USUAL.get(at, "250 ok"))


def _text(line: socket.socket, words: bytes, state: _State, to: str) -> str:
    do = state.rule("TEXT", to) or "250 tack"
    if do.startswith("greylist:"):
        too_soon = state.is_too_soon(words, to, float(do.partition(":")[2]))
        do = "451 4.7.1 kom tillbaka" if too_soon else "250 tack"
    if do.startswith("2") or do == "lose":
        state.take(words, to)
    return _say(line, do)


def met(gate: Path) -> Path:
    """Returns the path of the file that marks that a rule wait:FILE was reached."""
    return gate.with_name(f"{gate.name}.met")


def _say(line: socket.socket, do: str) -> str:
    if do in ("drop", "lose"):
        return ""
    if do == "hang":
        time.sleep(600)
        return ""
    if do.startswith("wait:"):
        gate = Path(do.partition(":")[2])
        met(gate).touch()
        wait_until(gate.exists, f"{gate} in a witness")
        return ""
    if do == "trickle":
        for _ in range(3000):
            line.sendall(b"2")
            time.sleep(TRICKLE)
        return ""
    line.sendall(do.encode() + b"\r\n")
    return "" if do.startswith("421") else do
