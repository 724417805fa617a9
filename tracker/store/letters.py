"""The outbox. A letter is a row first: planned → claimed → sent | failed; unique on (person, day, kind)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from sqlalchemy import ColumnElement
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete, func, select, update

from tracker.store.tables import LetterLineTable, LetterTable, OccasionTable

WAITING = ("planned", "claimed")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as the sender needs it. `lines` are (number, occasion id, activity id, step, still open)."""

    id: int
    person_id: int
    day: date
    kind: str
    state: str
    token: str
    code: str
    message_id: str
    attempts: int
    reason: str
    sent_at: datetime | None
    error: str
    lines: tuple["LetterLine", ...]


@dataclass(frozen=True, slots=True)
class LetterLine:
    number: int
    occasion_id: int
    activity_id: int
    seat_id: int
    kind: str
    due: date
    step: int
    open: bool


@dataclass(frozen=True, slots=True)
class NewLetter:
    """What a planned letter is made of; `lines` are (number, occasion id, step)."""

    person_id: int
    day: date
    kind: str
    reason: str
    token: str
    code: str
    message_id: str
    lines: Sequence[tuple[int, int, int]]


def plan_letter(session: Session, new: NewLetter, now: datetime) -> int | None:
    """Writes the row; None when there is already a letter for that person, day and kind."""
    row = LetterTable(
        person_id=new.person_id,
        day=new.day,
        kind=new.kind,
        reason=new.reason,
        token=new.token,
        code=new.code,
        message_id=new.message_id,
        next_try=now,
    )
    try:
        with session.begin_nested():
            session.add(row)
            session.flush()
    except IntegrityError:
        return None
    letter_id = cast(int, row.id)
    session.add_all(
        LetterLineTable(letter_id=letter_id, number=number, occasion_id=occasion, step=step)
        for number, occasion, step in new.lines
    )
    session.flush()
    return letter_id


def ready(session: Session, now: datetime) -> bool:
    """True when a letter waits to go now."""
    return session.exec(select(LetterTable.id).where(_to_go(now)).limit(1)).first() is not None


def claim_next(session: Session, claim: str, now: datetime, lease: timedelta) -> Letter | None:
    """Takes one letter that is to go now, or whose claim has run out (its worker died); None: no more.

    The caller commits before it sends. Zero rows changed means that someone else has it.
    """
    letter_id = session.exec(
        select(LetterTable.id).where(_to_go(now)).order_by(col(LetterTable.id)).limit(1)
    ).first()
    if letter_id is None:
        return None
    taken = session.exec(
        update(LetterTable)
        .where(col(LetterTable.id) == letter_id, _to_go(now))
        .values(
            state="claimed",
            claim=claim,
            claimed_until=now + lease,
            attempts=LetterTable.attempts + 1,
        )
    )
    return letter(session, letter_id) if taken.rowcount == 1 else claim_next(session, claim, now, lease)


def mark(session: Session, letter_id: int, claim: str, state: str, **values: object) -> bool:
    """Records what became of a claimed letter; False when the claim was no longer ours (fencing)."""
    changed = session.exec(
        update(LetterTable)
        .where(col(LetterTable.id) == letter_id, col(LetterTable.claim) == claim)
        .where(col(LetterTable.state) == "claimed")
        .values(state=state, claim=None, claimed_until=None, **values)
    )
    return changed.rowcount == 1


def letter(session: Session, letter_id: int) -> Letter:
    row = session.get_one(LetterTable, letter_id, populate_existing=True)
    rows = session.exec(
        select(LetterLineTable, OccasionTable)
        .join(OccasionTable, col(OccasionTable.id) == LetterLineTable.occasion_id)
        .where(LetterLineTable.letter_id == letter_id)
        .order_by(col(LetterLineTable.number), col(OccasionTable.due))
    )
    lines = tuple(_line(line, occasion) for line, occasion in rows)
    return _letter(row, lines)


def drop_answered_lines(session: Session, letter_id: int) -> Letter:
    """The letter with what has been answered taken out: it is not asked, and its number means nothing."""
    for line in letter(session, letter_id).lines:
        if not line.open:
            session.exec(
                delete(LetterLineTable).where(
                    col(LetterLineTable.letter_id) == letter_id,
                    col(LetterLineTable.occasion_id) == line.occasion_id,
                )
            )
    return letter(session, letter_id)


def newer_than(session: Session, older: Letter) -> bool:
    """True when the person has a reminder of a later day."""
    query = select(LetterTable.id).where(
        LetterTable.person_id == older.person_id,
        LetterTable.kind == older.kind,
        LetterTable.day > older.day,
    )
    return session.exec(query.limit(1)).first() is not None


def letter_by_reference(session: Session, tokens: Sequence[str], codes: Sequence[str]) -> tuple[int, ...]:
    """Ids of the letters whose token, or else short code, stands in a reply."""
    for column, values in ((LetterTable.token, tokens), (LetterTable.code, codes)):
        found = session.exec(select(LetterTable.id).where(col(column).in_(list(values)))).all()
        if found:
            return tuple(cast(int, one) for one in found)
    return ()


def last_letter_days(session: Session) -> dict[int, date]:
    """The day of the last reminder to each person id."""
    rows = session.exec(
        select(LetterTable.person_id, func.max(LetterTable.day))
        .where(LetterTable.kind == "reminder", col(LetterTable.state).in_((*WAITING, "sent", "uncertain")))
        .group_by(col(LetterTable.person_id))
    )
    return dict(rows.all())


def waiting(session: Session) -> int:
    """How many letters have not left yet."""
    return session.exec(
        select(func.count()).select_from(LetterTable).where(col(LetterTable.state).in_(WAITING))
    ).one()


def letter_ids(session: Session, day: date | None = None) -> tuple[int, ...]:
    query = select(LetterTable.id).order_by(col(LetterTable.id))
    if day is not None:
        query = query.where(LetterTable.day == day)
    return tuple(cast(int, one) for one in session.exec(query))


def _to_go(now: datetime) -> ColumnElement[bool]:
    """Planned and due for its next try, or claimed by a worker whose lease has run out."""
    planned = (col(LetterTable.state) == "planned") & (col(LetterTable.next_try) <= now)
    abandoned = (col(LetterTable.state) == "claimed") & (col(LetterTable.claimed_until) < now)
    return planned | abandoned


def _line(line: LetterLineTable, occasion: OccasionTable) -> LetterLine:
    return LetterLine(
        number=line.number,
        occasion_id=line.occasion_id,
        activity_id=occasion.activity_id,
        seat_id=occasion.seat_id,
        kind=occasion.kind,
        due=occasion.due,
        step=line.step,
        open=occasion.closed_by is None and occasion.withdrawn_on is None,
    )


def _letter(row: LetterTable, lines: tuple[LetterLine, ...]) -> Letter:
    return Letter(
        id=cast(int, row.id),
        person_id=row.person_id,
        day=row.day,
        kind=row.kind,
        state=row.state,
        token=row.token,
        code=row.code,
        message_id=row.message_id,
        attempts=row.attempts,
        reason=row.reason,
        sent_at=row.sent_at,
        error=row.error,
        lines=lines,
    )


def give_up(session: Session, letter_id: int, error: str) -> None:
    """A letter that the server took and then sent back has asked nobody."""
    session.exec(
        update(LetterTable).where(col(LetterTable.id) == letter_id).values(state="failed", error=error)
    )
