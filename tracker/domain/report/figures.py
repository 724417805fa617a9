"""The number of an activity: a sum only where all count the same, each for itself, in the report's time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.question import Question, QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.material import Material, Voice
from tracker.domain.status import Status

_EACH = re.compile(
    r"\b(?:per|varje|respektive) (?:enhet|chef|verksamhet|avdelning|förskola|skola|boende)", re.I
)
# What several may have counted together, or each in the same register.
_COMMON = frozenset(
    [
        "möten",
        "träffar",
        "övningar",
        "utbildningar",
        "påminnelser",
        "ansökningar",
        "anmälningar",
        "kurser",
        "workshoppar",
        "föreläsningar",
        "tillfällen",
        "kontroller",
        "mätningar",
        "kvällar",
        "procent",
    ]
)
_STAFF = frozenset(["medarbetare", "handläggare", "anställda", "nyanställda", "chefer", "pedagoger"])
_PLAN_SAYS = re.compile(r"Planen säger (?P<goal>[^.]+)\.")
_OFTEN = (QuestionKind.FREQUENCY, QuestionKind.MINUTES)
_NONE = (Status.INGET_BEHOV, Status.UTGAR)


@dataclass(frozen=True, slots=True)
class Figures:
    """`voices` gave the number; `whole` is the sum of "of how many" if all of them said it.

    `least`: some have not given one, so that there may be more. `doubtful`: somebody's recorded number is not
    given as the answer, or they are not for adding; then there is no sum, and each stands in its own words.
    """

    voices: tuple[Voice, ...] = ()
    value: float = 0
    whole: float | None = None
    least: bool = False
    doubtful: bool = False

    @property
    def told(self) -> bool:
        """True if the sum is told."""
        return bool(self.voices) and not self.doubtful

    @property
    def per_cent(self) -> int | None:
        """The rounded share; 100 only if it is all, 0 only if it is nothing."""
        if not self.whole or self.value > self.whole:
            return None
        share = self.value * 100 / self.whole
        return round(share) if share in (0, 100) else min(max(int(share + 0.5), 1), 99)


def figures(material: Material) -> Figures:
    """Returns the number that the answers give together."""
    heard = material.heard
    counted = tuple(voice for voice in heard if voice.value is not None)
    doubtful = any(voice.doubtful for voice in heard) or (
        len(counted) > 1 and not _adds_up(material, counted)
    )
    if not counted or doubtful:
        return Figures(counted, doubtful=doubtful)
    wholes = [voice.report.target if has_whole(voice, material.question) else None for voice in counted]
    others = (voice for voice in heard if voice not in counted)
    none = all(voice.report.status in _NONE and voice.stated.told for voice in others)
    return Figures(
        counted,
        sum(voice.value or 0 for voice in counted),
        sum(one or 0 for one in wholes) if all(wholes) else None,
        least=not material.all_heard or not none,
    )


def _adds_up(material: Material, counted: Sequence[Voice]) -> bool:
    """True if nobody may have counted what another has: each unit its own staff, its own cases."""
    own = all(len(voice.seats) == 1 and not voice.stands_in for voice in counted)
    units = material.noun == "enheter"
    return own and units and material.question.kind not in _OFTEN and material.question.counts not in _COMMON


def has_whole(voice: Voice, question: Question) -> bool:
    """True if the answer says of how many; the plan's number is no such whole unless the words say it."""
    target = voice.report.target
    if target is None or target <= 0:
        return False
    return target != question.target or voice.stated.share


def goal_text(question: Question) -> str:
    """Returns the plan's number in the question's words: "minst tio"; "" if it names none."""
    found = _PLAN_SAYS.search(question.text) if question.target is not None else None
    return found["goal"] if found else ""


def for_each(material: Material) -> bool:
    """True if the plan's number is asked of each seat by itself."""
    return len(material.names) <= 1 or _EACH.search(material.stored.activity.row.aktivitet) is not None


def short(material: Material, found: Figures) -> tuple[Voice, ...]:
    """Returns whose given number is below the plan's, or below their own whole where all were asked of."""
    question = material.question
    if question.kind not in (QuestionKind.COUNTABLE, QuestionKind.FREQUENCY):
        return ()
    if question.target is None:
        asks = (
            "av hur många" in question.text
            or question.counts in _STAFF
            or question.kind is QuestionKind.FREQUENCY
        )
        return tuple(
            v
            for v in found.voices
            if asks and has_whole(v, question) and (v.value or 0) < (v.report.target or 0)
        )
    if for_each(material):
        return tuple(v for v in found.voices if (v.value or 0) < question.target and not _is_all(v, question))
    reached = found.doubtful or found.least or found.value >= question.target
    return () if reached else found.voices


def _is_all(voice: Voice, question: Question) -> bool:
    return has_whole(voice, question) and (voice.value or 0) >= (voice.report.target or 0)


def outcome(material: Material, found: Figures) -> str:
    """Returns the figure of the table: what was counted, of how many, from how many units; "" if none."""
    if found.doubtful:
        return phrases.SEE_TEXT
    if found.told:
        return _sum(material, found)
    return _units_done(material)


def _sum(material: Material, found: Figures) -> str:
    question, several = material.question, len(material.names) > 1
    if found.least and not found.value:
        return ""
    whole, said = _against(question, found), goal_text(question)
    per_cent = found.per_cent if whole == found.whole and not found.least and not is_often(question) else None
    shown = phrases.figure(found.value, whole, noun_of(question), per_cent)
    said = "" if whole is not None and whole == question.target else said
    if found.least and whole is None:
        shown = phrases.at_least(shown)
    count = len(material.of_voices(found.voices))
    units = phrases.from_units(count, material.noun) if several and count < len(material.names) else ""
    each = phrases.FOR_EACH[material.noun] if several and for_each(material) else ""
    return phrases.outcome(shown, units, phrases.plan_says(said, each) if said else "")


def is_often(question: Question) -> bool:
    """True if it asks how often: what is not the whole of it is no share."""
    return question.kind in _OFTEN


def _against(question: Question, found: Figures) -> float | None:
    """Returns of how many: the answers' own whole, or the plan's number of meetings that is not passed."""
    plan = question.target if question.kind is QuestionKind.FREQUENCY and not found.least else None
    return plan if found.whole is None and plan and found.value <= plan else found.whole


def noun_of(question: Question) -> str:
    """Returns what is counted, in the plural; "" if the question does not say."""
    return "" if question.counts == "stycken" else question.counts or "gånger"


def _units_done(material: Material) -> str:
    """How many of several have reported that work with an end is done."""
    if material.question.kind is not QuestionKind.DATE or len(material.names) <= 1:
        return ""
    done = [v for v in material.heard if v.report.status is Status.GENOMFORD and v.stated.told]
    count, total = len(material.of_voices(done)), len(material.names)
    known = all(voice.stated.told for voice in material.heard) and material.all_heard
    return phrases.units_done(count, total, material.noun, least=not known) if count else ""
