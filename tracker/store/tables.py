"""The tables. Terms are explained in docs/arkitektur.md; every change needs a migration."""

from datetime import date, datetime

from sqlalchemy import JSON, Column, Index, LargeBinary, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from tracker.domain.forms import OccasionKind
from tracker.domain.incoming import IncomingState, MailKind, ReviewState
from tracker.domain.letter import LetterKind, LetterState
from tracker.domain.people import Origin
from tracker.domain.plan_name import UNNAMED
from tracker.domain.question import QuestionKind
from tracker.domain.status import Channel, Status
from tracker.domain.year_forecast import Forecast
from tracker.store.columns import Json, one_of

STILL_OPEN = text("closed_by IS NULL AND withdrawn_on IS NULL")


class PlanTable(SQLModel, table=True):
    """A handlingsplan of one district for one year; the first of them has no slug (domain/plan_ref.py)."""

    __tablename__ = "plan"
    __table_args__ = (UniqueConstraint("district", "year", "slug"),)
    id: int | None = Field(default=None, primary_key=True)
    district: str = Field(index=True)
    year: int
    slug: str = ""
    name: str = UNNAMED
    dnr: str = ""
    decision: str = ""
    source_name: str
    source_sha256: str
    imported_on: date


class ActivityTable(SQLModel, table=True):
    """One row of a plan: its own words, and its reading as JSON (store/readings.py).

    `scanned` holds the words as scanned, for cells where å, ä and ö have been restored. `title` is the short
    title; the `own_` columns are what a person has set instead of what was read.
    """

    __tablename__ = "activity"
    __table_args__ = (UniqueConstraint("plan_id", "number"), one_of("own_kind", QuestionKind))
    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    number: int
    omrade: str
    aktivitet: str
    ansvarig: str
    tidplan: str
    uppfoljning: str
    syfte: str
    berorda: str
    reading_version: int = Field(default=1, index=True)
    reading: Json = Field(sa_column=Column(JSON, nullable=False))
    scanned: Json | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))
    withdrawn_on: date | None = None
    title: str = ""
    own_title: str | None = None
    own_kind: str | None = None
    own_question: str | None = None


class PersonTable(SQLModel, table=True):
    """Someone who answers; `email` is lower case, `name_key` is for finding names (domain/people.py).

    No request is sent before `paused_until`, the first day back, or while `on_hold`.
    `unreachable_since` is set when the address is refused.
    """

    __tablename__ = "person"
    id: int | None = Field(default=None, primary_key=True)
    name: str
    name_key: str = Field(default="", index=True)
    email: str = Field(unique=True)
    superior_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    paused_until: date | None = None
    on_hold: bool = False
    pause_reason: str = ""
    unreachable_since: date | None = None


class SeatTable(SQLModel, table=True):
    """A position (befattning) of a district; `unit` and `department` are empty strings if it has none."""

    __tablename__ = "seat"
    __table_args__ = (UniqueConstraint("district", "role", "unit", "department"),)
    id: int | None = Field(default=None, primary_key=True)
    district: str = Field(index=True)
    role: str
    unit: str = ""
    department: str = ""


class TenureTable(SQLModel, table=True):
    """Who held a seat from when; `until` is the first day without it, None for today's holder."""

    __tablename__ = "tenure"
    id: int | None = Field(default=None, primary_key=True)
    seat_id: int = Field(foreign_key="seat.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    since: date
    until: date | None = None


class AssignmentTable(SQLModel, table=True):
    """A seat assigned to an activity, and the origin of the assignment."""

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("activity_id", "seat_id"), one_of("origin", Origin))
    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id", index=True)
    seat_id: int = Field(foreign_key="seat.id", index=True)
    origin: str


class RoleDecisionTable(SQLModel, table=True):
    """The coordinator's decision on what a role text means in a district."""

    __tablename__ = "role_decision"
    __table_args__ = (UniqueConstraint("district", "text", "seat_id"),)
    id: int | None = Field(default=None, primary_key=True)
    district: str
    text: str
    seat_id: int = Field(foreign_key="seat.id")


class CorrectionTable(SQLModel, table=True):
    """A person's correction of the exact text of a cell: it is read as if it were `reads_as`."""

    __tablename__ = "correction"
    __table_args__ = (UniqueConstraint("cell", "text"),)
    id: int | None = Field(default=None, primary_key=True)
    cell: str
    text: str
    reads_as: str


class OccasionTable(SQLModel, table=True):
    """A date when a status is wanted from a seat; closed by an answer, or withdrawn (`fixed_on`: so)."""

    __tablename__ = "occasion"
    __table_args__ = (
        UniqueConstraint("activity_id", "seat_id", "kind", "due"),
        one_of("kind", OccasionKind),
        Index("occasion_of_activity", "activity_id", "due"),
        Index("occasion_open", "due", sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN),
    )
    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id")
    seat_id: int = Field(foreign_key="seat.id", index=True)
    kind: str
    due: date = Field(index=True)
    closed_by: int | None = Field(default=None, foreign_key="status_report.id")
    withdrawn_on: date | None = None
    fixed_on: date | None = None


class LetterTable(SQLModel, table=True):
    """A mail to a person: planned → claimed → sent | failed. `token` identifies replies to it.

    `reason` is why it is written; `in_reply_to` is the Message-ID of the mail that a receipt answers.
    """

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("person_id", "day", "kind"),
        one_of("kind", LetterKind),
        one_of("state", LetterState),
    )
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    day: date = Field(index=True)
    kind: str
    state: str = Field(default=LetterState.PLANNED.value, index=True)
    reason: str
    in_reply_to: str = ""
    token: str = Field(unique=True)
    code: str = Field(index=True)
    message_id: str = Field(unique=True)
    attempts: int = 0
    next_try: datetime
    claim: str | None = None
    claimed_until: datetime | None = None
    sent_at: datetime | None = None
    error: str = ""


class LetterLineTable(SQLModel, table=True):
    """An occasion that a letter asks about; `number` is the one shown to the person, one per activity."""

    __tablename__ = "letter_line"
    id: int | None = Field(default=None, primary_key=True)
    letter_id: int = Field(foreign_key="letter.id", index=True)
    number: int
    occasion_id: int = Field(foreign_key="occasion.id", index=True)
    days_before_due: int  # the step at which it is asked; negative after the due date


class IncomingTable(SQLModel, table=True):
    """An incoming mail. `state`: stored → read, or failed with `error`."""

    __tablename__ = "incoming"
    __table_args__ = (
        UniqueConstraint("mailbox", "uidvalidity", "uid"),
        one_of("state", IncomingState),
        one_of("kind", ("", *MailKind)),
    )
    id: int | None = Field(default=None, primary_key=True)
    mailbox: str
    uidvalidity: str
    uid: str
    sha256: str = Field(unique=True)
    received_at: datetime
    state: str = Field(default=IncomingState.STORED.value, index=True)
    kind: str = ""
    person_id: int | None = Field(default=None, foreign_key="person.id")
    letter_id: int | None = Field(default=None, foreign_key="letter.id")
    error: str = ""


class RawMailTable(SQLModel, table=True):
    """The raw mail, stored apart: it may hold sensitive text, and is purged separately."""

    __tablename__ = "raw_mail"
    incoming_id: int = Field(primary_key=True, foreign_key="incoming.id")
    raw: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class AliasTable(SQLModel, table=True):
    """Another address from which a person writes; letters are sent to the person's main address."""

    __tablename__ = "alias"
    email: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)


class DeputyTable(SQLModel, table=True):
    """Someone who may answer for a seat without holding it, and is never asked."""

    __tablename__ = "deputy"
    seat_id: int = Field(primary_key=True, foreign_key="seat.id")
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    since: date


class ReviewTable(SQLModel, table=True):
    """A mail that awaits review. `suggestion` has the lines that wait; others may have been recorded."""

    __tablename__ = "review"
    __table_args__ = (one_of("state", ReviewState),)
    id: int | None = Field(default=None, primary_key=True)
    incoming_id: int = Field(foreign_key="incoming.id", unique=True)
    text: str
    suggestion: list[Json] = Field(sa_column=Column(JSON, nullable=False))
    reasons: list[str] = Field(sa_column=Column(JSON, nullable=False))
    # The code and the line of each reason, in order; None in rows of older versions.
    causes: list[Json] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))
    # How each suggestion was decided, in order; None in rows of older versions.
    trace: list[Json | None] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    state: str = Field(default=ReviewState.OPEN.value, index=True)
    decided_at: datetime | None = None
    decided_by: str = ""
    # Put aside by a person (domain/reply/aside.py): until a day, or with a colleague, and why.
    rests_until: date | None = None
    kept_by: int | None = Field(default=None, foreign_key="person.id")
    note: str = ""


class StatusReportTable(SQLModel, table=True):
    """An answer. `seat_id` None: it covers the whole activity. An undone answer does not count.

    `closes_later`: later occasions need no answer after it (domain/closing.py). `forecast` is given at a
    tertial, None if it was not asked for or not given.
    """

    __tablename__ = "status_report"
    __table_args__ = (one_of("status", Status), one_of("channel", Channel), one_of("forecast", Forecast))
    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id", index=True)
    seat_id: int | None = Field(default=None, foreign_key="seat.id")
    person_id: int | None = Field(default=None, foreign_key="person.id")
    status: str
    comment: str
    value: float | None = None
    target: float | None = None
    reported_on: date
    channel: str
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id")
    undone_on: date | None = None
    closes_later: bool = False
    forecast: str | None = None
    # How the program read a reply; None if a person decided, and in rows of older versions.
    trace: Json | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))
