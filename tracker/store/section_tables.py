"""Tables of report sections: drafts, the coordinator's own texts, and fixed versions.

The database refuses to change or delete a fixed version and its files (migration 0012).
"""

from datetime import date, datetime

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Index,
    LargeBinary,
    Text,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

from tracker.domain.forms import REPORTS
from tracker.domain.report.verdict import CHOICES
from tracker.store.columns import Json, one_of

OF_WHOLE = text("activity_id IS NULL")


class SectionDraftTable(SQLModel, table=True):
    """The draft of a plan's section for a form, as it was last drawn up.

    `content` is the compiled section with the answers behind it (store/sections.py). `announced_on` is the
    day on which the scheduler drew it up and told the coordinator; None if it has not.
    """

    __tablename__ = "section_draft"
    __table_args__ = (UniqueConstraint("plan_id", "form"), one_of("form", REPORTS))
    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    form: str
    drawn_at: datetime
    drawn_by: str
    announced_on: date | None = Field(default=None, index=True)
    content: Json = Field(sa_column=Column(JSON, nullable=False))


class SectionTextTable(SQLModel, table=True):
    """What the coordinator says in a draft: about an activity, or (None) the summary.

    An empty `text`, and no `verdict` or `deviation`: the compiled one stands, and has been looked at. `basis`
    are the answers behind it, as [report id, digest].
    """

    __tablename__ = "section_text"
    __table_args__ = (
        UniqueConstraint("draft_id", "activity_id"),
        Index(
            "section_text_of_whole",
            "draft_id",
            unique=True,
            sqlite_where=OF_WHOLE,
            postgresql_where=OF_WHOLE,
        ),
        one_of("verdict", CHOICES),
    )
    id: int | None = Field(default=None, primary_key=True)
    draft_id: int = Field(foreign_key="section_draft.id", index=True)
    activity_id: int | None = Field(default=None, foreign_key="activity.id")
    text: str
    verdict: str | None = None
    deviation: str | None = None
    written_at: datetime
    written_by: str
    basis: list[list[int | str]] = Field(sa_column=Column(JSON, nullable=False))


class SectionVersionTable(SQLModel, table=True):
    """A fixed section. `content` is its canonical JSON, and `sha256` the digest of its bytes (UTF-8).

    Version 1 has no `reason`; a later one corrects it, for a reason.
    """

    __tablename__ = "section_version"
    __table_args__ = (
        UniqueConstraint("plan_id", "form", "number"),
        one_of("form", REPORTS),
        CheckConstraint("number >= 1", name="numbered_from_one"),
        CheckConstraint("(number = 1) = (reason = '')", name="corrected_for_a_reason"),
    )
    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    form: str
    number: int
    fixed_at: datetime
    fixed_by: str
    dnr: str
    reason: str = ""
    sha256: str
    content: str = Field(sa_column=Column(Text, nullable=False))


class SectionFileTable(SQLModel, table=True):
    """A fixed version as it was printed in a format when it was fixed: it is printed so for ever."""

    __tablename__ = "section_file"
    version_id: int = Field(primary_key=True, foreign_key="section_version.id")
    format: str = Field(primary_key=True)
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
