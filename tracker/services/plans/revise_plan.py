"""The turn of the year: next year's plan as a draft, from last year's and what was answered about it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.districts import find_district
from tracker.domain.events import EventKind
from tracker.domain.forms import OccasionKind
from tracker.domain.plan_changes import WORDS
from tracker.domain.plan_name import UNNAMED, is_named
from tracker.domain.plan_ref import PlanRef
from tracker.domain.records import Plan
from tracker.domain.revision import words
from tracker.domain.revision.draft import draft_rows
from tracker.domain.revision.paper import draft_paper
from tracker.domain.revision.values import Draft, OldPlan, OldRow
from tracker.errors import UsageError
from tracker.files import write_bytes
from tracker.reading.next_year import moved_cells
from tracker.services.plans.revise_answers import Proposals, proposals
from tracker.services.plans.revise_sources import find_sources
from tracker.services.reports.compile_section import compile_section
from tracker.services.reports.formats import in_own_template
from tracker.settings import Settings
from tracker.store import events, plans
from tracker.store.plan_events import plan_events


def revise_plan(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    district: str,
    year: int,
    target: int,
    path: Path,
    name: str | None = None,
) -> Draft:
    """Writes the draft of the plan of `target` as a Word file, and logs it. Returns the draft.

    It is written in the municipality's own template, if that works. Raises UsageError if `target` is not
    after `year` or the file is no .docx, DocumentError if it can't be written, and what `draft_plan` raises.
    """
    if path.suffix.lower() != ".docx":
        raise UsageError(
            f"Utkastet skrivs som Word: låt filen sluta på .docx, till exempel -o plan-{target}.docx."
        )
    draft = draft_plan(session, now, settings, district, year, target, name)
    from tracker.documents.plan_word import plan_bytes

    paper, own = draft_paper(draft), settings.report_template_for(draft.ref.district)
    write_bytes(path, in_own_template(lambda template: plan_bytes(paper, template), own))
    for source in draft.sources:
        counts = f"{len(draft.rows)} aktiviteter för {target}, {len(draft.dropped)} föreslås utgå"
        detail = f"{source.plan.ref}: {counts}"
        events.log(session, now, EventKind.REVISED, actor, detail=detail, district=draft.ref.district)
    return draft


def draft_plan(
    session: Session,
    now: datetime,
    settings: Settings,
    district: str,
    year: int,
    target: int,
    name: str | None = None,
) -> Draft:
    """Returns the draft of the plan of `target` from the district's plan of `year`. Stores nothing.

    If the district has no such plan, the draft is made from those of the bodies that were merged into it.
    Raises UsageError if `target` is not a later year or the plan has no activities, and what `find_sources`
    raises.
    """
    if target <= year:
        raise UsageError(f"Den nya planens år måste vara efter {year}: ange till exempel --to {year + 1}.")
    found = find_sources(session, settings, district, year, target, name)
    several = len(found.plans) > 1
    said = {plan.ref: proposals(session, settings, plan, several) for plan in found.plans}
    sources = tuple(
        _old_plan(session, swedish_day(now), settings, plan, target, said[plan.ref], several)
        for plan in found.plans
    )
    if not any(source.rows for source in sources):
        raise UsageError(f"{found.plans[0].label} har inga aktiviteter att föra över.")
    rows, dropped = draft_rows(sources)
    body = find_district(district, settings.districts)
    named = next((plan.name for plan in found.plans if is_named(plan.name)), UNNAMED)
    return Draft(
        ref=PlanRef(body.slug, target, "" if several else found.plans[0].ref.slug),
        name=named,
        district=body.name,
        day=swedish_day(now),
        sources=sources,
        rows=rows,
        dropped=dropped,
        heard=tuple(one for answers in said.values() for one in answers.heard),
        content=tuple(dict.fromkeys(unit for answers in said.values() for unit in answers.content)),
        notes=(*found.notes, *_form_notes(sources)),
    )


def _old_plan(
    session: Session, today: date, settings: Settings, plan: Plan, target: int, said: Proposals, several: bool
) -> OldPlan:
    """Returns the plan with its rows, told of as in the section of the annual report."""
    district = settings.districts[plan.ref.district]
    told = {one.number: one for one in compile_section(session, today, settings, plan, OccasionKind.VB).told}
    reworded, removed = _decisions(session, plan)
    rows = tuple(
        OldRow(
            stored=stored,
            told=None if stored.withdrawn else told.get(stored.activity.number),
            moved=moved_cells(stored.activity.row, plan.ref.year, target),
            reworded_on=reworded.get(stored.id),
            removed_on=removed.get(stored.id),
            proposals=said.about.get(stored.id, 0),
            body=district.short_name if several else "",
        )
        for stored in plans.all_activities(session, plan.ref)
    )
    return OldPlan(plan, district.name, rows)


def _decisions(session: Session, plan: Plan) -> tuple[Mapping[int, date], Mapping[int, date]]:
    """Returns activity id → the day of the last decision that reworded it, and that removed it."""
    found = plan_events(session, plan.ref, ("changed", "removed"))
    later = [one for one in found if swedish_day(one.at) > plan.imported_on]
    reworded = {one.activity_id: swedish_day(one.at) for one in later if _is_words(one.what, one.detail)}
    return reworded, {one.activity_id: swedish_day(one.at) for one in found if one.what == "removed"}


def _is_words(what: str, detail: str) -> bool:
    return what == "changed" and any(word in WORDS for word in detail.split(", "))


def _form_notes(sources: Sequence[OldPlan]) -> Iterator[str]:
    """Yields what a person must know of the tables' form."""
    columns = [column for source in sources for row in source.rows for column in row.row.source.columns]
    others = dict.fromkeys(one.heading for one in columns if one.kind == "ovrigt" and one.text)
    if others:
        yield words.unread_columns(list(others))
    for source in sources:
        if not any(row.row.source.columns for row in source.rows):
            yield words.no_headings(str(source.plan.ref))
