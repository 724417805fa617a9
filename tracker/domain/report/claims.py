"""What was reported, counted by recorded status, and the sum of recorded numbers; none is read from words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.domain.question import Question, QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.figures import Figures, for_each, goal_text, is_often, noun_of
from tracker.domain.report.material import Material, Voice
from tracker.domain.status import Status, StatusReport

_DOES = re.compile(r"^Hur många(?: [\wåäö-]+)? (?:(?P<does>har (?!ni\b|de\b)[^?,]+)|(?P<joined>deltog))[?,]")

_ORDER = (
    Status.GENOMFORD,
    Status.PAGAR,
    Status.FORSENAD,
    Status.EJ_PABORJAD,
    Status.INGET_BEHOV,
    Status.UTGAR,
)


class Claim(NamedTuple):
    """A sentence, and whose answers are behind it, with earlier ones that it tells of."""

    text: str
    voices: tuple[Voice, ...]
    before: tuple[StatusReport, ...] = ()


def claims(material: Material, found: Figures) -> Iterator[Claim]:
    """Yields the sum of the numbers, who has reported which status, and how many are quoted instead."""
    told = [*_by_status(material, found)]
    counted = summed(material, found)
    said = [*([(_amount(material, found), counted)] if counted else []), *told]
    for words, voices in said:
        units = (
            phrases.who(material.of_voices(voices), len(material.names), material.noun) or voices[0].speaker
        )
        if voices[0].stands_in and material.names:
            yield Claim(phrases.standing_in(voices[0].speaker, words, _of(material, voices)), voices)
        else:
            yield Claim(phrases.claim(units, words), voices)
    says = goal_text(material.question)
    if counted and says and found.whole != material.question.target:
        each = phrases.FOR_EACH[material.noun] if len(material.names) > 1 and for_each(material) else ""
        yield Claim(phrases.plan_number(says, noun_of(material.question), each), counted)
        goal = material.question.target or 0
        reached = tuple(voice for voice in counted if (voice.value or 0) >= goal)
        if each and reached:
            yield Claim(phrases.reached(material.of_voices(reached)), reached)


def _of(material: Material, voices: Sequence[Voice]) -> str:
    names = material.of_voices(voices)
    return phrases.who(names, len(material.names), material.noun)


def summed(material: Material, found: Figures) -> tuple[Voice, ...]:
    """Returns whose number the sum tells; one alone that is quoted says it there."""
    several = len(material.names) > 1 and len(found.voices) > 1 and not found.shared
    told = found.told and not found.about
    return tuple(
        v for v in found.voices if told and (several or not v.quotable) and not _no_need(material, v)
    )


def _by_status(material: Material, found: Figures) -> Iterator[tuple[str, tuple[Voice, ...]]]:
    """Yields each recorded status and who has reported it; one alone that is quoted has it in the verdict."""
    alone = len(material.heard) == 1 and material.heard[0].quotable
    proposes = material.question.kind is QuestionKind.REVISION
    counted_in = summed(material, found)
    groups: dict[tuple[Status, bool, int | None], list[Voice]] = {}
    for voice in material.heard:
        counted = voice in counted_in and _is_in_the_number(voice)
        told = voice.stated.told if proposes else not alone
        if told and not counted:
            own = voice.report.id if voice.stands_in and material.names else None
            planned = voice.stated.planned and voice.stated.told
            groups.setdefault((voice.report.status, planned, own), []).append(voice)
    for status in _ORDER:
        for (said, planned, _), voices in groups.items():
            if said is status and not (proposes and len(voices) == 1 and voices[0].quotable):
                yield _words(material, status, planned), tuple(voices)


def _is_in_the_number(voice: Voice) -> bool:
    """True if its number tells its status: of work, or a nought."""
    return voice.report.status in (Status.PAGAR, Status.GENOMFORD) or not voice.value


def _no_need(material: Material, voice: Voice) -> bool:
    """True if it is counted among those that had no need, where the question asks of it."""
    asks = material.question.kind is QuestionKind.CONDITIONAL
    return asks and voice.report.status is Status.INGET_BEHOV


def _words(material: Material, status: Status, planned: bool) -> str:
    if material.question.kind is QuestionKind.REVISION and status is Status.INGET_BEHOV:
        return phrases.NO_PROPOSALS
    if material.question.kind is not QuestionKind.CONDITIONAL and status is Status.INGET_BEHOV:
        return phrases.NOT_NEEDED
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
