"""Stores a plan that has been read: as a new plan, or as changes to the stored one. Keeps the history."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.plan import Corrections
from tracker.domain.plan_changes import PlanChange, plan_changes
from tracker.domain.plan_name import is_named, same_name
from tracker.domain.records import Plan
from tracker.services.people.match_seats import match_seats
from tracker.services.plans.plan_history import keep_versions
from tracker.services.plans.read_plan import ReadPlan
from tracker.services.plans.stored_plans import log_name
from tracker.settings import Settings
from tracker.store import events, plans
from tracker.store.corrections import remember_corrections
from tracker.store.occasion_sync import withdraw_occasions


def changes_to(session: Session, plan: ReadPlan) -> tuple[PlanChange, ...] | None:
    """Returns the changes that storing would make; None if the same file is already stored unchanged."""
    known = plans.find_plan(session, plan.ref)
    if known is not None and name_after(known, plan) != known.name:
        return plan_changes(plans.all_activities(session, plan.ref), plan.activities)
    changes = plan_changes(plans.all_activities(session, plan.ref), plan.activities)
    same_file = known is not None and not known.withdrawn and known.source_sha256 == plan.source[1]
    return None if same_file and all(change.words == () for change in changes) else changes


def store_plan(
    session: Session, actor: Actor, now: datetime, settings: Settings, plan: ReadPlan
) -> tuple[PlanChange, ...]:
    """Stores the plan, assigns seats to its activities and creates the occasions. Returns the changes."""
    changes = changes_to(session, plan)
    if changes is None:
        return ()
    day = swedish_day(now)
    known = plans.find_plan(session, plan.ref)
    if known is None:
        plans.add_plan(session, plan.ref, plan.activities, plan.source, day, plan.identity)
    else:
        plans.change_plan(session, known, changes, plan.source, day)
        name = name_after(known, plan)
        plans.identify_plan(session, known.id, replace(plan.identity, name=name))
        log_name(session, actor, now, known, name)
        if known.withdrawn:
            detail = f"{known.ref} gäller igen"
            events.log(session, now, "imported", actor, detail=detail, district=known.ref.district)
        _withdraw_occasions(session, actor, now, changes)
    _log_new(session, actor, now, plan, changes)
    if known is not None:
        keep_versions(session, actor, now, known, changes)
    match_seats(session, plan.ref.district, settings, day)
    return changes


def name_after(known: Plan, plan: ReadPlan) -> str:
    """Returns the stored plan's name after a new version: a mere variant of the title does not change it."""
    new = plan.identity.name
    return new if is_named(new) and (plan.named or not same_name(known.name, new)) else known.name


def keep_corrections(session: Session, actor: Actor, now: datetime, district: str, made: Corrections) -> None:
    """Stores how cells with these texts are to be read from now on, and logs each correction."""
    remember_corrections(session, made)
    for (cell, text), reads_as in made.items():
        detail = f"{cell} ”{text}” läses som ”{reads_as}”"
        events.log(session, now, "read_as", actor, detail=detail, district=district)


def _withdraw_occasions(
    session: Session, actor: Actor, now: datetime, changes: tuple[PlanChange, ...]
) -> None:
    """Withdraws the open occasions of rows that were removed from the plan."""
    for change in changes:
        if change.kind == "removed" and change.old is not None:
            withdraw_occasions(session, change.old.id, swedish_day(now))
            events.log(session, now, "removed", actor, activity_id=change.old.id)


def _log_new(
    session: Session, actor: Actor, now: datetime, plan: ReadPlan, changes: tuple[PlanChange, ...]
) -> None:
    kinds = {change.new.number: change for change in changes if change.new is not None}
    said = {"added": "imported", "changed": "changed"}
    new = [
        events.NewEvent(
            said[change.kind],
            actor.code,
            stored.id,
            None,
            None,
            plan.ref.district,
            plan.source[0] if change.kind == "added" else ", ".join(change.words),
        )
        for stored in plans.activities(session, plan.ref)
        if (change := kinds[stored.activity.number]).kind in said
    ]
    events.log_all(session, now, new)
