"""A plan that has been read is compared with the stored one, and stored with what people corrected."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from sqlmodel import Session

from tracker.domain.actor import Actor
from tracker.domain.plan import Corrections
from tracker.domain.plan_changes import PlanChange
from tracker.domain.records import PlanRef
from tracker.services.plans.read_plan import ReadPlan
from tracker.services.plans.store_plan import changes_to, keep_corrections, store_plan
from tracker.settings import Settings
from tracker.store import direct_plans


class Consent(Enum):
    """What is needed before a plan is stored."""

    NOTHING_NEW = auto()  # the plan is stored already, as it is
    ASK = auto()  # a person looks at the changes first
    ASK_TO_REPLACE = auto()  # most of the stored plan would go: that has to be said as well
    GIVEN = auto()


@dataclass(frozen=True, slots=True)
class PlanComparison:
    """What storing a plan would change; `same` when it is stored already, as it is."""

    ref: PlanRef
    activities: int
    changes: tuple[PlanChange, ...]
    same: bool

    @property
    def new(self) -> bool:
        """True when every row is new."""
        return all(change.kind == "added" for change in self.changes)

    @property
    def before(self) -> int:
        """How many activities the stored plan has."""
        return sum(change.old is not None for change in self.changes)

    @property
    def removed(self) -> int:
        """How many of them are not in the file."""
        return sum(change.kind == "removed" for change in self.changes)

    def consent(self, confirmed: bool, replace: bool) -> Consent:
        """Whether the plan may be stored.

        `confirmed`: a person has agreed to the changes, seen or unseen. `replace`: and to losing most of the
        plan. Confirmed unseen, a plan that would lose more than half of its rows is likely the wrong one.
        """
        if self.same:
            return Consent.NOTHING_NEW
        if not confirmed:
            return Consent.ASK
        if self.removed * 2 > self.before and not replace:
            return Consent.ASK_TO_REPLACE
        return Consent.GIVEN


def compare_plan(session: Session, plan: ReadPlan) -> PlanComparison:
    """Returns what storing the plan would change. Nothing is stored."""
    changes = changes_to(session, plan)
    return PlanComparison(plan.ref, len(plan.activities), changes or (), changes is None)


def is_stored(settings: Settings, ref: PlanRef) -> bool:
    """True when the plan is in a database that is there; none is made to find out."""
    return direct_plans.is_stored(settings, ref)


def import_plan(
    session: Session, actor: Actor, now: datetime, settings: Settings, plan: ReadPlan, corrected: Corrections
) -> tuple[PlanChange, ...]:
    """Stores the plan, and how a person said that its cells are to be read. Returns what changed."""
    changes = store_plan(session, actor, now, settings, plan)
    keep_corrections(session, actor, now, plan.ref.district, corrected)
    return changes
