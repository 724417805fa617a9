"""References to plans and activities: kungsholmen-2021, kungsholmen-2021-jamstalldhet/3.

Named tuples, because `tracker status` creates the class on every run.
"""

import re
from typing import NamedTuple

from tracker.domain.text import unaccented

REMOVED = "~"  # in the slug of a removed plan, and of no other
_REFERENCE = re.compile(r"(?P<district>.+?)-(?P<year>\d{4})(?:-(?P<slug>[^/\s]+))?(?:/(?P<number>\d{1,5}))?")


class PlanRef(NamedTuple):
    """The key of a plan: district, year and slug. The first plan of a district and year has no slug."""

    district: str
    year: int
    slug: str = ""

    def __str__(self) -> str:
        return f"{self.district}-{self.year}" + (f"-{self.slug}" if self.slug else "")


def removed_slug(slug: str, plan_id: int) -> str:
    """Returns the slug of a removed plan, whose rows the log still refers to. No plan can be named so."""
    return f"{slug}{'-' if slug else ''}borttagen{REMOVED}{plan_id}"


class Reference(NamedTuple):
    """What a reference names; `number` is None if it names a plan and no activity of it."""

    plan: PlanRef
    number: int | None


def parse_reference(text: str) -> Reference | None:
    """Returns the plan or activity that a text names, in any case; None if it is no reference.

    The district is returned as written: it may be a name.
    """
    written = _REFERENCE.fullmatch(text.strip().casefold())
    if not written:
        return None
    number = written["number"]
    plan = PlanRef(written["district"], int(written["year"]), unaccented(written["slug"] or ""))
    return Reference(plan, int(number) if number else None)


def activity_reference(plan: PlanRef, number: int) -> str:
    """Returns for example kungsholmen-2021/7."""
    return f"{plan}/{number}"
