"""Step 3: the numbers that answer one question, summed and compared with what the plan says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.question import Question, QuestionKind
from tracker.domain.report.said_numbers import names_whole
from tracker.domain.report.values import Material, Voice
from tracker.domain.status import Status

_EACH = re.compile(
    r"\b(?:per|varje|respektive) (?:enhet|chef|verksamhet|avdelning|förskola|skola|boende)", re.I
)
# What several may have counted together, or each in the same register.
_COMMON = frozenset(
    (
        *("möten", "träffar", "övningar", "utbildningar", "påminnelser", "ansökningar", "anmälningar"),
        *("kurser", "workshoppar", "föreläsningar", "tillfällen", "kontroller", "mätningar", "kvällar"),
    )
)
_STAFF = frozenset(("medarbetare", "handläggare", "anställda", "nyanställda", "chefer", "pedagoger"))
_TOGETHER = re.compile(
    r"\b(?:tillsammans med|gemensam\w*|ihop med|rådet\w*|nätverket\w*|samordnaren\w*"
    r"|samma (?:person\w*|ärende\w*|familj\w*|möte\w*|individ\w*|fall|ungdom\w*|barn|insats\w*|\w+ som)"
    r"|hela (?:avdelningen|förvaltningen))\b",
    re.IGNORECASE,
)
# Who tells of all has counted what the others have.
_IN_ALL = re.compile(
    r"\b(?:totalt|sammanlagt|sammantaget|i hela|på hela|alla enheter|samtliga enheter)\b", re.IGNORECASE
)
_PLAN_SAYS = re.compile(r"Planen säger (?P<goal>[^.]+)\.")


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of some voices' numbers; `whole` is None if they do not say of how many."""

    voices: tuple[Voice, ...]
    value: float
    whole: float | None = None

    @property
    def per_cent(self) -> int | None:
        """The rounded share; 100 only if it is all, 0 only if it is nothing."""
        if not self.whole or self.value > self.whole:
            return None
        share = self.value * 100 / self.whole
        return round(share) if share in (0, 100) else min(max(int(share + 0.5), 1), 99)

    @property
    def left(self) -> float:
        return max((self.whole or 0) - self.value, 0)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of an activity: with a whole ("11 av 12"), without one, and the voices that gave none.

    `short` are below the goal; `unsettled` were so before the period, and may have reached it since. They are
    `summable` if none of them may have counted what another has.
    """

    shares: Total | None
    counts: Total | None
    without: tuple[Voice, ...]
    short: tuple[Voice, ...]
    reached: bool
    unsettled: tuple[Voice, ...] = ()
    summable: bool = True

    @property
    def value(self) -> float:
        return sum(voice.value or 0 for voice in self.given)

    @property
    def given(self) -> tuple[Voice, ...]:
        return (*(self.shares.voices if self.shares else ()), *(self.counts.voices if self.counts else ()))


def numbers(material: Material) -> Numbers:
    """Returns the sums, and who is short of what the plan or the answer itself names as the goal."""
    question = material.question
    counted = [voice for voice in material.voices if _counts(voice, question)]
    summable = len(counted) <= 1 or not may_be_shared(material, counted)
    shares = [voice for voice in counted if _has_whole(voice, question)]
    counts = [voice for voice in counted if voice not in shares]
    short = tuple(voice for voice in counted if _is_short(material, voice))
    reached = bool(counted) and not short
    if has_whole_goal(material):
        values = [voice.value or 0 for voice in counted]
        goal = question.target or 0
        below = counted if summable else list(short)
        reached = bool(counted) and (sum(values) >= goal if summable else not below)
        short = () if reached else tuple(below)
    unsettled = tuple(voice for voice in short if material.is_old(voice))
    return Numbers(
        shares=_total(shares, with_whole=True),
        counts=_total(counts, with_whole=False),
        without=tuple(voice for voice in material.voices if voice not in counted),
        short=tuple(voice for voice in short if voice not in unsettled),
        reached=reached,
        unsettled=unsettled,
        summable=summable,
    )


def asks_of_how_many(question: Question) -> bool:
    """True if all are meant to take part: "av hur många?"; of those who were helped it is no goal."""
    return "av hur många" in question.text or question.counts in _STAFF


def below_whole(material: Material) -> tuple[Voice, ...]:
    """Returns whose number is below their own whole, done or not, where the plan names no number."""
    if material.question.target is not None or not asks_of_how_many(material.question):
        return ()
    shares = (voice for voice in material.voices if _has_whole(voice, material.question))
    return tuple(v for v in shares if v.value is not None and v.value < (v.target or 0))


def _counts(voice: Voice, question: Question) -> bool:
    """True if it gives a number; nothing of an unknown whole, from who has not begun, is none."""
    nothing = not voice.value and not _has_whole(voice, question)
    undone = question.kind is QuestionKind.COUNTABLE and voice.report.status is Status.EJ_PABORJAD
    return voice.none or (voice.value is not None and not (nothing and undone))


def _tells_of_all(material: Material, voice: Voice, counted: Sequence[Voice]) -> bool:
    """True if the words say so, or who leads no staff has counted as many as all others together."""
    role = material.roles.get(voice.report.seat_id or 0, "")
    leads_none = material.question.counts in _STAFF and bool(role) and "chef" not in role
    others = sum(one.value or 0 for one in counted if one is not voice)
    total = leads_none and not _has_whole(voice, material.question) and (voice.value or 0) >= others > 1
    return _IN_ALL.search(voice.words) is not None or total


def may_be_shared(material: Material, counted: Sequence[Voice]) -> bool:
    """True if others may have counted the same: one meeting, told by three, is not three meetings."""
    if len(counted) > 1 and any(_tells_of_all(material, voice, counted) for voice in counted):
        return True
    if material.question.counts in _STAFF:
        return False
    return material.question.counts in _COMMON or any(_TOGETHER.search(voice.words) for voice in counted)


def some_unmeasured(material: Material, numbers: Numbers) -> bool:
    """True if somebody is silent, or says neither of how many nor that it is done: the sums are not all."""
    counts = numbers.counts.voices if numbers.counts and material.question.target is None else ()
    left = [voice.report.status for voice in (*numbers.without, *counts)]
    return bool(material.silent) or not all(one.facts.final or one is Status.INGET_BEHOV for one in left)


def plan_goal(question: Question) -> str:
    """Returns the plan's number in the question's words: "minst tio"; "" if it names none."""
    found = _PLAN_SAYS.search(question.text) if question.target is not None else None
    return found["goal"] if found else ""


def _total(voices: Sequence[Voice], with_whole: bool) -> Total | None:
    if not voices:
        return None
    value = sum(voice.value or 0 for voice in voices)
    whole = sum(voice.target or 0 for voice in voices) if with_whole else None
    return Total(tuple(voices), value, whole)


def _has_whole(voice: Voice, question: Question) -> bool:
    """True if the answer says of how many; the plan's number is no such whole unless its words say it."""
    target = voice.target
    if target is None or target <= 0:
        return False
    return target != question.target or (
        question.kind is QuestionKind.COUNTABLE and names_whole(voice.report)
    )


def has_whole_goal(material: Material) -> bool:
    """True if the plan's number is asked of all seats together."""
    question = material.question
    return question.kind is QuestionKind.COUNTABLE and bool(question.target) and not for_each(material)


def for_each(material: Material) -> bool:
    """True if the plan's number is asked of each seat by itself."""
    return len(material.names) <= 1 or _EACH.search(material.stored.activity.row.aktivitet) is not None


def _is_short(material: Material, voice: Voice) -> bool:
    """True if the number is below the plan's, or its own whole; never if it is all there are."""
    plan, value, whole = material.question.target, voice.value or 0, voice.target
    if _has_whole(voice, material.question) and value >= (whole or 0):
        return False
    if plan is None:
        if material.question.kind is QuestionKind.COUNTABLE and not asks_of_how_many(material.question):
            return False
        done = (
            voice.report.status is Status.GENOMFORD and material.question.kind is not QuestionKind.FREQUENCY
        )
        return whole is not None and not done and value < whole
    return value < plan
