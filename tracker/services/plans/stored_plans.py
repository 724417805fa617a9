"""Lists the stored plans, and gives one another name."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from tracker.domain.actor import Actor
from tracker.domain.plan_identity import PlanIdentity
from tracker.domain.plan_name import same_name
from tracker.domain.plan_ref import PlanRef
from tracker.domain.records import Plan
from tracker.errors import UsageError
from tracker.services.plans.find_activity import find_plan
from tracker.services.plans.read_plan import check_name
from tracker.settings import Settings
from tracker.store import events, plans


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """A stored plan and the number of its activities, withdrawn ones excluded."""

    plan: Plan
    district: str
    activities: int

    def json(self) -> dict[str, object]:
        """Returns one plan of `tracker plans list --format json`."""
        plan = self.plan
        return {
            "plan": str(plan.ref),
            "name": plan.name,
            "dnr": plan.dnr,
            "decision": plan.decision,
            "district": plan.ref.district,
            "district_name": self.district,
            "year": plan.ref.year,
            "activities": self.activities,
            "source": plan.source_name,
            "imported": plan.imported_on.isoformat(),
            "withdrawn": plan.withdrawn,
        }


def list_plans(
    session: Session, settings: Settings, districts: Collection[str] | None = None
) -> tuple[ListedPlan, ...]:
    """Returns the plans of some districts, or of all, newest year first."""
    found = plans.plans(session, districts)
    counts = plans.counts(session, (plan.id for plan in found))
    return tuple(
        ListedPlan(plan, settings.districts[plan.ref.district].name, counts.get(plan.id, 0)) for plan in found
    )


def stored_plan(session: Session, ref: PlanRef) -> Plan | None:
    """Returns the plan with this reference, also a withdrawn one; None if there is none."""
    return plans.find_plan(session, ref)


def name_plan(
    session: Session, actor: Actor, now: datetime, settings: Settings, plan: str, name: str
) -> Plan:
    """Gives a plan another name; its reference stays. `plan` is its reference or its present name.

    Raises UsageError if the name says nothing or is that of another plan of the district and year, and what
    `find_plan` raises.
    """
    new, found = check_name(name), find_plan(session, settings, None, None, plan)
    for other in plans.plans(session):
        beside = other.ref.district == found.ref.district and other.ref.year == found.ref.year
        if beside and other.id != found.id and same_name(other.name, new):
            raise UsageError(f"{other.ref} heter redan ”{other.name}”: välj ett annat namn.")
    plans.identify_plan(session, found.id, PlanIdentity(new))
    log_name(session, actor, now, found, new)
    renamed = plans.find_plan(session, found.ref)
    return renamed or found


def log_name(session: Session, actor: Actor, now: datetime, plan: Plan, name: str) -> None:
    """Logs that a plan has another name, if it has."""
    if name != plan.name:
        detail = f"{plan.ref} heter nu ”{name}”"
        events.log(session, now, "changed", actor, detail=detail, district=plan.ref.district)
