"""Deviations: what is recorded as late, not done or below a recorded target; words that may tell of more."""

from collections.abc import Iterator, Sequence

from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.claims import Claim
from tracker.domain.report.figures import Figures, waits_for_something, whole_of
from tracker.domain.report.forecasts import foreseen_by
from tracker.domain.report.goals import for_each, goal_reached, short
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.numbers_said import has_number
from tracker.domain.report.quotes import month_beside, near_day
from tracker.domain.report.values import Sentence
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast

_UNDONE = (Status.FORSENAD, Status.EJ_PABORJAD)


def deviating(material: Material, found: Figures) -> tuple[Voice, ...]:
    """Returns whose recorded status or number deviates from the plan, in the plan's order."""
    below = short_in_time(material, found)
    unlikely = foreseen_by(material).get(Forecast.NEJ, ())
    dropped = all(voice.report.status is Status.UTGAR for voice in material.heard)
    return tuple(
        voice
        for voice in material.heard
        if _is_late(material, voice)
        or voice in below
        or (voice in unlikely and voice.report.status is not Status.INGET_BEHOV)
        or (dropped and voice.report.status is Status.UTGAR)
    )


def _is_late(material: Material, voice: Voice) -> bool:
    status = voice.report.status
    if status is Status.EJ_PABORJAD:
        return (material.due_passed or material.period.complete) and not waits_for_something(material)
    unfinished = (
        status is Status.PAGAR
        and material.question.kind is QuestionKind.DATE
        and not voice.stated.yes_no
        and _said_past_due(material, voice)
    )
    return status is Status.FORSENAD or unfinished


def _said_past_due(material: Material, voice: Voice) -> bool:
    """True if the year is over, or the work should have been done when it was said."""
    due = material.stored.activity.schedule.due
    over = material.period.complete or not due or voice.report.reported_on >= max(due)
    return material.due_passed and over


def short_in_time(material: Material, found: Figures) -> tuple[Voice, ...]:
    """Returns whose number is below the target when it should have been reached."""
    ended = (
        material.due_passed if material.question.kind is QuestionKind.COUNTABLE else material.period.complete
    )
    return short(material, found) if ended else ()


def causes(material: Material, voices: Sequence[Voice]) -> Iterator[Claim]:
    """Yields who deviates with no words at all beyond status and number, if all that deviate do."""
    silent = tuple(voice for voice in voices if says_nothing(voice))
    if silent and len(silent) == len(voices):  # beside quotations it would say that these give the cause
        names = material.of_voices(silent)
        yield Claim(
            phrases.no_cause(phrases.some(names, material.noun) if names else silent[0].speaker), silent
        )


def says_nothing(voice: Voice) -> bool:
    """True if there are no words beyond status and number, now or in the answer it leans on."""
    return not voice.quotable and not voice.hidden and not voice.beside


def deviation(material: Material, found: Figures, voices: Sequence[Voice]) -> Sentence | None:
    """Returns the activity's line: the units' own words, and what is recorded of the others."""
    said: dict[str, list[str]] = {}
    for voice in voices:
        said.setdefault(", ".join(_what(material, found, voice)), []).append(_dated(voice))
    if not said:
        return None
    parts = [phrases.in_brackets(words, list(dict.fromkeys(units))) for words, units in said.items()]
    if goal_reached(material, found):
        parts.append(phrases.GOAL_REACHED_STILL)
    text = phrases.deviation_line(material.number, material.title, parts)
    reports = tuple(report.id for voice in voices for report in voice.sources)
    return Sentence(text, reports, material.number)


def _what(material: Material, found: Figures, voice: Voice) -> Iterator[str]:
    """Yields what deviates at one unit: its words whole, or what is recorded where it has none."""
    if voice.quotable:
        yield phrases.quotation(voice.words)
    elif voice in foreseen_by(material).get(Forecast.NEJ, ()):
        others = phrases.OTHERS_FORESEE if foreseen_by(material).get(Forecast.JA) else ""
        yield phrases.NOT_FORESEEN + others
    elif voice not in short_in_time(material, found) or voice.report.status in _UNDONE:
        yield phrases.deviates(voice.report.status, material.period.complete)
    value, words = voice.report.value, voice.words if voice.quotable else ""
    if voice.keeps_number:
        yield from [phrases.BELOW] if voice in short_in_time(material, found) else []
    elif value is not None and (value or voice.report.target) and not has_number(words, value):
        yield phrases.part_of(value, _whole(material, voice))
    if voice.hidden:
        yield phrases.NOT_QUOTED
    elif voice.beside and voice.words_beside:
        yield phrases.quoted_from(month_beside(material, voice), voice.words_beside)
    elif says_nothing(voice):
        yield phrases.NO_CAUSE_GIVEN


def _whole(material: Material, voice: Voice) -> float | None:
    """Returns of how many: its own whole, or what the plan asks of each."""
    own = whole_of(voice, material.question)
    return own if own or not for_each(material) else material.question.target


def _dated(voice: Voice) -> str:
    """Returns who, and the day where the words need it."""
    day = near_day(voice) if voice.quotable else ""
    return f"{voice.speaker}, {day}" if day else voice.speaker
