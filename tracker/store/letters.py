"""The outbox. A letter is a row: planned → claimed → sent | failed; unique on (person, day, kind)."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Executable, bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col, delete, func, select, update
from sqlmodel.sql.expression import SelectOfScalar

from tracker.domain.forms import OccasionKind
from tracker.domain.letter import GONE, UNSENT, LetterKind, LetterState
from tracker.store.plain import plain
from tracker.store.replied import replied_to
from tracker.store.tables import LetterLineTable, LetterTable, OccasionTable


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as the sender needs it. For a receipt, `in_reply_to` is the Message-ID it confirms."""

    id: int
    person_id: int
    day: date
    kind: LetterKind
    state: LetterState
    token: str
    code: str
    message_id: str
    attempts: int
    reason: str
    in_reply_to: str
    sent_at: datetime | None
    error: str
    lines: tuple["LetterLine", ...]


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A question of a letter; `open` is False if it is answered, also by a reply that awaits a decision.

    `undecided`: such a reply is all there is.
    """

    number: int
    occasion_id: int
    activity_id: int
    seat_id: int
    kind: OccasionKind
    due: date
    days_before_due: int
    open: bool
    undecided: bool = False


def withdraw_receipts(session: Session, person_id: int) -> None:
    """Withdraws the person's unsent receipts."""
    session.exec(
        update(LetterTable)
        .where(
            col(LetterTable.person_id) == person_id,
            col(LetterTable.kind) == LetterKind.RECEIPT,
            col(LetterTable.state).in_(UNSENT),
        )
        .values(state=LetterState.WITHDRAWN)
    )


def ready(session: Session, now: datetime) -> int:
    """Returns the number of letters that are ready to be sent."""
    return session.exec(select(func.count()).select_from(LetterTable).where(_to_go(now))).one()


def claim_next(session: Session, claim: str, now: datetime, lease: timedelta) -> Letter | None:
    """Claims one letter that is ready or whose lease has expired (its worker died); None: no more.

    The caller commits before it sends. Zero rows changed means that another worker has claimed it.
    """
    # Requeued letters come last, so that one failing letter does not block others.
    in_turn = (col(LetterTable.next_try), col(LetterTable.id))
    first = select(LetterTable.id).where(_to_go(now)).order_by(*in_turn).limit(1)
    letter_id = session.exec(first.with_for_update(skip_locked=True)).first()
    if letter_id is None:
        return None
    taken = session.exec(
        update(LetterTable)
        .where(col(LetterTable.id) == letter_id, _to_go(now))
        .values(
            state=LetterState.CLAIMED,
            claim=claim,
            claimed_until=now + lease,
            attempts=LetterTable.attempts + 1,
        )
    )
    return letter(session, letter_id) if taken.rowcount == 1 else claim_next(session, claim, now, lease)


def mark(session: Session, letter_id: int, claim: str, state: LetterState, **values: object) -> bool:
    """Records the outcome of a claimed letter; returns False if the claim was lost (fencing)."""
    changed = session.exec(
        update(LetterTable)
        .where(col(LetterTable.id) == letter_id, col(LetterTable.claim) == claim)
        .where(col(LetterTable.state) == LetterState.CLAIMED)
        .values(state=state, claim=None, claimed_until=None, **values)
    )
    return changed.rowcount == 1


def letter(session: Session, letter_id: int) -> Letter:
    return letters_of(session, (letter_id,))[letter_id]


def letters_of(session: Session, ids: Collection[int]) -> dict[int, Letter]:
    """Returns letters by their ids, as they are stored now, each with its lines."""
    if not ids:
        return {}
    rows = plain(session, _letters(), {"ids": ids})
    found = plain(session, _lines(), {"ids": ids})
    replied = replied_to(session, {line.occasion_id for line in found})
    lines: dict[int, list[LetterLine]] = defaultdict(list)
    for line in found:
        lines[line.letter_id].append(_line(line, replied))
    return {row.id: _letter(row, tuple(lines[row.id])) for row in rows}


@cache  # to put it together takes longer than to run it
def _letters() -> Executable:
    return select(LetterTable).where(col(LetterTable.id).in_(bindparam("ids", expanding=True)))


@cache
def _lines() -> Executable:
    return (
        columns(
            col(LetterLineTable.letter_id),
            col(LetterLineTable.number),
            col(LetterLineTable.occasion_id),
            col(LetterLineTable.days_before_due),
            col(OccasionTable.activity_id),
            col(OccasionTable.seat_id),
            col(OccasionTable.kind),
            col(OccasionTable.due),
            col(OccasionTable.closed_by),
            col(OccasionTable.withdrawn_on),
        )
        .join(OccasionTable, col(OccasionTable.id) == LetterLineTable.occasion_id)
        .where(col(LetterLineTable.letter_id).in_(bindparam("ids", expanding=True)))
        .order_by(col(LetterLineTable.number), col(OccasionTable.due))
    )


def waiting_of(session: Session, person_id: int) -> tuple[Letter, ...]:
    """Returns the person's unsent requests, oldest first."""
    query = select(LetterTable.id).where(
        LetterTable.person_id == person_id,
        LetterTable.kind == LetterKind.REMINDER,
        col(LetterTable.state).in_(UNSENT),
    )
    ids = session.exec(query.order_by(col(LetterTable.id))).all()
    return tuple(letter(session, cast(int, one)) for one in ids)


def change_waiting(
    session: Session,
    person_id: int,
    state: LetterState,
    new_state: LetterState,
    now: datetime,
    kinds: Sequence[LetterKind] | None = None,
) -> int:
    """Changes the state of the person's letters, which may then be sent at once; returns how many changed.

    `kinds`: only letters of these kinds; None: of all kinds.
    """
    changing = update(LetterTable).where(
        col(LetterTable.person_id) == person_id, col(LetterTable.state) == state
    )
    if kinds is not None:
        changing = changing.where(col(LetterTable.kind).in_(kinds))
    return session.exec(changing.values(state=new_state, next_try=now)).rowcount


def in_states(
    session: Session, states: Sequence[LetterState], most: int | None = None, *which: ColumnElement[bool]
) -> tuple[Letter, ...]:
    """Returns the newest letters in these states, without their lines; at most `most`, all if None.

    `which` narrows them further.
    """
    rows = plain(session, _newest(col(LetterTable.state).in_(states), *which).limit(most))
    return tuple(_letter(row, ()) for row in rows)


def _newest(*which: ColumnElement[bool]) -> "SelectOfScalar[LetterTable]":
    query = select(LetterTable).where(*which)
    return query.order_by(col(LetterTable.day).desc(), col(LetterTable.id).desc())


def drop_answered_lines(session: Session, letter_id: int) -> Letter:
    """Deletes the lines of answered questions and returns the letter; their numbers are not used again."""
    found = letter(session, letter_id)
    for line in found.lines if found.kind != LetterKind.RECEIPT else ():
        if not line.open:
            session.exec(
                delete(LetterLineTable).where(
                    col(LetterLineTable.letter_id) == letter_id,
                    col(LetterLineTable.occasion_id) == line.occasion_id,
                )
            )
    return letter(session, letter_id)


def newer_than(session: Session, older: Letter) -> bool:
    """Returns True if a reminder of a later day has been sent to the person or is being sent."""
    query = select(LetterTable.id).where(
        LetterTable.person_id == older.person_id,
        LetterTable.kind == older.kind,
        LetterTable.day > older.day,
        col(LetterTable.state).in_(GONE),
    )
    return session.exec(query.limit(1)).first() is not None


def letter_by_reference(session: Session, tokens: Sequence[str], codes: Sequence[str]) -> tuple[int, ...]:
    """Returns the ids of letters whose token, or else short code, occurs in a reply."""
    for column, values in ((LetterTable.token, tokens), (LetterTable.code, codes)):
        found = session.exec(select(LetterTable.id).where(col(column).in_(list(values)))).all()
        if found:
            return tuple(cast(int, one) for one in found)
    return ()


def letter_ids(session: Session, day: date | None = None) -> tuple[int, ...]:
    query = select(LetterTable.id).order_by(col(LetterTable.id))
    if day is not None:
        query = query.where(LetterTable.day == day)
    return tuple(cast(int, one) for one in session.exec(query))


def _to_go(now: datetime) -> ColumnElement[bool]:
    """Matches letters that are planned and due for their next try, or claimed with an expired lease."""
    planned = (col(LetterTable.state) == LetterState.PLANNED) & (col(LetterTable.next_try) <= now)
    abandoned = (col(LetterTable.state) == LetterState.CLAIMED) & (col(LetterTable.claimed_until) < now)
    return planned | abandoned


def _line(line: Any, replied: Collection[int]) -> LetterLine:
    unanswered = line.closed_by is None and line.withdrawn_on is None
    return LetterLine(
        number=line.number,
        occasion_id=line.occasion_id,
        activity_id=line.activity_id,
        seat_id=line.seat_id,
        kind=OccasionKind(line.kind),
        due=line.due,
        days_before_due=line.days_before_due,
        open=unanswered and line.occasion_id not in replied,
        undecided=unanswered and line.occasion_id in replied,
    )


def _letter(row: Any, lines: tuple[LetterLine, ...]) -> Letter:
    return Letter(
        id=row.id,
        person_id=row.person_id,
        day=row.day,
        kind=LetterKind(row.kind),
        state=LetterState(row.state),
        token=row.token,
        code=row.code,
        message_id=row.message_id,
        attempts=row.attempts,
        reason=row.reason,
        in_reply_to=row.in_reply_to,
        sent_at=row.sent_at,
        error=row.error,
        lines=lines,
    )


def give_up(session: Session, letter_id: int, error: str) -> None:
    """Marks a bounced letter as failed: the person has not been asked."""
    session.exec(
        update(LetterTable)
        .where(col(LetterTable.id) == letter_id)
        .values(state=LetterState.FAILED, error=error)
    )
