"""How letters name a plan: in running text, and as the heading of its questions."""

from collections.abc import Iterable

from tracker.domain.plan_name import definite
from tracker.domain.records import StoredActivity
from tracker.domain.swedish import number_word
from tracker.settings import Settings


def plans_named(activities: Iterable[StoredActivity]) -> str:
    """Returns "handlingsplanen mot våldsbejakande extremism"; "två handlingsplaner" if there are two."""
    names = list(dict.fromkeys(stored.plan_name for stored in activities))
    return definite(names[0]) if len(names) == 1 else f"{number_word(len(names))} handlingsplaner"


def plan_label(stored: StoredActivity, settings: Settings) -> str:
    """Returns "Handlingsplan mot våldsbejakande extremism 2021, Kungsholmens stadsdelsnämnd"."""
    return f"{stored.plan_name} {stored.plan.year}, {settings.districts[stored.plan.district].name}"
