"""The figure of the table: what was counted, of how many, from how many units, beside the plan's number."""

from collections.abc import Sequence

from tracker.domain.question import Question, QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.figures import NONE, Figures, is_often, noun_of, whole_of
from tracker.domain.report.goals import for_each, goal_text
from tracker.domain.report.material import Material, Voice
from tracker.domain.status import Status


def outcome(material: Material, found: Figures) -> str:
    """Returns the figure of the table: what was counted, of how many, from how many units; "" if none."""
    if found.doubtful:
        shown = any(voice.quotable and voice.stated.numbered for voice in material.heard)
        return phrases.SEE_TEXT if shown or any(voice.value for voice in found.voices) else ""
    if found.told:
        return _sum(material, found)
    return _units_done(material)


def _sum(material: Material, found: Figures) -> str:
    question, several = material.question, len(material.names) > 1
    if not found.value and (found.least or all(v.report.status in NONE for v in material.heard)):
        return ""
    whole, said = _against(question, found), goal_text(question)
    per_cent = found.per_cent if whole == found.whole and not is_often(question) else None
    noun = noun_of(question) if found.named else ""
    shown = phrases.figure(found.value, whole, noun, per_cent)
    said = "" if whole is not None and whole == question.target else said
    if found.floor or (found.least and whole is None):
        shown = phrases.at_least(shown)
    shown = phrases.about(shown) if found.about else shown
    count = len(material.of_voices(_behind(material, found)))
    total = len(material.names)
    units = phrases.from_units(count, total, material.noun) if several and count < total else ""
    each = phrases.FOR_EACH[material.noun] if several and for_each(material) else ""
    plan = phrases.plan_says(said, each) if said else ""
    return phrases.outcome(shown, units, plan, "" if found.named else phrases.SEE_TEXT)


def _behind(material: Material, found: Figures) -> Sequence[Voice]:
    """Returns whose answers the figure holds, those that had nothing to count too; of a share its own."""
    if found.whole is not None:
        return [voice for voice in found.voices if voice.value or whole_of(voice, material.question)]
    needs = material.question.kind is QuestionKind.CONDITIONAL
    none = [v for v in material.heard if needs and v.report.status in NONE and not v.mixed]
    return [voice for voice in material.heard if voice in found.voices or voice in none]


def _against(question: Question, found: Figures) -> float | None:
    """Returns of how many: the answers' own whole, or the plan's number of meetings that is not passed."""
    plan = question.target if question.kind is QuestionKind.FREQUENCY and not found.least else None
    return plan if found.whole is None and plan and found.value <= plan else found.whole


def _units_done(material: Material) -> str:
    """How many of several have reported that work with an end is done."""
    if material.question.kind is not QuestionKind.DATE or len(material.names) <= 1:
        return ""
    done = [v for v in material.heard if v.report.status is Status.GENOMFORD]
    count, total = len(material.of_voices(done)), len(material.names)
    return phrases.units_done(count, total, material.noun, least=not material.all_heard) if count else ""
