"""A report section as the desk shows it: its draft by activity with what has come since, and its versions."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.forms import REPORTS, OccasionKind, is_annual
from tracker.domain.records import Plan
from tracker.domain.report.own_texts import SUMMARY
from tracker.domain.report.values import Check, Told
from tracker.errors import NotFoundError
from tracker.services.reports.draft_section import Standing, standing_of, text_of
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
    """What stands about an activity, or (SUMMARY) in the summary; `own` if the text is the coordinator's.

    `judged` if the verdict or the deviation is, `compiled` what the answers say: verdict's label. `came` says
    what has come since it was drawn up or written, `checks` what to look at; `seen` if that has been done.
    `standing` is what a form about it shows.
    """

    number: int
    title: str
    label: str
    text: str
    own: bool
    came: str
    standing: Standing
    verdict: str = ""
    deviation: str = ""
    compiled: str = ""
    judged: bool = False
    checks: tuple[Check, ...] = ()
    seen: bool = False

    @property
    def unseen(self) -> bool:
        """True if there is something to look at, beside what waits in review."""
        return not self.seen and not all(check.waits for check in self.checks)

    @property
    def looked_at(self) -> bool:
        """True if that has been looked at."""
        return self.seen and not all(check.waits for check in self.checks)


@dataclass(frozen=True, slots=True)
class FixedVersion:
    number: int
    day: date
    dnr: str
    reason: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """A section; `drawn` None: there is no draft, or (`outdated`) it can't be read any more.

    `complete` is False for an annual report whose year was not over when it was drawn up, and `year_over` for
    every report that was drawn up before. `waiting` counts the replies about the plan that wait in review.
    """

    plan: Plan
    form: OccasionKind
    drawn: date | None
    outdated: bool
    complete: bool
    year_over: bool
    areas: tuple[tuple[str, tuple[DraftPart, ...]], ...]
    waiting: int
    versions: tuple[FixedVersion, ...]

    @property
    def unseen(self) -> tuple[DraftPart, ...]:
        """The parts with something to look at before it is fixed, that has not been."""
        return tuple(part for _, parts in self.areas for part in parts if part.unseen)

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
        year_over=draft is not None and draft.section.period.complete,
        areas=tuple(_areas(draft, now)) if draft and now else (),
        waiting=len(replies_about(session, plan)),
        versions=tuple(
            FixedVersion(one.number, swedish_day(one.fixed_at), one.dnr, one.reason)
            for one in section_versions.versions(session, plan.id, form)
        ),
    )


def _areas(draft: Draft, now: Present) -> Iterator[tuple[str, tuple[DraftPart, ...]]]:
    """Yields the summary, and the parts under each heading of the plan."""
    came = _came(draft, now)
    shown = draft.shown
    own = SUMMARY in draft.numbered
    news = came.get(SUMMARY, "") if own else ""
    text = text_of(shown.summary)
    whole = DraftPart(SUMMARY, "Sammanfattning", "", text, own, news, Standing(text))
    yield "", (whole,)
    compiled = {told.number: told for told in draft.section.told}
    for area in shown.areas:
        parts = (_part(draft, told, compiled[told.number], came.get(told.number, "")) for told in area.told)
        yield area.name, tuple(parts)


def _part(draft: Draft, told: Told, compiled: Told, came: str) -> DraftPart:
    said, stands = draft.said_of(told.number), standing_of(draft, told)
    return DraftPart(
        number=told.number,
        title=told.title,
        label=told.label,
        text=stands.text,
        own=said.text is not None,
        came=came,
        verdict=stands.verdict,
        deviation=stands.deviation,
        compiled=compiled.verdict_label,
        standing=stands,
        judged=said.verdict is not None or said.deviation is not None,
        checks=compiled.checks,
        seen=draft.is_seen(told.number),
    )


def _came(draft: Draft, now: Present) -> Mapping[int, str]:
    """Returns number → what has come since the own text was written, else since the draft was drawn up."""
    drawn: dict[int, News] = {one.number: one for one in since_drawn(draft, now)}
    return {one.number: one.what for one in (*drawn.values(), *since_written(draft, now))}
