"""The verdict on an activity: what its answers have reported, where all of it can be told.

One answer whose words may say something else, or answers that differ, and the verdict is in the text:

    all report the same                  that
    some have done what has an end       delvis genomförd
    work that goes on, done or going on  löpande
    anything else                        se texten
"""

from tracker.domain.question import QuestionKind
from tracker.domain.report.figures import Figures, short
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.stated import GOES_ON, Words
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import Status

_ASIDE = frozenset((Status.INGET_BEHOV, Status.UTGAR))
_WORKS = frozenset((Status.PAGAR, Status.GENOMFORD))
_SAME = {Status.FORSENAD: Verdict.LATE, Status.EJ_PABORJAD: Verdict.NOT_DONE, Status.UTGAR: Verdict.DROPPED}


def verdict_of(material: Material, found: Figures) -> Verdict:
    """Returns the verdict that fits the kind of work and the form."""
    if not material.heard:
        return Verdict.UNKNOWN
    kind = material.question.kind
    if kind is QuestionKind.REVISION:
        nothing = all(v.report.status is Status.INGET_BEHOV and v.stated.told for v in material.heard)
        return Verdict.NO_PROPOSALS if nothing else Verdict.PROPOSED
    working = [voice for voice in material.heard if voice.report.status is not Status.UTGAR]
    if not all(map(_can_be_told, working or material.heard)):
        return Verdict.TOLD
    statuses = {voice.report.status for voice in material.heard}
    return _of(material, found, statuses - _ASIDE or statuses)


def _can_be_told(voice: Voice) -> bool:
    """True if the words state the recorded status, or take nothing from work that is going on or done."""
    if voice.stated.words is Words.PULLS:
        return False
    return voice.stated.told or voice.report.status in _WORKS or voice.value == 0


def _of(material: Material, found: Figures, statuses: set[Status]) -> Verdict:
    if len(statuses) == 1 and not statuses <= _WORKS:
        (status,) = statuses
        return _same(material, status)
    kind = material.question.kind
    if statuses <= _WORKS and kind is QuestionKind.CONDITIONAL:
        zero = found.told and not found.value and not found.least
        return Verdict.TOLD if zero else Verdict.NEEDED
    if statuses <= _WORKS and kind in GOES_ON:
        return _going_on(material, found)
    if kind not in GOES_ON and Status.GENOMFORD in statuses:
        return _with_an_end(material, found, statuses)
    if statuses == {Status.PAGAR}:
        return _under_way(material, found)
    return Verdict.TOLD


def _same(material: Material, status: Status) -> Verdict:
    """The verdict of one status that is not of work; a nought says nothing of need."""
    if not all(voice.stated.told for voice in material.heard):
        return Verdict.TOLD
    if status is Status.INGET_BEHOV:
        return Verdict.NO_NEED if material.all_heard else Verdict.NO_NEED_IN_PART
    return _SAME[status] if material.all_heard else Verdict.TOLD


def _going_on(material: Material, found: Figures) -> Verdict:
    if found.told and material.period.complete and short(material, found):
        return Verdict.PARTLY if found.value else Verdict.NOT_DONE
    goal = material.question.target is not None and material.question.kind is QuestionKind.FREQUENCY
    reached = goal and found.told and not found.least and not short(material, found)
    planned = all(voice.stated.planned and voice.stated.told for voice in material.heard)
    return Verdict.AS_PLANNED if material.all_heard and (planned or reached) else Verdict.ONGOING


def _with_an_end(material: Material, found: Figures, statuses: set[Status]) -> Verdict:
    below = short(material, found)
    if statuses == {Status.GENOMFORD} and not below:
        return Verdict.DONE if material.all_heard else Verdict.DONE_IN_PART
    return Verdict.PARTLY if material.due_passed else Verdict.UNDER_WAY


def _under_way(material: Material, found: Figures) -> Verdict:
    """Of what is counted, the number says at the year's end how far it came."""
    counts = material.question.kind is QuestionKind.COUNTABLE and material.due_passed and found.told
    if counts and short(material, found):
        return Verdict.PARTLY if found.value else Verdict.NOT_DONE
    reached = counts and not found.least and found.whole is not None and found.value >= found.whole
    return Verdict.DONE if reached else Verdict.UNDER_WAY
