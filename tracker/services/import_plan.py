"""A document becomes a plan: read it, show it, store it."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.documents import read_document
from tracker.domain.districts import District, find_district
from tracker.domain.plan import Activity, PlanRow
from tracker.domain.records import Plan, PlanRef
from tracker.domain.shapes import activity_json
from tracker.errors import PlanExistsError, UsageError
from tracker.reading.ansvarig import read_ansvarig
from tracker.reading.plan import read_rows
from tracker.reading.tidplan import read_tidplan
from tracker.reading.uppfoljning import read_uppfoljning
from tracker.services.match_seats import match_seats
from tracker.settings import Settings
from tracker.store import events, plans


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan as it was read from a file, before anything is stored; `source` is file name and SHA-256."""

    ref: PlanRef
    district: District
    source: tuple[str, str]
    activities: tuple[Activity, ...]
    warnings: tuple[str, ...]

    def json(self) -> dict[str, Any]:
        """The contract of `tracker import --format json`."""
        name, digest = self.source
        plan = {"district": self.ref.district, "year": self.ref.year, "source": name, "sha256": digest}
        return {
            "plan": plan | {"ref": str(self.ref), "district_name": self.district.name},
            "activities": [activity_json(activity) for activity in self.activities],
            "warnings": list(self.warnings),
        }


def read_plan(path: Path, district: str, year: int, settings: Settings) -> ReadPlan:
    """The plan in a file. DocumentError, NoPlanError, UnknownDistrictError, UsageError (no such year)."""
    if not 1990 <= year <= 2100:
        raise UsageError(f"{year} är inget planår: ange fyra siffror, till exempel --year 2021.")
    body = find_district(district, settings.districts)
    document = read_document(path)
    table = read_rows(document)
    activities = tuple(understand(row, number, year) for number, row in enumerate(table.rows, start=1))
    return ReadPlan(
        ref=PlanRef(body.slug, year),
        district=body,
        source=(path.name, hashlib.sha256(path.read_bytes()).hexdigest()),
        activities=activities,
        warnings=(*_merger_warning(body, year), *table.warnings),
    )


def understand(row: PlanRow, number: int, year: int) -> Activity:
    """One row with its cells read; each reader's doubt is in its value."""
    return Activity(
        number=number,
        row=row,
        schedule=read_tidplan(row.tidplan, year),
        roles=read_ansvarig(row.ansvarig),
        follow_up=read_uppfoljning(row.uppfoljning),
    )


def stored_before(session: Session, plan: ReadPlan) -> bool:
    """True when just this file is stored already; PlanExistsError when the plan came from another file."""
    known = plans.find_plan(session, plan.ref)
    if known is None:
        return False
    if known.source_sha256 == plan.source[1]:
        return True
    raise PlanExistsError(
        f"{plan.district.name} har redan en plan för {plan.ref.year} (från {known.source_name}, "
        f"importerad {known.imported_on}). Inget har ändrats."
    )


def store_plan(session: Session, plan: ReadPlan, settings: Settings, now: datetime) -> Plan:
    """Stores the plan, finds who answers for each activity, and sets the occasions of the year."""
    day: date = swedish_day(now)
    stored = plans.add_plan(session, plan.ref, plan.activities, plan.source, day)
    for activity in plans.activities(session, plan.ref):
        events.log(session, now, "imported", activity_id=activity.id, detail=plan.source[0])
    match_seats(session, plan.ref.district, settings, day)
    return stored


def _merger_warning(district: District, year: int) -> tuple[str, ...]:
    if district.successor is None or district.merged is None or year <= district.merged.year:
        return ()
    return (
        f"{district.name} uppgick {district.merged} i {district.successor}: "
        f"planen för {year} hör troligen dit.",
    )
