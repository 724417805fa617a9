"""Stores letters with their lines before they are sent, unique on (person, day, kind)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from sqlalchemy import insert
from sqlmodel import Session, col, delete, select

from tracker.domain.letter import GONE, UNSENT, LetterKind, LetterState
from tracker.store.many_rows import insert_many
from tracker.store.tables import LetterLineTable, LetterTable


@dataclass(frozen=True, slots=True)
class NewLetter:
    """The values of a planned letter; `lines` are (number, occasion id, days before due)."""

    person_id: int
    day: date
    kind: LetterKind
    reason: str
    token: str
    code: str
    message_id: str
    lines: Sequence[tuple[int, int, int]]
    state: LetterState = LetterState.PLANNED
    in_reply_to: str = ""


def plan_letters(
    session: Session, wanted: Sequence[NewLetter], now: datetime
) -> dict[tuple[int, LetterKind], int]:
    """Stores letters with their lines; returns (person id, kind) → id of those that are new for their day.

    The caller holds the log's lock, so nobody else plans at the same time; the unique key is a second guard.
    """
    days = {letter.day for letter in wanted}
    there = session.connection().execute(
        select(col(LetterTable.person_id), col(LetterTable.day), col(LetterTable.kind)).where(
            col(LetterTable.day).in_(days)
        )
    )
    known = {tuple(row) for row in there}
    new = [letter for letter in wanted if (letter.person_id, letter.day, letter.kind) not in known]
    if not new:
        return {}
    ids = _insert(session, new, now)
    lines = [
        {"letter_id": ids[letter.token], "number": number, "occasion_id": occasion, "days_before_due": days}
        for letter in new
        for number, occasion, days in letter.lines
    ]
    insert_many(session, LetterLineTable, lines)
    return {(letter.person_id, letter.kind): ids[letter.token] for letter in new}


def has_unsent(session: Session, person_id: int, kind: LetterKind) -> bool:
    """True if a letter of this kind is written and not on its way; it stays so until the caller is done."""
    unsent = select(LetterTable.id).where(
        LetterTable.person_id == person_id, LetterTable.kind == kind, col(LetterTable.state).in_(UNSENT)
    )
    return session.exec(unsent.with_for_update()).first() is not None


def write_over(session: Session, new: NewLetter, now: datetime) -> int | None:
    """Stores a letter, replacing one of the same day that nobody got. Returns its id; None if one is sent."""
    if planned := plan_letters(session, [new], now):
        return planned[new.person_id, new.kind]
    row = session.exec(
        select(LetterTable).where(
            LetterTable.person_id == new.person_id,
            LetterTable.day == new.day,
            LetterTable.kind == new.kind,
        )
    ).one()
    if row.state in GONE:
        return None
    session.exec(delete(LetterLineTable).where(col(LetterLineTable.letter_id) == row.id))
    for number, occasion, days in new.lines:
        line = {"letter_id": row.id, "number": number, "occasion_id": occasion, "days_before_due": days}
        session.add(LetterLineTable.model_validate(line))
    row.state, row.reason, row.error, row.attempts, row.next_try = new.state, new.reason, "", 0, now
    row.token, row.code, row.message_id = new.token, new.code, new.message_id
    session.add(row)
    session.flush()
    return row.id


def _insert(session: Session, new: Sequence[NewLetter], now: datetime) -> dict[str, int]:
    """Inserts the letters; returns token → id."""
    rows = [
        {
            "person_id": letter.person_id,
            "day": letter.day,
            "kind": letter.kind,
            "state": letter.state,
            "reason": letter.reason,
            "in_reply_to": letter.in_reply_to,
            "token": letter.token,
            "code": letter.code,
            "message_id": letter.message_id,
            "attempts": 0,
            "next_try": now,
            "error": "",
        }
        for letter in new
    ]
    statement = insert(LetterTable).returning(col(LetterTable.token), col(LetterTable.id))
    return {token: cast(int, new_id) for token, new_id in session.connection().execute(statement, rows)}
