"""The scheduler: a tick on each job's times. It holds no truth: what is due stands in the database."""

import gc
from collections.abc import Callable
from signal import SIGTERM, default_int_handler, signal
from typing import Any

from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.cron import CronTrigger

from jobs.work import JOBS, run_job
from tracker.clock import SWEDEN, Clock, swedish_time
from tracker.errors import SettingsError, TrackerError
from tracker.settings import Settings
from tracker.store.database import Database

Say = Callable[[str], None]


def serve(database: Database, settings: Settings, clock: Clock, say: Say) -> None:
    """Runs every job once, then on its times, until interrupted (Ctrl-C, or TERM from the system)."""
    signal(SIGTERM, default_int_handler)
    gc.freeze()  # the libraries live as long as the program: the collector need not walk them at each tick
    scheduler = build(database, settings, clock, say)
    try:
        for name in JOBS:
            _run(name, database, settings, clock, say)
        scheduler.start()
    except KeyboardInterrupt:
        say("tracker avslutas.")
    finally:
        if scheduler.running:
            scheduler.shutdown(wait=True)


def build(database: Database, settings: Settings, clock: Clock, say: Say) -> Any:
    """The scheduler with its jobs. SettingsError for a time that can't be read."""
    # misfire_grace_time is 1 s by default: a late tick would be skipped, and with it the day's letters.
    scheduler = BlockingScheduler(
        timezone=SWEDEN, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    )
    for name in JOBS:
        scheduler.add_job(
            _run, _trigger(name, settings.jobs[name]), args=[name, database, settings, clock, say], id=name
        )
    return scheduler


def _trigger(name: str, when: str) -> Any:
    try:
        return CronTrigger.from_crontab(when, timezone=SWEDEN)
    except ValueError as error:
        raise SettingsError(
            f"Inställningen jobs.{name} kan inte vara ”{when}”: skriv fem fält, som i cron."
        ) from error


def _run(name: str, database: Database, settings: Settings, clock: Clock, say: Say) -> None:
    """One tick. Whatever goes wrong is told and recorded; the next tick tries again."""
    try:
        said = run_job(name, database, settings, clock)
    except TrackerError as error:
        said = str(error)
    except Exception as error:  # one job that fails must not end the others
        said = f"oväntat fel ({type(error).__name__}: {error})"
    say(f"{swedish_time(clock.now()):%Y-%m-%d %H:%M} {name}: {said}")
