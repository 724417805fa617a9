"""What has been asked and answered about the open occasions, as the rules of reminding need it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Date, column, func, table
from sqlalchemy import select as columns
from sqlmodel import Session, col

from tracker.domain.forms import OccasionKind
from tracker.domain.letter import ASKING, LEAVING, WITH_PERSON, LetterKind
from tracker.store.tables import ActivityTable, LetterLineTable, LetterTable, OccasionTable, PlanTable

_SEAT_ANSWER = table("seat_answer", column("activity_id"), column("seat_id"), column("reported_on", Date))


@dataclass(frozen=True, slots=True)
class Asked:
    """What one person has been asked about an occasion: the steps of the letters, and the last day."""

    steps: frozenset[int] = frozenset()
    last_day: date | None = None


def is_open() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(OccasionTable.closed_by).is_(None), col(OccasionTable.withdrawn_on).is_(None)


def open_until(until: date) -> tuple[ColumnElement[bool], ...]:
    """Matches the partial index occasion_open."""
    return (*is_open(), col(OccasionTable.due) <= until)


def asked_about(
    session: Session, until: date
) -> tuple[dict[int, dict[int, Asked]], dict[int, set[LetterKind]]]:
    """Returns occasion id → person id → what was asked; and occasion id → kinds that notified others."""
    found: dict[int, dict[int, Asked]] = defaultdict(dict)
    notified: dict[int, set[LetterKind]] = defaultdict(set)
    rows = session.connection().execute(
        columns(
            col(LetterLineTable.occasion_id),
            col(LetterTable.person_id),
            col(LetterTable.kind),
            col(LetterLineTable.days_before_due),
            col(LetterTable.day),
            col(LetterTable.state),
        )
        .join(OccasionTable, col(OccasionTable.id) == LetterLineTable.occasion_id)
        .join(LetterTable, col(LetterTable.id) == LetterLineTable.letter_id)
        .where(*open_until(until), col(LetterTable.state).in_(ASKING))
        .order_by(col(LetterTable.day))  # sorted, so that the last day comes last
    )
    for occasion, person, kind, step, day, state in rows:
        if kind == LetterKind.REMINDER:
            earlier = found[occasion].get(person, Asked())
            last = day if state in LEAVING else earlier.last_day
            found[occasion][person] = Asked(earlier.steps | {step}, last)
        else:
            notified[occasion].add(LetterKind(kind))
    return found, notified


def asked_until(session: Session, activity_id: int, seat_id: int) -> date | None:
    """Returns the last due date of what letters have asked a seat about an activity, and is still open."""
    query = (
        columns(func.max(col(OccasionTable.due)))
        .join(LetterLineTable, col(LetterLineTable.occasion_id) == OccasionTable.id)
        .join(LetterTable, col(LetterTable.id) == LetterLineTable.letter_id)
        .where(
            col(OccasionTable.activity_id) == activity_id,
            col(OccasionTable.seat_id) == seat_id,
            *is_open(),
            col(LetterTable.kind) == LetterKind.REMINDER,
            col(LetterTable.state).in_(WITH_PERSON),
        )
    )
    until: date | None = session.connection().execute(query).scalar()
    return until


def last_answers(session: Session, until: date) -> dict[int, date]:
    """Returns, by id of open VB occasions, the day of the seat's last answer about the activity."""
    return {one.occasion_id: one.answered for one in unconfirmed(session, until)}


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """An open VB occasion whose seat has answered about the activity before, last on `answered`."""

    occasion_id: int
    activity_id: int
    seat_id: int
    due: date
    district: str
    answered: date


def unconfirmed(session: Session, until: date) -> tuple[Unconfirmed, ...]:
    """Returns the open VB occasions due until a day of seats that have answered before."""
    rows = session.connection().execute(
        columns(
            col(OccasionTable.id),
            col(OccasionTable.activity_id),
            col(OccasionTable.seat_id),
            col(OccasionTable.due),
            col(PlanTable.district),
            _SEAT_ANSWER.c.reported_on,
        )
        .join(
            _SEAT_ANSWER,
            (_SEAT_ANSWER.c.activity_id == OccasionTable.activity_id)
            & (_SEAT_ANSWER.c.seat_id == OccasionTable.seat_id),
        )
        .join(ActivityTable, col(ActivityTable.id) == OccasionTable.activity_id)
        .join(PlanTable, col(PlanTable.id) == ActivityTable.plan_id)
        .where(
            *open_until(until),
            col(OccasionTable.kind) == OccasionKind.VB,
            _SEAT_ANSWER.c.reported_on.is_not(None),
        )
    )
    return tuple(Unconfirmed(*row) for row in rows)
