"""A proxy that cuts the connection after a number of bytes, and a collector behind it."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.actors import SCHEDULER
from tests.faults import progress
from tests.faults_in import collector
from tests.faults_in.collector import Place
from tests.servers import ImapServer, imap_server
from tests.services.year import clock
from tracker.errors import MailServerError
from tracker.services.answers.collect import collect
from tracker.settings import Settings

Speaker = Literal["server", "client"]
DONE = "Lästa svar"
LONGEST = 4000  # bytes: more than either side sends in a visit for one mail


@contextmanager
def cutting_proxy(port: int, after: int, speaker: Speaker = "server") -> Iterator[int]:
    """Yields a port that forwards to `port`; a connection is cut after `after` bytes of one side's."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_serve, args=(listener, port, after, speaker), daemon=True).start()
        yield int(listener.getsockname()[1])
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)


def _serve(listener: socket.socket, port: int, after: int, speaker: Speaker) -> None:
    with contextlib.suppress(OSError):
        while True:
            client, _ = listener.accept()
            server = socket.create_connection(("127.0.0.1", port))
            ends_of = {"client": (client, server), "server": (server, client)}
            for name, ends in ends_of.items():
                left = after if name == speaker else None
                threading.Thread(target=_carry, args=(*ends, left), daemon=True).start()


def _carry(source: socket.socket, sink: socket.socket, left: int | None) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(4096 if left is None else max(min(4096, left), 1)):
            if left is not None and left <= 0:
                break
            sink.sendall(data)
            left = None if left is None else left - len(data)
    for end in (source, sink):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()


@dataclass(slots=True)
class CutBox:
    """A collector and its mailbox; each mail is moved to DONE when it is read."""

    here: Place
    server: ImapServer
    mails: int = 0
    cut: int = 0

    def settings(self, port: int) -> Settings:
        settings = self.here.settings()
        box = settings.imap._replace(
            host="127.0.0.1", port=port, security="none", user=self.server.user,
            password=self.server.password, folder="INBOX", done=DONE, timeout=20,
        )  # fmt: skip
        return settings._replace(imap=box)

    def visit(self, after: int, speaker: Speaker) -> None:
        """A mail arrives and the connection is cut: after a second visit it is stored and applied once."""
        self.mails += 1
        words = f"{self.here.lines()[0]} pågår, svar nr {self.mails}"
        self.server.append(collector.reply(self.here.letter, words, self.mails))
        database = self.here.database()
        with cutting_proxy(self.server.port, after, speaker) as port:
            try:
                collect(database, SCHEDULER, clock(collector.LATER), self.settings(port))
            except MailServerError:
                self.cut += 1
        collect(database, SCHEDULER, clock(collector.LATER), self.settings(self.server.port))
        found = (collector.states(database), list(collector.applied(database).values()))
        database.engine.dispose()
        assert found == ({"read": self.mails}, [1] * self.mails), f"{after} byte av {speaker}: {found}"

    def in_folder(self, folder: str) -> int:
        with self.server.connection() as box:
            box.folder.set(folder)
            return len(box.uids("ALL"))


def cut_everywhere(
    here: Place,
    server: ImapServer,
    step: int,
    first: int = 0,
    tell: Callable[[str], None] = lambda _said: None,
) -> CutBox:
    """Cuts the connection after every `step` bytes of each side; every mail ends in DONE, once."""
    box = CutBox(here, server)
    for speaker in ("server", "client"):
        for after in range(first, LONGEST, step):
            cut = box.cut
            if box.mails % 50 == 0:
                tell(f"avbruten efter {after} byte av {speaker}")
            box.visit(after, speaker)
            if box.cut == cut:  # fewer bytes were sent: the visit was not cut
                break
    assert (box.in_folder("INBOX"), box.in_folder(DONE)) == (0, box.mails)
    return box


def line_cut(folder: Path, url: str, step: int) -> dict[str, object]:
    """Cuts the line to a mailbox after every `step` bytes; returns the figures."""
    with imap_server() as server:
        here = collector.place(folder, collector.environment_of(url))
        box = cut_everywhere(here, server, step, tell=progress.tell)
    return {"mejl": box.mails, "avbrott": box.cut, "varje status": "en gång"}
