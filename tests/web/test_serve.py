"""`tracker serve` shows the pages beside its jobs, and stops when it is told to."""

import re
import signal
import socket
import subprocess
from pathlib import Path
from time import monotonic
from urllib.request import urlopen

from tests.conftest import ROOT, Tracker
from tests.shell import program


def test_the_pages_stand_beside_the_jobs_and_end_with_them(home: Path, tracker: Tracker) -> None:
    """It says where they are, answers there while the jobs run, and TERM ends both within the usual time."""
    command = program("--config", str(home / "tracker.toml"), "serve", "--port", "0")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        said = ""
        while "sections:" not in said:
            line = process.stderr.readline()
            assert line, "it ended by itself"
            said += line
        address = re.search(r"Sidorna finns på (http://127\.0\.0\.1:\d+/)", said)
        assert address is not None, said
        with urlopen(address[1], timeout=10) as answer:
            shown = answer.read().decode()
        began = monotonic()
        process.send_signal(signal.SIGTERM)
        rest = process.communicate(timeout=60)[1]

    assert process.returncode == 0, rest
    assert monotonic() - began < 10
    assert "Uppföljning av handlingsplaner" in shown
    assert "ange web.base_url" in said


def test_an_address_that_is_taken_is_a_sentence(tracker: Tracker) -> None:
    """It names the way out, and no job has run; nothing to do is refused too."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = tracker("serve", "--port", str(taken.getsockname()[1]), now=None)

    assert (ran.code, ran.out) == (40, "")
    assert "används av ett annat program" in ran.err
    assert "--no-web" in ran.err
    assert "reminders:" not in ran.err
    assert tracker("serve", "--no-web", "--no-jobs").code == 2
