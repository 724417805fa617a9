"""What was reported, counted by recorded status, and the sum of recorded numbers; none is read from words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.domain.question import Question, QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.figures import (
    Figures,
    is_of_people,
    is_often,
    noun_of,
    share_of,
    sum_of_wholes,
    waits_for_something,
    whole_of,
)
from tracker.domain.report.goals import for_each, goal_reached, goal_text
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import Status, StatusReport

_DOES = re.compile(r"^Hur många(?: [\wåäö-]+)? (?:(?P<does>har (?!ni\b|de\b)[^?,]+)|(?P<joined>deltog))[?,]")
_WERE_THERE = re.compile(r"\bhur många var med\b")

_ORDER = (
    Status.GENOMFORD,
    Status.PAGAR,
    Status.FORSENAD,
    Status.EJ_PABORJAD,
    Status.INGET_BEHOV,
    Status.UTGAR,
)


class Claim(NamedTuple):
    """A sentence, and whose answers are behind it, with others of theirs that it tells of."""

    text: str
    voices: tuple[Voice, ...]
    beside: tuple[StatusReport, ...] = ()


def claims(material: Material, found: Figures, verdict: Verdict) -> Iterator[Claim]:
    """Yields the numbers and their sum, and who has reported which status, but for what the verdict says."""
    amounts = tuple(_amounts(material, found))
    alone = len(material.heard) == 1 and (bool(amounts) or material.heard[0].quotable)
    proposes = material.question.kind is QuestionKind.REVISION
    before: tuple[Voice, ...] = ()
    for words, voices in (*amounts, *_by_status(material, verdict, alone)):
        named = _of(material, voices) or voices[0].speaker
        units, before = "de" if len(voices) > 1 and {*voices} == {*before} else named, voices
        if voices[0].stands_in and proposes:  # beside the seats' own proposals, not in their place
            yield Claim(phrases.claim(voices[0].speaker, words), voices)
        elif voices[0].stands_in and material.names:
            yield Claim(phrases.standing_in(voices[0].speaker, words, _of(material, voices)), voices)
        else:
            yield Claim(phrases.claim(units, words), voices)
    if found.same:
        noun = noun_of(material.question)
        yield Claim(phrases.may_be_the_same("ärende" if noun == "gånger" else noun), found.voices)
    if (amounts and found.told) or goal_reached(material, found):
        yield from _goal(material, found)


def _goal(material: Material, found: Figures) -> Iterator[Claim]:
    """Yields the plan's number beside the sum, and who has reached it where it is asked of each."""
    says, goal = goal_text(material.question), material.question.target or 0
    if not says or found.whole == goal or not found.voices:
        return
    each = phrases.FOR_EACH[material.noun] if len(material.names) > 1 and for_each(material) else ""
    yield Claim(phrases.plan_number(says, noun_of(material.question), each), found.voices)
    if goal_reached(material, found):
        yield Claim(phrases.GOAL_REACHED, found.voices)
    reached = tuple(voice for voice in found.voices if (voice.value or 0) >= goal)
    if each and reached:
        yield Claim(phrases.reached(material.of_voices(reached)), reached)


def _of(material: Material, voices: Sequence[Voice]) -> str:
    names = material.of_voices(voices)
    return phrases.who(names, len(material.names), material.noun)


def _amounts(material: Material, found: Figures) -> Iterator[tuple[str, tuple[Voice, ...]]]:
    """Yields the sum and the noughts, or what they have counted together; where none is told, each number.

    What is quoted has its number there, unless a sum holds it.
    """
    given = tuple(voice for voice in found.voices if voice.report.status is not Status.INGET_BEHOV)
    together = found.told and len(given) > 1 and not found.about
    whole = found.whole is not None
    nought = tuple(v for v in given if not (v.value or (whole and whole_of(v, material.question))))
    some = tuple(voice for voice in given if voice not in nought)
    groups = [some, nought] if together else [(voice,) for voice in given if _is_bare(voice, found)]
    if any(voice.keeps_number for voice in material.heard):  # a nought alone would seem to be the whole
        groups = [voices for voices in groups if any(voice.value for voice in voices)]
    for voices in filter(None, groups):
        added = voices[:1] if found.shared else voices
        of = sum_of_wholes(added, material.question) if whole or not together else None
        yield _amount(material, found, sum(voice.value or 0 for voice in added), of, added), voices


def _is_bare(voice: Voice, found: Figures) -> bool:
    return not voice.quotable and not found.apart and voice.stated.alike


def told_numbers(material: Material, found: Figures) -> tuple[Voice, ...]:
    """Returns whose number is told beside the quotations."""
    return tuple(voice for _, voices in _amounts(material, found) for voice in voices)


def _is_said_by_number(material: Material, voice: Voice) -> bool:
    """True if the number says that it has been needed, and "pågår" adds nothing."""
    needed = material.question.kind is QuestionKind.CONDITIONAL and bool(voice.value)
    return needed and voice.report.status is Status.PAGAR


def _by_status(material: Material, verdict: Verdict, alone: bool) -> Iterator[tuple[str, tuple[Voice, ...]]]:
    """Yields each recorded status and who has reported it; of one alone the verdict may have told it."""
    groups: dict[tuple[Status, int | None], list[Voice]] = {}
    for voice in material.heard:
        if _is_said_by_number(material, voice):
            continue
        if not ((alone or verdict is Verdict.PROPOSED) and voice.report.status in verdict.says):
            own = voice.report.id if voice.stands_in and material.names else None
            groups.setdefault((voice.report.status, own), []).append(voice)
    for status in _ORDER:
        for (said, _), voices in groups.items():
            if said is status and not all(voice.unclear for voice in voices):
                yield _words(material, status, voices), tuple(voices)


def _words(material: Material, status: Status, voices: Sequence[Voice]) -> str:
    """Returns what those with a status have reported; more than the status only if all of them say it."""
    kind = material.question.kind
    if status is Status.INGET_BEHOV and kind is QuestionKind.REVISION and all(map(_is_plain, voices)):
        return phrases.NO_PROPOSALS
    if status is Status.INGET_BEHOV and kind is not QuestionKind.CONDITIONAL:
        return phrases.NOT_NEEDED
    if status is Status.UTGAR and len(material.of_voices(voices)) < len(material.names):
        return phrases.DROPPED_HERE
    planned = all(voice.stated.planned and voice.stated.told for voice in voices)
    over = material.period.complete and not waits_for_something(material)
    return phrases.reported(status, over, planned)


def _is_plain(voice: Voice) -> bool:
    return voice.stated.told or voice.stated.yes_no


def _amount(
    material: Material, found: Figures, value: float, whole: float | None, added: Sequence[Voice]
) -> str:
    question = material.question
    per_cent = share_of(value, whole) if not is_often(question) and not found.floor else None
    noun, several = noun_of(question), len(added) > 1
    if not _does(question) and is_of_people(noun):
        return phrases.number_of(value, whole, noun, several, per_cent, found.floor)
    return phrases.amount(value, whole, noun, _does(question), several, per_cent, found.floor)


def _does(question: Question) -> str:
    """Returns what those who are counted have done, in the question's own words; "" if it does not say."""
    if noun_of(question) == "gånger":
        return phrases.NEEDED if question.kind is QuestionKind.CONDITIONAL else phrases.HAPPENED
    if _WERE_THERE.search(question.text):
        return "varit med"
    found = _DOES.match(question.text)
    if found is None:
        return ""
    return "deltagit" if found["joined"] else found["does"].removeprefix("har ")
