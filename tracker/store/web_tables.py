"""Tables of the pages: the links of letters, what is throttled, roles, and who is signed in."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from tracker.domain.access import AccessRole
from tracker.store.columns import one_of


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


class AccessRoleTable(SQLModel, table=True):
    """A role at the desk; `district` is empty for one about all districts."""

    __tablename__ = "access_role"
    __table_args__ = (one_of("role", AccessRole),)
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    role: str = Field(primary_key=True)
    district: str = Field(primary_key=True)


class SignInTable(SQLModel, table=True):
    """A link to sign in with, once; `browser_sha256` is of the cookie that asked for it, "" for any."""

    __tablename__ = "sign_in"
    token_sha256: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    browser_sha256: str
    expires_at: datetime
    used_at: datetime | None = None


class WebSessionTable(SQLModel, table=True):
    """Somebody who is signed in, known by the SHA-256 of the cookie."""

    __tablename__ = "web_session"
    key_sha256: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    expires_at: datetime
