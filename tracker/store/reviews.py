"""The review queue. A case has the number of its mail, in every command."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import cast

from sqlalchemy import ColumnElement, String, exists, not_
from sqlalchemy import cast as cast_to
from sqlmodel import Session, col, func, or_, select, update
from sqlmodel.sql.expression import SelectOfScalar

from tracker.domain.incoming import MailKind, ReviewState
from tracker.domain.reply.answer import Answer, AnswerShape, answer_shape
from tracker.domain.reply.aside import HERE, Aside
from tracker.domain.reply.cause import Cause, MailCode
from tracker.domain.reply.trace import Trace, trace_from_json, trace_json
from tracker.reading.personal import without_personal_numbers
from tracker.store.columns import Json
from tracker.store.tables import (
    ActivityTable,
    IncomingTable,
    LetterLineTable,
    LetterTable,
    OccasionTable,
    PlanTable,
    ReviewTable,
)

MOST_AT_ONCE = 500  # values in one statement


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A mail that awaits review or did; `suggestion` holds the lines that wait, in the shape of READING.

    `id` is the mail's. `traces` state how each suggestion was decided; None in rows of older versions.
    """

    id: int
    letter_id: int | None
    person_id: int | None
    received_at: datetime
    text: str
    suggestion: tuple[AnswerShape, ...]
    causes: tuple[Cause, ...]
    state: ReviewState
    traces: tuple[Trace | None, ...]
    aside: Aside = HERE

    @property
    def reasons(self) -> tuple[str, ...]:
        """The sentences that say why it waits."""
        return tuple(dict.fromkeys(cause.sentence for cause in self.causes))

    @property
    def mark(self) -> str:
        """Tells whether the lines that wait are those that were shown."""
        return sha256(json.dumps(self.suggestion, sort_keys=True).encode()).hexdigest()[:16]


def add_review(
    session: Session, incoming_id: int, text: str, suggestion: Sequence[Answer], causes: Iterable[Cause]
) -> int:
    """Puts a mail into the review queue, or reopens its review. Returns the number of the case."""
    row = session.exec(_of(incoming_id)).first() or ReviewTable(
        incoming_id=incoming_id, text="", suggestion=[], reasons=[]
    )
    row.text = text
    _suggest(row, [answer_shape(answer) for answer in suggestion], [one.trace for one in suggestion])
    told = list(dict.fromkeys(causes))
    # A reason may quote the mail: its subject, the names of its attachments.
    row.reasons = [without_personal_numbers(cause.sentence) for cause in told]
    row.causes = [{"code": cause.code, "number": cause.number} for cause in told]
    row.state = ReviewState.OPEN
    _put(row, HERE)
    session.add(row)
    session.flush()
    return incoming_id


def reword_review(session: Session, number: int, text: str, answers: Sequence[Answer]) -> bool:
    """Replaces the text and the words of the waiting lines of an open case; False if that changes nothing."""
    row = session.exec(_of(number)).first()
    if row is None or row.state != ReviewState.OPEN:
        return False
    before = (row.text, row.suggestion)
    row.text = text
    left = list(answers)
    lines, traces = [], []
    for shape, trace in zip(row.suggestion, _traces(row), strict=True):
        same = next((answer for answer in left if answer.activity == shape["activity"]), None)
        if same is not None:
            left.remove(same)
        lines.append(shape | {"comment": same.comment} if same else shape)
        traces.append(same.trace if same else trace)
    _suggest(row, [cast(AnswerShape, line) for line in lines], traces)
    session.add(row)
    return (row.text, row.suggestion) != before


def keep_waiting(session: Session, number: int, places: Collection[int]) -> None:
    """Leaves only the lines at these places of the suggestion in an open case."""
    row = session.exec(_of(number)).one()
    traces = _traces(row)
    kept = [cast(AnswerShape, row.suggestion[place]) for place in sorted(places)]
    _suggest(row, kept, [traces[place] for place in sorted(places)])
    session.add(row)


def decide(session: Session, number: int, state: ReviewState, who: str, now: datetime) -> None:
    row = session.exec(_of(number)).one()
    row.state, row.decided_by, row.decided_at = state, who, now
    _put(row, HERE)
    session.add(row)


def decide_all(session: Session, numbers: Sequence[int], state: ReviewState, who: str, now: datetime) -> None:
    """Decides many cases alike."""
    for start in range(0, len(numbers), MOST_AT_ONCE):
        session.exec(
            update(ReviewTable)
            .where(col(ReviewTable.incoming_id).in_(numbers[start : start + MOST_AT_ONCE]))
            .values(state=state, decided_by=who, decided_at=now, rests_until=None, kept_by=None, note="")
        )


def reopen(session: Session, number: int) -> None:
    row = session.exec(_of(number)).one()
    row.state, row.decided_by, row.decided_at = ReviewState.OPEN, "", None
    session.add(row)


def put_aside(session: Session, number: int, aside: Aside) -> None:
    """Puts an open case where `aside` says; HERE takes it up again."""
    row = session.exec(_of(number)).one()
    _put(row, aside)
    session.add(row)


def move_kept(session: Session, from_id: int, into_id: int | None) -> None:
    """Gives the cases that a person has to another, or back to all."""
    session.exec(update(ReviewTable).where(col(ReviewTable.kept_by) == from_id).values(kept_by=into_id))


def review_items(
    session: Session,
    state: ReviewState | None = ReviewState.OPEN,
    districts: Collection[str] | None = None,
) -> tuple[ReviewItem, ...]:
    """Returns the cases in a state (None: all), oldest first.

    `districts`: not those of letters that ask about others only.
    """
    return _items(
        session,
        *([] if state is None else [col(ReviewTable.state) == state]),
        *([] if districts is None else [_may_concern(districts)]),
    )


def items_put_aside(session: Session) -> tuple[ReviewItem, ...]:
    """Returns the open cases that somebody has put aside, also if they are back, oldest first."""
    aside = or_(col(ReviewTable.rests_until).is_not(None), col(ReviewTable.kept_by).is_not(None))
    return _items(session, col(ReviewTable.state) == ReviewState.OPEN, aside)


def items_because(session: Session, state: ReviewState, code: str) -> tuple[ReviewItem, ...]:
    """Returns the cases in a state that have a cause with this code, oldest first."""
    causes = cast_to(col(ReviewTable.causes), String)
    return _items(session, col(ReviewTable.state) == state, causes.like(f'%"{code}"%'))


def _items(session: Session, *which: ColumnElement[bool]) -> tuple[ReviewItem, ...]:
    query = (
        select(ReviewTable, IncomingTable)
        .join(IncomingTable, col(IncomingTable.id) == ReviewTable.incoming_id)
        .where(*which)
        .order_by(col(ReviewTable.incoming_id))
    )
    return tuple(_item(review, incoming) for review, incoming in session.exec(query))


def _may_concern(districts: Collection[str]) -> ColumnElement[bool]:
    about = (
        select(LetterLineTable.letter_id)
        .join(OccasionTable, col(OccasionTable.id) == LetterLineTable.occasion_id)
        .join(ActivityTable, col(ActivityTable.id) == OccasionTable.activity_id)
        .join(PlanTable, col(PlanTable.id) == ActivityTable.plan_id)
        .where(col(PlanTable.district).in_(districts))
    )
    letter = col(IncomingTable.letter_id)
    asks = exists().where(col(LetterLineTable.letter_id) == letter)
    return or_(letter.is_(None), letter.in_(about), not_(asks))


def waiting_of(session: Session, person_id: int) -> int:
    """Returns the number of cases that wait whose mails seem to come from this person."""
    query = (
        select(func.count())
        .select_from(ReviewTable)
        .join(IncomingTable, col(IncomingTable.id) == ReviewTable.incoming_id)
        .where(ReviewTable.state == ReviewState.OPEN, IncomingTable.person_id == person_id)
    )
    return int(session.exec(query).one())


def bounce_waits(session: Session, person_id: int, email: str) -> bool:
    """Returns whether a case waits that asks if this address of a person is gone."""
    query = (
        select(ReviewTable.causes, ReviewTable.reasons)
        .join(IncomingTable, col(IncomingTable.id) == ReviewTable.incoming_id)
        .join(LetterTable, col(LetterTable.id) == IncomingTable.letter_id)
        .where(
            ReviewTable.state == ReviewState.OPEN,
            IncomingTable.kind == MailKind.BOUNCE,
            LetterTable.person_id == person_id,
        )
    )
    return any(
        any(one["code"] == MailCode.PERHAPS_BOUNCED for one in causes or ())
        and any(email in reason for reason in reasons)
        for causes, reasons in session.exec(query)
    )


def review_item(session: Session, number: int) -> ReviewItem | None:
    """Returns the case of a mail, open or decided."""
    query = (
        select(ReviewTable, IncomingTable)
        .join(IncomingTable, col(IncomingTable.id) == ReviewTable.incoming_id)
        .where(ReviewTable.incoming_id == number)
    )
    found = session.exec(query).first()
    return _item(*found) if found else None


def _of(number: int) -> SelectOfScalar[ReviewTable]:
    return select(ReviewTable).where(ReviewTable.incoming_id == number)


def _put(row: ReviewTable, aside: Aside) -> None:
    row.rests_until, row.kept_by, row.note = aside.until, aside.keeper, aside.note


def _suggest(row: ReviewTable, lines: Sequence[AnswerShape], traces: Sequence[Trace | None]) -> None:
    row.suggestion = [dict(line) for line in lines]
    row.trace = [trace_json(trace) if trace else None for trace in traces]


def _traces(row: ReviewTable) -> list[Trace | None]:
    stored: Sequence[Json | None] = row.trace or [None] * len(row.suggestion)
    return [trace_from_json(trace) for trace in stored]


def _item(review: ReviewTable, incoming: IncomingTable) -> ReviewItem:
    codes: Sequence[Json] = review.causes or [{}] * len(review.reasons)
    return ReviewItem(
        id=review.incoming_id,
        letter_id=incoming.letter_id,
        person_id=incoming.person_id,
        received_at=incoming.received_at,
        text=review.text,
        suggestion=tuple(cast(AnswerShape, one) for one in review.suggestion),
        causes=tuple(
            Cause(one.get("code", ""), sentence, one.get("number"))
            for one, sentence in zip(codes, review.reasons, strict=True)
        ),
        state=ReviewState(review.state),
        traces=tuple(_traces(review)),
        aside=Aside(review.rests_until, review.kept_by, review.note),
    )
