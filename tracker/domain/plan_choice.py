"""Which plan is meant, where its year or the plan itself is not stated.

One rule for the status, answers by phone and every other command. Imports nothing heavy, because
`tracker status` uses it.
"""

from collections.abc import Iterable
from datetime import date

from tracker.domain.plan_name import name_words
from tracker.domain.plan_ref import PlanRef, parse_reference
from tracker.domain.rules import Rules


def current_years(years: Iterable[int], rules: Rules, today: date) -> frozenset[int]:
    """Returns the years of a district's plans that can be meant today, when none is stated.

    With next year's plan in, last year's is still answered and reported until `Rules.answers_until`; if all
    are over, the newest is meant.
    """
    known = set(years)
    return frozenset(year for year in known if today <= rules.answers_until(year)) or frozenset(
        {max(known)} if known else ()
    )


def is_called(text: str, plan: PlanRef, name: str) -> bool:
    """Returns whether `--plan TEXT` means this plan: by reference, slug, name, or words of its name."""
    written = parse_reference(text)
    if written is not None and written.number is None:
        return written.plan == plan
    wanted = name_words(text)
    return text.strip().casefold() == plan.slug != "" or (
        bool(wanted) and set(wanted) <= set(name_words(name))
    )
