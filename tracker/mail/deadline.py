"""Total time limits for connections: a socket timeout does not stop a server that trickles its answer."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from time import monotonic

_LOOK_EVERY = 0.5  # seconds


class Deadline:
    """Watches one connection from a separate thread, and shuts it down when an operation takes too long."""

    def __init__(self, connection: Callable[[], socket.socket | None]) -> None:
        self._connection = connection
        self._until: float | None = None
        self._over = Event()
        Thread(target=self._watch, daemon=True).start()

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        self._until = monotonic() + seconds
        try:
            yield
        finally:
            self._until = None

    def close(self) -> None:
        self._over.set()

    def _watch(self) -> None:
        while not self._over.wait(_LOOK_EVERY):
            until = self._until
            if until is not None and monotonic() > until:
                self._until = None
                self._shut()

    def _shut(self) -> None:
        """Shuts down a copy of the descriptor: the other thread is inside a call on the connection."""
        sock = self._connection()
        with suppress(OSError):
            if sock is not None and sock.fileno() >= 0:
                with socket.socket(fileno=os.dup(sock.fileno())) as copy:
                    copy.shutdown(socket.SHUT_RDWR)
