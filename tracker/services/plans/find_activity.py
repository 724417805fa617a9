"""Finds a plan or an activity by reference: kungsholmen-2021/7, or 7 with district and year."""

import re

from sqlmodel import Session

from tracker.domain.districts import find_district
from tracker.domain.records import Plan, StoredActivity
from tracker.errors import NotFoundError, UsageError
from tracker.settings import Settings
from tracker.store import plans


def find_plan(session: Session, settings: Settings, district: str | None, year: int | None) -> Plan:
    """Returns the matching plan; without a year, the district's newest.

    Raises NotFoundError if no plan matches (the message lists the stored plans), UsageError if plans of
    several districts match, and UnknownDistrictError.
    """
    slug = find_district(district, settings.districts).slug if district else None
    stored = plans.plans(session)
    fitting = [p for p in stored if slug in (None, p.ref.district) and year in (None, p.ref.year)]
    if not fitting:
        there = ", ".join(str(plan.ref) for plan in stored)
        wanted = "-".join(str(part) for part in (slug, year) if part)
        raise NotFoundError(
            f"Det finns ingen plan {wanted}; de som finns är {there}."
            if stored
            else "Det finns ingen plan än: läs in en med tracker import FIL --district D --year ÅR."
        )
    if len({plan.ref.district for plan in fitting}) > 1:
        raise UsageError("Det finns planer för flera distrikt: ange --district.")
    return fitting[0]


def find_activity(
    session: Session, settings: Settings, reference: str, district: str | None, year: int | None
) -> StoredActivity:
    """Returns the activity with this reference: kungsholmen-2021/7, or 7 with district and year.

    Raises UsageError if the reference is malformed, NotFoundError if the plan has no such activity, and what
    `find_plan` raises.
    """
    written = re.fullmatch(r"(?:(?P<district>.+)-(?P<year>\d{4})/)?(?P<number>\d+)", reference.strip())
    if not written:
        raise UsageError(
            f"”{reference}” är ingen aktivitet: skriv numret, eller till exempel kungsholmen-2021/7."
        )
    if written["district"]:
        district, year = written["district"], int(written["year"])
    plan = find_plan(session, settings, district, year)
    listed = plans.activities(session, plan.ref)
    for stored in listed:
        if stored.activity.number == int(written["number"]):
            return stored
    raise NotFoundError(
        f"Planen {plan.ref} har ingen aktivitet {written['number']}: den har 1–{len(listed)}."
    )
