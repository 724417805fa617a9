"""Which plan a document belongs to: a stored one, of which it is a new version, or a new one."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.plan_name import is_named, plan_slug, same_name
from tracker.domain.plan_ref import PlanRef


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """A stored plan of the same district and year; `rows` are its activities as compare keys."""

    ref: PlanRef
    name: str
    rows: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        return f"{self.ref} ({self.name})"


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """The plan to store a document as: `known` is the stored one, None for a new plan.

    `certain` is False if a person must decide; `others` are the stored plans that it could be.
    """

    ref: PlanRef
    known: KnownPlan | None = None
    certain: bool = True
    others: tuple[KnownPlan, ...] = ()


def find_place(
    stored: Sequence[KnownPlan], first: PlanRef, name: str, rows: frozenset[str], given: bool
) -> PlanPlace:
    """Returns the place of a document among the stored plans of its district and year.

    `first` is the reference of the first plan of the district and year. `given`: a person states the name, so
    another name than the stored ones means a new plan, unless the activities are those of a stored one.
    """
    if not stored:
        return PlanPlace(first)
    known = _same_plan(stored, name, rows) or (stored[0] if _only_guess(stored, name, given) else None)
    if known is not None:
        return PlanPlace(known.ref, known)
    new = first._replace(slug=plan_slug(name, {one.ref.slug for one in stored}))
    repeated = any(_shares_rows(one, rows) for one in stored)
    return PlanPlace(new, None, given and is_named(name) and not repeated, tuple(stored))


def _same_plan(stored: Sequence[KnownPlan], name: str, rows: frozenset[str]) -> KnownPlan | None:
    """Returns the plan with the same name; if one of the two has none, the one with the same activities."""
    for one in stored:
        if same_name(one.name, name):
            return one
    unknown = [one for one in stored if not (is_named(one.name) and is_named(name))]
    alike = [one for one in unknown if _shares_rows(one, rows)]
    return max(alike, key=lambda one: len(one.rows & rows), default=None)


def _only_guess(stored: Sequence[KnownPlan], name: str, given: bool) -> bool:
    """Returns whether a document without a name can only be compared with the one stored plan."""
    return len(stored) == 1 and not given and not is_named(name)


def _shares_rows(known: KnownPlan, rows: frozenset[str]) -> bool:
    fewest = min(len(known.rows), len(rows))
    return fewest > 0 and 2 * len(known.rows & rows) >= fewest
