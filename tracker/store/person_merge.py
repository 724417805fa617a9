"""Two persons who are one: the seats, letters and answers of one become the other's."""

from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, func, select, update

from tracker.domain.letter import UNSENT, WITH_PERSON, LetterState
from tracker.domain.people import merged_address, merged_into
from tracker.store import access
from tracker.store.answer_links import revoke_links_without_seat
from tracker.store.tables import (
    AliasTable,
    DeputyTable,
    IncomingTable,
    LetterLineTable,
    LetterTable,
    PersonTable,
    StatusReportTable,
    TenureTable,
)


def is_writing_to(session: Session, person_id: int) -> bool:
    """Returns True while a letter to the person is being sent."""
    claimed = select(LetterTable.id).where(
        LetterTable.person_id == person_id, LetterTable.state == LetterState.CLAIMED
    )
    return session.exec(claimed.limit(1)).first() is not None


def knows_address(session: Session, person_id: int) -> bool:
    """Returns True if replies may come from the person's address: it has been written to or from."""
    letters = select(LetterTable.id).where(
        LetterTable.person_id == person_id, col(LetterTable.state).in_(WITH_PERSON)
    )
    mails = select(IncomingTable.id).where(IncomingTable.person_id == person_id)
    bounced = session.get_one(PersonTable, person_id).unreachable_since is not None
    written = session.exec(letters.limit(1)).first() or session.exec(mails.limit(1)).first()
    return not bounced and written is not None


def answers_of(session: Session, person_id: int) -> int:
    query = select(func.count()).select_from(StatusReportTable)
    return session.exec(query.where(col(StatusReportTable.person_id) == person_id)).one()


def move_person(session: Session, from_id: int, into_id: int, day: date) -> None:
    """Makes `into_id` the holder, recipient and author of all that was `from_id`'s.

    A letter of a day on which both got one stays, if it has left; one that has not is withdrawn, and its
    questions are asked of the other. The links in letters that went to the address that is given up end: it
    may be a stranger's. The row stays, without an address: the log refers to it.
    """
    _move_tenures(session, from_id, into_id)
    revoke_links_without_seat(session, [from_id], day)
    _move_deputies(session, from_id, into_id)
    _move_letters(session, from_id, into_id)
    access.move_access(session, from_id, into_id)
    for table in (AliasTable, IncomingTable, StatusReportTable):
        mine = col(table.person_id) == from_id
        session.exec(update(table).where(mine).values(person_id=into_id))
    _move_superior(session, from_id, into_id)
    _retire(session, from_id, into_id)
    session.flush()
    session.expire_all()


def _move_tenures(session: Session, from_id: int, into_id: int) -> None:
    open_now = col(TenureTable.until).is_(None)
    held = {
        row.seat_id: row
        for row in session.exec(select(TenureTable).where(TenureTable.person_id == into_id, open_now))
    }
    for row in session.exec(select(TenureTable).where(TenureTable.person_id == from_id)).all():
        both = held.get(row.seat_id) if row.until is None else None
        if both is None:
            row.person_id = into_id
            session.add(row)
            continue
        both.since = min(both.since, row.since)
        session.add(both)
        session.delete(row)
    session.flush()


def _move_deputies(session: Session, from_id: int, into_id: int) -> None:
    """A right to answer for a seat is not needed by those who hold it."""
    held = set(
        session.exec(
            select(TenureTable.seat_id).where(
                TenureTable.person_id == into_id, col(TenureTable.until).is_(None)
            )
        )
    )
    rows = session.exec(select(DeputyTable).where(col(DeputyTable.person_id).in_((from_id, into_id)))).all()
    since: dict[int, date] = {}
    for row in rows:
        since[row.seat_id] = min(since.get(row.seat_id, row.since), row.since)
        session.delete(row)
    session.flush()
    wanted = {seat: day for seat, day in since.items() if seat not in held}
    session.add_all(DeputyTable(seat_id=seat, person_id=into_id, since=day) for seat, day in wanted.items())
    session.flush()


def _move_letters(session: Session, from_id: int, into_id: int) -> None:
    there = select(LetterTable).where(LetterTable.person_id == into_id)
    taken = {(row.day, row.kind) for row in session.exec(there)}
    for row in session.exec(select(LetterTable).where(LetterTable.person_id == from_id)).all():
        if (row.day, row.kind) not in taken:
            row.person_id = into_id
        elif row.state in UNSENT:
            row.state = LetterState.WITHDRAWN
            session.exec(delete(LetterLineTable).where(col(LetterLineTable.letter_id) == row.id))
        session.add(row)
    session.flush()


def _move_superior(session: Session, from_id: int, into_id: int) -> None:
    led = col(PersonTable.superior_id) == from_id
    session.exec(update(PersonTable).where(led).values(superior_id=into_id))
    gone, stays = session.get_one(PersonTable, from_id), session.get_one(PersonTable, into_id)
    stays.superior_id = stays.superior_id or gone.superior_id
    if stays.superior_id in (from_id, into_id):
        stays.superior_id = None
    session.add(stays)
    session.flush()


def _retire(session: Session, from_id: int, into_id: int) -> None:
    """Leaves rows by which the log shows the other's name, and which no name or address finds."""
    name = session.get_one(PersonTable, into_id).name
    earlier = session.exec(select(PersonTable.id).where(merged_rows(from_id))).all()
    for one in (from_id, *earlier):
        session.exec(
            update(PersonTable)
            .where(col(PersonTable.id) == one)
            .values(
                name=name,
                name_key="",
                email=merged_address(str(one), into_id),
                superior_id=None,
                paused_until=None,
                on_hold=False,
                pause_reason="",
                unreachable_since=None,
            )
        )


def merged_rows(person_id: int) -> ColumnElement[bool]:
    """Matches the rows of those who were merged into the person."""
    return col(PersonTable.email).like(merged_address("%", person_id))


def is_merged(session: Session, person_id: int, into_id: int) -> bool:
    """Returns True if the first person was merged into the second."""
    return merged_into(session.get_one(PersonTable, person_id).email) == into_id
