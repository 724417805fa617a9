"""The tables of what has happened and of what runs: the log, the last runs, the forecast, the jobs."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel


class EventTable(SQLModel, table=True):
    """What happened, in order, never changed: asked, accepted, bounced, absent, answered, escalated, …

    `hash` ties each row to the one before it (chain.py); the database refuses to change or remove one.
    """

    __tablename__ = "event"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    what: str = Field(index=True)
    who: str
    activity_id: int | None = Field(default=None, foreign_key="activity.id", index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    letter_id: int | None = Field(default=None, foreign_key="letter.id")
    detail: str = ""
    district: str = Field(default="", index=True)
    hash: str = ""


class LastRunTable(SQLModel, table=True):
    """When letters were last planned or sent: the clock is compared with it (letters/watch_clock.py)."""

    __tablename__ = "last_run"
    name: str = Field(primary_key=True)
    at: datetime


class ForecastCountTable(SQLModel, table=True):
    """How many letters the forecast saw for a day to come; a run that wants far more stops and asks."""

    __tablename__ = "forecast_count"
    day: date = Field(primary_key=True)
    letters: int


class JobRunTable(SQLModel, table=True):
    """The last run of each job: the heartbeat that `tracker doctor` shows."""

    __tablename__ = "job_run"
    job: str = Field(primary_key=True)
    started_at: datetime
    finished_at: datetime | None = None
    ok: bool = True
    result: str = ""
