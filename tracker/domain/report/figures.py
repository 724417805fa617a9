"""The number of an activity: a sum only where all count the same, each for itself, in the report's time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.question import Question, QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.numbers_said import number_of
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
_COUNTING = (
    QuestionKind.COUNTABLE,
    QuestionKind.FREQUENCY,
    QuestionKind.MINUTES,
    QuestionKind.CONDITIONAL,
)
_OF_A_WHOLE = (QuestionKind.COUNTABLE, QuestionKind.FREQUENCY, QuestionKind.DATE)
_ABOVE = re.compile(r"avdelningschef|direktör|förvaltningschef|verksamhetschef", re.IGNORECASE)
_ALL = re.compile(r"(?:klart,? )?(?:alla|samtliga)(?: våra| de)? (?P<whole>\w+)", re.IGNORECASE)
_NONE = (Status.INGET_BEHOV, Status.UTGAR)


@dataclass(frozen=True, slots=True)
class Figures:
    """`voices` gave the number; `whole` is the sum of "of how many" if all of them said it.

    `least`: some have not given one, so that there may be more. `doubtful`: the recorded numbers must not be
    told, or not be added; then there is no sum, and each stands in its own words. `apart`: the question
    counts nothing. `besides`: who gave a number without "of how many" where most have it. `shared`: several
    have given the same count of what they may have had together. `about`: somebody gave it as about so many.
    """

    voices: tuple[Voice, ...] = ()
    value: float = 0
    whole: float | None = None
    least: bool = False
    doubtful: bool = False
    apart: bool = False
    besides: tuple[Voice, ...] = ()
    shared: bool = False
    about: bool = False

    @property
    def told(self) -> bool:
        """True if the sum is told."""
        return bool(self.voices) and not self.doubtful and not self.apart

    @property
    def per_cent(self) -> int | None:
        """The rounded share; 100 only if it is all, 0 only if it is nothing."""
        if not self.whole or self.value > self.whole or self.about:
            return None
        share = self.value * 100 / self.whole
        return round(share) if share in (0, 100) else min(max(int(share + 0.5), 1), 99)


def figures(material: Material) -> Figures:
    """Returns the number that the answers give together."""
    heard = material.heard
    counted, besides = _counted(material)
    if material.question.kind not in _COUNTING and not material.question.counts:
        return Figures(counted, apart=True)
    shared = len(counted) > 1 and not _adds_up(material, counted)
    differ = shared and len({(voice.value, whole_of(voice, material.question)) for voice in counted}) > 1
    if not counted or differ:
        return Figures(
            counted, doubtful=differ or any(voice.doubtful and not voice.hidden for voice in heard)
        )
    others = (voice for voice in heard if voice not in (*counted, *besides))
    none = all(voice.report.status in _NONE for voice in others)
    added = counted[:1] if shared else counted
    return Figures(
        counted,
        sum(voice.value or 0 for voice in added),
        _whole(added, material.question),
        least=not shared and (not material.all_heard or not none),
        besides=besides,
        shared=shared,
        about=any(voice.stated.about for voice in counted),
    )


def _counted(material: Material) -> tuple[tuple[Voice, ...], tuple[Voice, ...]]:
    """Returns whose numbers are added, and those who alone have not said of how many."""
    given = tuple(voice for voice in material.heard if voice.value is not None)
    shares = tuple(voice for voice in given if whole_of(voice, material.question))
    if material.question.target is None and 1 < len(shares) < len(given):
        return shares, tuple(voice for voice in given if voice not in shares)
    return given, ()


def _whole(voices: Sequence[Voice], question: Question) -> float | None:
    wholes = [whole_of(voice, question) for voice in voices]
    return sum(one or 0 for one in wholes) if all(wholes) else None


def _adds_up(material: Material, counted: Sequence[Voice]) -> bool:
    """True if nobody may have counted what another has: each unit its own staff, its own cases."""
    own = all(len(voice.seats) == 1 and not voice.stands_in for voice in counted)
    return (
        own
        and _side_by_side(material, counted)
        and material.question.kind not in _OFTEN
        and material.question.counts not in _COMMON
    )


def _side_by_side(material: Material, voices: Sequence[Voice]) -> bool:
    """True if none of them is above another: units, or roles that each count their own staff."""
    if material.noun == "enheter":
        return True
    roles = {material.roles[seat] for voice in voices for seat in voice.seats}
    return material.question.counts in _STAFF and not any(map(_ABOVE.search, roles))


def whole_of(voice: Voice, question: Question) -> float | None:
    """Returns of how many; the plan's number is no such whole unless the words say it."""
    target = voice.report.target
    if target is None and (all_of := _ALL.match(voice.report.comment)):
        return voice.value if number_of(all_of["whole"]) == voice.value else None
    if target is None or target <= 0:
        return None
    return target if target != question.target or voice.stated.share else None


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
    if question.kind not in _OF_A_WHOLE:
        return ()
    if question.target is None:
        of_all = "av hur många" in question.text or question.counts in _STAFF
        asks = of_all or question.kind is not QuestionKind.COUNTABLE
        return tuple(v for v in found.voices if asks and (v.value or 0) < (whole_of(v, question) or 0))
    if for_each(material):
        return tuple(v for v in found.voices if (v.value or 0) < question.target and not _is_all(v, question))
    if found.doubtful or found.least or found.value >= question.target:
        goal = question.target
        return tuple(v for v in found.voices if (v.value or 0) < min(goal, whole_of(v, question) or 0))
    return found.voices


def _is_all(voice: Voice, question: Question) -> bool:
    whole = whole_of(voice, question)
    return whole is not None and (voice.value or 0) >= whole


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
    per_cent = found.per_cent if whole == found.whole and not is_often(question) else None
    shown = phrases.figure(found.value, whole, noun_of(question), per_cent)
    said = "" if whole is not None and whole == question.target else said
    if found.least and whole is None:
        shown = phrases.at_least(shown)
    shown = phrases.about(shown) if found.about else shown
    count = len(material.of_voices(found.voices))
    units = phrases.from_units(count, material.noun) if several and count < len(material.names) else ""
    each = phrases.FOR_EACH[material.noun] if several and for_each(material) else ""
    more = phrases.besides(sum(voice.value or 0 for voice in found.besides)) if found.besides else ""
    return phrases.outcome(shown, units, more, phrases.plan_says(said, each) if said else "")


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
    done = [v for v in material.heard if v.report.status is Status.GENOMFORD]
    count, total = len(material.of_voices(done)), len(material.names)
    return phrases.units_done(count, total, material.noun, least=not material.all_heard) if count else ""
