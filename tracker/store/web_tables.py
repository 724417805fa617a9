"""Tables of the pages: the links of letters, and what is throttled."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class AnswerLinkTable(SQLModel, table=True):
    """The link by which a letter is answered on the web, known by the SHA-256 of its token only.

    `turn` counts the links of a letter: a new one is made when the former has expired.
    """

    __tablename__ = "answer_link"
    __table_args__ = (UniqueConstraint("letter_id", "turn"),)
    token_sha256: str = Field(primary_key=True)
    letter_id: int = Field(foreign_key="letter.id")
    turn: int
    expires_on: date
    revoked_on: date | None = None


class ThrottleTable(SQLModel, table=True):
    """Something that may happen only so often: `what` was done for `who`, a digest of whom it is about."""

    __tablename__ = "throttle"
    id: int | None = Field(default=None, primary_key=True)
    what: str
    who: str = Field(index=True)
    at: datetime
