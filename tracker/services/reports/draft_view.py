"""A report section as the desk shows it: its draft by activity with what has come since, and its versions."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.forms import REPORTS, OccasionKind, is_annual
from tracker.domain.records import Plan
from tracker.domain.report.own_texts import SUMMARY
from tracker.domain.report.values import Check, Sentence
from tracker.errors import NotFoundError
from tracker.services.reports.kept_draft import Draft, find_draft
from tracker.services.reports.section_news import News, Present, present, since_drawn, since_written
from tracker.services.reports.section_replies import replies_about
from tracker.settings import Settings
from tracker.store import plans, section_versions, sections


@dataclass(frozen=True, slots=True)
class ReportRow:
    """How far a section has come: the day of its draft, and the number and day of its last version."""

    plan: Plan
    form: OccasionKind
    drawn: date | None
    version: int | None
    fixed: date | None


@dataclass(frozen=True, slots=True)
class DraftPart:
    """The text about an activity, or (SUMMARY) the summary; `own` if it is the coordinator's.

    `came` says what has come since it was drawn up or written.
    """

    number: int
    title: str
    label: str
    text: str
    own: bool
    came: str


@dataclass(frozen=True, slots=True)
class FixedVersion:
    number: int
    day: date
    dnr: str
    reason: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """A section; `drawn` None: there is no draft, or (`outdated`) it can't be read any more.

    `complete` is False for an annual report whose year was not over when it was drawn up. `waiting` counts
    the replies about the plan that wait in review. `checks` are the answers to look at before it is fixed.
    """

    plan: Plan
    form: OccasionKind
    drawn: date | None
    outdated: bool
    complete: bool
    areas: tuple[tuple[str, tuple[DraftPart, ...]], ...]
    waiting: int
    versions: tuple[FixedVersion, ...]
    checks: tuple[Check, ...] = ()

    @property
    def news(self) -> tuple[DraftPart, ...]:
        """The parts about which something has come."""
        return tuple(part for _, parts in self.areas for part in parts if part.came)


def report_rows(session: Session, districts: Collection[str]) -> tuple[ReportRow, ...]:
    """Returns the sections of the plans of these districts, newest plans first, in the reports' order."""
    there = {plan.id: plan for plan in plans.plans_in_use(session, districts)}
    drawn = {(plan, form): at for plan, form, at in sections.drawn(session, there)}
    versions = section_versions.fixed_on(session, there)
    fixed = {(plan, form): (number, swedish_day(at)) for plan, form, number, at in versions}
    return tuple(
        ReportRow(plan, form, _day(drawn.get((plan.id, form))), *fixed.get((plan.id, form), (None, None)))
        for plan in there.values()
        for form in REPORTS
    )


def _day(moment: datetime | None) -> date | None:
    return swedish_day(moment) if moment else None


def draft_view(
    session: Session, today: date, settings: Settings, plan: Plan, form: OccasionKind
) -> DraftView:
    """Returns the section as it is kept, compared with the answers of today."""
    try:
        draft, outdated = find_draft(session, plan, form), False
    except NotFoundError:
        draft, outdated = None, True
    now = present(session, today, settings, plan, form) if draft else None
    return DraftView(
        plan=plan,
        form=form,
        drawn=draft.day if draft else None,
        outdated=outdated,
        complete=draft is None or not is_annual(form) or draft.section.period.complete,
        areas=tuple(_areas(draft, now)) if draft and now else (),
        waiting=len(replies_about(session, plan)),
        versions=tuple(
            FixedVersion(one.number, swedish_day(one.fixed_at), one.dnr, one.reason)
            for one in section_versions.versions(session, plan.id, form)
        ),
        checks=draft.section.checks if draft else (),
    )


def _areas(draft: Draft, now: Present) -> Iterator[tuple[str, tuple[DraftPart, ...]]]:
    """Yields the summary, and the parts under each heading of the plan."""
    came = _came(draft, now)
    text, own = _text(draft, SUMMARY, draft.section.summary)
    yield "", (DraftPart(SUMMARY, "Sammanfattning", "", text, own, came.get(SUMMARY, "") if own else ""),)
    for area in draft.section.areas:
        parts = []
        for told in area.told:
            text, own = _text(draft, told.number, told.sentences)
            parts.append(DraftPart(told.number, told.title, told.label, text, own, came.get(told.number, "")))
        yield area.name, tuple(parts)


def _text(draft: Draft, number: int, sentences: tuple[Sentence, ...]) -> tuple[str, bool]:
    own = draft.numbered.get(number)
    return (own.text, True) if own else (" ".join(one.text for one in sentences), False)


def _came(draft: Draft, now: Present) -> Mapping[int, str]:
    """Returns number → what has come since the own text was written, else since the draft was drawn up."""
    drawn: dict[int, News] = {one.number: one for one in since_drawn(draft, now)}
    return {one.number: one.what for one in (*drawn.values(), *since_written(draft, now))}
