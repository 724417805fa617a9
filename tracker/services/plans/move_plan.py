"""Moves a plan that was put in under the wrong district, year or name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import YEARS, swedish_day
from tracker.domain.actor import Actor
from tracker.domain.districts import find_district
from tracker.domain.plan_name import is_named, plan_slug, same_name
from tracker.domain.plan_ref import PlanRef
from tracker.domain.records import Plan
from tracker.errors import UsageError
from tracker.reading.question import with_unique_titles
from tracker.services.people.match_seats import match_seats
from tracker.services.plans.find_activity import find_plan
from tracker.services.plans.read_plan import check_name, understand
from tracker.settings import Settings
from tracker.store import events, plan_removal, plans, reports, section_versions
from tracker.store.corrections import stored_corrections


@dataclass(frozen=True, slots=True)
class Target:
    """Where a plan is to be; None: as it is."""

    district: str | None = None
    year: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class MovedPlan:
    """A plan before and after, and how many waiting letters have lost their questions about it."""

    before: Plan
    ref: PlanRef
    name: str
    letters: int = 0

    @property
    def label(self) -> str:
        return f"{self.ref} ({self.name})"


def move_plan(
    session: Session, actor: Actor, now: datetime, settings: Settings, plan: str, target: Target
) -> MovedPlan:
    """Gives the plan another district, year or name, and what follows: its reference, seats and occasions.

    Answers are kept, and so are the cells' readings; time plans are read anew for another year. Raises
    UsageError if nothing changes, the target has such a plan, a section is fixed, a draft has own texts, or
    answers would be of another year; UnknownDistrictError, and what `find_plan` raises.
    """
    events.lock_log(session)
    found = find_plan(session, settings, None, None, plan)
    plan_removal.lock_waiting_letters(session, found.id)
    ref, name = _target(session, settings, found, target)
    _check_free(session, found)
    _check_answers(session, settings, found, ref)
    plan_removal.place_plan(session, found.id, ref, name)
    if ref.year != found.ref.year:
        _read_for_year(session, settings, ref)
    day = swedish_day(now)
    match_seats(session, ref.district, settings, day)
    letters = plan_removal.drop_waiting_lines(session, found.id)
    moved = MovedPlan(found, ref, name, letters)
    for district in dict.fromkeys((found.ref.district, ref.district)):
        detail = f"{found.label} är nu {moved.label}"
        events.log(session, now, "plan_moved", actor, detail=detail, district=district)
    return moved


def _target(session: Session, settings: Settings, found: Plan, target: Target) -> tuple[PlanRef, str]:
    """Returns the reference and the name that the plan gets."""
    year = found.ref.year if target.year is None else target.year
    if year not in YEARS:
        raise UsageError(f"{year} är inget planår: ange fyra siffror, till exempel --year 2021.")
    given = found.ref.district if target.district is None else target.district
    place = PlanRef(find_district(given, settings.districts).slug, year)
    name = found.name if target.name is None else check_name(target.name)
    if place == found.ref._replace(slug="") and name == found.name:
        raise UsageError(
            f"{found.label} är redan där: ange det som är fel med --district, --year eller --name."
        )
    others = [
        one for one in plans.plans(session) if one.id != found.id and one.ref._replace(slug="") == place
    ]
    return place._replace(slug=_slug(found, place, name, others)), name


def _slug(found: Plan, place: PlanRef, name: str, others: Sequence[Plan]) -> str:
    """Returns the slug at the place; the first plan of a district and year has none, and keeps it so."""
    for other in others:
        if same_name(other.name, name):
            raise UsageError(
                f"{other.label} finns redan: ta bort den med tracker plans remove, eller välj --name."
            )
    if not others or found.ref == place:
        return ""
    if not is_named(name):
        raise UsageError(f"{others[0].label} finns redan: säg vad den flyttade planen heter med --name NAMN.")
    return plan_slug(name, {other.ref.slug for other in others})


def _check_free(session: Session, found: Plan) -> None:
    """Raises UsageError if the plan is withdrawn, or something of a report is decided or written."""
    if found.withdrawn:
        raise UsageError(f"{found.ref} är återtagen: läs in filen igen med tracker import, och flytta sedan.")
    if section_versions.fixed_since(session, found.ref):
        raise UsageError(f"{found.ref} har ett fastställt avsnitt och kan inte flyttas.")
    written = plan_removal.drafts_with_own_texts(session, found.id)
    if written:
        raise UsageError(
            f"Utkastet {found.ref} {written[0]} har egna texter: spara undan dem och ta bort dem med "
            "tracker section edit --clear, och flytta sedan."
        )


def _check_answers(session: Session, settings: Settings, found: Plan, ref: PlanRef) -> None:
    """Raises UsageError if an answer was given outside the time of the plan's new year."""
    if ref.year == found.ref.year:
        return
    first, last = date(ref.year, 1, 1), settings.rules_for(ref.district).answers_until(ref.year)
    outside = [one for one in reports.reports(session, found.ref) if not first <= one.reported_on <= last]
    if outside:
        raise UsageError(
            f"{found.ref} har {len(outside)} svar från en annan tid än {ref.year}, det första från "
            f"{outside[0].reported_on}: de skulle hamna i fel år, så planen är inte flyttad."
        )


def _read_for_year(session: Session, settings: Settings, ref: PlanRef) -> None:
    """Reads the plan's rows anew, as written: a time plan without a year is of the plan's."""
    stored = plans.all_activities(session, ref)
    corrected, lexicon = stored_corrections(session), settings.lexicon()
    read = [understand(one.activity.row, one.activity.number, ref.year, corrected, lexicon) for one in stored]
    for one, activity in zip(stored, with_unique_titles(read), strict=True):
        plans.save_reading(session, one.id, activity)
