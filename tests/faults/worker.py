"""A process that runs one job of the program, and can be made to die or be mutated in a given way."""

import os
import signal
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic

import yagmail  # noqa: F401  (here so that it is imported before processes are forked)

from jobs.work import run_job
from tests.faults import crashes, mutations
from tests.faults.processes import PROCESSES
from tracker.clock import parse_moment
from tracker.errors import TrackerError
from tracker.mail.outgoing import sender
from tracker.services.letters import compose  # noqa: F401
from tracker.settings import load_settings
from tracker.store.database import open_database

FAILED, UNEXPECTED, CRASHED = 3, 4, crashes.CRASHED


@dataclass(frozen=True, slots=True)
class Job:
    """The job of a worker: a job of the program, and the moment at which its clock starts."""

    config: str
    moment: str
    job: str = "outbox"
    crash: str = ""  # a point of crashes.POINTS
    passage: int = 1  # the number of the call at which it dies
    mutation: str = ""  # one of mutations.MUTATIONS
    longest: float = 75.0  # seconds for one letter


class MovingClock:
    """A clock that starts at a given moment and advances."""

    def __init__(self, moment: str) -> None:
        self.began, self.moment = monotonic(), parse_moment(moment)

    def now(self) -> datetime:
        return self.moment + timedelta(seconds=monotonic() - self.began)


def start(job: Job) -> BaseProcess:
    process = PROCESSES.Process(target=work, args=(job,))
    process.start()
    return process


def finish(*jobs: Job, seconds: float = 300) -> list[int]:
    """Runs all at once; returns their exit codes. Kills those still running after `seconds`."""
    processes = [start(job) for job in jobs]
    for process in processes:
        process.join(seconds)
        if process.exitcode is None:
            process.kill()
            process.join()
    return [process.exitcode or 0 for process in processes]


def work(job: Job) -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.environ["PYTHONWARNINGS"] = "ignore"
    sender.LONGEST = job.longest
    if job.mutation:
        mutations.MUTATIONS[job.mutation]()
    if job.crash:
        crashes.crash_at(job.crash, job.passage)
    os._exit(_work(job))


def _work(job: Job) -> int:
    settings = load_settings(Path(job.config), {})
    try:
        result = run_job(job.job, open_database(settings), settings, MovingClock(job.moment))
    except TrackerError as error:
        _log(job, f"FEL {error}")
        return FAILED
    except KeyboardInterrupt:
        _log(job, "avbrutet")
        return 130
    except Exception as error:
        _log(job, f"OVÄNTAT {type(error).__name__}: {error}")
        return UNEXPECTED
    _log(job, result)
    return 0


def _log(job: Job, result: str) -> None:
    with (Path(job.config).parent / "said.log").open("a", encoding="utf-8") as log:
        log.write(f"{job.moment} {job.job} {job.crash}{job.mutation}: {result}\n")
