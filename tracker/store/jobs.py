"""The last run of each job."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from tracker.reading.personal import without_personal_numbers
from tracker.store.log_tables import JobRunTable


@dataclass(frozen=True, slots=True)
class JobRun:
    job: str
    started_at: datetime
    finished_at: datetime | None
    ok: bool
    result: str


def record_run(session: Session, run: JobRun) -> None:
    row = session.get(JobRunTable, run.job) or JobRunTable(job=run.job, started_at=run.started_at)
    row.started_at, row.finished_at = run.started_at, run.finished_at
    row.ok, row.result = run.ok, without_personal_numbers(run.result)
    session.add(row)


def runs(session: Session) -> tuple[JobRun, ...]:
    rows = session.exec(select(JobRunTable).order_by(col(JobRunTable.job)))
    return tuple(JobRun(row.job, row.started_at, row.finished_at, row.ok, row.result) for row in rows)
