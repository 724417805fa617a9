"""Deviations: what is recorded as late, not done or below a recorded target; words that may tell of more."""

import re
from collections.abc import Callable, Iterator, Sequence

from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.claims import Claim
from tracker.domain.report.figures import Figures, for_each, short, whole_of
from tracker.domain.report.forecasts import foreseen_by
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.numbers_said import CLAUSES, has_number, part_said
from tracker.domain.report.quotes import near_day
from tracker.domain.report.values import Sentence
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast

_WORKS = (Status.PAGAR, Status.GENOMFORD)
_ONE_OF = re.compile(r"(?:en|ett) av", re.IGNORECASE)
_UNDONE = (Status.FORSENAD, Status.EJ_PABORJAD)
# What has stopped, failed or come late.
_STOPS = re.compile(
    r"\b(?:ligger nere|legat nere|låg nere|lades? ner\w*|lagts? ner\w*|la ner|lägga ner|nedlagd\w*"
    r"|ställdes in|ställts in|ställa in|inställ\w+|uteblev\w*|uteblivit|föll bort|fallit bort|fått utgå"
    r"|skjuter (?:på|upp)|skjut(?:its|as|en|et|na)|sköts (?:på|upp|fram)|uppskjut\w+|framflytta\w*|flyttades"
    r" fram|flyttats fram|vakan\w+|hanns? inte|hann aldrig|inte hunnit|sent|sena|försen\w+|paus\w*"
    r"|vilande|avbröts|avbrutits|inte kommit igång|tills vidare|stängd\w*|upphört|slank|missa\w*|glöm\w*"
    r"|hoppa\w* av|avhopp\w*|rann ut|runnit ut|i ?stället för (?:de )?planera\w*|skulle ha|slutat|slutade"
    r"|drog in|dragits in|brist\w*|saknas|saknar|dålig\w*|tyvärr|återstår|väntar"
    r"|(?:görs|gjordes|gjort|används|användes|tillämpa\w+|följs|följdes|hölls|hållits|förts)"
    r" (?:det |den |de )?(?:inte|ej|aldrig)|(?:inte|ej|aldrig) (?:längre|gjort|gjorts|följts"
    r"|genomför\w+|hållits|förts|kommit|fungera\w*)|fungerar (?:inte|sådär|dåligt))\b",
    re.IGNORECASE,
)


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
        return material.due_passed or material.period.complete
    unfinished = (
        status is Status.PAGAR
        and material.question.kind is QuestionKind.DATE
        and not voice.stated.yes_no
        and _said_past_due(material, voice)
    )
    return status is Status.FORSENAD or unfinished


def _said_past_due(material: Material, voice: Voice) -> bool:
    """True if it was said when the work should have been done; before that it may still have been."""
    due = material.stored.activity.schedule.due
    return material.due_passed and (not due or voice.report.reported_on >= max(due))


def short_in_time(material: Material, found: Figures) -> tuple[Voice, ...]:
    """Returns whose number is below the target when it should have been reached."""
    ended = (
        material.due_passed if material.question.kind is QuestionKind.COUNTABLE else material.period.complete
    )
    return short(material, found) if ended else ()


def causes(material: Material, voices: Sequence[Voice]) -> Iterator[Claim]:
    """Yields the plan's last day, and who deviates with no words at all beyond status and number."""
    due = material.stored.activity.schedule.due
    if voices and material.question.kind is QuestionKind.DATE and due and material.due_passed:
        yield Claim(phrases.was_due(max(due)), tuple(voices))
    silent = tuple(voice for voice in voices if says_nothing(voice))
    if silent:
        names = material.of_voices(silent)
        yield Claim(
            phrases.no_cause(phrases.some(names, material.noun) if names else silent[0].speaker), silent
        )


def says_nothing(voice: Voice) -> bool:
    """True if there are no words beyond status and number, now or in the answer it leans on."""
    return not voice.quotable and not voice.hidden and not voice.before


def deviation(material: Material, found: Figures, voices: Sequence[Voice]) -> Sentence | None:
    """Returns the activity's line: the units' own words, and what is recorded of the others."""
    return _line(material, voices, lambda voice: ", ".join(_what(material, found, voice)))


def _line(material: Material, voices: Sequence[Voice], what: Callable[[Voice], str]) -> Sentence | None:
    """Returns what stands in a list of the activity: of each unit what is to be told, the same once."""
    said: dict[str, list[str]] = {}
    for voice in voices:
        said.setdefault(what(voice), []).append(_dated(voice))
    if not said:
        return None
    parts = [phrases.in_brackets(words, list(dict.fromkeys(units))) for words, units in said.items()]
    text = phrases.deviation_line(material.number, material.title, parts)
    reports = tuple(report.id for voice in voices for report in voice.sources)
    return Sentence(text, reports, material.number)


def _what(material: Material, found: Figures, voice: Voice) -> Iterator[str]:
    """Yields what deviates at one unit: its words whole, or what is recorded where it has none."""
    if voice.quotable:
        yield phrases.quotation(voice.words)
    elif voice in foreseen_by(material).get(Forecast.NEJ, ()):
        yield phrases.NOT_FORESEEN
    elif voice not in short_in_time(material, found) or voice.report.status in _UNDONE:
        yield phrases.deviates(voice.report.status, material.period.complete)
    if voice.hidden:
        yield from [phrases.BELOW] if voice in short_in_time(material, found) else []
        yield phrases.NOT_QUOTED
    elif voice.report.value is not None and not has_number(
        voice.words if voice.quotable else "", voice.report.value
    ):
        yield phrases.part_of(voice.report.value, _whole(material, voice))
    if voice.before and voice.words_before and not voice.hidden:
        yield phrases.quotation(voice.words_before)
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


def hint(material: Material, voices: Sequence[Voice]) -> Sentence | None:
    """Returns the answers that may tell of a deviation, and what one has not begun or drops."""
    if material.question.kind is QuestionKind.REVISION:
        return None
    may = [voice for voice in material.heard if voice not in voices and _may_deviate(material, voice)]
    return _line(material, may, lambda voice: _hinted(material, voice))


def _may_deviate(material: Material, voice: Voice) -> bool:
    """True if work has stopped or reached a part in the words, or has not begun and nobody says it will."""
    status = voice.report.status
    if status not in _WORKS:
        return status is Status.EJ_PABORJAD and voice.report.forecast is not Forecast.JA
    if not voice.quotable:
        return False
    ends = material.question.kind is QuestionKind.DATE and material.due_passed
    if status is Status.PAGAR and ends and not voice.stated.yes_no:
        return True
    return _STOPS.search(voice.words) is not None or (_in_time(material) and _says_part(voice))


def _in_time(material: Material) -> bool:
    """True if what the plan asks for should have been done, so that a part of it is less."""
    return material.due_passed or material.period.complete


def _says_part(voice: Voice) -> bool:
    """True for "fyra av sex", if that is not the number that is recorded; "en av dem" is no such part."""
    parts = filter(None, map(part_said, CLAUSES.split(voice.words)))
    return voice.report.value is None and any(not _ONE_OF.match(one.group()) for one in parts)


def _hinted(material: Material, voice: Voice) -> str:
    if voice.quotable:
        return phrases.quotation(voice.words)
    return phrases.deviates(voice.report.status, material.period.complete)
