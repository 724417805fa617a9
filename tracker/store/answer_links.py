"""The links of letters, found by the digest of their token."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import Executable, bindparam
from sqlmodel import Session, col, delete, select, update

from tracker.domain.letter import LetterKind
from tracker.store.many_rows import batches
from tracker.store.plain import plain
from tracker.store.tables import LetterTable, TenureTable
from tracker.store.web_tables import AnswerLinkTable


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """The link of a letter; `expires_on` is the first day on which it shows nothing."""

    letter_id: int
    turn: int
    expires_on: date
    revoked: bool


def add_link(session: Session, token_sha256: str, link: AnswerLink) -> None:
    """Stores a link unless it is there: a letter that is sent again has the same one, which lives again.

    A letter that was written anew has another, which takes the place of the first.
    """
    known = session.get(AnswerLinkTable, token_sha256)
    if known is not None:
        known.revoked_on = None
        session.add(known)
    else:
        same = col(AnswerLinkTable.letter_id) == link.letter_id, col(AnswerLinkTable.turn) == link.turn
        session.exec(delete(AnswerLinkTable).where(*same))
        row = AnswerLinkTable(
            token_sha256=token_sha256, letter_id=link.letter_id, turn=link.turn, expires_on=link.expires_on
        )
        session.add(row)
        session.flush()


def find_link(session: Session, token_sha256: str) -> AnswerLink | None:
    rows = plain(session, _with_token(), {"token": token_sha256})
    return _link(rows[0]) if rows else None


@cache
def _with_token() -> Executable:
    return select(AnswerLinkTable).where(AnswerLinkTable.token_sha256 == bindparam("token"))


def last_link(session: Session, letter_id: int) -> AnswerLink | None:
    """Returns the newest link of a letter, None if it was sent without one."""
    query = select(AnswerLinkTable).where(AnswerLinkTable.letter_id == letter_id)
    row = session.exec(query.order_by(col(AnswerLinkTable.turn).desc())).first()
    return _link(row) if row else None


def revoke_links_without_seat(session: Session, person_ids: Iterable[int], day: date) -> None:
    """Ends the links in the letters of those who hold no seat any more, for good.

    Whatever takes a seat from a person calls this. Who has another seat keeps the link: it shows only what
    the person still answers for.
    """
    seated = select(TenureTable.person_id).where(col(TenureTable.until).is_(None))
    for some in batches(sorted(set(person_ids))):
        own = select(LetterTable.id).where(
            col(LetterTable.person_id).in_(some),
            col(LetterTable.person_id).not_in(seated),
            LetterTable.kind == LetterKind.REMINDER,
        )
        live = update(AnswerLinkTable).where(
            col(AnswerLinkTable.letter_id).in_(own), col(AnswerLinkTable.revoked_on).is_(None)
        )
        session.exec(live.values(revoked_on=day))


def _link(row: AnswerLinkTable) -> AnswerLink:
    return AnswerLink(row.letter_id, row.turn, row.expires_on, row.revoked_on is not None)
