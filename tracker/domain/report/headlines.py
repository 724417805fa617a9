"""What an activity's answers claim, in sentences: the verdict first, fitting the kind of work."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.aggregate import Numbers, Total, for_each, plan_goal
from tracker.domain.report.group import Group, Says, names
from tracker.domain.report.own_words import OwnWords
from tracker.domain.report.values import Material, Voice

_DOES = re.compile(r"^Hur många(?: [\wåäö-]+)? (?:(?P<does>har (?!ni\b|de\b)[^?,]+)|(?P<joined>deltog))[?,]")
_MEANS_DONE = (Says.BEGUN, Says.NOT_BEGUN)
_STANDS = (Says.PERFORMED, Says.BY_NEED, Says.NO_NEED)
# Kinds whose number is told in the claim itself.
_COUNTED = (QuestionKind.COUNTABLE, QuestionKind.FREQUENCY, QuestionKind.MINUTES)


class Claim(NamedTuple):
    """What is said, and the voices behind it; `dated` if it says from when it is."""

    said: phrases.Parts | str
    voices: tuple[Voice, ...]
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """An activity with all that the sentences are made of; `own` are the words of each answer, by its id."""

    material: Material
    groups: Sequence[Group]
    numbers: Numbers
    own: Mapping[int, OwnWords]

    @property
    def at(self) -> str:
        return preposition(self.material)

    @property
    def noun(self) -> str:
        """What is counted, in the plural; "" if the question does not say."""
        counts = self.material.question.counts
        return "" if counts == "stycken" else counts or "gånger"

    def who(self, voices: Iterable[Voice]) -> str:
        """Returns the units, "" if one voice speaks for the whole activity."""
        material = self.material
        if material.single:
            return ""
        return phrases.who(names(material, voices), len(material.names), material.noun)

    def some(self, voices: Iterable[Voice]) -> str:
        """Returns at most three units by name, otherwise their number; "" if there is only one voice."""
        material = self.material
        return "" if material.single else phrases.some(names(material, voices), material.noun)

    def season(self, voices: Iterable[Voice]) -> str:
        """Returns the time that limits the numbers of all these voices; "" if they do not agree."""
        seasons = {self.own[voice.report.id].season for voice in voices}
        return seasons.pop() if len(seasons) == 1 else ""


def preposition(material: Material) -> str:
    return "hos" if material.noun == "ansvariga" else "vid"


def headlines(telling: Telling) -> Iterator[Claim]:
    """Yields the claims, with the voices behind each."""
    material, numbered = telling.material, telling.numbers.given
    kind = material.question.kind
    told: tuple[Voice, ...] = ()
    if kind in _COUNTED and numbered:
        told = numbered
        claims = _counted(telling) if kind is QuestionKind.COUNTABLE else _held(telling)
        yield from (_with_month(material, claim) for claim in claims)
    for group in telling.groups:
        rest = tuple(voice for voice in group.voices if voice not in told)
        if rest:
            yield from _claims(telling, Group(group.says, rest), kind in _COUNTED)
    if kind not in (*_COUNTED, QuestionKind.CONDITIONAL) and numbered:
        yield from _figures(telling)


def _claims(telling: Telling, group: Group, counts: bool) -> Iterator[Claim]:
    material = telling.material
    if group.says is Says.NEEDED:
        yield from (_with_month(material, claim) for claim in _needed(telling, group))
        return
    if group.says is Says.EARLIER or (
        group.says in _STANDS and material.period.complete and not any(v.current for v in group.voices)
    ):
        yield from _earlier(telling, group)
        return
    if material.question.kind is QuestionKind.REVISION and group.says is Says.NO_NEED:
        yield Claim(phrases.NO_PROPOSALS, group.voices)
        return
    over = material.period.complete and (group.says not in _MEANS_DONE or material.due_passed)
    planned = all(telling.own[voice.report.id].as_planned for voice in group.voices)
    whole = group.says is Says.DROPPED and len(group.voices) == len(material.voices) and not material.silent
    units = "" if whole else telling.who(group.voices)
    yield Claim(phrases.claimed(group.says, over, units, telling.at, planned), group.voices)
    unnumbered = counts and group.says in (Says.DONE, Says.BEGUN, Says.PERFORMED) and material.question.counts
    if unnumbered:
        yield Claim(phrases.no_number(telling.some(group.voices)), group.voices)


def _with_month(material: Material, claim: Claim) -> Claim:
    """Returns a number of the year that only old answers give as what it is: what was known then."""
    old = material.period.complete and not any(voice.current for voice in claim.voices)
    if not old or isinstance(claim.said, str):
        return claim
    month = phrases.months([voice.report.reported_on for voice in claim.voices], material.period.year)
    return Claim(phrases.known_then(claim.said, month), claim.voices, dated=True)


def _earlier(telling: Telling, group: Group) -> Iterator[Claim]:
    """What was so when it was said: by claim, or by status where the work was not finished."""
    found: dict[str, list[Voice]] = {}
    for voice in group.voices:
        claim = str(voice.report.status if group.says is Says.EARLIER else group.says)
        found.setdefault(claim, []).append(voice)
    for claim, voices in found.items():
        month = phrases.months([voice.report.reported_on for voice in voices], telling.material.period.year)
        said = phrases.earlier(claim, month, telling.at, telling.who(voices))
        yield Claim(said, tuple(voices), dated=True)


def _needed(telling: Telling, group: Group) -> Iterator[Claim]:
    with_number = [voice for voice in group.voices if voice.report.value is not None]
    without = tuple(voice for voice in group.voices if voice.report.value is None)
    if with_number:
        value = sum(voice.report.value or 0 for voice in with_number)
        season, several = telling.season(with_number), len(with_number) > 1
        units = telling.who(with_number)
        parts = phrases.needed(value, telling.noun or "gånger", season, telling.at, units, several)
        yield Claim(parts, tuple(with_number))
        if not season:
            yield from _seasons(telling, with_number)
    if without:
        yield Claim(phrases.claimed(Says.NEEDED, False, telling.who(without), telling.at), without)


def _seasons(telling: Telling, voices: Iterable[Voice]) -> Iterator[Claim]:
    found: dict[str, list[Voice]] = {}
    for voice in voices:
        found.setdefault(telling.own[voice.report.id].season, []).append(voice)
    for season, said in found.items():
        if season:
            yield Claim(phrases.season_of(season, telling.some(said)), tuple(said))


def _counted(telling: Telling) -> Iterator[Claim]:
    """The sums, the plan's goal, and who is short of it."""
    material, found = telling.material, telling.numbers
    question, noun = material.question, telling.noun
    for total in (found.shares, found.counts):
        if total is not None:
            yield from _sum(telling, total, noun)
    yield from _seasons(telling, found.given)
    goal = plan_goal(question)
    if goal:
        each = phrases.FOR_EACH[material.noun] if for_each(material) and not material.single else ""
        yield Claim(phrases.goal(goal, f"{noun}{each}"), found.given)
    if found.short and not material.single:
        yield from _short(telling, found.short)
    if found.short and found.shares and not goal:
        yield Claim(phrases.remains(found.shares.left, noun), found.shares.voices)


def _sum(telling: Telling, total: Total, noun: str) -> Iterator[Claim]:
    does, several = _does(telling.material.question.text), len(total.voices) > 1
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


def _does(question: str) -> str:
    """Returns what the counted have done, from the question: "fått en kontakt"; "" if it does not say."""
    found = _DOES.match(question)
    if found is None:
        return ""
    return "deltagit" if found["joined"] else found["does"].removeprefix("har ").strip()


def _short(telling: Telling, short: tuple[Voice, ...]) -> Iterator[Claim]:
    """Who is short, by name if they are few, otherwise summed."""
    if set(short) >= set(telling.numbers.given):
        return  # the sum says it
    plan = telling.material.question.target
    if len(short) > 3:
        units = phrases.how_many(len(names(telling.material, short)), telling.material.noun)
        yield Claim(phrases.short_units(units, _part(short, plan)), short)
        return
    for voice in short:
        yield Claim(phrases.short_units(telling.who([voice]), _part((voice,), plan)), (voice,))


def _part(voices: Sequence[Voice], plan: float | None) -> str:
    """Returns "23 av 43"; where a whole is only the plan's number, the sum has none."""
    value = sum(voice.report.value or 0 for voice in voices)
    wholes = [voice.report.target for voice in voices]
    unknown = None in wholes or (len(voices) > 1 and plan in wholes)
    whole = None if unknown else sum(target or 0 for target in wholes)
    return phrases.part_of(value, whole, len(voices) > 1)


def _held(telling: Telling) -> Iterator[Claim]:
    """How many times or meetings, beside the plan's number; units with the same number together."""
    goals = {voice.report.id: _goal(telling, voice) for voice in telling.numbers.given}
    found: dict[tuple[float, float | None, str], list[Voice]] = {}
    for voice in telling.numbers.given:
        season = telling.own[voice.report.id].season
        key = (voice.report.value or 0, goals[voice.report.id], season)
        found.setdefault(key, []).append(voice)
    for (value, goal, season), voices in sorted(found.items(), key=lambda one: -one[0][0]):
        units = telling.who(voices)
        yield Claim(phrases.held(value, goal, telling.noun or "gånger", season, units), tuple(voices))


def _goal(telling: Telling, voice: Voice) -> float | None:
    if telling.material.question.kind is not QuestionKind.FREQUENCY:
        return None
    target = telling.material.question.target
    return target if target is not None else voice.report.target


def _figures(telling: Telling) -> Iterator[Claim]:
    """A number that was given without being asked for."""
    for voice in telling.numbers.given:
        report = voice.report
        yield Claim(phrases.plain_figure(report.value or 0, report.target, telling.who([voice])), (voice,))
