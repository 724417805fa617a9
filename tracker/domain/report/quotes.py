"""Every answer with words of its own, quoted whole under its unit, with its month if of another time."""

import re
from collections.abc import Collection, Iterator

from tracker.domain.report import phrases
from tracker.domain.report.claims import Claim
from tracker.domain.report.material import Material, Voice
from tracker.domain.status import StatusReport
from tracker.domain.swedish import swedish_near_date

# "Igår" means nothing without its day.
_NEAR = re.compile(r"\b(?:i ?går|i ?dag|i ?morgon|i förrgår|(?:förra|nästa|denna) veckan?)\b", re.IGNORECASE)


def quotes(material: Material, claimed: Collection[int], summed: Collection[Voice]) -> Iterator[Claim]:
    """Yields the words of the answers that count.

    Of the `claimed` a status or a sum is told, and of the `summed` the number.
    """
    said: dict[tuple[str, str], list[Voice]] = {}
    hidden = []
    for voice in material.heard:
        if voice.hidden:
            hidden.append(voice)
        elif voice.quotable or voice.report.id not in claimed or _has_number(voice, summed):
            said.setdefault((_told(voice), _when(material, voice)), []).append(voice)
    for (words, when), voices in said.items():
        told = phrases.refers if voices[0].refers else phrases.says
        yield Claim(told(_speakers(voices), words, when), tuple(voices))
    yield from _before(material)
    for keeps in (False, True):
        if voices := [voice for voice in hidden if voice.keeps_number is keeps]:
            yield Claim(phrases.held_back(_speakers(voices), keeps), tuple(voices))


def _has_number(voice: Voice, summed: Collection[Voice]) -> bool:
    """True if its number stands nowhere else; a nought is in its status."""
    return bool(voice.report.value) and voice not in summed


def old_words(material: Material) -> Iterator[Claim]:
    """Yields what was last known of those who have not answered in the report's time, with the month."""
    said: dict[tuple[str, str], list[Voice]] = {}
    for voice in material.voices:
        if voice.old:
            said.setdefault((_told(voice), _month(material, voice.report)), []).append(voice)
    for (words, month), voices in said.items():
        yield Claim(phrases.last_known(_speakers(voices), words, month), tuple(voices))


def _before(material: Material) -> Iterator[Claim]:
    """Yields the earlier words that an answer points at, or that may say why nothing is done yet."""
    said: dict[tuple[str, str], list[Voice]] = {}
    for voice in material.heard:
        if voice.before and voice.words_before:
            when = f"i {_month(material, voice.before)}"
            said.setdefault((voice.words_before, when), []).append(voice)
    for (words, when), voices in said.items():
        beside = tuple(voice.before for voice in voices if voice.before)
        yield Claim(phrases.says(_speakers(voices), words, when), tuple(voices), beside)


def shown(voice: Voice) -> str:
    """Returns the words, or the recorded status and number if there are none."""
    return voice.words or recorded(voice.report)


def _told(voice: Voice) -> str:
    return "" if voice.hidden else shown(voice)


def recorded(report: StatusReport) -> str:
    """Returns the recorded status and number as they are shown: "Pågår, 14 av 22"."""
    if report.value is None:
        return report.status.label
    return f"{report.status.label}, {phrases.figure(report.value, report.target, '')}"


def _speakers(voices: Collection[Voice]) -> list[str]:
    return list(dict.fromkeys(voice.speaker for voice in voices))


def _month(material: Material, report: StatusReport) -> str:
    return phrases.months([report.reported_on], material.period.year)


def near_day(voice: Voice) -> str:
    """Returns "den 9 december" where the words say "igår"; otherwise ""."""
    return f"den {swedish_near_date(voice.report.reported_on)}" if _NEAR.search(voice.words) else ""


def _when(material: Material, voice: Voice) -> str:
    """Returns "i maj" for what was said outside the period, the day where the words need it."""
    if day := near_day(voice):
        return day
    return "" if voice.within else f"i {_month(material, voice.report)}"
