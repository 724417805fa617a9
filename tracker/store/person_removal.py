"""What a person has open and behind them, and the removal of one who was put in by mistake."""

from dataclasses import dataclass

from sqlmodel import Session, col, delete, func, select, update

from tracker.domain.letter import UNSENT, LetterState
from tracker.store import access
from tracker.store.asked import is_open
from tracker.store.cell_changes import rename_in_changes
from tracker.store.tables import (
    AliasTable,
    AssignmentTable,
    DeputyTable,
    IncomingTable,
    LetterLineTable,
    LetterTable,
    OccasionTable,
    PersonTable,
    RoleDecisionTable,
    SeatTable,
    StatusReportTable,
    TenureTable,
)

_NOBODY_GOT = (*UNSENT, LetterState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class PersonUse:
    """`seats` are held today; `open_seats` of them have open questions and no other holder.

    `history`: the person has been asked, has answered, or has written.
    """

    seats: tuple[int, ...]
    open_seats: tuple[int, ...]
    history: bool


def person_use(session: Session, person_id: int) -> PersonUse:
    now = col(TenureTable.until).is_(None)
    held = select(TenureTable.seat_id).where(TenureTable.person_id == person_id, now)
    seats = tuple(sorted(session.exec(held)))
    shared = set(
        session.exec(
            select(TenureTable.seat_id).where(
                col(TenureTable.seat_id).in_(seats), now, TenureTable.person_id != person_id
            )
        )
    )
    asked = select(OccasionTable.seat_id).where(col(OccasionTable.seat_id).in_(seats), *is_open())
    waiting = set(session.exec(asked.distinct())) - shared
    return PersonUse(seats, tuple(sorted(waiting)), _has_history(session, person_id))


def _has_history(session: Session, person_id: int) -> bool:
    letters = select(func.count()).select_from(LetterTable).where(LetterTable.person_id == person_id)
    mails = select(func.count()).select_from(IncomingTable).where(IncomingTable.person_id == person_id)
    answers = select(func.count()).select_from(StatusReportTable)
    got = letters.where(col(LetterTable.state).not_in(_NOBODY_GOT))
    by = answers.where(StatusReportTable.person_id == person_id)
    return any(session.exec(query).one() for query in (got, mails, by))


def withdraw_letters(session: Session, person_id: int) -> None:
    """Withdraws the person's letters that have not left, with their lines."""
    mine = col(LetterTable.person_id) == person_id, col(LetterTable.state).in_(UNSENT)
    waiting = select(col(LetterTable.id)).where(*mine)
    session.exec(delete(LetterLineTable).where(col(LetterLineTable.letter_id).in_(waiting)))
    session.exec(update(LetterTable).where(*mine).values(state=LetterState.WITHDRAWN))


def replace_superior(session: Session, person_id: int, heir_id: int | None) -> None:
    """Gives those whose superior the person is another one, or none; nobody is their own superior."""
    led = col(PersonTable.superior_id) == person_id
    session.exec(update(PersonTable).where(led).values(superior_id=heir_id))
    own = col(PersonTable.superior_id) == col(PersonTable.id)
    session.exec(update(PersonTable).where(own).values(superior_id=None))


def erase_person(session: Session, person_id: int) -> None:
    """Deletes what is known of a person without history, and seats that only they had and nothing refers to.

    The row stays, without name and address: the log refers to it.
    """
    seats = session.exec(select(TenureTable.seat_id).where(TenureTable.person_id == person_id)).all()
    for table in (TenureTable, AliasTable, DeputyTable):
        session.exec(delete(table).where(col(table.person_id) == person_id))
    access.end_access(session, person_id)
    row = session.get_one(PersonTable, person_id)
    rename_in_changes(session, row.name, f"Person {person_id}")
    row.name, row.name_key, row.email = f"Person {person_id}", "", f"person-{person_id}@borttagen.invalid"
    row.superior_id, row.pause_reason = None, ""
    session.add(row)
    session.flush()
    for seat in set(seats):
        _delete_unused_seat(session, seat)
    session.expire_all()


def _delete_unused_seat(session: Session, seat_id: int) -> None:
    tables = (TenureTable, AssignmentTable, RoleDecisionTable, OccasionTable, StatusReportTable, DeputyTable)
    for table in tables:
        used = select(func.count()).select_from(table).where(col(table.seat_id) == seat_id)
        if session.exec(used).one():
            return
    session.exec(delete(SeatTable).where(col(SeatTable.id) == seat_id))
