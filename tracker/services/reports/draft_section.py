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
from tracker.domain.report.own_texts import (
    SUMMARY,
    Judgement,
    differing,
    judgement,
    tidy,
)
from tracker.domain.report.phrases import versions as phrases
from tracker.domain.report.values import Check, Sentence, Told, deviation_text
from tracker.domain.sentence import sentence
from tracker.domain.text import harmless, on_one_line
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
TEXT, DEVIATION = "Texten", "Avvikelsen"  # what a refusal begins with


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
    """What is stored of an activity; `warning` is a Swedish sentence about what should not be named."""

    number: int
    said: Judgement
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands about an activity, to be written about: what a form that is sent must have shown.

    `verdict` is the coordinator's, "" if it is the answers'.
    """

    text: str
    verdict: str = ""
    deviation: str = ""
    label: str = ""
    checks: tuple[Check, ...] = ()


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
    given: Judgement,
) -> EditedText:
    """Keeps what the coordinator says of an activity, or (SUMMARY) the summary, of a draft.

    What is as it was compiled is not kept as the coordinator's; that it has been looked at is.
    Raises NotFoundError if there is no draft or no such activity in it, and UsageError if the text is empty,
    too long or has a personal number, or the summary is given a verdict.
    """
    events.lock_log(session)
    draft = need_draft(session, plan, form)
    activity = _activity(draft, number)
    if number == SUMMARY and (given.verdict or given.deviation is not None):
        raise UsageError("Läge och avvikelse anges för en aktivitet, inte för sammanfattningen.")
    said = _checked(_differing(draft, number, _tidied(given)))
    behind = draft.behind_of(number)
    own = OwnText(activity, said, now, actor.code, tuple(sorted((one, draft.behind[one]) for one in behind)))
    sections.save_own_text(session, draft.stored.id, own)
    _log(session, actor, now, draft, activity, _what(said))
    return EditedText(number, said, _warning(session, settings, plan, said))


def _differing(draft: Draft, number: int, given: Judgement) -> Judgement:
    if number == SUMMARY:
        return Judgement(differing(draft.shown_without_own_summary, given.text))
    return judgement(next(one for one in draft.section.told if one.number == number), given)


def _what(said: Judgement) -> str:
    """Returns what the log says was done."""
    if not said.changes:
        return "kontrollerad"
    if said.verdict is None and said.deviation is None:
        return "samordnarens text"
    return "samordnarens bedömning" if said.text is None else "samordnarens text och bedömning"


def keep_text(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    plan: Plan,
    form: OccasionKind,
    number: int,
) -> EditedText:
    """Keeps an activity as it stands, own text or not: the answers of the present draft have been looked at.

    Raises NotFoundError if there is no such activity in the draft.
    """
    said = judged(session, plan, form, number)
    return edit_text(session, actor, now, settings, plan, form, number, said)


def judged(session: Session, plan: Plan, form: OccasionKind, number: int) -> Judgement:
    """Returns what the coordinator has said of an activity. Raises what `edit_text` raises."""
    draft = need_draft(session, plan, form)
    _activity(draft, number)
    return draft.said_of(number)


def _no_text(number: int) -> str:
    told = f"{_about(number)} har ingen egen text i utkastet"
    return sentence(told, ": se tracker section list.", ".")


def clear_text(
    session: Session, actor: Actor, now: datetime, plan: Plan, form: OccasionKind, number: int
) -> None:
    """Removes what the coordinator says: what was compiled stands again.

    Raises NotFoundError if there is none.
    """
    events.lock_log(session)
    draft = need_draft(session, plan, form)
    activity = _activity(draft, number)
    if not sections.remove_own_text(session, draft.stored.id, activity):
        raise NotFoundError(_no_text(number))
    _log(session, actor, now, draft, activity, "samordnarens text borttagen")


def present_text(session: Session, plan: Plan, form: OccasionKind, number: int) -> str:
    """Returns the text that stands in the draft now, to be edited. Raises what `edit_text` raises."""
    return standing(session, plan, form, number).text


def standing(session: Session, plan: Plan, form: OccasionKind, number: int) -> Standing:
    """Returns what stands now about an activity, or in the summary. Raises what `edit_text` raises."""
    draft = need_draft(session, plan, form)
    _activity(draft, number)
    shown = draft.shown
    if number == SUMMARY:
        return Standing(text_of(shown.summary))
    return standing_of(draft, next(one for one in shown.told if one.number == number))


def standing_of(draft: Draft, told: Told) -> Standing:
    """Returns what stands about an activity, as the draft shows it."""
    said = draft.said_of(told.number)
    verdict = said.verdict.value if said.verdict else ""
    return Standing(text_of(told.sentences), verdict, deviation_text(told), told.label, told.checks)


def text_of(sentences: Sequence[Sentence]) -> str:
    return " ".join(one.text for one in sentences)


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


def _tidied(given: Judgement) -> Judgement:
    text = None if given.text is None else tidy(harmless(given.text))
    return replace(given, text=text, deviation=given.deviation and on_one_line(given.deviation))


def _checked(said: Judgement) -> Judgement:
    """Returns it. Raises UsageError for what can't stand in a section."""
    if said.text == "":
        told = "Texten är tom: skriv en, eller ta bort din text"
        raise UsageError(sentence(told, " med --clear.", "."))
    for words, what in ((said.text, TEXT), (said.deviation, DEVIATION)):
        if words and len(words) > LONGEST:
            raise UsageError(f"{what} har {len(words)} tecken, och högst {LONGEST} får plats: korta den.")
        refuse_personal_number(words or "", what)
    return said


def _warning(session: Session, settings: Settings, plan: Plan, said: Judgement) -> str:
    finder = finder_for(session, settings, plan)
    if not any(finder.names_a_person(words) for words in (said.text, said.deviation) if words):
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
