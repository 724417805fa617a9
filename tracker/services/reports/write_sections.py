"""Draws up the drafts of the sections that are due, tells the coordinator, and writes the Word files."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.forms import REPORTS, OccasionKind
from tracker.domain.plan_ref import PlanRef
from tracker.domain.records import Plan
from tracker.domain.report.document import Document
from tracker.errors import TrackerError
from tracker.files import make_folder
from tracker.services.letters.draft_letter import plan_draft_letter
from tracker.services.reports.draft_section import draw_draft
from tracker.services.reports.formats import MARKDOWN, WORD, write_report
from tracker.services.reports.print_section import print_section
from tracker.settings import Settings
from tracker.store import events, plans, section_versions, sections
from tracker.store.database import Database


@dataclass(frozen=True, slots=True)
class WrittenSections:
    """The Word files that were written, and a Swedish sentence for each plan that failed."""

    files: tuple[Path, ...]
    failed: tuple[str, ...]


def write_sections(database: Database, actor: Actor, now: datetime, settings: Settings) -> WrittenSections:
    """Draws up the latest due section of each plan, once, and writes its file unless it exists.

    A section is due from the day after its report day, so a day without a scheduler misses nothing. Each
    plan is a transaction of its own: one that fails does not stop the others.
    """
    with database.session() as session:
        known = plans.plans_in_use(session)
    files, failed = [], []
    for plan in known:
        form = _due(plan, settings, swedish_day(now))
        if form is None:
            continue
        try:
            file = _write(database, actor, now, settings, plan, form)
        except Exception as error:  # whatever it is, the other plans' sections are still to be made
            why = str(error) if isinstance(error, TrackerError) else f"{type(error).__name__}: {error}"
            failed.append(f"{plan.ref} {form}: {why.rstrip('.')}")
            continue
        files += [file] if file else []
    return WrittenSections(tuple(files), tuple(failed))


def section_file(settings: Settings, ref: PlanRef, form: OccasionKind) -> Path:
    return settings.data / "avsnitt" / f"{ref}-{form}.docx"


def _due(plan: Plan, settings: Settings, today: date) -> OccasionKind | None:
    """Returns the last form whose day has passed since the plan was imported."""
    rules = settings.rules_for(plan.ref.district)
    days = {form: rules.report_day(form, plan.ref.year) for form in REPORTS}
    due = [form for form in REPORTS if plan.imported_on <= days[form] < today]
    return due[-1] if due else None


def _write(
    database: Database, actor: Actor, now: datetime, settings: Settings, plan: Plan, form: OccasionKind
) -> Path | None:
    """Keeps the draft and the letter's row first: the file is written from what is kept."""
    path = section_file(settings, plan.ref, form)
    document = _kept(database, actor, now, settings, plan, form, path)
    if document is None or path.exists():
        return None
    make_folder(path.parent, private=True)
    write_report(document, MARKDOWN, path.with_suffix(".md"))
    write_report(document, WORD, path, settings.report_template_for(plan.ref.district))
    return path


def _kept(
    database: Database,
    actor: Actor,
    now: datetime,
    settings: Settings,
    plan: Plan,
    form: OccasionKind,
    path: Path,
) -> Document | None:
    """Returns the draft, drawn up now if it has not been; None if there is nothing to draw up or write."""
    with database.session() as session:
        events.lock_log(session)
        there = sections.draft(session, plan.id, form)
        fixed = section_versions.versions(session, plan.id, form)
        # A file without a draft was written by a version of the program that kept none.
        if fixed or (there is None and path.exists()):
            return None
        if there is None or there.announced_on is None:
            drawn = draw_draft(session, actor, now, settings, plan, form)
            sections.mark_announced(session, drawn.draft.stored.id, swedish_day(now))
            plan_draft_letter(session, actor, now, settings, plan)
        elif path.exists():
            return None
        return print_section(session, plan, form, draft=True).document
