"""Drafts of report sections, the coordinator's own texts, and fixed versions, in the database."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import exists
from sqlalchemy import select as columns
from sqlmodel import Session, col, delete, select

from tracker.domain.forms import OccasionKind
from tracker.domain.report.own_texts import Judgement
from tracker.domain.report.verdict import Verdict
from tracker.store.plain import plain
from tracker.store.section_tables import SectionDraftTable, SectionTextTable, SectionVersionTable
from tracker.store.tables import PlanTable

Digests = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft; `content` is its JSON (services/reports/kept_draft.py), `drawn_by` the code of an actor."""

    id: int
    plan_id: int
    form: OccasionKind
    drawn_at: datetime
    drawn_by: str
    announced_on: date | None
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OwnText:
    """What the coordinator says; `activity_id` None: of the summary. `basis`: (report id, digest)."""

    activity_id: int | None
    said: Judgement
    written_at: datetime
    written_by: str
    basis: Digests


def draft(session: Session, plan_id: int, form: OccasionKind) -> StoredDraft | None:
    row = _row(session, plan_id, form)
    return _draft(row) if row else None


def drafts(session: Session, plan_id: int | None = None) -> tuple[StoredDraft, ...]:
    """Returns the drafts of a plan, or of all plans."""
    query = select(SectionDraftTable).order_by(col(SectionDraftTable.plan_id), col(SectionDraftTable.id))
    if plan_id is not None:
        query = query.where(SectionDraftTable.plan_id == plan_id)
    return tuple(_draft(row) for row in session.exec(query))


def drawn(session: Session, plan_ids: Iterable[int]) -> tuple[tuple[int, OccasionKind, datetime], ...]:
    """Returns plan id, form and moment of the drafts of these plans, without what they say."""
    query = (
        select(SectionDraftTable.plan_id, SectionDraftTable.form, SectionDraftTable.drawn_at)
        .where(col(SectionDraftTable.plan_id).in_(plan_ids))
        .order_by(col(SectionDraftTable.plan_id), col(SectionDraftTable.id))
    )
    return tuple((plan_id, OccasionKind(form), at) for plan_id, form, at in session.exec(query))


def drawn_and_not_fixed(
    session: Session, districts: Collection[str]
) -> tuple[tuple[int, OccasionKind, datetime], ...]:
    """Returns `drawn` of the plans of these districts, but for those that are fixed."""
    draft, version = SectionDraftTable, SectionVersionTable
    fixed = exists().where(col(version.plan_id) == draft.plan_id, col(version.form) == draft.form)
    query = (
        columns(col(draft.plan_id), col(draft.form), col(draft.drawn_at))
        .join(PlanTable, col(PlanTable.id) == draft.plan_id)
        .where(col(PlanTable.district).in_(districts), ~fixed)
        .order_by(col(draft.plan_id), col(draft.id))
    )
    return tuple((plan_id, OccasionKind(form), at) for plan_id, form, at in plain(session, query))


def announced(session: Session, day: date, district: str) -> tuple[StoredDraft, ...]:
    """Returns the drafts of a district about which the coordinator is told on this day."""
    query = (
        select(SectionDraftTable)
        .join(PlanTable, col(PlanTable.id) == SectionDraftTable.plan_id)
        .where(SectionDraftTable.announced_on == day, PlanTable.district == district)
        .order_by(col(SectionDraftTable.plan_id), col(SectionDraftTable.id))
    )
    return tuple(_draft(row) for row in session.exec(query))


def save_draft(
    session: Session, plan_id: int, form: OccasionKind, now: datetime, who: str, content: Mapping[str, Any]
) -> StoredDraft:
    """Stores a draft, in the place of an earlier one; own texts and the day of its letter stay."""
    row = _row(session, plan_id, form) or SectionDraftTable(
        plan_id=plan_id, form=form, drawn_at=now, drawn_by=who, content={}
    )
    row.drawn_at, row.drawn_by, row.content = now, who, dict(content)
    session.add(row)
    session.flush()
    return _draft(row)


def mark_announced(session: Session, draft_id: int, day: date) -> None:
    row = session.get_one(SectionDraftTable, draft_id)
    row.announced_on = day
    session.add(row)
    session.flush()


def own_texts(session: Session, draft_id: int) -> tuple[OwnText, ...]:
    """Returns what the coordinator says in a draft, of the summary first."""
    query = select(SectionTextTable).where(SectionTextTable.draft_id == draft_id)
    found = [
        OwnText(
            row.activity_id,
            Judgement(row.text or None, Verdict(row.verdict) if row.verdict else None, row.deviation),
            row.written_at,
            row.written_by,
            tuple((int(report), str(digest)) for report, digest in row.basis),
        )
        for row in session.exec(query)
    ]
    return tuple(sorted(found, key=lambda one: one.activity_id or 0))


def save_own_text(session: Session, draft_id: int, own: OwnText) -> None:
    """Stores an own text, in the place of an earlier one."""
    row = session.exec(_text_of(draft_id, own.activity_id)).first() or SectionTextTable(
        draft_id=draft_id,
        activity_id=own.activity_id,
        text="",
        written_at=own.written_at,
        written_by="",
        basis=[],
    )
    row.text, row.deviation = own.said.text or "", own.said.deviation
    row.verdict = own.said.verdict.value if own.said.verdict else None
    row.written_at, row.written_by = own.written_at, own.written_by
    row.basis = [list(one) for one in own.basis]
    session.add(row)
    session.flush()


def remove_own_text(session: Session, draft_id: int, activity_id: int | None) -> bool:
    """Returns False if there was none."""
    row = session.exec(_text_of(draft_id, activity_id)).first()
    if row is None:
        return False
    session.exec(delete(SectionTextTable).where(col(SectionTextTable.id) == row.id))
    return True


def _row(session: Session, plan_id: int, form: OccasionKind) -> SectionDraftTable | None:
    query = select(SectionDraftTable).where(SectionDraftTable.plan_id == plan_id)
    return session.exec(query.where(SectionDraftTable.form == form)).first()


def _text_of(draft_id: int, activity_id: int | None) -> Any:
    query = select(SectionTextTable).where(SectionTextTable.draft_id == draft_id)
    if activity_id is None:
        return query.where(col(SectionTextTable.activity_id).is_(None))
    return query.where(SectionTextTable.activity_id == activity_id)


def _draft(row: SectionDraftTable) -> StoredDraft:
    return StoredDraft(
        id=cast(int, row.id),
        plan_id=row.plan_id,
        form=OccasionKind(row.form),
        drawn_at=row.drawn_at,
        drawn_by=row.drawn_by,
        announced_on=row.announced_on,
        content=row.content,
    )
