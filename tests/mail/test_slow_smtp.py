"""An SMTP server that answers a byte at a time is left in time, encrypted or not, wherever it slows."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from tests.certificate import certificate
from tests.mail.test_sender import draft, smtp
from tracker.errors import MailServerError
from tracker.mail.outgoing.draft import build
from tracker.mail.outgoing.sender import Outcome, open_server

EVERY = 0.1  # seconds between bytes: no timeout of the socket ever comes
HELLO = b"\x16\x03\x03\x3f\xff\x02\x00\x3f\xfb"  # begins an answer of TLS that is 16,000 bytes long
LIMIT, GIVEN_UP = 0.5, 20.0  # seconds
SLOW = ["HANDSHAKE", "GREETING", "EHLO", "MAIL", "DATA", "."]


class SlowServer:
    """Answers one command slowly; `trickles` is set once it does."""

    def __init__(self, slow: str, security: str, tls: ssl.SSLContext) -> None:
        self.slow, self.security, self.tls = slow, security, tls
        self.trickles, self.over = Event(), Event()
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                Thread(target=self._serve, args=[self.listening.accept()[0]], daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        encrypted = self._encrypted if self.security == "ssl" else nullcontext
        with suppress(OSError), line, encrypted(line) as open_line:
            self._talk(open_line, b"220 ready\r\n", self.security != "starttls")

    def _talk(self, line: socket.socket, greeting: bytes, may_be_slow: bool) -> None:
        with line.makefile("rb") as commands:
            if greeting:
                self._answer(line, "GREETING", greeting, self.slow == "GREETING")
            for command in commands:
                name = command.split()[0].decode().upper()
                if name == "STARTTLS":
                    line.sendall(b"220 go on\r\n")
                    with self._encrypted(line) as secret:
                        self._talk(secret, b"", True)
                    return
                told = b"250-here\r\n250 STARTTLS\r\n" if not may_be_slow else b"250 fine\r\n"
                self._answer(line, name, b"354 go on\r\n" if name == "DATA" else told, may_be_slow)
                if name == "DATA":
                    while commands.readline() not in (b".\r\n", b""):  # the end, or the line was cut
                        pass
                    self._answer(line, ".", b"250 fine\r\n", may_be_slow)

    def _encrypted(self, line: socket.socket) -> socket.socket:
        if self.slow == "HANDSHAKE":
            line.recv(100)
            line.sendall(HELLO)
            self._trickle(line)
        return self.tls.wrap_socket(line, server_side=True)

    def _answer(self, line: socket.socket, name: str, words: bytes, may_be_slow: bool) -> None:
        if name == self.slow and may_be_slow:
            self._trickle(line)
        line.sendall(words)

    def _trickle(self, line: socket.socket) -> None:
        self.trickles.set()
        while not self.over.wait(EVERY):
            line.sendall(b"2")


@contextmanager
def slow_server(slow: str, security: str, tls: ssl.SSLContext) -> Iterator[SlowServer]:
    server = SlowServer(slow, security, tls)
    try:
        yield server
    finally:
        server.over.set()
        with suppress(OSError):
            server.listening.shutdown(socket.SHUT_RDWR)  # ends the thread that accepts
        server.listening.close()


CASES = [(security, slow) for security in ("none", "ssl", "starttls") for slow in SLOW]
CASES.remove(("none", "HANDSHAKE"))


def test_a_slow_server_is_left_in_time(tmp_path: Path) -> None:
    """One sentence, or an outcome that is uncertain only where the server may have the letter."""
    file, context = certificate(tmp_path)
    ended: dict[tuple[str, str], list[Outcome | str]] = {case: [] for case in CASES}

    def send(case: tuple[str, str], port: int) -> None:
        try:
            settings = smtp(port, security=case[0], ca_file=str(file), timeout=GIVEN_UP)
            with open_server(settings, monotonic() + LIMIT) as server:
                ended[case].append(server.send("asa@kommun.example", build(draft())))
        except MailServerError as error:
            ended[case].append(str(error))

    with ExitStack() as stack:  # all at once: each waits most of its time
        servers = [stack.enter_context(slow_server(slow, security, context)) for security, slow in CASES]
        threads = [
            Thread(target=send, args=[case, server.port], daemon=True)
            for case, server in zip(CASES, servers, strict=True)
        ]
        for thread in threads:
            thread.start()
        until = monotonic() + GIVEN_UP
        for thread in threads:
            thread.join(max(0.0, until - monotonic()))
        held = [case for case in CASES if len(ended[case]) != 1]

    assert [case for case, server in zip(CASES, servers, strict=True) if not server.trickles.is_set()] == []
    assert held == []
    for (security, slow), (said,) in ended.items():
        if isinstance(said, str):
            assert "för långsamt" in said, (security, slow)
        else:
            assert (said.accepted, said.uncertain) == (False, slow == "."), (security, slow)
            assert "långsamt" in said.detail, (security, slow)
