"""The scheduler, which runs each job at its times. It is stateless: what is due is stored in the database."""

import gc
from collections.abc import Callable
from datetime import datetime
from signal import SIGINT, SIGTERM, signal
from threading import Event, Timer
from time import sleep
from typing import Any

from apscheduler.schedulers.background import BackgroundScheduler

from jobs.ticks import Times, watch
from jobs.work import JOBS, run_job
from tracker.clock import SWEDEN, Clock, swedish_time
from tracker.domain.swedish import shortened
from tracker.errors import SettingsError, TrackerError
from tracker.services.upkeep.connections import allow_connections, cut_connections
from tracker.settings import Settings
from tracker.store.database import Database

_ANY_DAY = datetime(2021, 1, 1, tzinfo=SWEDEN)
LOOKS = 0.5  # seconds between looks whether the program is stopped
GRACE = 2.0  # seconds for a job to end by itself when the program is stopped; then its connections are cut
Say = Callable[[str], None]


def serve(database: Database, settings: Settings, clock: Clock, say: Say) -> None:
    """Runs every job once, then at its times, until interrupted (Ctrl-C, or TERM from the system)."""
    over = Event()
    _interruption(over, ends_a_job=True)
    allow_connections()
    gc.freeze()  # the libraries are never freed: the garbage collector need not visit them at each run
    scheduler = build(database, settings, clock, say)
    try:
        for name in JOBS:
            if not over.is_set():
                _run(name, database, settings, clock, say)
        _interruption(over, ends_a_job=False)
        watch(scheduler, clock, say, over)
        scheduler.start()
        while not over.is_set():  # waiting for it would hold the lock that setting it needs
            sleep(LOOKS)
    except KeyboardInterrupt:
        over.set()
    finally:
        if over.is_set():
            say("tracker avslutas.")
        over.set()
        if scheduler.running:
            cutter = Timer(GRACE, cut_connections)
            cutter.start()
            scheduler.shutdown(wait=True)
            cutter.cancel()


def _interruption(over: Event, ends_a_job: bool) -> None:
    """An interruption is remembered; while a job runs in this thread it is an exception too.

    It is remembered because a library may swallow the exception, and is none while threads are started: the
    scheduler can't be shut down half started.
    """

    def interrupt(*_: object) -> None:
        over.set()
        if ends_a_job:
            raise KeyboardInterrupt

    signal(SIGTERM, interrupt)
    signal(SIGINT, interrupt)


def build(database: Database, settings: Settings, clock: Clock, say: Say) -> Any:
    """Returns the scheduler with its jobs. Raises SettingsError if a time can't be read."""
    # By default misfire_grace_time is 1 s: a late run would be skipped, and with it the day's letters.
    scheduler = BackgroundScheduler(
        timezone=SWEDEN, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    )
    for name in JOBS:
        scheduler.add_job(
            _run, _trigger(name, settings.jobs[name]), args=[name, database, settings, clock, say], id=name
        )
    return scheduler


def wrong_times(settings: Settings) -> tuple[str, ...]:
    """Returns a sentence about each job's time that can't be read."""
    wrong = []
    for name in JOBS:
        try:
            _trigger(name, settings.jobs[name])
        except SettingsError as error:
            wrong.append(str(error))
    return tuple(wrong)


def _trigger(name: str, when: str) -> Any:
    try:
        times = Times.from_crontab(when, timezone=SWEDEN)
    except ValueError as error:
        raise SettingsError(
            f"Inställningen jobs.{name} kan inte vara ”{shortened(when, 60)}”: skriv fem fält, som i cron."
        ) from error
    if times.get_next_fire_time(None, _ANY_DAY) is None:  # "0 8 31 2 *"
        raise SettingsError(f"Inställningen jobs.{name} är ”{when}”, en tid som aldrig kommer: ändra den.")
    return times


def _run(name: str, database: Database, settings: Settings, clock: Clock, say: Say) -> None:
    """Runs a job once. Any error is printed and recorded, and the next run tries again."""
    try:
        line = run_job(name, database, settings, clock)
    except TrackerError as error:
        line = str(error)
    except Exception as error:  # a job that fails must not stop the others
        line = f"oväntat fel ({type(error).__name__}: {error})"
    say(f"{swedish_time(clock.now()):%Y-%m-%d %H:%M} {name}: {line}")
