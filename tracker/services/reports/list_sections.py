"""Lists the drafts and fixed versions of sections, with what has come since."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.forms import REPORTS, OccasionKind
from tracker.domain.records import Plan
from tracker.errors import NotFoundError
from tracker.services.reports.kept_draft import Draft, author_names, find_draft
from tracker.services.reports.section_news import (
    News,
    Present,
    present,
    since_drawn,
    since_fixed,
    since_written,
)
from tracker.services.reports.version_content import read_content
from tracker.settings import Settings
from tracker.store import plans, section_versions
from tracker.store.section_versions import StoredVersion

DRAFT, FIXED, OUTDATED = "draft", "fixed", "outdated"


@dataclass(frozen=True, slots=True)
class ListedSection:
    """A draft or a version. `state` is "draft", "fixed", or "outdated": a draft that can't be read any more.

    `came` is what has come since it was drawn up or fixed, `unseen` what has come since own texts were
    written, and `own` the numbers of activities with such a text.
    """

    plan: Plan
    form: OccasionKind
    state: str
    day: date | None
    who: str
    number: int | None = None
    sha256: str = ""
    dnr: str = ""
    reason: str = ""
    own: tuple[int, ...] = ()
    came: tuple[News, ...] = ()
    unseen: tuple[News, ...] = ()

    def json(self) -> dict[str, object]:
        """Returns one item of `tracker section list --format json`."""
        return {
            "plan": str(self.plan.ref),
            "form": self.form.value,
            "state": self.state,
            "version": self.number,
            "day": self.day.isoformat() if self.day else None,
            "by": self.who,
            "dnr": self.dnr,
            "reason": self.reason,
            "sha256": self.sha256 or None,
            "own_texts": list(self.own),
            "since": [one.json() for one in self.came],
            "since_own_text": [one.json() for one in self.unseen],
        }


def list_sections(
    session: Session,
    today: date,
    settings: Settings,
    district: str | None = None,
    year: int | None = None,
    only: Plan | None = None,
) -> tuple[ListedSection, ...]:
    """Returns the versions and the draft of each plan and form, in the order of the reports."""
    wanted = (
        plan
        for plan in plans.plans(session)
        if district in (None, plan.ref.district)
        and year in (None, plan.ref.year)
        and (only is None or plan.id == only.id)
    )
    return tuple(
        one for plan in wanted for form in REPORTS for one in _of_form(session, today, settings, plan, form)
    )


def _of_form(
    session: Session, today: date, settings: Settings, plan: Plan, form: OccasionKind
) -> Iterator[ListedSection]:
    fixed = section_versions.versions(session, plan.id, form)
    try:
        draft, outdated = find_draft(session, plan, form), False
    except NotFoundError:
        draft, outdated = None, True
    if not fixed and draft is None and not outdated:
        return
    now = present(session, today, settings, plan, form)
    names = author_names(session, _codes(fixed, draft))
    for one in fixed:
        yield _fixed(plan, one, names[one.fixed_by], now if one is fixed[-1] else None)
    if draft is not None:
        yield _draft(draft, names[draft.stored.drawn_by], now, last=fixed[-1] if fixed else None)
    elif outdated:
        yield ListedSection(plan, form, OUTDATED, None, "")


def _codes(fixed: Iterable[StoredVersion], draft: Draft | None) -> Iterator[str]:
    yield from (one.fixed_by for one in fixed)
    if draft is not None:
        yield draft.stored.drawn_by


def _fixed(plan: Plan, one: StoredVersion, who: str, now: Present | None) -> ListedSection:
    """Returns a version; `now` None: a later one has taken its place."""
    content = read_content(one)
    answers = {activity.activity_id: activity.answers for activity in content.state.activities}
    return ListedSection(
        plan=plan,
        form=one.form,
        state=FIXED,
        day=swedish_day(one.fixed_at),
        who=who,
        number=one.number,
        sha256=one.sha256,
        dnr=one.dnr,
        reason=one.reason,
        own=tuple(activity.number for activity in content.state.activities if activity.own),
        came=since_fixed(answers, now) if now else (),
    )


def _draft(draft: Draft, who: str, now: Present, last: StoredVersion | None) -> ListedSection:
    """Returns the draft; `last` is the last fixed version, whose own line says what has come since."""
    return ListedSection(
        plan=draft.plan,
        form=draft.form,
        state=DRAFT,
        day=draft.day,
        who=who,
        own=tuple(sorted(draft.numbered)),
        came=() if last else since_drawn(draft, now),
        unseen=() if last else since_written(draft, now),
    )
