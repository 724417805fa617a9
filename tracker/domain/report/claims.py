"""What was reported, counted by recorded status, and the sum of recorded numbers; none is read from words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.domain.question import Question, QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.figures import Figures, for_each, goal_text, is_often, noun_of
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.stated import Words
from tracker.domain.status import Status, StatusReport

_DOES = re.compile(r"^Hur många(?: [\wåäö-]+)? (?:(?P<does>har (?!ni\b|de\b)[^?,]+)|(?P<joined>deltog))[?,]")


class Claim(NamedTuple):
    """A sentence, and whose answers are behind it, with earlier ones that it tells of."""

    text: str
    voices: tuple[Voice, ...]
    before: tuple[StatusReport, ...] = ()


def claims(material: Material, found: Figures) -> Iterator[Claim]:
    """Yields the sum of the numbers, who has reported which status, and how many are quoted instead."""
    told = [*_by_status(material, found)]
    counted = tuple(voice for voice in found.voices if found.told and _is_summed(material, found, voice))
    claimed = {voice.report.id for _, voices in told for voice in voices} | {one.report.id for one in counted}
    others = tuple(one for one in material.heard if one.report.id not in claimed and not one.hidden)
    left = len(material.of_voices(others))
    said = [*([(_amount(material, found), counted)] if counted else []), *told]
    for place, (words, voices) in enumerate(said):
        units = (
            phrases.who(material.of_voices(voices), len(material.names), material.noun) or voices[0].speaker
        )
        if voices[0].stands_in and material.names:
            yield Claim(phrases.standing_in(voices[0].speaker, words, _of(material, voices)), voices)
        else:
            more = left if place == len(said) - 1 else 0
            yield Claim(phrases.claim(units, words, more, material.noun), voices)
    says = goal_text(material.question)
    if counted and says and found.whole != material.question.target:
        each = phrases.FOR_EACH[material.noun] if len(material.names) > 1 and for_each(material) else ""
        yield Claim(phrases.plan_number(says, noun_of(material.question), each), counted)


def _of(material: Material, voices: Sequence[Voice]) -> str:
    names = material.of_voices(voices)
    return phrases.who(names, len(material.names), material.noun)


def _is_summed(material: Material, found: Figures, voice: Voice) -> bool:
    """True if the sum tells it; of several units a number alone is no sum, and what is quoted needs none."""
    return len(found.voices) > 1 if len(material.names) > 1 else voice.stated.words is Words.BARE


def _by_status(material: Material, found: Figures) -> Iterator[tuple[str, tuple[Voice, ...]]]:
    """Yields the reported status and who states it; one alone whose words are quoted says it there."""
    groups: dict[tuple[Status, bool, int | None], list[Voice]] = {}
    for voice in material.heard:
        counted = (
            found.told and voice in found.voices and voice.report.status in (Status.PAGAR, Status.GENOMFORD)
        )
        if voice.stated.told and not counted and not (voice.value is not None and not found.told):
            own = voice.report.id if voice.stands_in and material.names else None
            groups.setdefault((voice.report.status, voice.stated.planned, own), []).append(voice)
    for status in Status:
        for (said, planned, _), voices in groups.items():
            alone = len(voices) == 1 and voices[0].stated.words is not Words.BARE and not voices[0].hidden
            if said is status and not alone:
                yield _words(material, status, planned), tuple(voices)


def _words(material: Material, status: Status, planned: bool) -> str:
    if material.question.kind is QuestionKind.REVISION and status is Status.INGET_BEHOV:
        return phrases.NO_PROPOSALS
    return phrases.reported(status, material.period.complete, planned)


def _amount(material: Material, found: Figures) -> str:
    question = material.question
    several = len(found.voices) > 1
    per_cent = None if is_often(question) else found.per_cent
    return phrases.amount(found.value, found.whole, noun_of(question), _does(question), several, per_cent)


def _does(question: Question) -> str:
    """Returns what those who are counted have done, in the question's own words; "" if it does not say."""
    if question.kind is QuestionKind.CONDITIONAL and noun_of(question) == "gånger":
        return phrases.NEEDED
    found = _DOES.match(question.text)
    if found is None:
        return ""
    return "deltagit" if found["joined"] else found["does"].removeprefix("har ")
