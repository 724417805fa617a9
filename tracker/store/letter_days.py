"""The days of the letters that people have had."""

from datetime import date

from sqlmodel import Session, col, func, select

from tracker.domain.letter import GONE, WITHOUT_LINES, LetterKind
from tracker.store.tables import LetterTable


def last_day(session: Session, person_id: int, kind: LetterKind) -> date | None:
    """Returns the day of the person's last letter of a kind, whatever became of it."""
    query = select(func.max(LetterTable.day)).where(
        LetterTable.person_id == person_id, LetterTable.kind == kind
    )
    return session.exec(query).one()


def last_letter_days(session: Session, since: date) -> dict[tuple[int, bool], date]:
    """Returns (person id, is it a request) → the day of the last such letter, of letters since `since`."""
    asks = col(LetterTable.kind) == LetterKind.REMINDER
    rows = session.connection().execute(
        select(col(LetterTable.person_id), asks, func.max(LetterTable.day))
        .where(
            col(LetterTable.day) >= since,
            col(LetterTable.state).in_(GONE),
            col(LetterTable.kind).not_in((LetterKind.RECEIPT, *WITHOUT_LINES)),
        )
        .group_by(col(LetterTable.person_id), asks)
    )
    return {(person, bool(is_request)): day for person, is_request, day in rows}
