"""How letters name a plan: in running text, and as the heading of its questions."""

from collections.abc import Iterable

from tracker.domain.records import StoredActivity
from tracker.domain.swedish import listed
from tracker.settings import Settings


def plan_name(_stored: StoredActivity) -> str:
    """Returns the name of the activity's plan as it stands in a sentence."""
    return "handlingsplanen"


def plans_named(activities: Iterable[StoredActivity]) -> str:
    """Returns "handlingsplanen", or how several plans are named together."""
    return listed(list(dict.fromkeys(map(plan_name, activities))))


def plan_label(stored: StoredActivity, settings: Settings) -> str:
    """Returns "Handlingsplanen 2021, Kungsholmens stadsdelsnämnd"."""
    name, plan = plan_name(stored), stored.plan
    return f"{name[:1].upper()}{name[1:]} {plan.year}, {settings.districts[plan.district].name}"
