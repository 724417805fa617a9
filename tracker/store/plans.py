"""Plans and their activities in the database."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Executable, bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col, func, select

from tracker.domain.plan import Activity, PlanRow
from tracker.domain.plan_changes import WORDS, PlanChange
from tracker.domain.plan_identity import PlanIdentity
from tracker.domain.plan_ref import REMOVED, PlanRef
from tracker.domain.question import OwnQuestion, QuestionKind
from tracker.domain.records import Plan, StoredActivity
from tracker.reading.question import changed_question
from tracker.store.many_rows import batches
from tracker.store.plain import plain
from tracker.store.readings import VERSION, read_activity, read_row, stored_reading
from tracker.store.tables import ActivityTable, PlanTable

IN_PLAN_ORDER = col(PlanTable.district), col(PlanTable.year), col(PlanTable.slug), col(ActivityTable.number)
_NOTHING_SAID = PlanIdentity()
THERE = col(PlanTable.slug).not_like(f"%{REMOVED}%")  # not removed: the log refers to the rows of those


def find_plan(session: Session, ref: PlanRef) -> Plan | None:
    row = session.exec(select(PlanTable).where(*is_plan(ref), THERE)).first()
    return _plan(row, withdrawn=row.id not in counts(session, [cast(int, row.id)])) if row else None


def counts(session: Session, plan_ids: Iterable[int]) -> dict[int, int]:
    """Returns the number of activities of each of these plans that has any, withdrawn ones excluded."""
    found: dict[int, int] = {}
    for some in batches(sorted(plan_ids)):
        rows = session.exec(
            select(ActivityTable.plan_id, func.count(col(ActivityTable.id)))
            .where(col(ActivityTable.plan_id).in_(some), col(ActivityTable.withdrawn_on).is_(None))
            .group_by(col(ActivityTable.plan_id))
        )
        found |= dict(rows.all())
    return found


def is_plan(ref: PlanRef) -> tuple[ColumnElement[bool], ...]:
    """Matches the plan with this reference, in a query on PlanTable."""
    plan = col(PlanTable.district) == ref.district, col(PlanTable.year) == ref.year
    return (*plan, col(PlanTable.slug) == ref.slug)


def plans(session: Session, districts: Collection[str] | None = None) -> tuple[Plan, ...]:
    """Returns the plans of some districts, or of all, newest year first, the first of a year first."""
    order = col(PlanTable.year).desc(), col(PlanTable.district), col(PlanTable.slug)
    query = select(PlanTable).where(THERE).order_by(*order)
    if districts is not None:
        query = query.where(col(PlanTable.district).in_(districts))
    rows = plain(session, query)
    used = counts(session, (row.id for row in rows))
    return tuple(_plan(row, withdrawn=row.id not in used) for row in rows)


def plans_in_use(session: Session, districts: Collection[str] | None = None) -> tuple[Plan, ...]:
    """Returns `plans` without those that are withdrawn."""
    return tuple(plan for plan in plans(session, districts) if not plan.withdrawn)


def add_plan(
    session: Session,
    ref: PlanRef,
    activities: Sequence[Activity],
    source: tuple[str, str],
    day: date,
    identity: PlanIdentity = _NOTHING_SAID,
) -> Plan:
    """Stores a plan with its activities; `source` is file name and SHA-256."""
    file, digest = source
    row = PlanTable(
        district=ref.district,
        year=ref.year,
        slug=ref.slug,
        name=identity.name,
        dnr=identity.dnr,
        decision=identity.decision,
        source_name=file,
        source_sha256=digest,
        imported_on=day,
    )
    session.add(row)
    session.flush()
    session.add_all(_row(cast(int, row.id), activity) for activity in activities)
    session.flush()
    return _plan(row)


def identify_plan(session: Session, plan_id: int, identity: PlanIdentity) -> None:
    """Updates what is known of the plan; what the identity leaves empty stays as it is."""
    row = session.get_one(PlanTable, plan_id)
    row.name = identity.name if identity.is_named else row.name
    row.dnr, row.decision = identity.dnr or row.dnr, identity.decision or row.decision
    session.add(row)
    session.flush()


def change_plan(
    session: Session, plan: Plan, changes: Sequence[PlanChange], source: tuple[str, str], day: date
) -> None:
    """Applies the changes to the plan. Removed activities are withdrawn, never deleted; they may return."""
    row = session.get_one(PlanTable, plan.id, with_for_update=True)
    row.source_name, row.source_sha256 = source
    rows = session.exec(select(ActivityTable).where(ActivityTable.plan_id == plan.id))
    stored = {cast(int, one.id): one for one in rows}
    for one in stored.values():
        one.number = -cast(int, one.id)  # frees the numbers: they are unique, and activities may swap them
    session.flush()
    for change in changes:
        if change.old is not None and change.new is None:
            stored[change.old.id].withdrawn_on = stored[change.old.id].withdrawn_on or day
        elif change.old is not None and change.new is not None:
            _overwrite(stored[change.old.id], change.new)
        elif change.new is not None:
            session.add(_row(plan.id, change.new))
    session.flush()


def all_activities(session: Session, ref: PlanRef | None = None) -> tuple[StoredActivity, ...]:
    """Returns the activities of a plan, or of all plans, including withdrawn ones."""
    query = _of_plans()
    if ref is not None:
        query = query.where(*is_plan(ref))
    return tuple(_activity(row, row) for row in plain(session, query))


def activities_of(session: Session, ids: Iterable[int]) -> dict[int, StoredActivity]:
    """Returns the activities with these ids, by id."""
    return {
        row.id: _activity(row, row)
        for some in batches(sorted(set(ids)))
        for row in plain(session, _with_ids(), {"ids": some})
    }


@cache  # to put it together takes longer than to run it
def _with_ids() -> Executable:
    with_ids: Executable = _of_plans().where(col(ActivityTable.id).in_(bindparam("ids", expanding=True)))
    return with_ids


def outdated_readings(session: Session) -> tuple[tuple[int, PlanRef, int, PlanRow], ...]:
    """Returns (activity id, plan, number, row) of each activity with a reading of an older version."""
    query = _of_plans().where(col(ActivityTable.reading_version) < VERSION)
    return tuple(
        (row.id, ref_of(row), row.number, read_row(_words(row), row.reading)) for row in plain(session, query)
    )


def save_reading(session: Session, activity_id: int, activity: Activity) -> bool:
    """Stores a new reading of the cells; returns False if it is unchanged."""
    row = session.get_one(ActivityTable, activity_id)
    before, now = row.reading, stored_reading(activity)
    row.reading, row.reading_version = now, VERSION
    row.title = row.own_title or activity.question.title
    session.add(row)
    session.flush()
    return json.dumps(before, sort_keys=True) != json.dumps(now, sort_keys=True)  # a stored tuple is a list


def set_own_question(session: Session, activity_id: int, own: OwnQuestion) -> StoredActivity:
    """Stores what a person has set of an activity's question, and returns the activity as it is now."""
    row = session.get_one(ActivityTable, activity_id)
    row.own_title, row.own_kind, row.own_question = own.title, own.kind, own.text
    stored = _activity(row, session.get_one(PlanTable, row.plan_id))
    row.title = stored.activity.question.title
    session.add(row)
    session.flush()
    return stored


def districts_of(session: Session, activity_ids: Iterable[int]) -> tuple[str, ...]:
    """Returns the districts of these activities."""
    query = select(PlanTable.district).join(ActivityTable, col(ActivityTable.plan_id) == PlanTable.id)
    return tuple(session.exec(query.where(col(ActivityTable.id).in_(set(activity_ids))).distinct()))


def districts(session: Session) -> tuple[str, ...]:
    """Returns the districts that have plans."""
    return tuple(
        session.exec(select(PlanTable.district).where(THERE).distinct().order_by(PlanTable.district))
    )


def activities(
    session: Session, ref: PlanRef | None = None, district: str | None = None
) -> tuple[StoredActivity, ...]:
    """Returns the activities of a plan, of a district, or of all, in plan order, withdrawn ones excluded."""
    query = _of_plans().where(col(ActivityTable.withdrawn_on).is_(None))
    if district is not None:
        query = query.where(col(PlanTable.district) == district)
    if ref is not None:
        query = query.where(*is_plan(ref))
    return tuple(_activity(row, row) for row in plain(session, query))


def _of_plans() -> Any:
    """Selects activities, each with what its plan is called."""
    plan = col(PlanTable.district), col(PlanTable.year), col(PlanTable.slug), col(PlanTable.name)
    return (
        columns(ActivityTable, *plan)
        .join(PlanTable, col(PlanTable.id) == ActivityTable.plan_id)
        .where(THERE)
        .order_by(*IN_PLAN_ORDER)
    )


def _overwrite(row: ActivityTable, activity: Activity) -> None:
    for word in WORDS:
        setattr(row, word, getattr(activity.row, word))
    row.number, row.withdrawn_on, row.scanned = activity.number, None, _scanned(activity)
    row.reading, row.reading_version = stored_reading(activity), VERSION
    row.title = row.own_title or activity.question.title


def _row(plan_id: int, activity: Activity) -> ActivityTable:
    words = {word: getattr(activity.row, word) for word in WORDS}
    return ActivityTable(
        plan_id=plan_id,
        number=activity.number,
        reading=stored_reading(activity),
        reading_version=VERSION,
        scanned=_scanned(activity),
        title=activity.question.title,
        **words,
    )


def _scanned(activity: Activity) -> dict[str, str] | None:
    """Returns the words as scanned, for the cells where they differ."""
    before = activity.scanned
    return None if before is None else {word: getattr(before, word) for word in WORDS}


def ref_of(row: Any) -> PlanRef:
    return PlanRef(row.district, row.year, row.slug)


def _plan(row: Any, *, withdrawn: bool = False) -> Plan:
    return Plan(
        id=row.id,
        ref=ref_of(row),
        source_name=row.source_name,
        source_sha256=row.source_sha256,
        imported_on=row.imported_on,
        name=row.name,
        dnr=row.dnr,
        decision=row.decision,
        withdrawn=withdrawn,
    )


def _words(row: Any) -> dict[str, Any]:
    return {word: getattr(row, word) for word in WORDS}


def _activity(row: Any, plan: Any) -> StoredActivity:
    own = _own_question(row)
    activity = read_activity(_words(row), row.reading, row.number)
    return StoredActivity(
        id=row.id,
        plan=ref_of(plan),
        activity=replace(activity, question=changed_question(activity, own)),
        withdrawn=row.withdrawn_on is not None,
        own=own,
        plan_name=plan.name,
    )


def _own_question(row: Any) -> OwnQuestion:
    kind = QuestionKind(row.own_kind) if row.own_kind else None
    return OwnQuestion(row.own_title, kind, row.own_question)
