"""Writes the report sections that are due to the data folder, as Markdown and Word."""

from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.forms import REPORTS, OccasionKind
from tracker.domain.plan_ref import PlanRef
from tracker.domain.records import Plan
from tracker.domain.report.document import section_document
from tracker.services.reports.compile_section import compile_section
from tracker.services.reports.formats import MARKDOWN, WORD, write_report
from tracker.settings import Settings
from tracker.store import plans


def write_sections(session: Session, now: datetime, settings: Settings) -> tuple[Path, ...]:
    """Writes each plan's latest due section, unless its file exists. Returns the Word files.

    A section is due from the day after its report day, so a day without a scheduler misses nothing.
    """
    written = []
    for plan in plans.plans(session):
        rules = settings.rules_for(plan.ref.district)
        came = [form for form in REPORTS if rules.report_day(form, plan.ref.year) < swedish_day(now)]
        due = [form for form in came if rules.report_day(form, plan.ref.year) >= plan.imported_on]
        if due and not section_file(settings, plan.ref, due[-1]).exists():
            written.append(_write(session, now, settings, plan, due[-1]))
    return tuple(written)


def section_file(settings: Settings, ref: PlanRef, form: OccasionKind) -> Path:
    return settings.data / "avsnitt" / f"{ref}-{form}.docx"


def _write(session: Session, now: datetime, settings: Settings, plan: Plan, form: OccasionKind) -> Path:
    document = section_document(compile_section(session, swedish_day(now), settings, plan, form))
    path = section_file(settings, plan.ref, form)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_report(document, MARKDOWN, path.with_suffix(".md"))
    write_report(document, WORD, path, settings.report_template_for(plan.ref.district))
    return path
