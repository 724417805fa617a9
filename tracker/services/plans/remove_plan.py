"""Removes a plan that was put in by mistake, or withdraws one that people have been asked about."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.records import Plan
from tracker.domain.swedish import listed, quantity
from tracker.domain.text import on_one_line
from tracker.errors import UsageError
from tracker.services.free_text import REASON, refuse_personal_number
from tracker.services.plans.find_activity import find_plan
from tracker.settings import Settings
from tracker.store import events, plan_removal
from tracker.store.occasion_sync import withdraw_occasions
from tracker.store.plan_removal import PlanUse


@dataclass(frozen=True, slots=True)
class PlanRemoval:
    """A plan and what its removal means: `use.asked`: it can only be withdrawn, for a reason."""

    plan: Plan
    use: PlanUse

    @property
    def summary(self) -> str:
        """Returns a Swedish sentence: what the plan has, and what will happen."""
        use = self.use
        counted = listed(
            [
                quantity(use.activities, "aktivitet", "aktiviteter"),
                quantity(use.letters, "brev som har gått", "brev som har gått"),
                quantity(use.answers, "svar", "svar"),
                quantity(use.fixed, "fastställt avsnitt", "fastställda avsnitt"),
            ]
        )
        waiting = f"; {use.waiting} väntande brev mister sina frågor om den" if use.waiting else ""
        return f"{self.plan.label} har {counted}{waiting}: {self._outcome}."

    @property
    def _outcome(self) -> str:
        if self.use.asked:
            return "den blir återtagen: inget mer frågas, och svar, logg och fastställda avsnitt är kvar"
        return "ingen har frågats om den, så den tas bort helt"


def preview_removal(session: Session, settings: Settings, plan: str) -> PlanRemoval:
    """Returns what `remove_plan` would do.

    Raises UsageError if it is withdrawn already, and what `find_plan` raises.
    """
    found = find_plan(session, settings, None, None, plan)
    if found.withdrawn:
        raise UsageError(
            f"{found.ref} är redan återtagen: läs in den igen med tracker import om den ska gälla."
        )
    return PlanRemoval(found, plan_removal.plan_use(session, found.id))


def check_reason(removal: PlanRemoval, reason: str) -> str:
    """Returns the reason on one line.

    Raises UsageError if it has a personal number, or is missing where people have been asked.
    """
    tidy = on_one_line(reason).strip()
    refuse_personal_number(tidy, REASON)
    if removal.use.asked and not tidy:
        raise UsageError(
            f"Om {removal.plan.ref} har personer frågats eller svarat, eller ett avsnitt fastställts: "
            "ange skälet med --reason TEXT."
        )
    return tidy


def remove_plan(
    session: Session, actor: Actor, now: datetime, settings: Settings, plan: str, reason: str = ""
) -> PlanRemoval:
    """Removes the plan if nobody has been asked about it, else withdraws it. Returns what it had.

    `plan` is its reference or its name. Raises UsageError if a reason is needed and missing or has a personal
    number, or the plan is withdrawn already, and what `find_plan` raises.
    """
    events.lock_log(session)  # nobody plans letters meanwhile
    plan_removal.lock_waiting_letters(session, find_plan(session, settings, None, None, plan).id)
    removal = preview_removal(session, settings, plan)
    tidy = check_reason(removal, reason)
    detail = removal.plan.label + (f": {tidy}" if tidy else "")
    if removal.use.asked:
        _withdraw(session, actor, now, removal.plan)
    else:
        plan_removal.erase_plan(session, removal.plan.id, swedish_day(now))
    kind = "plan_withdrawn" if removal.use.asked else "plan_removed"
    events.log(session, now, kind, actor, detail=detail, district=removal.plan.ref.district)
    return removal


def _withdraw(session: Session, actor: Actor, now: datetime, plan: Plan) -> None:
    day = swedish_day(now)
    ids = plan_removal.withdraw_activities(session, plan.id, day)
    for activity_id in ids:
        withdraw_occasions(session, activity_id, day)
    plan_removal.drop_waiting_lines(session, plan.id)
    events.log_each(session, now, "removed", actor, activity_ids=ids, detail="planen är återtagen")
