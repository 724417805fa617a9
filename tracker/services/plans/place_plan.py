"""Finds the plan that a document belongs to, and says what a person must decide."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.domain.districts import predecessors
from tracker.domain.plan_name import plan_slug
from tracker.domain.plan_place import KnownPlan, PlanPlace, find_place
from tracker.domain.plan_ref import PlanRef
from tracker.domain.swedish import listed
from tracker.domain.text import compare_key
from tracker.services.plans.read_plan import ReadPlan, check_name
from tracker.settings import Settings
from tracker.store import direct_plans

if TYPE_CHECKING:
    from sqlmodel import Session  # a dry run loads no database library


def place_directly(settings: Settings, plan: ReadPlan) -> PlanPlace:
    """Returns the plan's place without creating or opening a database, for a dry run."""
    return _place(direct_plans.direct_known_plans(settings, plan.ref), plan)


def place_plan(session: "Session", plan: ReadPlan) -> PlanPlace:
    """Returns the plan's place among the stored plans of its district and year."""
    return _place(direct_plans.known_plans(session, plan.ref), plan)


def may_follow(settings: Settings, plan: ReadPlan) -> bool:
    """True if the district, or one that was merged into it, has a plan of the year before; opens nothing."""
    bodies = (plan.district, *predecessors(plan.ref.district, settings.districts))
    before = (PlanRef(body.slug, plan.ref.year - 1) for body in bodies)
    return any(direct_plans.direct_known_plans(settings, ref) for ref in before)


def placed(plan: ReadPlan, place: PlanPlace | KnownPlan) -> ReadPlan:
    """Returns the plan with the reference of its place, or of the stored plan that it is a version of."""
    return replace(plan, ref=place.ref)


def placed_as_new(plan: ReadPlan, place: PlanPlace, name: str) -> ReadPlan:
    """Returns the plan as a new one with this name. Raises UsageError if the name says nothing."""
    identity = replace(plan.identity, name=check_name(name))
    slug = plan_slug(identity.name, {one.ref.slug for one in place.others})
    return replace(plan, ref=place.ref._replace(slug=slug), identity=identity)


def undecided(plan: ReadPlan, place: PlanPlace) -> str:
    """Returns a Swedish sentence: what could be meant, and how to say which."""
    file, name = plan.source[0], plan.identity.name
    begins = f"{plan.district.name} {plan.ref.year} har redan {listed([one.label for one in place.others])}"
    if not plan.identity.is_named:
        return f"{begins}, och det syns inte vilken plan {file} är: ange den med --name NAMN."
    if plan.named:
        return (
            f"{begins}, och aktiviteterna i {file} finns redan där: är det samma plan, ge den sitt nya "
            f"namn med tracker plans name {place.others[0].ref} ”{name}”."
        )
    return (
        f"{begins}, och {file} heter ”{name}”: ange --name med det namnet om det är en ny plan, eller "
        "med den befintliga planens namn om det är en ny version."
    )


def _place(known: tuple[KnownPlan, ...], plan: ReadPlan) -> PlanPlace:
    rows = frozenset(compare_key(activity.row.aktivitet) for activity in plan.activities)
    return find_place(known, plan.ref._replace(slug=""), plan.identity.name, rows - {""}, plan.named)
