"""The verdict on an activity, of the recorded statuses alone; what the words say stands beside it.

all report the same                  that, or that of those who have answered
some have done what has an end       delvis genomförd, before its day pågår
work that goes on, done or going on  löpande
some of it going on, some not        pågår; delvis genomförd only where somebody has done it
late and not begun                   försenad
"""

import re

from tracker.domain.question import QuestionKind
from tracker.domain.report.figures import Figures, waits_for_something
from tracker.domain.report.goals import goal_reached, short
from tracker.domain.report.material import Material, Standing, Voice
from tracker.domain.report.stated import GOES_ON
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import Status

_ASIDE = frozenset((Status.INGET_BEHOV, Status.UTGAR))
_WORKS = frozenset((Status.PAGAR, Status.GENOMFORD))
_BY_NEED = re.compile(
    r"\b(?:vid|om|efter) (?:ett )?behov|\baktuellt\b|i förekommande fall|\buppstår\b", re.IGNORECASE
)
_SAME = {
    Status.FORSENAD: (Verdict.LATE, Verdict.LATE),
    Status.EJ_PABORJAD: (Verdict.NOT_DONE, Verdict.NOT_DONE_IN_PART),
    Status.UTGAR: (Verdict.DROPPED, Verdict.DROPPED_IN_PART),
    Status.INGET_BEHOV: (Verdict.NO_NEED, Verdict.NO_NEED_IN_PART),
}


def verdict_of(material: Material, found: Figures) -> Verdict:
    """Returns the verdict that fits the kind of work and the form."""
    if not material.heard:
        return _unheard(material)
    kind = material.question.kind
    if kind is QuestionKind.REVISION and not _is_alone(material):
        nothing = all(v.report.status is Status.INGET_BEHOV and v.stated.told for v in material.heard)
        return Verdict.NO_PROPOSALS if nothing else Verdict.PROPOSED
    if all(voice.unclear and not voice.value for voice in material.heard):
        return Verdict.HELD_BACK
    statuses = {_status(voice) for voice in material.heard}
    if _was_needed(material, statuses):
        return Verdict.NEEDED
    if statuses == _ASIDE:  # not needed by some, and dropped by others
        return Verdict.NO_NEED_IN_PART
    return _of(material, found, statuses - _ASIDE or statuses)


def _was_needed(material: Material, statuses: set[Status]) -> bool:
    """True if some had no need, and others have had one, now or earlier in the year."""
    if Status.INGET_BEHOV not in statuses or not statuses <= _ASIDE | _WORKS:
        return False
    if statuses & _WORKS:
        met = any(v.report.status in _WORKS and v.report.value != 0 for v in material.heard)
        return met and _is_by_need(material)
    return material.question.kind is QuestionKind.CONDITIONAL and _was_needed_before(material)


def _status(voice: Voice) -> Status:
    """Returns the recorded status; what was needed once in the year has been."""
    return voice.beside.status if voice.mixed and voice.beside else voice.report.status


def _is_by_need(material: Material) -> bool:
    """True for what is counted, if it is done where there is a need: a need that is met ends nothing."""
    row = material.stored.activity.row
    counted = material.question.kind is QuestionKind.COUNTABLE
    return counted and _BY_NEED.search(f"{row.aktivitet} {row.tidplan}") is not None


def _was_needed_before(material: Material) -> bool:
    """True if somebody whose answer is old has said this year that it has been needed."""
    year = material.period.year
    return any(
        voice.old
        and voice.report.reported_on.year == year
        and voice.report.status in _WORKS
        and voice.report.value
        for voice in material.voices
    )


def _is_alone(material: Material) -> bool:
    """True if one seat has given the only status of a plan's revision, and it is of the work itself."""
    return material.single and material.heard[0].report.status is not Status.INGET_BEHOV


def _unheard(material: Material) -> Verdict:
    if material.seats(Standing.WAITING):
        return Verdict.PREPARED
    return Verdict.OUTDATED if material.voices else Verdict.UNKNOWN


def _of(material: Material, found: Figures, statuses: set[Status]) -> Verdict:
    if len(statuses) == 1 and not statuses <= _WORKS:
        (status,) = statuses
        return _same(material, status)
    if not statuses & _WORKS:
        return Verdict.LATE
    kind = material.question.kind
    if statuses <= _WORKS:
        return _works(material, found, statuses)
    if kind in GOES_ON:
        done = material.period.complete and Status.GENOMFORD in statuses
        return Verdict.PARTLY if done else Verdict.UNDER_WAY
    if Status.GENOMFORD in statuses:
        return _with_an_end(material, found, statuses)
    return _under_way(material, found)


def _works(material: Material, found: Figures, statuses: set[Status]) -> Verdict:
    """The verdict of work that all report as going on or done."""
    kind = material.question.kind
    if kind is QuestionKind.CONDITIONAL and waits_for_something(material):
        done = statuses == {Status.GENOMFORD} and material.all_heard
        return Verdict.DONE if done else Verdict.UNDER_WAY
    if kind is QuestionKind.CONDITIONAL:
        zero = found.told and not found.value and not found.least
        return Verdict.UNDER_WAY if zero else Verdict.NEEDED
    if kind is QuestionKind.ONGOING and statuses == {Status.GENOMFORD} and material.period.complete:
        return Verdict.DONE if material.all_heard else Verdict.DONE_IN_PART
    if kind in GOES_ON:
        return _going_on(material, found)
    if Status.GENOMFORD in statuses:
        return _with_an_end(material, found, statuses)
    return _under_way(material, found)


def _same(material: Material, status: Status) -> Verdict:
    """The verdict of one status that is not of work: of all, or of those who have answered."""
    if status is Status.EJ_PABORJAD and waits_for_something(material):
        return Verdict.NOT_BEGUN
    of_all, of_some = _SAME[status]
    return of_all if material.all_heard else of_some


def _going_on(material: Material, found: Figures) -> Verdict:
    if found.told and material.period.complete and short(material, found):
        return Verdict.PARTLY if found.value else Verdict.NOT_DONE
    goal = material.question.target is not None and material.question.kind is QuestionKind.FREQUENCY
    reached = goal and found.told and not found.least and not short(material, found)
    planned = all(voice.stated.planned and voice.stated.told for voice in material.heard)
    return Verdict.AS_PLANNED if material.all_heard and (planned or reached) else Verdict.ONGOING


def _with_an_end(material: Material, found: Figures, statuses: set[Status]) -> Verdict:
    below = short(material, found)
    if _has_goal(material, found):
        return Verdict.DONE
    if statuses == {Status.GENOMFORD} and not below:
        return Verdict.DONE if material.all_heard else Verdict.DONE_IN_PART
    return Verdict.PARTLY if material.due_passed or statuses == {Status.GENOMFORD} else Verdict.UNDER_WAY


def _has_goal(material: Material, found: Figures) -> bool:
    """True if the sum is the plan's number or more, when it should be, however far each has come."""
    return material.due_passed and goal_reached(material, found)


def _under_way(material: Material, found: Figures) -> Verdict:
    """Of what is counted, the number says at the year's end how far it came."""
    counts = material.question.kind is QuestionKind.COUNTABLE and material.due_passed and found.told
    if _has_goal(material, found):
        return Verdict.DONE
    if counts and short(material, found):
        return Verdict.PARTLY if found.value else Verdict.NOT_DONE
    reached = counts and not found.least and found.whole is not None and found.value >= found.whole
    goes_on = material.question.kind is QuestionKind.COUNTABLE and not material.stored.activity.schedule.due
    return Verdict.DONE if reached else Verdict.ONGOING if goes_on else Verdict.UNDER_WAY
