"""Removes and moves plans: what has been asked about one, its rows, and the lines of waiting letters."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlmodel import Session, col, delete, func, or_, select, update

from tracker.domain.letter import UNSENT, LetterKind, LetterState
from tracker.domain.plan_changes import WORDS
from tracker.domain.plan_name import UNNAMED
from tracker.domain.plan_ref import PlanRef, removed_slug
from tracker.store.log_tables import CellChangeTable
from tracker.store.section_tables import SectionDraftTable, SectionTextTable, SectionVersionTable
from tracker.store.tables import (
    ActivityTable,
    AssignmentTable,
    LetterLineTable,
    LetterTable,
    OccasionTable,
    PlanTable,
    StatusReportTable,
)

_NOBODY_GOT = (*UNSENT, LetterState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class PlanUse:
    """What a plan has given rise to.

    `letters` have left or are leaving with questions about it, `waiting` have not left; `answers` have come,
    also those that were undone; `fixed` are fixed versions of its sections.
    """

    activities: int
    letters: int
    waiting: int
    answers: int
    fixed: int

    @property
    def asked(self) -> bool:
        """True if somebody has been asked or has answered, or a section is fixed."""
        return bool(self.letters or self.answers or self.fixed)


def plan_use(session: Session, plan_id: int) -> PlanUse:
    """Returns what a plan has given rise to; withdrawn activities are not counted."""
    here = col(ActivityTable.plan_id) == plan_id
    reports = select(col(StatusReportTable.id)).join(
        ActivityTable, col(ActivityTable.id) == StatusReportTable.activity_id
    )
    versions = select(col(SectionVersionTable.id)).where(SectionVersionTable.plan_id == plan_id)
    there = select(col(ActivityTable.id)).where(here, col(ActivityTable.withdrawn_on).is_(None))
    letters = _letters(plan_id)
    return PlanUse(
        activities=_count(session, there),
        letters=_count(session, letters.where(col(LetterTable.state).not_in(_NOBODY_GOT))),
        waiting=_count(session, letters.where(col(LetterTable.state).in_(UNSENT))),
        answers=_count(session, reports.where(here)),
        fixed=_count(session, versions),
    )


def lock_waiting_letters(session: Session, plan_id: int) -> None:
    """Keeps the plan's waiting letters from being claimed until the transaction ends (PostgreSQL)."""
    waiting = col(LetterTable.id).in_(_letters(plan_id)), col(LetterTable.state).in_(UNSENT)
    session.exec(select(LetterTable.id).where(*waiting).with_for_update()).all()


def _letters(plan_id: int) -> Any:
    return (
        select(col(LetterTable.id))
        .join(LetterLineTable, col(LetterLineTable.letter_id) == LetterTable.id)
        .where(col(LetterLineTable.occasion_id).in_(_occasions(plan_id)))
        .distinct()
    )


def _occasions(plan_id: int) -> Any:
    return select(col(OccasionTable.id)).where(col(OccasionTable.activity_id).in_(_activities(plan_id)))


def _activities(plan_id: int) -> Any:
    return select(col(ActivityTable.id)).where(col(ActivityTable.plan_id) == plan_id)


def _count(session: Session, query: Any) -> int:
    return session.exec(select(func.count()).select_from(query.subquery())).one()


def withdraw_activities(session: Session, plan_id: int, day: date) -> tuple[int, ...]:
    """Withdraws the plan's activities and returns their ids; those withdrawn earlier keep their day."""
    there = select(ActivityTable).where(
        ActivityTable.plan_id == plan_id, col(ActivityTable.withdrawn_on).is_(None)
    )
    rows = session.exec(there.order_by(col(ActivityTable.number))).all()
    for row in rows:
        row.withdrawn_on = day
        session.add(row)
    session.flush()
    return tuple(cast(int, row.id) for row in rows)


def drop_waiting_lines(session: Session, plan_id: int) -> int:
    """Deletes the lines about the plan's withdrawn occasions in letters that have not left.

    A letter left without lines is withdrawn: the log refers to it. Returns the number of letters changed.
    """
    return _drop_lines(session, plan_id, col(OccasionTable.withdrawn_on).is_not(None))


def _drop_lines(session: Session, plan_id: int, *which: Any) -> int:
    unsent = (col(LetterTable.state).in_(UNSENT), col(LetterTable.kind) != LetterKind.RECEIPT)
    lines = session.exec(
        select(LetterLineTable.id, LetterLineTable.letter_id)
        .join(LetterTable, col(LetterTable.id) == LetterLineTable.letter_id)
        .join(OccasionTable, col(OccasionTable.id) == LetterLineTable.occasion_id)
        .where(col(OccasionTable.activity_id).in_(_activities(plan_id)), *which, *unsent)
    ).all()
    letters = {letter for _, letter in lines}
    session.exec(delete(LetterLineTable).where(col(LetterLineTable.id).in_([line for line, _ in lines])))
    filled = select(col(LetterLineTable.letter_id)).distinct()
    empty = update(LetterTable).where(col(LetterTable.id).in_(letters), *unsent)
    session.exec(empty.where(col(LetterTable.id).not_in(filled)).values(state=LetterState.WITHDRAWN))
    return len(letters)


def erase_plan(session: Session, plan_id: int, day: date) -> None:
    """Deletes a plan that nobody has been asked about, with all that was made from it.

    The log can't be changed and refers to the plan's rows by id, so these stay: without words, under a
    reference that no plan can have, and unseen by every query of plans.
    """
    withdraw_activities(session, plan_id, day)
    _drop_lines(session, plan_id)
    occasions, activities = _occasions(plan_id), _activities(plan_id)
    session.exec(delete(LetterLineTable).where(col(LetterLineTable.occasion_id).in_(occasions)))
    session.exec(delete(OccasionTable).where(col(OccasionTable.activity_id).in_(activities)))
    session.exec(delete(CellChangeTable).where(col(CellChangeTable.activity_id).in_(activities)))
    session.exec(delete(AssignmentTable).where(col(AssignmentTable.activity_id).in_(activities)))
    _drop_drafts(session, plan_id)
    words: dict[str, Any] = dict.fromkeys(WORDS, "") | {"title": "", "reading": {}, "scanned": None}
    own = dict.fromkeys(("own_title", "own_kind", "own_question"))
    session.exec(update(ActivityTable).where(col(ActivityTable.plan_id) == plan_id).values(**words, **own))
    row = session.get_one(PlanTable, plan_id)
    row.slug, row.name = removed_slug(row.slug, plan_id), UNNAMED
    row.dnr = row.decision = row.source_name = row.source_sha256 = ""
    session.add(row)
    session.flush()
    session.expire_all()


def _drop_drafts(session: Session, plan_id: int) -> None:
    drafts = select(col(SectionDraftTable.id)).where(SectionDraftTable.plan_id == plan_id)
    session.exec(delete(SectionTextTable).where(col(SectionTextTable.draft_id).in_(drafts)))
    session.exec(delete(SectionDraftTable).where(col(SectionDraftTable.plan_id) == plan_id))


def drafts_with_own_texts(session: Session, plan_id: int) -> tuple[str, ...]:
    """Returns the forms of the plan's drafts in which the coordinator has written or judged something."""
    forms = select(SectionDraftTable.form).join(
        SectionTextTable, col(SectionTextTable.draft_id) == SectionDraftTable.id
    )
    own = (col(SectionTextTable.verdict).is_not(None), col(SectionTextTable.deviation).is_not(None))
    written = forms.where(SectionDraftTable.plan_id == plan_id, or_(SectionTextTable.text != "", *own))
    return tuple(sorted(session.exec(written.distinct())))


def place_plan(session: Session, plan_id: int, ref: PlanRef, name: str) -> None:
    """Gives a plan another reference and name, and deletes its drafts, which say the earlier ones."""
    _drop_drafts(session, plan_id)
    row = session.get_one(PlanTable, plan_id)
    row.district, row.year, row.slug, row.name = ref.district, ref.year, ref.slug, name
    session.add(row)
    session.flush()
