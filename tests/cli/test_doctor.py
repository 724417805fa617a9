"""What doctor says is true: each fault is one line with what to do, and the exit code tells of it."""

import resource
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from jobs import NAMES, work
from tests.conftest import ROOT, Ran, Tracker, write_settings
from tests.servers import parsed, smtp_server
from tracker.clock import FixedClock, parse_moment
from tracker.services.upkeep.checks import HANGS
from tracker.settings import load_settings
from tracker.store.database import open_database

SMTP = '[smtp]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nsender = "vi@kommun.example"\n'
NOW = "2021-01-04T09:00"


def line(ran: Ran, name: str) -> str:
    (found,) = [one for one in ran.out.splitlines() if one[4:].startswith(f"{name}:")]
    return found


def test_a_full_disk_is_told(home: Path, tracker: Tracker) -> None:
    """The system refuses to write any file; doctor says so, and ends with 50 and no traceback."""
    assert line(tracker("doctor"), "disk").startswith("ok ")
    command = [sys.executable, "-m", "tracker", "--config", str(home / "tracker.toml"), "doctor"]

    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )

    # Output is written to a pipe, which has no limit.
    assert done.returncode == 50, done.stderr
    told = line(Ran(50, done.stdout, ""), "disk")
    assert told.startswith("FEL")
    assert "Frigör plats" in told


def test_a_time_of_a_job_that_is_none_is_told(home: Path, tracker: Tracker) -> None:
    write_settings(home, '[jobs]\ncollect = "61 * * * *"\nsections = "varje dag"\n')

    ran = tracker("doctor")

    told = [one for one in ran.out.splitlines() if one.startswith("FEL jobbtider")]
    assert (ran.code, len(told)) == (50, 2), ran
    assert "jobs.collect" in told[0]
    assert "jobs.sections" in told[1]


def test_a_time_of_a_job_that_never_comes_is_told(home: Path, tracker: Tracker) -> None:
    """31 February can be read, and the job would never run. 29 February comes."""
    write_settings(home, '[jobs]\nreminders = "0 8 31 2 *"\nsections = "0 8 29 2 *"\n')

    ran = tracker("doctor")

    (told,) = [one for one in ran.out.splitlines() if one.startswith("FEL jobbtider")]
    assert (ran.code, "jobs.reminders" in told, "aldrig" in told) == (50, True, True), ran


def test_no_coordinator_is_no_coordinator(home: Path, tracker: Tracker) -> None:
    """Also before the first plan."""
    assert line(tracker("doctor"), "samordnare") == "ok  samordnare: angiven"
    (home / "tracker.toml").write_text(f'[tracker]\ndata = "{home / "data"}"\n', encoding="utf-8")

    ran = tracker("doctor")

    assert ran.code == 50
    assert "coordinator_email" in line(ran, "samordnare")


def test_a_job_that_hangs_is_told(home: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it runs it is for information, later a fault; when it ends it is well again."""
    clock = FixedClock(parse_moment(NOW))
    late = str((parse_moment(NOW) + HANGS + timedelta(minutes=1)).isoformat())
    seen: list[Ran] = []

    def hang(*_: object) -> str:
        seen.extend((tracker("doctor", now=NOW), tracker("doctor", now=late)))
        return "klart"

    monkeypatch.setitem(work.JOBS, NAMES[0], hang)
    settings = load_settings(home / "tracker.toml", {})
    database = open_database(settings)
    work.run_job(NAMES[0], database, settings, clock)
    database.engine.dispose()

    assert line(seen[0], "jobb collect") == "–   jobb collect: pågår sedan 2021-01-04 09:00"
    assert seen[0].code == 0
    assert line(seen[1], "jobb collect").startswith("FEL jobb collect: började 2021-01-04 09:00 och är inte")
    assert seen[1].code == 50
    assert line(tracker("doctor", now=late), "jobb collect") == "ok  jobb collect: 2021-01-04 09:00: klart"


def test_a_test_letter_goes_the_way_of_letters(home: Path, tracker: Tracker) -> None:
    """To the server of the settings, from the sender of the settings, marked as automatic."""
    got: list[tuple[str, str, bytes]] = []
    with smtp_server(lambda *mail: got.append(mail)) as port:
        write_settings(home, SMTP.format(port=port))
        ran = tracker("doctor", "--send-test", "Du@Kommun.example")

    assert (ran.code, line(ran, "provbrev")[:3]) == (0, "ok "), ran
    ((sender, to, raw),) = got
    assert (sender, to) == ("vi@kommun.example", "du@kommun.example")
    message = parsed(raw)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Tracker-Instance"] == "tracker/vi@kommun.example"
    assert "Exempelkommunen" in message.get_body(("plain",)).get_content()
    assert "Ref" not in message.get_body(("html",)).get_content()


def test_without_a_server_a_test_letter_lies_in_the_folder(home: Path, tracker: Tracker) -> None:
    ran = tracker("doctor", "--send-test", "du@kommun.example")

    assert (ran.code, len(list((home / "data" / "mail" / "ut" / "new").iterdir()))) == (0, 1)
    assert "lagt i" in line(ran, "provbrev")


@pytest.mark.parametrize("address", ["ingen", "a@b.se\nBcc: c@d.se", "Namn <a@kommun.example>"])
def test_a_test_letter_to_no_address_is_told(tracker: Tracker, address: str) -> None:
    ran = tracker("doctor", "--send-test", address)

    assert ran.code == 50
    assert line(ran, "provbrev").startswith("FEL provbrev: ”")


def test_a_refused_test_letter_is_told(home: Path, tracker: Tracker) -> None:
    with smtp_server(lambda *_: "550 5.1.1 no such mailbox") as port:
        write_settings(home, SMTP.format(port=port))
        ran = tracker("doctor", "--send-test", "du@kommun.example")

    assert ran.code == 50
    assert line(ran, "provbrev").startswith("FEL provbrev: du@kommun.example avvisades")
