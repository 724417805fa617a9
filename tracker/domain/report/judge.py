"""The verdict on an activity, and which answers deviate from the plan."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.forms import is_annual
from tracker.domain.question import QuestionKind
from tracker.domain.report.aggregate import (
    Numbers,
    asks_of_how_many,
    below_whole,
    has_whole_goal,
    some_unmeasured,
)
from tracker.domain.report.bare_words import without_bare_words
from tracker.domain.report.group import Group, Says, claim
from tracker.domain.report.mixtures import going_on, seats_by_claim, with_an_end
from tracker.domain.report.period import Period
from tracker.domain.report.reservations import done_after, has_reservation
from tracker.domain.report.shortfalls import states_shortfall
from tracker.domain.report.values import Material, Voice
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast

_AS_PLANNED = re.compile(r"\b(?:enligt|enl\.?) plan", re.IGNORECASE)
_PASSING = frozenset(
    (Says.EARLIER, Says.PERFORMED, Says.PARTLY, Says.PART_OF_YEAR, Says.BY_NEED, Says.NO_NEED)
)
_OPEN = frozenset((Says.BEGUN, Says.LATE, Says.NOT_BEGUN, Says.EARLIER))
_WITHOUT_WORK = (Status.UTGAR, Status.INGET_BEHOV)
_ASIDE = frozenset((Says.NO_NEED, Says.DROPPED))


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, and the voices that deviate; all of them if the activity itself was dropped."""

    verdict: Verdict
    deviating: tuple[Voice, ...] = ()


def judge(material: Material, found: Sequence[Group], numbers: Numbers) -> Judgement:
    """Returns the verdict that fits the kind of work and the form."""
    claims = {group.says for group in found}
    verdict = _verdict(material, claims - _ASIDE or claims, numbers, seats_by_claim(found))
    if verdict is Verdict.DROPPED:
        return Judgement(verdict, material.voices)
    deviating = _deviating(material, found, numbers)
    reserved = any(_reserves(material, one) for one in material.voices)
    if verdict is Verdict.AS_PLANNED and (deviating or reserved):
        verdict = Verdict.ONGOING
    return Judgement(verdict, deviating)


def _reserves(material: Material, voice: Voice) -> bool:
    """True if the words of who has the work take something away, or its number is below its own whole."""
    if voice.report.status not in (Status.PAGAR, Status.GENOMFORD) or voice.value == 0:
        return False
    if voice in below_whole(material):
        return True
    return has_reservation(without_bare_words(voice.words, voice.read, material.question).text)


def _verdict(material: Material, claims: set[Says], numbers: Numbers, seats: Counter[Says]) -> Verdict:
    if not claims or _is_outdated(material, claims, numbers) or _is_unsettled(numbers):
        return Verdict.UNKNOWN
    if claims <= _ASIDE:
        return _aside(material, claims)
    if Says.PROPOSED in claims:
        return Verdict.PROPOSED
    if material.question.kind in (QuestionKind.DATE, QuestionKind.COUNTABLE, QuestionKind.REVISION):
        return _ended(material, claims, numbers, seats)
    return _going_on(material, numbers, seats)


def _ended(material: Material, claims: set[Says], numbers: Numbers, seats: Counter[Says]) -> Verdict:
    if Says.TOLD in claims and not claims & _OPEN:
        return Verdict.UNDER_WAY
    if material.question.kind is QuestionKind.COUNTABLE and numbers.given and claims != {Says.LATE}:
        return _counted(material, claims, numbers)
    return with_an_end(material, seats)


def _aside(material: Material, claims: set[Says]) -> Verdict:
    if Says.NO_NEED not in claims:
        return Verdict.DROPPED
    if material.question.kind is QuestionKind.REVISION:
        return Verdict.NO_PROPOSALS
    return Verdict.NO_NEED_IN_PART if material.silent else Verdict.NO_NEED


def _is_outdated(material: Material, claims: set[Says], numbers: Numbers) -> bool:
    """True if every answer is from before the period, and says only what was so then."""
    has_goal = material.question.target is not None or numbers.shares is not None
    if (numbers.reached and has_goal) or not claims <= _PASSING:
        return False
    return claims == {Says.EARLIER} or all(material.is_old(voice) for voice in material.voices)


def _is_unsettled(numbers: Numbers) -> bool:
    """True if every number was below its goal, and is from before the period."""
    everyone = set(numbers.unsettled) == set(numbers.given) and not numbers.without
    return everyone and bool(numbers.unsettled)


def _counted(material: Material, claims: set[Says], numbers: Numbers) -> Verdict:
    goes_on = not material.stored.activity.schedule.due
    shares = numbers.shares is not None and asks_of_how_many(material.question)
    has_goal = material.question.target is not None or shares
    if goes_on and not has_goal and claims <= {Says.BEGUN, Says.DONE, Says.TOLD}:
        return _ongoing(material)
    all_told = not some_unmeasured(material, numbers)
    if numbers.reached and has_whole_goal(material) and material.period.complete:
        return Verdict.DONE
    if has_goal and numbers.reached and all_told:
        done = material.period.complete or claims == {Says.DONE}
        return Verdict.DONE if done else Verdict.UNDER_WAY
    if claims == {Says.DONE} and all_told and not numbers.short:
        return Verdict.DONE
    if Says.DONE not in claims and not any(voice.value for voice in numbers.given):
        return Verdict.UNFINISHED if material.silent and material.period.complete else Verdict.NOT_DONE
    return Verdict.PARTLY if material.due_passed else Verdict.UNDER_WAY


def _going_on(material: Material, numbers: Numbers, seats: Counter[Says]) -> Verdict:
    """Ongoing, or better known: by need, as often as the plan says, as planned."""
    verdict = going_on(material, seats)
    has_goal = material.question.target is not None or numbers.shares is not None
    nobody = verdict in (Verdict.LATE, Verdict.NOT_DONE)
    if material.question.kind is QuestionKind.CONDITIONAL:
        return verdict if nobody else Verdict.NEEDED
    if material.question.kind is QuestionKind.FREQUENCY and numbers.given and has_goal and not nobody:
        return _as_often(material, numbers)
    whole = not seats[Says.PARTLY] and not seats[Says.PART_OF_YEAR]
    return _ongoing(material) if verdict is Verdict.ONGOING and whole else verdict


def _as_often(material: Material, numbers: Numbers) -> Verdict:
    if numbers.reached:
        return Verdict.AS_PLANNED
    if not material.period.complete:
        return Verdict.ONGOING
    return Verdict.PARTLY if any(voice.value for voice in numbers.given) else Verdict.NOT_DONE


def _ongoing(material: Material) -> Verdict:
    """As planned if everyone who has the work says so, and takes nothing away from it."""
    having = [voice for voice in material.voices if voice.report.status not in _WITHOUT_WORK]
    planned = having and all(_as_planned(material, voice) for voice in having)
    return Verdict.AS_PLANNED if planned else Verdict.ONGOING


def _as_planned(material: Material, voice: Voice) -> bool:
    if voice.report.status not in (Status.PAGAR, Status.GENOMFORD):
        return False
    more = without_bare_words(voice.words, voice.read, material.question).text
    says_so = _AS_PLANNED.search(voice.words) is not None
    return says_so and not has_reservation(_AS_PLANNED.sub("", more))


def foreseen_not_done(material: Material) -> tuple[Voice, ...]:
    """Returns who foresees at a tertial report that it will not be done within the year."""
    period = material.period
    if is_annual(period.form):
        return ()
    return tuple(voice for voice in material.voices if foresees(voice, period) is Forecast.NEJ)


def foresees(voice: Voice, period: Period) -> Forecast | None:
    """Returns the forecast that an answer gives in the period of a tertial report; None if it gives none."""
    report = voice.report
    return None if report.closes_later or report.reported_on < period.first else report.forecast


def done_late(material: Material) -> tuple[Voice, ...]:
    """Returns who has done it after the plan's last day, by their own words."""
    due = material.stored.activity.schedule.due
    if material.question.kind is not QuestionKind.DATE or not due:
        return ()
    done = (voice for voice in material.voices if claim(material, voice) is Says.DONE)
    return tuple(voice for voice in done if done_after(voice.words, max(due), voice.said_on))


def stated_short(material: Material) -> tuple[Voice, ...]:
    """Returns who does work that goes on, and states in words that it was less than planned, or stopped."""
    if material.question.kind in (QuestionKind.DATE, QuestionKind.COUNTABLE, QuestionKind.REVISION):
        return ()
    doing = (one for one in material.voices if one.report.status in (Status.PAGAR, Status.GENOMFORD))
    return tuple(
        one
        for one in doing
        if not material.is_old(one) and states_shortfall(one.words, counted=one.value is not None)
    )


def short_in_time(material: Material, numbers: Numbers) -> tuple[Voice, ...]:
    """Returns who is short of the goal when it should have been reached."""
    counts = material.question.kind is QuestionKind.COUNTABLE and material.due_passed
    often = material.question.kind is QuestionKind.FREQUENCY and material.period.complete
    return numbers.short if counts or often else ()


def _deviating(material: Material, found: Sequence[Group], numbers: Numbers) -> tuple[Voice, ...]:
    """Returns who is late, has not done it in time, or is short of the plan's number, in the plan's order."""
    deviating = {Says.LATE, Says.PARTLY} if material.period.complete else {Says.LATE}
    if material.due_passed:
        deviating |= {Says.NOT_BEGUN}
        deviating |= {Says.BEGUN} if material.question.kind is QuestionKind.DATE else set()
    voices = {voice.report.id for group in found if group.says in deviating for voice in group.voices}
    voices |= {voice.report.id for voice in foreseen_not_done(material)}
    voices |= {voice.report.id for voice in (*done_late(material), *stated_short(material))}
    voices |= {voice.report.id for voice in short_in_time(material, numbers)}
    counts = material.question.kind is QuestionKind.COUNTABLE and material.due_passed
    if counts:
        begun = {voice.report.id for group in found if group.says is Says.BEGUN for voice in group.voices}
        voices |= begun & {voice.report.id for voice in numbers.without if not voice.unclear}
    return tuple(voice for voice in material.voices if voice.report.id in voices)
