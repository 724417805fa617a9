"""Compiles the comparison of all plans of a year: the sections of the districts side by side."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from tracker.domain.forms import OccasionKind
from tracker.domain.plan_choice import is_called
from tracker.domain.plan_name import definite
from tracker.domain.records import Plan
from tracker.domain.report.across.compare import compare
from tracker.domain.report.across.values import Across, Compared
from tracker.domain.swedish import listed
from tracker.errors import NotFoundError
from tracker.services.reports.compile_section import compile_section
from tracker.settings import Settings
from tracker.store import plans


def compile_across(
    session: Session, today: date, settings: Settings, year: int, form: OccasionKind, words: str | None = None
) -> Across:
    """Returns the comparison of the plans of a year, or of those whose names have the words.

    Raises NotFoundError if there is none; the message lists what there is.
    """
    chosen = _chosen(plans.plans(session), year, words)
    names = _names(chosen, settings)
    compared = [
        Compared(name, compile_section(session, today, settings, plan, form))
        for name, plan in zip(names, chosen, strict=True)
    ]
    return compare(compared, [plan.name for plan in chosen], settings.municipality)


def _chosen(stored: Sequence[Plan], year: int, words: str | None) -> list[Plan]:
    of_year = [plan for plan in stored if plan.ref.year == year]
    if not of_year:
        years = sorted({plan.ref.year for plan in stored})
        known = f"Planer finns för {listed(years)}." if years else "Importera planerna med tracker import."
        raise NotFoundError(f"Det finns ingen plan för {year}. {known}")
    chosen = [plan for plan in of_year if words is None or is_called(words, plan.ref, plan.name)]
    if not chosen:
        names = listed(sorted({f"”{plan.name}”" for plan in of_year}))
        raise NotFoundError(f"Ingen plan för {year} heter något med ”{words}”. Planerna heter {names}.")
    return sorted(chosen, key=lambda plan: str(plan.ref))


def _names(chosen: Sequence[Plan], settings: Settings) -> list[str]:
    """Returns the districts' short names; with the plan's name where a district has several."""
    count = Counter(plan.ref.district for plan in chosen)
    return [
        settings.districts[plan.ref.district].short_name
        + (f", {definite(plan.name)}" if count[plan.ref.district] > 1 else "")
        for plan in chosen
    ]
