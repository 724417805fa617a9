"""Tables of the log, the last runs, the forecast and the jobs."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel


class EventTable(SQLModel, table=True):
    """The log of events, append-only: asked, accepted, bounced, absent, answered, escalated, …

    `hash` chains each row to the previous one (chain.py); the database refuses to change or delete rows.
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


class CellChangeTable(SQLModel, table=True):
    """A cell of a plan as it was and as it became, kept apart from the log, since the words may be erased.

    `cell` is a column of the plan, or empty for a whole row: new without `before`, gone without `after`.
    `since` names the plan of the year before, if that is what it is compared with.
    """

    __tablename__ = "cell_change"
    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id", index=True)
    at: datetime
    who: str
    cell: str
    before: str
    after: str
    since: str = ""


class LastRunTable(SQLModel, table=True):
    """When letters were last planned or sent: the clock is compared with it (letters/watch_clock.py).

    Also when a mail was last fetched that its server was too slow with (answers/collect.py).
    """

    __tablename__ = "last_run"
    name: str = Field(primary_key=True)
    at: datetime


class ForecastCountTable(SQLModel, table=True):
    """The number of letters forecast per day; a run that would send far more asks for confirmation."""

    __tablename__ = "forecast_count"
    day: date = Field(primary_key=True)
    letters: int


class JobRunTable(SQLModel, table=True):
    """The last run of each job: the heartbeat shown by `tracker doctor`."""

    __tablename__ = "job_run"
    job: str = Field(primary_key=True)
    started_at: datetime
    finished_at: datetime | None = None
    ok: bool = True
    result: str = ""
