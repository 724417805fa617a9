"""How many letters there are of a kind, without reading them."""

from datetime import datetime

from sqlmodel import Session, col, func, select

from tracker.domain.letter import GONE, WAITING, LetterState
from tracker.store.tables import LetterTable


def failures_in_a_row(session: Session, person_id: int) -> int:
    """Returns how many of the person's most recent letters failed in a row."""
    last = select(LetterTable.state).where(
        LetterTable.person_id == person_id, col(LetterTable.state).in_((LetterState.FAILED, *GONE))
    )
    newest = last.order_by(col(LetterTable.day).desc(), col(LetterTable.id).desc()).limit(10)
    states = session.exec(newest).all()
    return next((count for count, state in enumerate(states) if state != LetterState.FAILED), len(states))


def sent_since(session: Session, moment: datetime) -> int:
    """Returns the number of letters sent since then."""
    query = select(func.count()).select_from(LetterTable).where(col(LetterTable.sent_at) >= moment)
    return session.exec(query).one()


def waiting(session: Session) -> int:
    """Returns the number of unsent letters."""
    return session.exec(
        select(func.count()).select_from(LetterTable).where(col(LetterTable.state).in_(WAITING))
    ).one()


def count(session: Session, state: LetterState) -> int:
    """Returns the number of letters in a state."""
    query = select(func.count()).select_from(LetterTable)
    return session.exec(query.where(LetterTable.state == state)).one()
