"""Draws up the draft of a section and keeps it, and the coordinator's own texts in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.events import EventKind
from tracker.domain.forms import OccasionKind
from tracker.domain.records import Plan
from tracker.domain.report.own_texts import SUMMARY, tidy
from tracker.domain.report.phrases import versions as phrases
from tracker.domain.report.values import Told
from tracker.domain.sentence import sentence
from tracker.domain.text import harmless
from tracker.errors import NotFoundError, UsageError
from tracker.services.free_text import refuse_personal_number
from tracker.services.reports.compile_section import compile_section, finder_for
from tracker.services.reports.kept_draft import (
    Draft,
    activity_ids,
    draft_content,
    find_draft,
    load,
    need_draft,
)
from tracker.services.reports.section_news import News, present, since_written
from tracker.settings import Settings
from tracker.store import events, section_versions, sections
from tracker.store.sections import OwnText

LONGEST = 8000  # characters of an own text


@dataclass(frozen=True, slots=True)
class DrawnDraft:
    """A draft as drawn up now.

    `changed` are the numbers of activities whose compiled text is another than in the earlier draft (empty
    if there was none), `kept` those of own texts, and `news` what has come since these were written.
    `fixed` is the day since which the section is fixed: the draft is for a correction.
    """

    draft: Draft
    changed: tuple[int, ...]
    kept: tuple[int, ...]
    news: tuple[News, ...]
    fixed: date | None


@dataclass(frozen=True, slots=True)
class EditedText:
    """An own text as stored; `warning` is a Swedish sentence about what a public text should not name."""

    number: int
    text: str
    warning: str = ""


def draw_draft(
    session: Session, actor: Actor, now: datetime, settings: Settings, plan: Plan, form: OccasionKind
) -> DrawnDraft:
    """Compiles the section and keeps it as the draft; own texts stay as they are."""
    events.lock_log(session)
    section = compile_section(session, swedish_day(now), settings, plan, form)
    before = _earlier(session, plan, form)
    content = draft_content(section, activity_ids(session, plan))
    stored = sections.save_draft(session, plan.id, form, now, actor.code, content)
    draft = load(session, plan, stored)
    detail = f"{plan.ref} {form}: utkast, {len(section.told)} aktiviteter"
    events.log(session, now, EventKind.DRAFTED, actor, detail=detail, district=plan.ref.district)
    return DrawnDraft(
        draft=draft,
        changed=_changed(before, draft),
        kept=tuple(sorted(draft.numbered)),
        news=since_written(draft, present(session, swedish_day(now), settings, plan, form, section)),
        fixed=fixed_day(session, plan, form),
    )


def _earlier(session: Session, plan: Plan, form: OccasionKind) -> Draft | None:
    try:
        return find_draft(session, plan, form)
    except NotFoundError:  # it is of another version of the program, and replaced now
        return None


def _changed(before: Draft | None, after: Draft) -> tuple[int, ...]:
    if before is None:
        return ()
    old = {before.ids[told.number]: _shown(told) for told in before.section.told}
    return tuple(
        told.number for told in after.section.told if old.get(after.ids[told.number]) != _shown(told)
    )


def _shown(told: Told) -> tuple[object, ...]:
    return told.label, told.outcome, told.sentences


def fixed_day(session: Session, plan: Plan, form: OccasionKind) -> date | None:
    """Returns the Swedish day since which the section is fixed; None if it is not."""
    at = section_versions.fixed_since(session, plan.ref).get(form)
    return swedish_day(at) if at else None


def edit_text(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    plan: Plan,
    form: OccasionKind,
    number: int,
    text: str,
) -> EditedText:
    """Keeps an own text about an activity, or (SUMMARY) the summary, of a draft.

    Raises NotFoundError if there is no draft or no such activity in it, and UsageError if the text is empty,
    too long or has a personal number.
    """
    events.lock_log(session)
    draft = need_draft(session, plan, form)
    activity = _activity(draft, number)
    words = _checked(text)
    behind = _behind(draft, number)
    own = OwnText(activity, words, now, actor.code, tuple(sorted((one, draft.behind[one]) for one in behind)))
    sections.save_own_text(session, draft.stored.id, own)
    _log(session, actor, now, draft, activity, "samordnarens text")
    return EditedText(number, words, _warning(session, settings, plan, words))


def keep_text(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    plan: Plan,
    form: OccasionKind,
    number: int,
) -> EditedText:
    """Keeps an own text as it is: the answers of the present draft have been seen.

    Raises NotFoundError if there is none.
    """
    draft = need_draft(session, plan, form)
    _activity(draft, number)
    if number not in draft.numbered:
        raise NotFoundError(_no_text(number))
    return edit_text(session, actor, now, settings, plan, form, number, draft.numbered[number].text)


def _no_text(number: int) -> str:
    told = f"{_about(number)} har ingen egen text i utkastet"
    return sentence(told, ": se tracker section list.", ".")


def clear_text(
    session: Session, actor: Actor, now: datetime, plan: Plan, form: OccasionKind, number: int
) -> Draft:
    """Removes an own text: the compiled one stands again. Raises NotFoundError if there is none."""
    events.lock_log(session)
    draft = need_draft(session, plan, form)
    activity = _activity(draft, number)
    if not sections.remove_own_text(session, draft.stored.id, activity):
        raise NotFoundError(_no_text(number))
    _log(session, actor, now, draft, activity, "samordnarens text borttagen")
    return replace(draft, own=tuple(one for one in draft.own if one.activity_id != activity))


def present_text(session: Session, plan: Plan, form: OccasionKind, number: int) -> str:
    """Returns the text that stands in the draft now, to be edited. Raises what `edit_text` raises."""
    draft = need_draft(session, plan, form)
    _activity(draft, number)
    own = draft.numbered.get(number)
    if own:
        return own.text
    told = [one for one in draft.section.told if one.number == number]
    sentences = told[0].sentences if told else draft.section.summary
    return " ".join(sentence.text for sentence in sentences)


def _activity(draft: Draft, number: int) -> int | None:
    """Returns the id of the activity with this number, None for the summary. Raises NotFoundError."""
    if number == SUMMARY:
        return None
    told = [one.number for one in draft.section.told]
    if number not in told:
        raise NotFoundError(_unknown(draft, number, told))
    return draft.ids[number]


def _unknown(draft: Draft, number: int, told: Sequence[int]) -> str:
    if number in draft.ids:
        return f"Aktivitet {number} redovisas inte i {draft.form.label}: utkastet har {_spans(told)}."
    return f"Planen {draft.plan.ref} har ingen aktivitet {number}: utkastet har {_spans(told)}."


def _spans(told: Sequence[int]) -> str:
    from tracker.domain.report.phrases import number_list

    return number_list(sorted(told)) if told else "inga"


def _behind(draft: Draft, number: int) -> frozenset[int]:
    if number == SUMMARY:
        return frozenset(draft.behind)
    told = [one for one in draft.section.told if one.number == number]
    return frozenset(report for one in told for report in one.sources)


def _checked(text: str) -> str:
    words = tidy(harmless(text))
    if not words:
        told = "Texten är tom: skriv en, eller ta bort din text"
        raise UsageError(sentence(told, " med --clear.", "."))
    if len(words) > LONGEST:
        raise UsageError(f"Texten har {len(words)} tecken, och högst {LONGEST} får plats: korta den.")
    refuse_personal_number(words, "Texten")
    return words


def _warning(session: Session, settings: Settings, plan: Plan, words: str) -> str:
    if not finder_for(session, settings, plan).names_a_person(words):
        return ""
    return "Texten ser ut att nämna en person. Avsnittet är offentligt: skriv enheten i stället."


def _about(number: int) -> str:
    return phrases.WHOLE + "en" if number == SUMMARY else f"Aktivitet {number}"


def _log(
    session: Session, actor: Actor, now: datetime, draft: Draft, activity: int | None, what: str
) -> None:
    detail = f"{draft.plan.ref} {draft.form}: {what}"
    where = draft.plan.ref.district
    events.log(session, now, EventKind.EDITED, actor, activity_id=activity, detail=detail, district=where)
