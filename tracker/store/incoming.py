"""Incoming mail, stored in full before it is read."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select, update

from tracker.domain.incoming import IncomingState, MailKind
from tracker.domain.sentence import sentence
from tracker.errors import NotFoundError
from tracker.store.tables import IncomingTable, LetterTable, RawMailTable


@dataclass(frozen=True, slots=True)
class StoredMail:
    """A mail as received, with where it was found."""

    id: int
    raw: bytes
    mailbox: str
    uid: str


def keep(session: Session, location: tuple[str, str, str], raw: bytes, now: datetime) -> int | None:
    """Stores a mail found at (mailbox, uidvalidity, uid); returns None if location or content is known."""
    mailbox, uidvalidity, uid = location
    digest = hashlib.sha256(raw).hexdigest()
    same_location = (
        (col(IncomingTable.mailbox) == mailbox)
        & (col(IncomingTable.uidvalidity) == uidvalidity)
        & (col(IncomingTable.uid) == uid)
    )
    if session.exec(select(IncomingTable.id).where(same_location)).first() is not None:
        return None
    same = session.exec(select(IncomingTable).where(IncomingTable.sha256 == digest)).first()
    if same is not None:  # renumbered, or there twice: keep the new location, so as not to fetch it again
        same.mailbox, same.uidvalidity, same.uid = location
        _save(session, same)
        return None
    row = IncomingTable(mailbox=mailbox, uidvalidity=uidvalidity, uid=uid, sha256=digest, received_at=now)
    if not _save(session, row):
        return None
    session.add(RawMailTable(incoming_id=cast(int, row.id), raw=raw))
    return cast(int, row.id)


def _save(session: Session, row: IncomingTable) -> bool:
    """Returns False if another program stored it at the same time."""
    try:
        with session.begin_nested():
            session.add(row)
            session.flush()
    except IntegrityError:
        return False
    return True


def expect(session: Session, incoming_id: int, person_id: int | None, letter_id: int | None) -> None:
    """Stores whose reply to which letter an unread mail seems to be (replied.py)."""
    row = session.get_one(IncomingTable, incoming_id)
    row.person_id, row.letter_id = person_id, letter_id
    session.add(row)


def known_uids(
    session: Session, mailbox: str, uidvalidity: str, state: IncomingState | None = None
) -> frozenset[str]:
    query = select(IncomingTable.uid).where(
        IncomingTable.mailbox == mailbox, IncomingTable.uidvalidity == uidvalidity
    )
    return frozenset(session.exec(query if state is None else query.where(IncomingTable.state == state)))


def first_asked(session: Session) -> date | None:
    """Returns the day of the first letter, None if there is none."""
    return session.exec(select(func.min(LetterTable.day))).one()


def unread_ids(session: Session) -> tuple[int, ...]:
    """Returns the ids of mails that are stored but not yet read, oldest first."""
    rows = session.exec(
        select(IncomingTable.id)
        .where(IncomingTable.state == IncomingState.STORED)
        .order_by(col(IncomingTable.id))
    )
    return tuple(cast(int, one) for one in rows)


def mail(session: Session, incoming_id: int) -> StoredMail:
    """Returns the raw mail. Raises NotFoundError if the id is unknown or the raw mail has been purged."""
    row, raw = session.get(IncomingTable, incoming_id), session.get(RawMailTable, incoming_id)
    if row is None:
        told = f"Det finns inget mejl {incoming_id}: "
        raise NotFoundError(sentence(told, "se tracker review applied.", "se under Avgjort."))
    if raw is None:
        raise NotFoundError(f"Mejl {incoming_id} är gallrat och går inte att läsa på nytt.")
    return StoredMail(id=incoming_id, raw=raw.raw, mailbox=row.mailbox, uid=row.uid)


def take(session: Session, incoming_id: int) -> bool:
    """Claims a stored mail for reading; returns False if another program has claimed or read it."""
    taken = session.exec(
        update(IncomingTable)
        .where(col(IncomingTable.id) == incoming_id, col(IncomingTable.state) == IncomingState.STORED)
        .values(state=IncomingState.READING)
    )
    return taken.rowcount == 1


def mark_read(
    session: Session, incoming_id: int, kind: str, person_id: int | None, letter_id: int | None
) -> None:
    row = session.get_one(IncomingTable, incoming_id)
    row.state, row.kind, row.person_id, row.letter_id = IncomingState.READ, kind, person_id, letter_id
    session.add(row)


def mark_failed(session: Session, incoming_id: int, error: str) -> None:
    """Marks a mail that could not be read as failed; it is kept in full, for a person to look at."""
    row = session.get_one(IncomingTable, incoming_id)
    row.state, row.error = IncomingState.FAILED, error
    session.add(row)


def bounces_in_a_row(session: Session, person_id: int, since: datetime) -> int:
    """Returns the number of bounces of letters to a person since then and since their last own mail."""
    wrote = select(func.max(IncomingTable.id)).where(
        IncomingTable.person_id == person_id,
        col(IncomingTable.kind).in_((MailKind.REPLY, MailKind.AUTOREPLY)),
    )
    bounced = (
        select(func.count(col(IncomingTable.id)))
        .join(LetterTable, col(LetterTable.id) == IncomingTable.letter_id)
        .where(
            LetterTable.person_id == person_id,
            IncomingTable.kind == MailKind.BOUNCE,
            IncomingTable.received_at >= since,
            col(IncomingTable.id) > (session.exec(wrote).one() or 0),
        )
    )
    return session.exec(bounced).one()
