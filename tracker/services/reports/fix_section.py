"""Fixes a section (fastställer): a numbered version of the draft that never changes.

Later answers for its form are closed: by mail they go to review, by phone they are refused
(services/answers/closed_forms.py), and nobody is asked any more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.events import EventKind
from tracker.domain.forms import OccasionKind, is_annual
from tracker.domain.records import Plan
from tracker.domain.report import phrases as common
from tracker.domain.report.document import Document
from tracker.domain.report.fixing import closed_with
from tracker.domain.report.own_texts import OwnWords, version_document, version_sources
from tracker.domain.report.phrases import versions as phrases
from tracker.domain.report.values import Section
from tracker.domain.sentence import sentence
from tracker.domain.swedish import swedish_date
from tracker.domain.text import on_one_line
from tracker.errors import TrackerError, UsageError
from tracker.services.answers.standing_answers import let_plan_stand
from tracker.services.free_text import REASON, refuse_personal_number
from tracker.services.reports.formats import FORMATS, report_bytes
from tracker.services.reports.kept_draft import Draft, draw_command, need_draft
from tracker.services.reports.section_news import News, present, since_drawn, since_written
from tracker.services.reports.section_replies import replies_about
from tracker.services.reports.version_content import (
    VersionContent,
    actor_cell,
    read_content,
    sha256,
    without_names,
)
from tracker.settings import Settings
from tracker.store import events, section_versions
from tracker.store.section_versions import NewVersion, StoredVersion


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person states when fixing.

    `dnr` None: that of the last version, else the plan's. `again`: why a version is corrected, None for the
    first. `anyway`: fix the draft as it stands although answers have come since, wait in review, or have
    not been looked at.
    """

    dnr: str | None = None
    again: str | None = None
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class FixedSection:
    """The new version; `closed` questions are not asked any more."""

    version: StoredVersion
    closed: int


def fix_section(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    plan: Plan,
    form: OccasionKind,
    choice: Choice,
) -> FixedSection:
    """Makes the draft a version, closes the form's answers and logs who did it.

    Raises NotFoundError if there is no draft, and UsageError if the section is fixed already (unless
    `again`), nothing has changed since, the year of an annual report is not over, or, unless `anyway`, if
    the draft does not have the latest answers or something to look at in it has not been looked at.
    """
    events.lock_log(session)
    earlier = section_versions.versions(session, plan.id, form)
    reason = _reason(plan, form, earlier, choice.again)
    draft = need_draft(session, plan, form)
    _check(session, now, settings, draft, choice.anyway)
    dnr = choice.dnr if choice.dnr is not None else earlier[-1].dnr if earlier else plan.dnr
    refuse_personal_number(dnr, "Diarienumret")
    new = _version(session, actor, now, draft, len(earlier) + 1, reason, on_one_line(dnr))
    if earlier and read_content(earlier[-1]).state == draft.state and earlier[-1].dnr == new.head["dnr"]:
        raise UsageError(f"Inget skiljer utkastet från version {earlier[-1].number}: ändra det först.")
    own = settings.report_template_for(plan.ref.district)
    stored = _store(session, actor, now, draft, new, reason, own)
    let_plan_stand(session, actor, now, settings, plan, form)
    closed = section_versions.close_for(session, plan.id, closed_with(form), swedish_day(now))
    detail = f"{plan.ref} {form}: version {stored.number}, sha256 {stored.sha256}"
    events.log(session, now, EventKind.FIXED, actor, detail=detail, district=plan.ref.district)
    return FixedSection(stored, closed)


def _reason(plan: Plan, form: OccasionKind, earlier: Sequence[StoredVersion], again: str | None) -> str:
    """Returns the reason of a correction, "" for the first version."""
    if not earlier:
        if again is not None:
            told = f"{_named(plan, form)} är inte fastställt än"
            raise UsageError(sentence(told, ": utelämna --again.", ": inget skäl behövs."))
        return ""
    if again is None:
        day = swedish_date(swedish_day(earlier[-1].fixed_at))
        told = (
            f"{_named(plan, form)} är redan fastställt, den {day} (version {earlier[-1].number}): en "
            "rättelse blir en ny version, "
        )
        raise UsageError(sentence(told, "med --again ”ORSAKEN”.", "och ska ha ett skäl."))
    reason = on_one_line(again)
    refuse_personal_number(reason, REASON)
    if not reason:
        raise UsageError(sentence("Skriv varför avsnittet rättas", ": --again ”ORSAKEN”.", "."))
    return reason


def _named(plan: Plan, form: OccasionKind) -> str:
    section = phrases.section_of(form, plan.ref.year)
    return f"{section[:1].upper()}{section[1:]}"


def _check(session: Session, now: datetime, settings: Settings, draft: Draft, anyway: bool) -> None:
    """Raises UsageError if the draft can't be fixed, or, unless `anyway`, should not be yet."""
    period, again = draft.section.period, draw_command(draft.plan, draft.form)
    if is_annual(draft.form) and not period.complete:
        told = "Utkastet är från före årsskiftet: gör om det när året är slut"
        raise UsageError(sentence(told, f", med {again}.", "."))
    if anyway:
        return
    today = present(session, swedish_day(now), settings, draft.plan, draft.form)
    came = since_drawn(draft, today)
    if came:
        raise UsageError(
            sentence(
                f"Svar har kommit sedan utkastet gjordes ({_activities(came)}): gör om det",
                f" med {again}, eller fastställ det som det är med --yes.",
                ", eller kryssa för att fastställa ändå.",
            )
        )
    unseen = since_written(draft, today)
    if unseen:
        raise UsageError(
            sentence(
                f"Svar har kommit sedan du skrev din egen text ({_activities(unseen)}): ",
                "se dem med tracker section list, och ändra texten eller behåll den med tracker section edit "
                "--keep; eller --yes.",
                "läs dem, ändra texten eller behåll den, eller kryssa för att fastställa ändå.",
            )
        )
    waiting = replies_about(session, draft.plan)
    if waiting:
        which = "Ett svar" if len(waiting) == 1 else f"{len(waiting)} svar"
        raise UsageError(
            sentence(
                f"{which} om planen väntar på granskning: gå igenom ",
                "med tracker review och gör om utkastet, eller fastställ utan med --yes.",
                "under Granska och gör om utkastet, eller kryssa för att fastställa ändå.",
            )
        )
    _check_seen(draft)


def _check_seen(draft: Draft) -> None:
    """Raises UsageError if an answer that may say something else than is recorded has not been looked at."""
    if unseen := draft.to_look_at:
        raise UsageError(
            sentence(
                f"Svar är inte kontrollerade ({_numbered(check.number for check in unseen)}): ",
                "se dem med tracker section check, ändra med tracker section edit eller låt dem stå med "
                "--keep; eller --yes.",
                "se listan, ändra texten, läget eller avvikelsen eller låt det stå, eller kryssa för att "
                "fastställa ändå.",
            )
        )


def _activities(news: Sequence[News]) -> str:
    return _numbered(one.number for one in news)


def _numbered(of: Iterable[int]) -> str:
    numbers = sorted({number for number in of if number})
    if not numbers:
        return "sammanfattningen"
    return f"{'aktivitet' if len(numbers) == 1 else 'aktiviteterna'} {common.number_list(numbers)}"


def _version(
    session: Session, actor: Actor, now: datetime, draft: Draft, number: int, reason: str, dnr: str
) -> VersionContent:
    day = swedish_day(now)
    section = _with_dnr(draft.section, dnr)
    own = {
        place: OwnWords(one.said, actor_cell(one.written_by), swedish_day(one.written_at))
        for place, one in draft.numbered.items()
    }
    line = phrases.version_line(number, day, reason)
    sources = version_sources(section, without_names(session, section), own)
    return VersionContent(
        _head(draft, actor.code, day, number, reason, dnr),
        draft.state,
        version_document(section, line, own),
        replace(sources, title=f"{sources.title}, version {number}"),
    )


def _with_dnr(section: Section, dnr: str) -> Section:
    return replace(section, facts=common.facts(section.district, dnr, section.period), dnr=dnr)


def _head(draft: Draft, who: str, day: date, number: int, reason: str, dnr: str) -> dict[str, str | int]:
    return {
        "plan": str(draft.plan.ref),
        "name": draft.plan.name,
        "form": draft.form.value,
        "version": number,
        "dnr": dnr,
        "drawn_on": draft.day.isoformat(),
        "fixed_on": day.isoformat(),
        "fixed_by": who,
        "reason": reason,
    }


def _store(
    session: Session,
    actor: Actor,
    now: datetime,
    draft: Draft,
    new: VersionContent,
    reason: str,
    own: Path | None,
) -> StoredVersion:
    canonical = new.canonical
    row = NewVersion(
        plan_id=draft.plan.id,
        form=draft.form,
        number=int(new.head["version"]),
        fixed_at=now,
        fixed_by=actor.code,
        dnr=str(new.head["dnr"]),
        reason=reason,
        sha256=sha256(canonical),
        content=canonical,
    )
    return section_versions.add_version(session, row, files_of(new.document, own))


def files_of(document: Document, own: Path | None) -> dict[str, bytes]:
    """Returns the document in every format that can be written here, by the format's name.

    `own` is the municipality's own Word template.
    """
    found: dict[str, bytes] = {}
    for one in FORMATS:
        try:
            found[one.name] = report_bytes(document, one, own)
        except TrackerError:  # a format that is not installed here is printed from the document
            continue
    return found
