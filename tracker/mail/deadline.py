"""Total time limits for connections: a socket timeout does not stop a server that trickles its answer.

All connections can be ended at once, when the program is to stop.
"""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from time import monotonic
from weakref import WeakSet

_LOOK_EVERY = 0.5  # seconds
_ALL: "WeakSet[Deadline]" = WeakSet()
_STOPPING = Event()


def cut_all() -> None:
    """Ends every operation on a connection, and those that begin later, until `allow`."""
    _STOPPING.set()
    for deadline in list(_ALL):
        deadline.cut()


def allow() -> None:
    """Lets connections be used again."""
    _STOPPING.clear()


class Line:
    """The descriptor of one connection. It is a copy: encryption takes the socket itself over."""

    def __init__(self) -> None:
        self.socket: socket.socket | None = None

    def connect(self, host: str, port: int, timeout: float) -> socket.socket:
        """Returns a connection, as socket.create_connection does, whose socket is known while it connects."""
        last: OSError = OSError(f"no address for {host}")
        for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            opened = self.note(socket.socket(family, kind, protocol))
            try:
                opened.settimeout(timeout)
                opened.connect(address)
            except OSError as error:
                opened.close()
                last = error
            else:
                return opened
        raise last

    def note(self, opened: socket.socket) -> socket.socket:
        self.close()
        self.socket = socket.socket(fileno=os.dup(opened.fileno()))
        return opened

    def close(self) -> None:
        if self.socket is not None:
            self.socket.close()
            self.socket = None


class Deadline:
    """Watches one connection from a separate thread, and shuts it down when an operation takes too long."""

    def __init__(self, connection: Callable[[], socket.socket | None]) -> None:
        self._connection = connection
        self._until: float | None = None
        self.was_cut = False
        self._over = Event()
        _ALL.add(self)
        Thread(target=self._watch, daemon=True).start()

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Ends what is done in the block after so many seconds; nested blocks end with the first of them."""
        if self._until is None:
            self.was_cut = False
        outer, until = self._until, monotonic() + (0.0 if _STOPPING.is_set() else seconds)
        self._until = until if outer is None else min(outer, until)
        try:
            yield
        finally:
            self._until = outer

    def cut(self) -> None:
        """Ends the operation that is under way, if there is one, at the next look."""
        if self._until is not None:
            self._until = 0.0

    def close(self) -> None:
        _ALL.discard(self)
        self._over.set()

    def _watch(self) -> None:
        while not self._over.wait(_LOOK_EVERY):
            until = self._until
            if until is not None and monotonic() > until:
                self._shut()  # again at the next look, as long as the operation goes on

    def _shut(self) -> None:
        """Shuts down a copy of the descriptor: the other thread is inside a call on the connection."""
        sock = self._connection()
        with suppress(OSError):
            if sock is not None and sock.fileno() >= 0:
                self.was_cut = True
                with socket.socket(fileno=os.dup(sock.fileno())) as copy:
                    copy.shutdown(socket.SHUT_RDWR)
