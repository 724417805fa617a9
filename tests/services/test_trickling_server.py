"""A server that answers a byte at a time, for ever, holds neither a run nor the end of the program."""

import json
import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from jobs import scheduler
from jobs.work import run_job
from tests.certificate import certificate
from tests.conftest import ROOT, Tracker, write_settings
from tests.faults.town import rows
from tests.shell import program, run_line
from tests.trickling import Trickling, trickling
from tracker.clock import SystemClock
from tracker.errors import CutOffError
from tracker.mail.deadline import Deadline, Line
from tracker.services.upkeep.connections import allow_connections, cut_connections
from tracker.settings import load_settings
from tracker.store.database import open_database

LONG = 60  # seconds until a test gives up


def mailbox(home: Path, server: Trickling, **more: object) -> None:
    keys = {"host": "127.0.0.1", "port": server.port, "security": "none", "user": "vi", **more}
    write_settings(
        home, "[imap]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in keys.items())
    )


@pytest.mark.parametrize("slow", [b"GREETING", b"LOGIN", b"SEARCH", b"FETCH", b"LOGOUT"])
def test_a_run_ends_whatever_trickles(home: Path, tracker: Tracker, slow: bytes) -> None:
    """It says so in a sentence, goes there once, and keeps what was whole."""
    with trickling(slow) as server:
        mailbox(home, server, mail_seconds=0.5)
        ran = tracker("collect")

    assert server.visits == 1
    if slow == b"LOGOUT":  # all was fetched by then
        assert (ran.code, "1 nytt" in ran.out) == (0, True), ran
    else:
        assert (ran.code, ran.err.count("\n")) == (30, 1), ran
        assert "imap.mail_seconds" in ran.err


@pytest.mark.parametrize("starttls", [False, True], ids=["ssl", "starttls"])
@pytest.mark.parametrize("slow", [b"LOGIN", b"SEARCH", b"FETCH"])
def test_encryption_hides_nothing_of_the_limit(
    home: Path, tracker: Tracker, slow: bytes, starttls: bool
) -> None:
    """Encryption takes the socket over from the connection that was opened."""
    file, context = certificate(home)
    with trickling(slow, tls=context, starttls=starttls) as server:
        mailbox(home, server, mail_seconds=1.5, ca_file=str(file), security="starttls" if starttls else "ssl")
        ran = tracker("collect")

    assert (ran.code, server.visits, server.trickles.is_set()) == (30, 1, True), ran
    assert "imap.mail_seconds" in ran.err


def test_what_came_before_the_slow_mail_is_kept(home: Path, tracker: Tracker) -> None:
    with trickling(b"FETCH", after=1) as server:
        mailbox(home, server, mail_seconds=0.5)
        ran = tracker("collect")

    assert ran.code == 30
    settings = load_settings(home / "tracker.toml", {})
    assert b"vera@kommun.example" in (settings.data / "tracker.db").read_bytes()


def test_a_slow_mail_is_fetched_last_in_the_next_run(home: Path, tracker: Tracker) -> None:
    """It holds no other for longer than a run, also where each run is a process of its own."""
    with trickling(b"FETCH 1") as server:
        mailbox(home, server, mail_seconds=0.5)
        first, second = in_a_process(home, "run", "collect"), in_a_process(home, "run", "collect")
        seen, noted = rows_of(home), rows_of(home, SLOW)
        server.left = 1
        third = tracker("run", "collect")

    assert (first, second, third.code) == (30, 30, 0)
    assert seen == [("2",)]
    assert (len(noted), rows_of(home, SLOW)) == (1, [])


def in_a_process(home: Path, *words: str) -> int:
    return run_line("$T " + " ".join(words), home, ["--config", str(home / "tracker.toml")], {}).returncode


SLOW = "SELECT name FROM last_run WHERE name LIKE 'slow %'"


def rows_of(home: Path, question: str = "SELECT uid FROM incoming") -> list[tuple]:
    database = open_database(load_settings(home / "tracker.toml", {}))
    found = rows(database, question)
    database.engine.dispose()
    return found


def test_a_run_has_a_limit_of_its_own(home: Path, tracker: Tracker) -> None:
    """What is left is fetched in the next run, without an error."""
    with trickling(b"NEVER") as server:
        mailbox(home, server, run_seconds=0.0001)
        ran = tracker("collect")
        mailbox(home, server)
        again = tracker("collect")

    assert (ran.code, again.code) == (0, 0), ran.err
    assert "0 nya" in ran.out
    assert "1 nytt" in again.out


@pytest.fixture
def allowed() -> Iterator[None]:
    yield
    allow_connections()


@pytest.mark.usefixtures("allowed", "tracker")
@pytest.mark.parametrize("slow", [b"GREETING", b"FETCH"])
def test_what_is_under_way_can_be_ended(home: Path, slow: bytes) -> None:
    """Long before the limits of the settings; afterwards nothing is begun."""
    ended: list[Exception] = []
    with trickling(slow) as server:
        mailbox(home, server)
        settings = load_settings(home / "tracker.toml", {})
        database = open_database(settings)

        def collect() -> None:
            with pytest.raises(CutOffError) as cut:
                run_job("collect", database, settings, SystemClock())
            ended.append(cut.value)

        thread = Thread(target=collect, daemon=True)
        thread.start()
        assert server.trickles.wait(LONG)
        cut_connections()
        thread.join(LONG / 2)
        database.engine.dispose()

    assert len(ended) == 1


@contextmanager
def deaf() -> Iterator[int]:
    """A port whose queue is full: a connection neither opens nor fails."""
    with ExitStack() as opened:
        server = opened.enter_context(socket.socket())
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        for _ in range(4):
            waits = opened.enter_context(socket.socket())
            waits.setblocking(False)
            waits.connect_ex(server.getsockname())
        yield server.getsockname()[1]


@pytest.mark.usefixtures("allowed")
def test_a_connection_that_never_opens_can_be_ended() -> None:
    """The system tries for minutes."""
    line = Line()
    deadline, ended = Deadline(lambda: line.socket), Event()

    def connect(port: int) -> None:
        with deadline.within(LONG * 10), suppress(OSError):
            line.connect("127.0.0.1", port, LONG * 10).sendall(b"hello")
        ended.set()

    with deaf() as port:
        Thread(target=connect, args=[port], daemon=True).start()
        assert not ended.wait(0.3)
        cut_connections()
        assert ended.wait(LONG / 4)
    deadline.close()
    line.close()


def test_term_ends_the_first_jobs_of_serve(home: Path, tracker: Tracker) -> None:
    """They run before the scheduler begins."""
    assert tracker("status").code == 0
    command = program("--config", str(home / "tracker.toml"), "serve")
    with trickling(b"FETCH") as server:
        mailbox(home, server)
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
            assert server.trickles.wait(LONG)
            process.send_signal(signal.SIGTERM)
            rest = process.communicate(timeout=LONG / 2)[1]

    assert (process.returncode, "avslutas" in rest) == (0, True), rest


@pytest.mark.usefixtures("allowed", "tracker")
def test_term_ends_a_job_of_the_scheduler(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that runs in a thread of its own, held by a server."""
    said: list[str] = []
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    with trickling(b"FETCH") as server:
        mailbox(home, server)
        settings = load_settings(home / "tracker.toml", {})
        database = open_database(settings)
        monkeypatch.setattr(scheduler, "JOBS", {})
        monkeypatch.setattr(scheduler, "build", _with_a_job_now(scheduler.build))
        Thread(target=_term_when, args=[server], daemon=True).start()
        scheduler.serve(database, settings, SystemClock(), said.append)
        database.engine.dispose()
    signal.signal(signal.SIGTERM, before[0])
    signal.signal(signal.SIGINT, before[1])

    assert any("imap.mail_seconds" in line for line in said), said
    assert any("avslutas" in line for line in said), said


def _with_a_job_now(build: Callable) -> Callable:
    def built(*arguments: object) -> object:
        made = build(*arguments)
        made.add_job(scheduler._run, args=["collect", *arguments])
        return made

    return built


def _term_when(server: Trickling) -> None:
    server.trickles.wait(LONG)
    os.kill(os.getpid(), signal.SIGTERM)


def test_term_is_obeyed_where_a_library_swallows_the_interruption(
    home: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It came in the middle of a job's step that catches everything."""
    said: list[str] = []
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    settings = load_settings(home / "tracker.toml", {})
    database = open_database(settings)

    def swallowing(*_: object) -> None:
        with suppress(BaseException):
            os.kill(os.getpid(), signal.SIGTERM)
            said.append("not interrupted")

    monkeypatch.setattr(scheduler, "_run", swallowing)
    monkeypatch.setattr(scheduler, "sleep", lambda _seconds: pytest.fail("it goes on"))
    scheduler.serve(database, settings, SystemClock(), said.append)
    database.engine.dispose()
    signal.signal(signal.SIGTERM, before[0])
    signal.signal(signal.SIGINT, before[1])

    assert said == ["tracker avslutas."]
