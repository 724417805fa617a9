"""Finds a plan or an activity by reference: kungsholmen-2021/7, or 7 with what else is known.

What could mean two plans is refused, and both are listed.
"""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from tracker.domain.districts import find_district
from tracker.domain.plan_choice import current_plans, is_called
from tracker.domain.plan_ref import PlanRef, parse_reference
from tracker.domain.records import Plan, StoredActivity
from tracker.domain.report.fixing import ANNUAL
from tracker.domain.sentence import sentence
from tracker.domain.swedish import listed
from tracker.errors import NotFoundError, UsageError
from tracker.settings import Settings
from tracker.store import plans, section_versions


def find_plan(
    session: Session,
    settings: Settings,
    district: str | None,
    year: int | None,
    name: str | None = None,
    today: date | None = None,
) -> Plan:
    """Returns the plan of a district and year; `name` is its reference, slug or name.

    Without a year, the plans that can be meant `today` (domain/plan_choice.py); without `today`, the newest.
    Raises NotFoundError if no plan matches (the message lists the stored plans), UsageError if several do,
    and UnknownDistrictError.
    """
    fitting = _current(session, _fitting(session, settings, district, year, name), settings, year, today)
    if len(fitting) > 1:
        raise UsageError(
            sentence(
                "Flera planer kan menas: välj en",
                " med --plan, ",
                ": ",
                f"{listed([one.label for one in fitting], 'eller')}.",
            )
        )
    return fitting[0]


def find_activity(
    session: Session,
    settings: Settings,
    reference: str,
    district: str | None,
    year: int | None,
    today: date | None = None,
    name: str | None = None,
) -> StoredActivity:
    """Returns the activity with this reference: kungsholmen-2021/7, or 7 with district and year.

    Without a year, the plans are those of `find_plan`. Raises UsageError if the reference is malformed or
    several activities can be meant (the message lists them), NotFoundError if there is none, and
    UnknownDistrictError.
    """
    number, fitting = meant_plans(session, settings, reference, district, year, name)
    fitting = _current(session, fitting, settings, year, today)
    there = {plan.ref: plans.activities(session, plan.ref) for plan in fitting}
    found = [one for rows in there.values() for one in rows if one.activity.number == number]
    _refuse_withdrawn(fitting)
    if len(found) > 1:
        both = listed([f"{one} ({one.activity.row.aktivitet[:40]})" for one in found], "eller")
        raise UsageError(f"Aktivitet {number} finns i flera planer. Skriv vilken som menas: {both}.")
    if not found:
        ref, rows = next(iter(there.items()))
        raise NotFoundError(f"Planen {ref} har ingen aktivitet {number}: den har 1–{len(rows)}.")
    return found[0]


def meant_plans(
    session: Session,
    settings: Settings,
    reference: str,
    district: str | None,
    year: int | None,
    name: str | None = None,
) -> tuple[int, Sequence[Plan]]:
    """Returns the number that a reference names, and the plans that may have such an activity."""
    reference = reference.strip()
    if reference.isascii() and reference.isdecimal():
        return int(reference), _fitting(session, settings, district, year, name)
    written = parse_reference(reference)
    if written is None or written.number is None:
        raise UsageError(
            f"”{reference}” är ingen aktivitet: skriv numret, eller till exempel kungsholmen-2021/7."
        )
    plan = written.plan
    return written.number, _fitting(session, settings, plan.district, plan.year, slug=plan.slug)


def _refuse_withdrawn(fitting: Sequence[Plan]) -> None:
    if all(plan.withdrawn for plan in fitting):
        ref = fitting[0].ref
        told = f"Planen {ref} är återtagen: skälet står i "
        raise NotFoundError(sentence(told, f"tracker log --district {ref.district}.", "loggen."))


def _fitting(
    session: Session,
    settings: Settings,
    district: str | None,
    year: int | None,
    name: str | None = None,
    slug: str | None = None,
) -> list[Plan]:
    """Returns the plans of a district, a year, a name and a slug, as far as these are given.

    A withdrawn plan only if no other fits, and if it is named.
    """
    body = None if district is None else find_district(district, settings.districts).slug
    stored = plans.plans(session, None if body is None else [body])
    fitting = [
        plan
        for plan in stored
        if year in (None, plan.ref.year)
        and slug in (None, plan.ref.slug)
        and (name is None or is_called(name, plan.ref, plan.name))
    ]
    in_use = [plan for plan in fitting if not plan.withdrawn]
    fitting = in_use or ([] if name is None and slug is None else fitting)
    if not fitting:
        wanted = name or "-".join(str(part) for part in (body, year, slug) if part)
        raise NotFoundError(_not_there(wanted, [plan.ref for plan in plans.plans_in_use(session)]))
    return fitting


def _not_there(wanted: str, stored: Sequence[PlanRef]) -> str:
    if not stored:
        command = "med tracker import FIL --district D --year ÅR."
        return sentence("Det finns ingen plan än: läs in en ", command, "under Läs in.")
    return f"Det finns ingen plan {wanted}; de som finns är {', '.join(map(str, stored))}."


def _current(
    session: Session, fitting: Sequence[Plan], settings: Settings, year: int | None, today: date | None
) -> Sequence[Plan]:
    """Returns the plans that can be meant; if no year is given, those of the current years.

    Raises UsageError if they are of several districts.
    """
    if len({plan.ref.district for plan in fitting}) > 1:
        raise UsageError(
            sentence("Det finns planer för flera distrikt: ", "ange --district.", "välj en plan.")
        )
    if year is not None:
        return fitting
    rules = settings.rules_for(fitting[0].ref.district)
    if today is None:
        newest = max(plan.ref.year for plan in fitting)
        return [plan for plan in fitting if plan.ref.year == newest]
    current = current_plans(
        (plan.ref for plan in fitting), section_versions.plans_fixed(session, ANNUAL), rules, today
    )
    return [plan for plan in fitting if plan.ref in current]
