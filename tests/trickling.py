"""An IMAP server on 127.0.0.1 that answers a chosen command (FETCH, FETCH 1) a byte at a time, for ever."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

EVERY = 0.05  # seconds between bytes: no timeout of the socket ever comes
RAW = b"From: vera@kommun.example\r\nSubject: svar\r\n\r\n1 klart\r\n"
ANSWERS = {
    b"CAPABILITY": b"* CAPABILITY IMAP4rev1 STARTTLS\r\n",
    b"LOGIN": b"",
    b"SELECT": b"* 2 EXISTS\r\n* OK [UIDVALIDITY 7]\r\n",
    b"STATUS": b'* STATUS "INBOX" (UIDVALIDITY 7)\r\n',
    b"SEARCH": b"* SEARCH 1 2\r\n",
    b"FETCH": b"* 1 FETCH (UID 1 BODY[]<0> {%d}\r\n%s)\r\n" % (len(RAW), RAW),
    b"LOGOUT": b"* BYE\r\n",
}


class Trickling:
    """`trickles` is set once it has begun to answer slowly; `visits` counts the connections.

    `tls`: it encrypts, from the first byte or after STARTTLS.
    """

    def __init__(self, slow: bytes, after: int, tls: ssl.SSLContext | None, starttls: bool) -> None:
        self.slow, self.left = slow, after
        self.tls, self.starttls = tls, starttls
        self.trickles, self.over = Event(), Event()
        self.visits = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        Thread(target=self._listen, daemon=True).start()

    def stop(self) -> None:
        self.over.set()
        self._listening.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._listening.accept()
                self.visits += 1
                Thread(target=self._serve, args=[line], daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with suppress(OSError):
            if self.tls and not self.starttls:
                line = self.tls.wrap_socket(line, server_side=True)
            self._talk(line, b"* OK ready\r\n")

    def _talk(self, line: socket.socket, greeting: bytes = b"") -> None:
        with line, line.makefile("rb") as commands:
            self._answer(line, b"GREETING", greeting)
            for command in commands:
                tag, *words = command.split()
                if words == [b"STARTTLS"]:
                    line.sendall(tag + b" OK go on\r\n")
                    self._talk(self.tls.wrap_socket(line, server_side=True))
                    return
                name, *rest = [word for word in words if word.upper() != b"UID"]
                which = name if name != b"FETCH" or self.slow == name else b"FETCH " + rest[0]
                self._answer(line, which, ANSWERS[name] + tag + b" OK done\r\n")

    def _answer(self, line: socket.socket, name: bytes, words: bytes) -> None:
        self.left -= name == self.slow
        if name != self.slow or self.left >= 0:
            line.sendall(words)
            return
        self.trickles.set()
        while not self.over.wait(EVERY):
            line.sendall(b"*")


@contextmanager
def trickling(
    slow: bytes, after: int = 0, tls: ssl.SSLContext | None = None, starttls: bool = False
) -> Iterator[Trickling]:
    """Runs the server. It answers slowly to the command `slow` once it has answered it `after` times."""
    server = Trickling(slow, after, tls, starttls)
    try:
        yield server
    finally:
        server.stop()
