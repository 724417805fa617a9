"""Sending beside a bare loop of the standard library, with the same messages and server; and a slow line."""

import smtplib
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.faults.witness import witness
from tests.mail.test_sender import draft, smtp
from tracker.mail.outgoing.draft import build
from tracker.mail.outgoing.sender import open_server

MANY, ROUNDS, DELAY = 200, 7, 0.010
TO = "asa@kommun.example"
Show = Callable[[str, float, str], None]


def main(show: Show) -> None:
    messages = [build(draft(message_id=f"<d.{n}@kommun.example>")) for n in range(MANY)]
    with TemporaryDirectory() as folder, witness(Path(folder) / "vittne.log") as seen:
        ours, rate = side_by_side(lambda: _ours(seen.port, messages), lambda: _bare(seen.port, messages))
        show(f"{MANY} brev, en förbindelse", ours, f"{rate:.2f} av smtplibs takt (mål: minst 0,9)")
        with slow_line(seen.port) as port:
            few = messages[:40]
            four, rate = side_by_side(lambda: _four(port, few), lambda: _ours(port, few), 3)
        show("40 brev, fyra förbindelser, 10 ms enkel väg", four, f"{rate:.1f} × en (mål: minst 3)")


def side_by_side(
    one: Callable[[], None], other: Callable[[], None], rounds: int = ROUNDS
) -> tuple[float, float]:
    """Returns the seconds of one, and the ratio of the other to it: medians of pairs, run in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    one(), other()
    for _ in range(rounds):
        for work, taken in zip((one, other), times, strict=True):
            began = time.perf_counter()
            work()
            taken.append(time.perf_counter() - began)
    return median(times[0]), median(b / a for a, b in zip(*times, strict=True))


def _ours(port: int, messages: list[EmailMessage]) -> None:
    with open_server(smtp(port)) as server:
        for message in messages:
            assert server.send(TO, message).accepted


def _bare(port: int, messages: list[EmailMessage]) -> None:
    with smtplib.SMTP("127.0.0.1", port) as server:
        for message in messages:
            server.send_message(message, "uppfoljning@kommun.example", [TO])


def _four(port: int, messages: list[EmailMessage]) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: _ours(port, messages[n::4]), range(4)))


@contextmanager
def slow_line(port: int) -> Iterator[int]:
    """Yields the same server with a latency of DELAY seconds each way."""
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_accept, args=(listener, port), daemon=True).start()
    yield listener.getsockname()[1]
    listener.close()


def _accept(listener: socket.socket, port: int) -> None:
    with suppress(OSError):
        while True:
            near, _ = listener.accept()
            far = socket.create_connection(("127.0.0.1", port))
            for line in (near, far):
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for source, target in ((near, far), (far, near)):
                _delay(source, target)


def _delay(source: socket.socket, target: socket.socket) -> None:
    """Forwards each piece DELAY seconds after it came; pieces do not wait for each other."""
    pieces: deque[tuple[float, bytes]] = deque()
    there = threading.Semaphore(0)

    def take() -> None:
        data = b"?"
        with suppress(OSError):
            while data:
                data = source.recv(65536)
                pieces.append((time.perf_counter() + DELAY, data))
                there.release()

    def give() -> None:
        with suppress(OSError):
            while True:
                there.acquire()
                at, data = pieces.popleft()
                time.sleep(max(at - time.perf_counter(), 0))
                if not data:
                    target.shutdown(socket.SHUT_WR)
                    return
                target.sendall(data)

    for work in (take, give):
        threading.Thread(target=work, daemon=True).start()
