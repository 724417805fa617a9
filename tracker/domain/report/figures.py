"""The number of an activity: a sum only of all numbers in the answers, of one kind, each for itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.question import Question, QuestionKind
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.numbers_said import OCCASIONS, STAFF, number_of
from tracker.domain.status import Status

_OFTEN = (QuestionKind.FREQUENCY, QuestionKind.MINUTES)
_COUNTING = (
    QuestionKind.COUNTABLE,
    QuestionKind.FREQUENCY,
    QuestionKind.MINUTES,
    QuestionKind.CONDITIONAL,
)
_ABOVE = re.compile(r"avdelningschef|direktör|förvaltningschef|verksamhetschef", re.IGNORECASE)
_ALL = re.compile(r"(?:klart,? )?(?:alla|samtliga)(?: våra| de)? (?P<whole>\w+)", re.IGNORECASE)
NONE = (Status.INGET_BEHOV, Status.UTGAR)
# What may be counted by another too: "i familjeenhetens ärende", "tillsammans med", "samma".
_TOGETHER = re.compile(
    r"\b(?:samma (?:fall|ärende|insats|tillfälle|familj|som)|gemensamt"
    r"|gemensam (?:insats|kontakt|konsultation)|(?:tillsammans|ihop|samråd) med"
    r"|\w+enhetens (?:\w+ )?(?:ärende|fall|klient|insats)\w*"
    r"|(?:med|av|i) \w+enheten)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figures:
    """`voices` gave the number; `whole` is the sum of "of how many" if all of them said it.

    `least`: some have not given one, so that there may be more. `doubtful`: an answer holds a number that
    must not be told, or not be added; then there is no sum, and each stands in its own words. `apart`: the
    question counts nothing. `shared`: several have given the same count of what they may have had together.
    `named`: all have it of what the question counts. `about`, `floor`: somebody gave it as about or at least
    so many. `same`: several have given different counts of what they may have had together.
    """

    voices: tuple[Voice, ...] = ()
    value: float = 0
    whole: float | None = None
    least: bool = False
    doubtful: bool = False
    apart: bool = False
    shared: bool = False
    named: bool = True
    about: bool = False
    floor: bool = False
    same: bool = False

    @property
    def told(self) -> bool:
        """True if the sum is told."""
        return bool(self.voices) and not self.doubtful and not self.apart

    @property
    def per_cent(self) -> int | None:
        """The rounded share; 100 only if it is all, 0 only if it is nothing."""
        return None if self.about or self.floor else share_of(self.value, self.whole)


def share_of(value: float, whole: float | None) -> int | None:
    """Returns the rounded per cent; 100 only if it is all, 0 only if it is nothing."""
    if not whole or whole == 1 or value > whole:
        return None
    share = value * 100 / whole
    return round(share) if share in (0, 100) else min(max(int(share + 0.5), 1), 99)


def figures(material: Material) -> Figures:
    """Returns the number that the answers give together."""
    counted = tuple(voice for voice in material.heard if voice.value is not None)
    if material.question.kind not in _COUNTING and not material.question.counts:
        return Figures(counted, apart=True)
    others = tuple(voice for voice in material.heard if voice not in counted)
    shared = len(counted) > 1 and not adds_up(material, counted)
    if not counted or any(voice.stated.numbered for voice in others) or _differ(material, counted, shared):
        numbered = (*counted, *(one for one in others if one.report.value is not None and not one.hidden))
        return Figures(
            counted,
            doubtful=bool(numbered),
            same=(shared or len(counted) > 1) and _may_be_the_same(material, counted),
        )
    added = counted[:1] if shared else counted
    none = all(_is_none(voice) for voice in others)
    return Figures(
        counted,
        sum(voice.value or 0 for voice in added),
        sum_of_wholes(added, material.question),
        least=not shared and (not material.all_heard or not none),
        shared=shared,
        named=all(voice.stated.alike for voice in counted),
        about=any(voice.stated.about for voice in counted),
        floor=any(voice.stated.floor for voice in counted),
    )


def _is_none(voice: Voice) -> bool:
    """True if it has nothing to count, and the words that are shown say no more than that."""
    plain = voice.stated.status or voice.stated.yes_no or voice.hidden or voice.report.status is Status.UTGAR
    return voice.report.status in NONE and plain and not voice.mixed


def _differ(material: Material, counted: Sequence[Voice], shared: bool) -> bool:
    """True if several numbers are not of one kind, or not the same count of what they had together."""
    own = material.question.kind is QuestionKind.CONDITIONAL  # each has had its own need
    if len(counted) > 1 and _is_together(material):
        return True
    given = {(voice.value, whole_of(voice, material.question)) for voice in counted}
    alike = all(voice.stated.alike for voice in counted)
    return len(counted) > 1 and (not alike or (shared and (own or len(given) > 1)))


def _is_together(material: Material) -> bool:
    """True if somebody says that the need was another's too."""
    own = material.question.kind is QuestionKind.CONDITIONAL
    return own and any(_with_another(voice) for voice in material.heard)


def _with_another(voice: Voice) -> bool:
    """True if the words tell of another unit's need too; its own unit is none."""
    found = _TOGETHER.search(voice.report.comment)
    return found is not None and voice.speaker.casefold() not in found.group().casefold()


def _may_be_the_same(material: Material, counted: Sequence[Voice]) -> bool:
    """True if the numbers differ and are of occasions that several may share, or if somebody says so."""
    differ = len({voice.value for voice in counted if voice.value}) > 1
    return (material.question.counts in OCCASIONS and differ) or _is_together(material)


def sum_of_wholes(voices: Sequence[Voice], question: Question) -> float | None:
    """Returns of how many together; None if one of them has not said it: a share is of all or of none."""
    wholes = [whole_of(voice, question) for voice in voices]
    return sum(one or 0 for one in wholes) if wholes and all(wholes) else None


def adds_up(material: Material, counted: Sequence[Voice]) -> bool:
    """True if nobody may have counted what another has: each unit its own staff, its own cases."""
    own = all(len(voice.seats) == 1 and not voice.stands_in for voice in counted)
    return (
        own
        and _side_by_side(material, counted)
        and material.question.kind not in _OFTEN
        and material.question.counts not in OCCASIONS
    )


def _side_by_side(material: Material, voices: Sequence[Voice]) -> bool:
    """True if none of them is above another: units, or seats of one role that count their own staff."""
    roles = {material.roles[seat] for voice in voices for seat in voice.seats}
    places = [name.rpartition(" vid ")[2] for name in material.names.values()]
    if material.noun in ("enheter", "avdelningar") and len(set(places)) == len(places):
        return len(roles) == 1 or not any(map(_ABOVE.search, roles))
    staff = material.question.counts in STAFF
    return staff and len(roles) == 1 and not any(map(_ABOVE.search, roles))


def whole_of(voice: Voice, question: Question) -> float | None:
    """Returns of how many; the plan's number is no such whole unless the words say it."""
    target = voice.report.target
    if target is None and (all_of := _ALL.match(voice.report.comment)):
        return voice.value if number_of(all_of["whole"]) == voice.value else None
    if target is None or target <= 0 or (voice.report.value or 0) > target:
        return None
    return target if target != question.target or voice.stated.share else None


def waits_for_something(material: Material) -> bool:
    """True for work that may not begin before something else is ready: not begun, it is not late."""
    return "kunnat påbörjas" in material.question.text.casefold()


def is_of_people(noun: str) -> bool:
    """True for what is neither occasions nor unnamed: "en medarbetare" is not a thing that one reports."""
    return bool(noun) and noun not in OCCASIONS and noun != "gånger"


def is_often(question: Question) -> bool:
    """True if it asks how often: what is not the whole of it is no share."""
    return question.kind in _OFTEN or question.counts in OCCASIONS


def noun_of(question: Question) -> str:
    """Returns what is counted, in the plural; "" if the question does not say."""
    return "" if question.counts == "stycken" else question.counts or "gånger"
