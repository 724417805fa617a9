"""The sections that fall due: written as Markdown and Word on the form's day, into the data folder."""

from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.forms import REPORTS, OccasionKind
from tracker.domain.records import PlanRef
from tracker.services.reports.compile_section import compile_section
from tracker.services.reports.formats import MARKDOWN, WORD, write_report
from tracker.settings import Settings
from tracker.store import plans


def write_sections(session: Session, now: datetime, settings: Settings) -> tuple[Path, ...]:
    """Writes each plan's section whose day has come and whose file is not there yet; gives the Word files.

    "Has come", not "is today": a day without a scheduler loses nothing. Only the last form that is due.
    """
    written = []
    for plan in plans.plans(session):
        rules = settings.rules_for(plan.ref.district)
        came = [form for form in REPORTS if rules.report_day(form, plan.ref.year) < swedish_day(now)]
        due = [form for form in came if rules.report_day(form, plan.ref.year) >= plan.imported_on]
        if due and not section_file(settings, plan.ref, due[-1]).exists():
            written.append(_write(session, now, settings, plan.ref, due[-1]))
    return tuple(written)


def section_file(settings: Settings, ref: PlanRef, form: OccasionKind) -> Path:
    return settings.data / "avsnitt" / f"{ref}-{form}.docx"


def _write(session: Session, now: datetime, settings: Settings, ref: PlanRef, form: OccasionKind) -> Path:
    section = compile_section(session, swedish_day(now), settings, ref, form)
    path = section_file(settings, ref, form)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_report(section, MARKDOWN, path.with_suffix(".md"))
    write_report(section, WORD, path)
    return path
