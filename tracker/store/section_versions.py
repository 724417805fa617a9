"""Fixed sections in the database, and what fixing one closes. Versions are added, never changed."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from sqlmodel import Session, col, func, select, update

from tracker.domain.forms import OccasionKind
from tracker.domain.plan_ref import PlanRef
from tracker.store.plans import is_plan, ref_of
from tracker.store.section_tables import SectionFileTable, SectionVersionTable
from tracker.store.tables import ActivityTable, OccasionTable, PlanTable


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version to be stored. `content` is canonical JSON, `sha256` its digest, `reason` why it corrects."""

    plan_id: int
    form: OccasionKind
    number: int
    fixed_at: datetime
    fixed_by: str
    dnr: str
    reason: str
    sha256: str
    content: str


@dataclass(frozen=True, slots=True)
class StoredVersion(NewVersion):
    """A fixed version; `fixed_by` is the code of an actor."""

    id: int


def versions(
    session: Session, plan_id: int | None = None, form: OccasionKind | None = None
) -> tuple[StoredVersion, ...]:
    """Returns the versions of a plan (None: of all) and form (None: of all), by number."""
    query = select(SectionVersionTable).order_by(
        col(SectionVersionTable.plan_id), col(SectionVersionTable.form), col(SectionVersionTable.number)
    )
    if plan_id is not None:
        query = query.where(SectionVersionTable.plan_id == plan_id)
    if form is not None:
        query = query.where(SectionVersionTable.form == form)
    return tuple(_version(row) for row in session.exec(query))


def add_version(session: Session, new: NewVersion, files: Mapping[str, bytes]) -> StoredVersion:
    """Stores a version with its files by format."""
    row = SectionVersionTable(
        plan_id=new.plan_id,
        form=new.form,
        number=new.number,
        fixed_at=new.fixed_at,
        fixed_by=new.fixed_by,
        dnr=new.dnr,
        reason=new.reason,
        sha256=new.sha256,
        content=new.content,
    )
    session.add(row)
    session.flush()
    for name, content in files.items():
        session.add(SectionFileTable(version_id=cast(int, row.id), format=name, content=content))
    session.flush()
    return _version(row)


def version_file(session: Session, version_id: int, name: str) -> bytes | None:
    """Returns a version as it was printed in a format when it was fixed; None if it was not."""
    row = session.get(SectionFileTable, (version_id, name))
    return bytes(row.content) if row else None


def fixed_since(session: Session, ref: PlanRef) -> dict[OccasionKind, datetime]:
    """Returns the fixed forms of a plan, each with the moment of its first version."""
    query = (
        select(SectionVersionTable.form, func.min(SectionVersionTable.fixed_at))
        .join(PlanTable, col(PlanTable.id) == SectionVersionTable.plan_id)
        .where(*is_plan(ref))
        .group_by(col(SectionVersionTable.form))
    )
    return {OccasionKind(form): at for form, at in session.exec(query)}


def fixed_on(
    session: Session, plan_ids: Iterable[int]
) -> tuple[tuple[int, OccasionKind, int, datetime], ...]:
    """Returns plan id, form, number and moment of the versions of these plans, without what they say."""
    table = SectionVersionTable
    query = (
        select(table.plan_id, table.form, table.number, table.fixed_at)
        .where(col(table.plan_id).in_(plan_ids))
        .order_by(col(table.id))
    )
    rows = session.exec(query)
    return tuple((plan_id, OccasionKind(form), number, at) for plan_id, form, number, at in rows)


def plans_fixed(session: Session, form: OccasionKind) -> frozenset[PlanRef]:
    """Returns the plans whose section for a form is fixed."""
    query = select(PlanTable).join(SectionVersionTable, col(SectionVersionTable.plan_id) == PlanTable.id)
    return frozenset(ref_of(plan) for plan in session.exec(query.where(SectionVersionTable.form == form)))


def answers_behind(session: Session, ref: PlanRef, form: OccasionKind) -> frozenset[int]:
    """Returns the ids of the answers behind the versions of a fixed section."""
    query = (
        select(SectionVersionTable.content)
        .join(PlanTable, col(PlanTable.id) == SectionVersionTable.plan_id)
        .where(*is_plan(ref), SectionVersionTable.form == form)
    )
    found = (json.loads(content) for content in session.exec(query))
    activities = (one for content in found for one in content["state"]["activities"])
    return frozenset(answer["report"] for one in activities for answer in one["answers"])


def close_for(session: Session, plan_id: int, kinds: Collection[OccasionKind], day: date) -> int:
    """Withdraws the open occasions of these kinds: their section is fixed. Returns how many.

    They are marked, so that a later version still knows that they were asked and not answered.
    """
    of_plan = select(ActivityTable.id).where(ActivityTable.plan_id == plan_id)
    closed = session.exec(
        update(OccasionTable)
        .where(
            col(OccasionTable.activity_id).in_(of_plan),
            col(OccasionTable.kind).in_(sorted(kinds)),
            col(OccasionTable.closed_by).is_(None),
            col(OccasionTable.withdrawn_on).is_(None),
        )
        .values(withdrawn_on=day, fixed_on=day)
    )
    return closed.rowcount


def _version(row: SectionVersionTable) -> StoredVersion:
    return StoredVersion(
        plan_id=row.plan_id,
        form=OccasionKind(row.form),
        number=row.number,
        fixed_at=row.fixed_at,
        fixed_by=row.fixed_by,
        dnr=row.dnr,
        reason=row.reason,
        sha256=row.sha256,
        content=row.content,
        id=cast(int, row.id),
    )
