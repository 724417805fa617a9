"""The numbers of an activity in sentences: sums, the plan's goal, who is short of it, and how often."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.aggregate import Total, for_each, has_whole_goal, plan_goal, some_unmeasured
from tracker.domain.report.group import names
from tracker.domain.report.telling import Claim, Telling
from tracker.domain.report.values import Voice
from tracker.domain.swedish import listed

_DOES = re.compile(r"^Hur många(?: [\wåäö-]+)? (?:(?P<does>har (?!ni\b|de\b)[^?,]+)|(?P<joined>deltog))[?,]")


def seasons(telling: Telling, voices: Iterable[Voice]) -> Iterator[Claim]:
    found: dict[str, list[Voice]] = {}
    for voice in voices:
        found.setdefault(telling.own[voice.report.id].season, []).append(voice)
    for season, said in found.items():
        if season:
            yield Claim(phrases.season_of(season, telling.some(said)), tuple(said))


def counted(telling: Telling) -> Iterator[Claim]:
    """The sums, the plan's goal, and who is short of it."""
    material, found = telling.material, telling.numbers
    question, noun = material.question, telling.noun
    if found.shares:
        yield from _sum(telling, found.shares, noun)
    if found.counts and found.shares and question.target is None:
        yield _without_whole(telling, found.counts, noun)
    elif found.counts:
        yield from _sum(telling, found.counts, noun)
    yield from seasons(telling, found.given)
    goal = plan_goal(question)
    if goal:
        each = phrases.FOR_EACH[material.noun] if for_each(material) and not material.single else ""
        together = found.value if found.shares and found.counts and has_whole_goal(material) else None
        yield Claim(phrases.goal(goal, f"{noun}{each}", together), found.given)
    if found.short and not material.single:
        yield from _short(telling, found.short)
    if found.short and found.shares and found.shares.value and not goal:
        yield Claim(
            phrases.remains(found.shares.left, noun, some_unmeasured(material, found)), found.shares.voices
        )


def _without_whole(telling: Telling, total: Total, noun: str) -> Claim:
    """Familjeenheten uppger sex medarbetare; av hur många har inte uppgetts."""
    units = telling.some(total.voices)
    return Claim(phrases.whole_unknown(units, total.value, noun, len(total.voices) > 1), total.voices)


def _sum(telling: Telling, total: Total, noun: str) -> Iterator[Claim]:
    does, several = what_they_did(telling.material.question.text), len(total.voices) > 1
    if noun == "procent" and several:  # shares of different wholes are never added
        for voice in total.voices:
            where = f"{telling.at} {telling.who([voice])}"
            yield Claim(phrases.amount(voice.report.value or 0, noun, "", where, several=False), (voice,))
        return
    units = telling.some(total.voices)
    where = f"{telling.at} {units}" if units else ""
    if total.whole is None:
        yield Claim(phrases.amount(total.value, noun or "stycken", does, where, several), total.voices)
        return
    yield Claim(phrases.share(total.value, total.whole, total.per_cent, noun, does, where), total.voices)


def what_they_did(question: str) -> str:
    """Returns what the counted have done, from the question: "fått en kontakt"; "" if it does not say."""
    found = _DOES.match(question)
    if found is None:
        return ""
    return "deltagit" if found["joined"] else found["does"].removeprefix("har ").strip()


def _short(telling: Telling, short: tuple[Voice, ...]) -> Iterator[Claim]:
    """Who is short, by name with their numbers if they are few, otherwise summed."""
    shares = telling.numbers.shares
    whole = shares is not None and set(short) == set(shares.voices)
    if set(short) >= set(telling.numbers.given) or (whole and len(short) > 3):
        return  # the sum says it
    plan = telling.material.question.target
    if len(short) > 3:
        units = phrases.how_many(len(names(telling.material, short)), telling.material.noun)
        yield Claim(phrases.short_units(units, _part(short, plan)), short)
        return
    yield Claim(phrases.short_each(short_parts(telling, short)), short)


def short_parts(telling: Telling, short: Sequence[Voice]) -> list[tuple[str, str]]:
    """Returns who is short, each with "14 av 22"."""
    plan = telling.material.question.target
    return [(telling.who([voice]), _part((voice,), plan)) for voice in short]


def _part(voices: Sequence[Voice], plan: float | None) -> str:
    """Returns "23 av 43"; where a whole is only the plan's number, the sum has none."""
    value = sum(voice.report.value or 0 for voice in voices)
    wholes = [voice.report.target for voice in voices]
    unknown = None in wholes or (len(voices) > 1 and plan in wholes)
    whole = None if unknown else sum(target or 0 for target in wholes)
    return phrases.part_of(value, whole, len(voices) > 1)


def held(telling: Telling) -> Iterator[Claim]:
    """How many times or meetings, beside the plan's number; units with the same number together."""
    goals = {voice.report.id: _goal(telling, voice) for voice in telling.numbers.given}
    found: dict[tuple[float, float | None, str, bool], list[Voice]] = {}
    for voice in telling.numbers.given:
        season = telling.own[voice.report.id].season
        key = (voice.report.value or 0, goals[voice.report.id], season, voice.stands_in)
        found.setdefault(key, []).append(voice)
    for (value, goal, season, others), voices in sorted(found.items(), key=lambda one: -one[0][0]):
        noun, units = telling.noun or "gånger", telling.who(voices)
        several = (others or len(names(telling.material, voices)) > 1) and units != ""
        said = phrases.held(value, goal, noun, season, "" if several else units)
        speakers = listed(list(dict.fromkeys(voice.speaker for voice in voices))) if others else units
        yield Claim(phrases.reported(speakers, said) if several else said, tuple(voices))


def _goal(telling: Telling, voice: Voice) -> float | None:
    if telling.material.question.kind is not QuestionKind.FREQUENCY:
        return None
    target = telling.material.question.target
    return target if target is not None else voice.report.target


def figures(telling: Telling) -> Iterator[Claim]:
    """A number that was given without being asked for."""
    for voice in telling.numbers.given:
        report = voice.report
        yield Claim(phrases.plain_figure(report.value or 0, report.target, telling.who([voice])), (voice,))
