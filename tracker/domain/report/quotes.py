"""Every answer with words of its own, quoted whole under its unit, with its month if of another time."""

import re
from collections.abc import Collection, Iterator, Sequence

from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.claims import Claim
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.pointing import points_back
from tracker.domain.report.stated import Words
from tracker.domain.status import Status, StatusReport
from tracker.domain.swedish import listed, swedish_near_date

_MAY_BE_NONE = (QuestionKind.CONDITIONAL, QuestionKind.REVISION)
# "Igår" means nothing without its day.
_NEAR = re.compile(r"\b(?:i ?går|i ?dag|i ?morgon|i förrgår|(?:förra|nästa|denna) veckan?)\b", re.IGNORECASE)


def quotes(material: Material, claimed: Collection[int], summed: Collection[Voice]) -> Iterator[Claim]:
    """Yields the words of the answers that count.

    Of the `claimed` a status or a sum is told, and of the `summed` the number.
    """
    said: dict[tuple[str, str], list[Voice]] = {}
    quoted = quoted_voices(material, claimed, summed)
    for voice in quoted:
        said.setdefault((shown(voice), _when(material, voice)), []).append(voice)
    yield from _beside(material, [voice for voice in material.heard if voice not in quoted])
    for (words, when), voices in said.items():
        told = phrases.refers if voices[0].refers else phrases.says
        yield Claim(told(_speakers(voices), words, when), tuple(voices))
        yield from _beside(material, voices)
    yield from _held_back(material.heard)


def _held_back(voices: Sequence[Voice]) -> Iterator[Claim]:
    """Yields whose words are not shown, with their number or without, and of whose words a part is not."""
    more = [voice for voice in voices if voice.unclear and voice.report.status is Status.INGET_BEHOV]
    if more:
        yield Claim(phrases.says_more_than_none(_speakers(more)), tuple(more))
    for keeps in (False, True):
        rest = [voice for voice in voices if voice not in more]
        if hidden := [voice for voice in rest if voice.hidden and voice.keeps_number is keeps]:
            yield Claim(phrases.held_back(_speakers(hidden), keeps), tuple(hidden))
    if cut := [voice for voice in voices if voice.cut and voice not in more]:
        yield Claim(phrases.held_back_in_part(_speakers(cut)), tuple(cut))


def quoted_voices(material: Material, claimed: Collection[int], summed: Collection[Voice]) -> list[Voice]:
    """Returns the answers that count and whose own words are quoted, with their month if it is another."""
    return [
        voice
        for voice in material.heard
        if not voice.hidden
        and (_is_quoted(material, voice) or voice.report.id not in claimed or _has_number(voice, summed))
    ]


def early(material: Material, quoted: Collection[Voice]) -> Iterator[Claim]:
    """Yields of when the answers are that still count though they were given before the report's own time.

    Not of those that are quoted, nor of those whose later answer says that nothing has come since.
    """
    by_month: dict[str, list[Voice]] = {}
    for voice in material.heard:
        stands = voice.beside is not None and voice.beside.reported_on > voice.report.reported_on
        if not (voice.within or stands or voice in quoted):
            by_month.setdefault(_month(material, voice.report), []).append(voice)
    for month, voices in by_month.items():
        yield Claim(phrases.from_month(listed(_speakers(voices)), len(voices), month), tuple(voices))


def _is_quoted(material: Material, voice: Voice) -> bool:
    """True for words of its own, and for why a question of work that is to be done was "not needed"."""
    aside = voice.report.status is Status.INGET_BEHOV and material.question.kind not in _MAY_BE_NONE
    says_why = not voice.words.casefold().startswith("inget behov")
    return voice.quotable or (aside and says_why and bool(voice.words) and voice.report.value is None)


def _has_number(voice: Voice, summed: Collection[Voice]) -> bool:
    """True if its number stands nowhere else; a nought is in its status."""
    return bool(voice.report.value) and voice not in summed


def old_words(material: Material) -> Iterator[Claim]:
    """Yields what was last known of those who have not answered in the report's time, with the month."""
    said: dict[tuple[str, str, bool], list[Voice]] = {}
    for voice in material.voices:
        if voice.old:
            bare = voice.hidden or voice.stated.yes_no or _is_bare(voice) or points_back(voice.words)
            words = (
                ""
                if voice.unclear or (voice.asks and not voice.words)
                else _recorded_openly(voice)
                if bare
                else voice.words
            )
            said.setdefault((words, _month(material, voice.report), bare), []).append(voice)
    for (words, month, bare), voices in said.items():
        known = phrases.last_status if bare and words else phrases.last_known
        yield Claim(known(_speakers(voices), words, month), tuple(voices))
    old = [voice for voice in material.voices if voice.old]
    yield from _held_back(old)
    yield from _beside(material, old)


def _beside(material: Material, voices: Collection[Voice]) -> Iterator[Claim]:
    """Yields the words of the answers that are to be read with these, with their month."""
    said: dict[tuple[str, str], list[Voice]] = {}
    for voice in voices:
        if voice.beside:
            said.setdefault((voice.words_beside, month_beside(material, voice)), []).append(voice)
    for (words, when), speaking in said.items():
        beside = tuple(voice.beside for voice in speaking if voice.beside)
        told = phrases.says if words else phrases.needed_then
        yield Claim(told(_speakers(speaking), words, when), tuple(speaking), beside)


def month_beside(material: Material, voice: Voice) -> str:
    """Returns "i april" of the answer beside an answer."""
    return f"i {_month(material, voice.beside)}" if voice.beside else ""


def shown(voice: Voice) -> str:
    """Returns the words, or the recorded status and number if there are none."""
    return voice.words or recorded(voice.report)


def recorded(report: StatusReport) -> str:
    """Returns the recorded status and number as they are shown: "Pågår, 14 av 22"."""
    if report.value is None or (not report.value and report.status is Status.INGET_BEHOV):
        return report.status.label
    return f"{report.status.label}, {phrases.figure(report.value, report.target, '')}"


def _is_bare(voice: Voice) -> bool:
    return voice.stated.words is Words.BARE and not voice.report.value


def _recorded_openly(voice: Voice) -> str:
    """Returns the recorded status, with its number unless that is held back."""
    return voice.report.status.label if voice.keeps_number else recorded(voice.report)


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
