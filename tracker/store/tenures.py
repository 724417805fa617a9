"""Former holders and earlier questions of a seat, for letters to a new holder."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import cast

from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from tracker.domain.forms import OccasionKind
from tracker.domain.letter import GONE, LetterKind
from tracker.domain.text import compare_key
from tracker.store.plain import plain
from tracker.store.tables import (
    LetterLineTable,
    LetterTable,
    OccasionTable,
    PersonTable,
    SeatTable,
    TenureTable,
)


def districts_of_people(session: Session) -> dict[int, set[str]]:
    """Returns person id → the districts of all seats that they, or those whom they lead, have ever held."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = plain(
        session,
        columns(col(TenureTable.person_id), col(PersonTable.superior_id), col(SeatTable.district))
        .join(SeatTable, col(SeatTable.id) == TenureTable.seat_id)
        .join(PersonTable, col(PersonTable.id) == TenureTable.person_id)
        .distinct(),
    )
    for row in rows:
        for person in {row.person_id, row.superior_id} - {None}:
            found[person].add(row.district)
    return found


def held_before(session: Session, person_id: int, seat_ids: Collection[int]) -> dict[int, tuple[str, date]]:
    """Returns seat id → (name of the predecessor, first day without them), for seats the person took over.

    Omits seats that the person does not hold or shared with the predecessor, and those whose predecessor has
    the same name, which is the same person with another address.
    """
    mine = session.connection().execute(
        select(col(TenureTable.seat_id), col(TenureTable.since)).where(
            TenureTable.person_id == person_id,
            col(TenureTable.until).is_(None),
            col(TenureTable.seat_id).in_(sorted(seat_ids)),
        )
    )
    since = {row.seat_id: row.since for row in mine}
    rows = session.connection().execute(
        select(col(TenureTable.seat_id), col(PersonTable.name), col(TenureTable.until))
        .join(PersonTable, col(PersonTable.id) == TenureTable.person_id)
        .where(
            col(TenureTable.seat_id).in_(sorted(since)),
            col(TenureTable.person_id) != person_id,
            col(TenureTable.until).is_not(None),
        )
        .order_by(col(TenureTable.until), col(PersonTable.name).desc())
    )
    left: dict[int, dict[str, date]] = defaultdict(dict)
    for seat, name, until in rows:
        if until and until <= since[seat]:
            left[seat] = {one: day for one, day in left[seat].items() if day == until} | {name: until}
    own = compare_key(session.get_one(PersonTable, person_id).name)
    return {
        seat: list(names.items())[-1]
        for seat, names in left.items()
        if own not in {compare_key(name) for name in names}
    }


def seats_asked(session: Session, person_id: int, but: int) -> frozenset[int]:
    """Returns the ids of the seats that the person was asked about in letters other than `but`."""
    rows = session.exec(
        select(OccasionTable.seat_id)
        .join(LetterLineTable, col(LetterLineTable.occasion_id) == OccasionTable.id)
        .join(LetterTable, col(LetterTable.id) == LetterLineTable.letter_id)
        .where(
            LetterTable.person_id == person_id,
            LetterTable.kind == LetterKind.REMINDER,
            LetterTable.id != but,
            col(LetterTable.state).in_(GONE),
        )
        .distinct()
    )
    return frozenset(rows)


def others_notified(session: Session, occasion_ids: Collection[int]) -> frozenset[tuple[int, LetterKind]]:
    """Returns (occasion id, kind of letter) for what a coordinator or superior has been notified of."""
    rows = session.connection().execute(
        select(col(LetterLineTable.occasion_id), col(LetterTable.kind))
        .join(LetterTable, col(LetterTable.id) == LetterLineTable.letter_id)
        .where(
            col(LetterLineTable.occasion_id).in_(sorted(occasion_ids)),
            col(LetterTable.kind) != LetterKind.REMINDER,
            col(LetterTable.state).in_(GONE),
        )
    )
    return frozenset((occasion, LetterKind(kind)) for occasion, kind in rows)


def open_of_seats(
    session: Session, seat_ids: Collection[int], first: date, last: date
) -> list[tuple[int, int, OccasionKind, date]]:
    """Returns (occasion id, activity id, kind, due) of these seats' open occasions within the days."""
    rows = session.connection().execute(
        select(
            col(OccasionTable.id),
            col(OccasionTable.activity_id),
            col(OccasionTable.kind),
            col(OccasionTable.due),
        ).where(
            col(OccasionTable.seat_id).in_(sorted(seat_ids)),
            col(OccasionTable.closed_by).is_(None),
            col(OccasionTable.withdrawn_on).is_(None),
            col(OccasionTable.due).between(first, last),
        )
    )
    return [(cast(int, id_), activity, OccasionKind(kind), due) for id_, activity, kind, due in rows]
