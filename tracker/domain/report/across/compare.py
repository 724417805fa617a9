"""Puts the sections of several plans side by side. The same sections give the same comparison."""

from collections.abc import Sequence

from tracker.domain.forms import is_annual
from tracker.domain.plan_name import same_name
from tracker.domain.report.across import wording
from tracker.domain.report.across.matching import common_activities
from tracker.domain.report.across.values import Across, Compared


def compare(compared: Sequence[Compared], plan_names: Sequence[str], author: str) -> Across:
    """Returns the comparison; `compared` must hold at least one section, all of one year and form."""
    period = compared[0].section.period
    name = plan_names[0] if all(same_name(plan_names[0], other) for other in plan_names) else ""
    common = common_activities(compared)
    shared = {(place.name, place.told.number) for one in common for place in one.places}
    own = [
        (one.name, tuple(told.number for told in one.section.told if (one.name, told.number) not in shared))
        for one in compared
    ]
    return Across(
        title=wording.title(name, period.year, "" if is_annual(period.form) else period.form.label),
        author=author or wording.EVERYONE,
        period=period,
        compared=compared,
        common=common,
        own=tuple((plan, numbers) for plan, numbers in own if numbers),
    )
