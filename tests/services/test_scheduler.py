"""The scheduler is a tick: it runs the jobs at start and on their times, and stops when it is told to."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from apscheduler.schedulers.background import BackgroundScheduler

from jobs import scheduler
from jobs.scheduler import build
from tests.conftest import ROOT, Tracker, write_settings
from tests.shell import program
from tracker.clock import SystemClock
from tracker.errors import SettingsError
from tracker.settings import load_settings
from tracker.store.database import open_database


def test_serve_runs_every_job_and_stops_on_term(home: Path, tracker: Tracker) -> None:
    """Each job has run once when it ends, and doctor shows it; TERM ends it with 0."""
    command = program("--config", str(home / "tracker.toml"), "serve", "--no-web")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        while "sections:" not in (line := process.stderr.readline()):
            assert line, "it ended by itself"
        process.send_signal(signal.SIGTERM)
        rest = process.communicate(timeout=60)[1]

    assert process.returncode == 0, rest
    assert "avslutas" in rest
    said = tracker("doctor", now=None).out
    assert all(f"ok  jobb {name}" in said for name in ("reminders", "collect", "sections")), said


@contextmanager
def built(home: Path) -> Iterator[BackgroundScheduler]:
    """The scheduler with its jobs, not started."""
    settings = load_settings(home / "tracker.toml", {})
    database = open_database(settings)
    try:
        yield build(database, settings, SystemClock(), print)
    finally:
        database.engine.dispose()


@pytest.mark.usefixtures("tracker")
def test_a_late_tick_is_not_lost(home: Path) -> None:
    """However late it comes it runs, once, and never beside itself."""
    with built(home) as scheduler:
        scheduler.start(paused=True)
        jobs = scheduler.get_jobs()
        scheduler.shutdown()

    assert {job.id for job in jobs} == {"reminders", "outbox", "collect", "sections", "upkeep"}
    assert {(job.misfire_grace_time, job.coalesce, job.max_instances) for job in jobs} == {(None, True, 1)}


@pytest.mark.usefixtures("tracker")
@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2021, 3, 28, 0, 0, tzinfo=UTC), "2021-03-29 08:00"),
        (datetime(2021, 10, 31, 0, 0, tzinfo=UTC), "2021-11-01 08:00"),
    ],
)
def test_letters_wait_for_eight_o_clock_swedish_time(home: Path, now: datetime, due: str) -> None:
    """Over both nights when the clock changes the next tick is on Monday at eight."""
    with built(home) as scheduler:
        trigger = scheduler.get_job("reminders").trigger

    assert f"{trigger.get_next_fire_time(None, now):%Y-%m-%d %H:%M}" == due


@pytest.mark.usefixtures("tracker")
def test_a_time_that_is_no_time_is_a_sentence(home: Path) -> None:
    """It names the setting."""
    write_settings(home, '[jobs]\ncollect = "nonsens"\n')

    with pytest.raises(SettingsError, match=r"jobs\.collect"), built(home):
        pass


def test_each_job_can_be_run_by_hand(tracker: Tracker) -> None:
    """tracker run NAME says in a line how it went."""
    for name, words in (("reminders", "0 nya brev"), ("collect", "0 nya mejl"), ("sections", "0 avsnitt")):
        ran = tracker("run", name)
        assert (ran.code, words in ran.out) == (0, True), ran


@pytest.mark.usefixtures("tracker")
def test_term_while_its_thread_starts_ends_it_well(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scheduler that is half started can't be shut down."""
    said: list[str] = []
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    start = Thread.start

    def interrupted(thread: Thread) -> None:
        if thread.name == "APScheduler":
            signal.raise_signal(signal.SIGTERM)
        start(thread)

    monkeypatch.setattr(Thread, "start", interrupted)
    monkeypatch.setattr(scheduler, "JOBS", {})
    settings = load_settings(home / "tracker.toml", {})
    database = open_database(settings)
    try:
        scheduler.serve(database, settings, SystemClock(), said.append)
    finally:
        database.engine.dispose()
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])

    assert said == ["tracker avslutas."]
