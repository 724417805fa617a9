"""The last run of each job: the heartbeat that the health check reads."""

from datetime import datetime

from tracker.store.database import Database
from tracker.store.jobs import JobRun, record_run


def record_job(database: Database, now: datetime, job: str, started: datetime, ok: bool, result: str) -> None:
    """Records that a job has just ended; `result` is what it reported, or the error."""
    with database.session() as session:
        record_run(session, JobRun(job, started, now, ok, result))
