"""Which plan is meant, where its year or the plan itself is not stated.

One rule for the status, answers by phone and every other command. Imports nothing heavy, because
`tracker status` uses it.
"""

from collections.abc import Collection, Iterable
from datetime import date

from tracker.domain.plan_name import name_words
from tracker.domain.plan_ref import PlanRef, parse_reference
from tracker.domain.rules import Rules


def current_plans(
    plans: Iterable[PlanRef], fixed: Collection[PlanRef], rules: Rules, today: date
) -> frozenset[PlanRef]:
    """Returns the plans of a district that can be meant today, when no year is stated.

    A plan is meant until its annual section is `fixed`, and at the latest until `Rules.answers_until`; if all
    are over, the newest are meant.
    """
    known = set(plans)
    still = frozenset(ref for ref in known - set(fixed) if today <= rules.answers_until(ref.year))
    return still or frozenset(ref for ref in known if ref.year == max(one.year for one in known))


def is_called(text: str, plan: PlanRef, name: str) -> bool:
    """Returns whether `--plan TEXT` means this plan: by reference, slug, name, or words of its name."""
    written = parse_reference(text)
    if written is not None and written.number is None:
        return written.plan == plan
    wanted = name_words(text)
    return text.strip().casefold() == plan.slug != "" or (
        bool(wanted) and set(wanted) <= set(name_words(name))
    )
