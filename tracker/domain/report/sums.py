"""The numbers of an activity in sentences: sums, the plan's goal, who is short of it, and how often."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.aggregate import (
    Total,
    below_whole,
    for_each,
    has_whole_goal,
    plan_goal,
    some_unmeasured,
)
from tracker.domain.report.group import names
from tracker.domain.report.reservations import has_reservation
from tracker.domain.report.said_numbers import has_number, says_number
from tracker.domain.report.telling import Claim, Telling
from tracker.domain.report.values import Voice
from tracker.domain.swedish import listed, spelled

_MOST_NAMED = 5  # units that are named with their numbers
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
    if found.counts:
        yield from _plain(telling, found.counts)
    yield from seasons(telling, found.given)
    goal = plan_goal(question)
    if goal:
        each = phrases.FOR_EACH[material.noun] if for_each(material) and not material.single else ""
        added = found.summable and has_whole_goal(material)
        together = found.value if found.shares and found.counts and added else None
        least = some_unmeasured(material, found)
        yield Claim(phrases.goal(goal, f"{noun}{each}", together, least), found.given)
    below = (voice for voice in below_whole(material) if voice not in found.unsettled)
    short = tuple(dict.fromkeys((*found.short, *below)))
    if short and not material.single and found.summable:
        yield from _short(telling, tuple(voice for voice in found.given if voice in short))
    if found.short and found.shares and found.shares.value and not goal and leaves_known(telling):
        least = some_unmeasured(material, found)
        yield Claim(phrases.remains(found.shares.left, noun, least), found.shares.voices)


def leaves_known(telling: Telling) -> bool:
    """True if nobody's words say anything of a number that it is not, or of those that are not counted."""
    found = telling.numbers
    doubted = any(has_reservation(telling.own[voice.report.id].quote) for voice in found.given)
    otherwise = any(
        telling.own[one.report.id].quote and not one.report.status.facts.final for one in found.without
    )
    return found.summable and not doubted and not otherwise


def _plain(telling: Telling, total: Total) -> Iterator[Claim]:
    """Numbers without a whole; who has none is told apart from those who have some."""
    found, noun, several = telling.numbers, telling.noun, not telling.material.single
    nothing = tuple(voice for voice in total.voices if not voice.value) if several else ()
    some = tuple(voice for voice in total.voices if voice not in nothing)
    nothing = tuple(voice for voice in nothing if not telling.own[voice.report.id].quote)
    if some and found.shares and telling.material.question.target is None:
        told = tuple(voice for voice in some if not telling.own[voice.report.id].quote)
        if told:  # the others' own words have the number
            yield _without_whole(telling, Total(told, sum(voice.value or 0 for voice in told)), noun)
    elif some:
        yield from _sum(telling, Total(some, total.value), noun)
    if nothing:
        where = f"{telling.at} {telling.some(nothing)}"
        does = what_they_did(telling.material.question.text)
        yield Claim(phrases.none_of(noun or "stycken", does, where), nothing)


def _without_whole(telling: Telling, total: Total, noun: str) -> Claim:
    """Familjeenheten uppger sex medarbetare; av hur många har inte uppgetts."""
    units = telling.some(total.voices)
    return Claim(phrases.whole_unknown(units, total.value, noun, len(total.voices) > 1), total.voices)


def _sum(telling: Telling, total: Total, noun: str) -> Iterator[Claim]:
    does, several = what_they_did(telling.material.question.text), len(total.voices) > 1
    if several and (noun == "procent" or not telling.numbers.summable):  # what may be the same is not added
        yield from _apart(telling, total, noun or "stycken")
        return
    units = telling.some(total.voices)
    where = f"{telling.at} {units}" if units else ""
    if total.whole is None:
        yield Claim(phrases.amount(total.value, noun or "stycken", does, where, several), total.voices)
        return
    yield Claim(phrases.share(total.value, total.whole, total.per_cent, noun, does, where), total.voices)


def _apart(telling: Telling, total: Total, noun: str) -> Iterator[Claim]:
    """What each says; who say the same, together."""
    found: dict[tuple[float, float | None], list[Voice]] = {}
    for voice in total.voices:
        whole = voice.target if total.whole is not None else None
        found.setdefault((voice.value or 0, whole), []).append(voice)
    for (value, whole), voices in found.items():
        each = "vardera " if len(names(telling.material, voices)) > 1 else ""
        where = f"{each}{telling.at} {telling.some(voices)}"
        said = (
            phrases.amount(value, noun, "", where, several=False)
            if whole is None
            else phrases.share(value, whole, None, noun, "", where)
        )
        yield Claim(said, tuple(voices))


def what_they_did(question: str) -> str:
    """Returns what the counted have done, from the question: "fått en kontakt"; "" if it does not say."""
    found = _DOES.match(question)
    if found is None:
        return ""
    return "deltagit" if found["joined"] else found["does"].removeprefix("har ").strip()


def _short(telling: Telling, short: tuple[Voice, ...]) -> Iterator[Claim]:
    """Who is short, by name with their numbers; of many a sum, and by name who has reached nobody."""
    found, plan = telling.numbers, telling.material.question.target
    of_sum = found.shares is not None and set(short) == set(found.shares.voices)
    of_sum = of_sum and (len(short) == 1 or len(short) > _MOST_NAMED)
    said_by_sum = found.summable and (set(short) >= set(found.given) or of_sum)
    rest = tuple(voice for voice in short if not has_number(telling.own[voice.report.id].quote))
    if not said_by_sum and len(rest) <= _MOST_NAMED:
        if rest:
            yield Claim(phrases.short_each(short_parts(telling, rest)), rest)
        return
    if not said_by_sum:
        units = phrases.how_many(len(names(telling.material, rest)), telling.material.noun)
        yield Claim(phrases.short_units(units, _part(rest, plan)), rest)
    nothing = tuple(voice for voice in rest if not voice.value)
    if nothing and nothing != short:
        yield Claim(phrases.short_each(short_parts(telling, nothing)), nothing)


def short_parts(telling: Telling, short: Sequence[Voice]) -> list[tuple[str, str]]:
    """Returns who is short, each with "14 av 22"."""
    plan = telling.material.question.target
    return [(telling.who([voice]), _part((voice,), plan)) for voice in short]


def _part(voices: Sequence[Voice], plan: float | None) -> str:
    """Returns "23 av 43"; where a whole is only the plan's number, the sum has none."""
    value = sum(voice.value or 0 for voice in voices)
    wholes = [voice.target for voice in voices]
    unknown = None in wholes or (len(voices) > 1 and plan in wholes)
    whole = None if unknown else sum(target or 0 for target in wholes)
    return phrases.part_of(value, whole, len(voices) > 1)


def held(telling: Telling) -> Iterator[Claim]:
    """How many times or meetings, beside the plan's number; units with the same number together."""
    found: dict[tuple[float, float | None, str, bool], list[Voice]] = {}
    for voice in telling.numbers.given:
        if _tells_itself(telling, voice):
            continue
        season = telling.own[voice.report.id].season
        key = (voice.value or 0, _goal(telling, voice), season, voice.stands_in)
        found.setdefault(key, []).append(voice)
    for (value, goal, season, others), voices in sorted(found.items(), key=lambda one: -one[0][0]):
        noun, units = telling.noun or "gånger", telling.who(voices)
        said = phrases.held(value, goal, noun, season, whose=_whose(telling, voices))
        speakers = listed(list(dict.fromkeys(voice.speaker for voice in voices))) if others else units
        yield Claim(phrases.reported(speakers, said) if units else said, tuple(voices))
    plan = telling.material.question.target
    another = tuple(voice for voice in telling.numbers.given if _own_whole(telling, voice))
    if another and plan is not None:
        yield Claim(phrases.plan_number(spelled(plan), telling.noun or "gånger"), another)


def _tells_itself(telling: Telling, voice: Voice) -> bool:
    """True if the quoted words have the number, and no plan's number stands beside it."""
    alone = telling.material.single and _goal(telling, voice) is not None
    return not alone and says_number(telling.own[voice.report.id].quote, voice.value)


def _whose(telling: Telling, voices: Sequence[Voice]) -> str:
    """Returns whose number is the whole: "planens"; "" if the answers say another one, or a reservation."""
    if any(_own_whole(telling, voice) for voice in voices):
        return "angivna"
    return "planens" if not any(has_reservation(telling.own[v.report.id].quote) for v in voices) else ""


def _own_whole(telling: Telling, voice: Voice) -> bool:
    plan = telling.material.question.target
    return voice.target is not None and plan is not None and voice.target != plan


def _goal(telling: Telling, voice: Voice) -> float | None:
    if telling.material.question.kind is not QuestionKind.FREQUENCY:
        return None
    return voice.target if voice.target is not None else telling.material.question.target


def figures(telling: Telling) -> Iterator[Claim]:
    """A number that was given without being asked for."""
    for voice in telling.numbers.given:
        yield Claim(phrases.plain_figure(voice.value or 0, voice.target, telling.who([voice])), (voice,))
