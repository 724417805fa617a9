"""The number of an activity: a sum only of all numbers in the answers, of one kind, each for itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.question import Question, QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.numbers_said import OCCASIONS, STAFF, number_of
from tracker.domain.status import Status

_EACH = re.compile(
    r"\b(?:per|varje|respektive) (?:enhet|chef|verksamhet|avdelning|förskola|skola|boende)", re.I
)
_PLAN_SAYS = re.compile(r"Planen säger (?P<goal>[^.]+)\.")
# "Berörda medarbetare": who is, each head decides, unless the plan asks all of them.
_CONCERNED = re.compile(
    r"^(?!.*\b(?:alla|samtliga) berörda).*\bberörda? (?:\w+ )?(?:medarbetare|personal)", re.IGNORECASE
)
# The plan asks all of a whole; "berörd personal deltar i utbildningar" does not.
_ASKS_ALL = re.compile(
    r"\b(?:sk(?:a|all)(?! (?:erbjudas|göras))|samtlig\w*|hela|alla?|varje|genomför|genomgår|går)\b",
    re.IGNORECASE,
)
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
_ALL_CONCERNED = re.compile(
    r"(?<!inte )(?<!ej )\b(?:alla|samtliga)"
    r" (?:som (?:är )?(?:berör\w+|aktuella?|ska|behöver)|berörda|aktuella)\b"
    r"|\b(?:de|dem|alla) (?:som )?vi bedömer\b[^.]*\bberör\w*|\bvilket var målet\b"
    r"|\b(?:resten|övriga)\b[^.]*\b(?:inte|ej)\b[^.]*\bberör\w*",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:kommer att|till (?:våren|hösten)|i (?:vår|höst)|ska gå)\b", re.IGNORECASE)
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
    shared = len(counted) > 1 and not _adds_up(material, counted)
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
    return voice.report.status in _NONE and plain and not voice.mixed


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


def _adds_up(material: Material, counted: Sequence[Voice]) -> bool:
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


def goal_text(question: Question) -> str:
    """Returns the plan's number in the question's words: "minst tio"; "" if it names none."""
    found = _PLAN_SAYS.search(question.text) if question.target is not None else None
    return found["goal"] if found else ""


def for_each(material: Material) -> bool:
    """True if the plan's number is asked of each seat by itself."""
    return len(material.names) <= 1 or _EACH.search(material.stored.activity.row.aktivitet) is not None


def short(material: Material, found: Figures) -> tuple[Voice, ...]:
    """Returns whose recorded number is below the plan's, or below a whole of which the plan asks all."""
    question = material.question
    given = tuple(voice for voice in material.heard if voice.report.value is not None)
    asked = material.stored.activity.row.aktivitet
    asks_all = _ASKS_ALL.search(asked) is not None and _CONCERNED.search(asked) is None
    own = tuple(
        v
        for v in given
        if asks_all and not _is_whole(v) and (v.report.value or 0) < (whole_of(v, question) or 0)
    )
    if question.target is None or question.kind not in _OF_A_WHOLE:
        return own
    goal = question.target
    if for_each(material):
        return tuple(v for v in given if (v.report.value or 0) < goal and not _is_all(v, question))
    if goal_reached(material, found):
        return ()
    if not found.told or found.least:
        return own
    return tuple(voice for voice in found.voices if not _is_all(voice, question)) or found.voices


def _is_whole(voice: Voice) -> bool:
    """True if it is done, and the words say that fewer than all are concerned."""
    words = voice.report.comment
    concerned = _ALL_CONCERNED.search(words) is not None and _LATER.search(words) is None
    return concerned and voice.report.status is Status.GENOMFORD


def goal_reached(material: Material, found: Figures) -> bool:
    """True if the plan's number, not asked of each, is reached by what adds up, else by each that gave one.

    Of staff the number of one alone is enough: there are at least so many.
    """
    goal = material.question.target
    if goal is None or material.question.kind not in _OF_A_WHOLE or for_each(material):
        return False
    given = [voice.value for voice in material.heard if voice.value is not None]
    added = sum(voice.value or 0 for voice in found.voices) if _adds_up(material, found.voices) else 0
    bound = max if material.question.counts in STAFF else min
    return max(added, bound(given, default=0)) >= goal


def reaches_goal(material: Material, found: Figures) -> bool:
    """True if the plan's number is reached by all together, or by each where it is asked of each."""
    goal = material.question.target
    if goal is None or material.question.kind not in _OF_A_WHOLE or not for_each(material):
        return goal_reached(material, found)
    each = all(len(voice.seats) == 1 and not voice.stands_in for voice in material.heard)
    given = [voice.value for voice in material.heard]
    return each and material.all_heard and all(value is not None and value >= goal for value in given)


def _is_all(voice: Voice, question: Question) -> bool:
    whole = whole_of(voice, question)
    return whole is not None and (voice.report.value or 0) >= whole


def outcome(material: Material, found: Figures) -> str:
    """Returns the figure of the table: what was counted, of how many, from how many units; "" if none."""
    if found.doubtful:
        shown = any(voice.quotable and voice.stated.numbered for voice in material.heard)
        return phrases.SEE_TEXT if shown or any(voice.value for voice in found.voices) else ""
    if found.told:
        return _sum(material, found)
    return _units_done(material)


def _sum(material: Material, found: Figures) -> str:
    question, several = material.question, len(material.names) > 1
    if not found.value and (found.least or all(v.report.status in _NONE for v in material.heard)):
        return ""
    whole, said = _against(question, found), goal_text(question)
    per_cent = found.per_cent if whole == found.whole and not is_often(question) else None
    noun = noun_of(question) if found.named else ""
    shown = phrases.figure(found.value, whole, noun, per_cent)
    said = "" if whole is not None and whole == question.target else said
    if found.floor or (found.least and whole is None):
        shown = phrases.at_least(shown)
    shown = phrases.about(shown) if found.about else shown
    count = len(material.of_voices(_behind(material, found)))
    total = len(material.names)
    units = phrases.from_units(count, total, material.noun) if several and count < total else ""
    each = phrases.FOR_EACH[material.noun] if several and for_each(material) else ""
    plan = phrases.plan_says(said, each) if said else ""
    return phrases.outcome(shown, units, plan, "" if found.named else phrases.SEE_TEXT)


def _behind(material: Material, found: Figures) -> Sequence[Voice]:
    """Returns whose answers the figure holds, those that had nothing to count too; of a share its own."""
    if found.whole is not None:
        return [voice for voice in found.voices if voice.value or whole_of(voice, material.question)]
    needs = material.question.kind is QuestionKind.CONDITIONAL
    none = [v for v in material.heard if needs and v.report.status in _NONE and not v.mixed]
    return [voice for voice in material.heard if voice in found.voices or voice in none]


def waits_for_something(material: Material) -> bool:
    """True for work that may not begin before something else is ready: not begun, it is not late."""
    return "kunnat påbörjas" in material.question.text.casefold()


def is_of_people(noun: str) -> bool:
    """True for what is neither occasions nor unnamed: "en medarbetare" is not a thing that one reports."""
    return bool(noun) and noun not in OCCASIONS and noun != "gånger"


def is_often(question: Question) -> bool:
    """True if it asks how often: what is not the whole of it is no share."""
    return question.kind in _OFTEN or question.counts in OCCASIONS


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
