"""Records the last run of each job when it begins and ends, for the health check."""

from datetime import datetime

from tracker.store import events
from tracker.store.database import Database
from tracker.store.jobs import JobRun, record_run


def record_start(database: Database, now: datetime, job: str) -> None:
    """Records that a job has begun: one that hangs, or whose program was killed, is seen by that."""
    with database.session() as session:
        events.lock_log(session)
        record_run(session, JobRun(job, now, None, False, "började"))


def record_job(database: Database, now: datetime, job: str, started: datetime, ok: bool, result: str) -> None:
    """Records that a job has ended; `result` is its summary or its error."""
    with database.session() as session:
        events.lock_log(session)  # two programs may end a job's first run at the same time
        record_run(session, JobRun(job, started, now, ok, result))
