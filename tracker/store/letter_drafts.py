"""Letters that the coordinator sends by hand: exported from the outbox as drafts, then marked as sent."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import cast

from sqlmodel import Session, col, select, update

from tracker.domain.forms import OccasionKind
from tracker.domain.letter import WAITING, LetterState
from tracker.store.letters import LetterLine
from tracker.store.tables import LetterTable, OccasionTable


def claim_planned(session: Session, letter_id: int, claim: str, now: datetime, lease: timedelta) -> bool:
    """Claims one planned letter, even before its time; returns False if someone else has claimed it."""
    taken = session.exec(
        update(LetterTable)
        .where(col(LetterTable.id) == letter_id, col(LetterTable.state) == LetterState.PLANNED)
        .values(
            state=LetterState.CLAIMED,
            claim=claim,
            claimed_until=now + lease,
            attempts=col(LetterTable.attempts) + 1,
        )
    )
    return taken.rowcount == 1


def ids_in_state(session: Session, state: LetterState) -> tuple[int, ...]:
    query = select(LetterTable.id).where(LetterTable.state == state).order_by(col(LetterTable.id))
    return tuple(cast(int, one) for one in session.exec(query))


def next_waiting(session: Session, person_id: int) -> int | None:
    """Returns the id of the person's first unsent letter."""
    query = (
        select(LetterTable.id)
        .where(LetterTable.person_id == person_id, col(LetterTable.state).in_(WAITING))
        .order_by(col(LetterTable.day), col(LetterTable.id))
    )
    return session.exec(query.limit(1)).first()


def exists(session: Session, letter_id: int) -> bool:
    return session.get(LetterTable, letter_id) is not None


def mark_sent_by_hand(session: Session, letter_id: int, now: datetime) -> bool:
    """Marks an exported letter as sent; returns False if it is not exported."""
    changed = session.exec(
        update(LetterTable)
        .where(col(LetterTable.id) == letter_id, col(LetterTable.state) == LetterState.EXPORTED)
        .values(state=LetterState.SENT, sent_at=now)
    )
    return changed.rowcount == 1


def lines_of(session: Session, numbered: Sequence[tuple[int, int, int]]) -> tuple[LetterLine, ...]:
    """Returns the lines of a letter that is not stored, from (number, occasion id, days before due)."""
    rows = _occasions(session, (occasion for _, occasion, _ in numbered))
    return tuple(
        LetterLine(
            number=number,
            occasion_id=occasion,
            activity_id=rows[occasion].activity_id,
            seat_id=rows[occasion].seat_id,
            kind=OccasionKind(rows[occasion].kind),
            due=rows[occasion].due,
            days_before_due=days,
            open=True,
        )
        for number, occasion, days in numbered
    )


def _occasions(session: Session, ids: Iterable[int]) -> dict[int, OccasionTable]:
    query = select(OccasionTable).where(col(OccasionTable.id).in_(sorted(set(ids))))
    return {cast(int, row.id): row for row in session.exec(query)}
