"""Step 2: the answers about an activity, brought together by what they say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.question import Question, QuestionKind
from tracker.domain.report.bare_words import without_bare_words
from tracker.domain.report.reservations import began_within, done_in_part, is_unfinished
from tracker.domain.report.values import Material, Voice
from tracker.domain.status import Status

# Work that has an end; the rest goes on, and "genomfört" says so far.
_ENDS = (QuestionKind.DATE, QuestionKind.COUNTABLE)
_GOES_ON_BY_NEED = (
    "pågår", "löpande", "enligt plan", "fortlöper", "rullar på", "pågår enligt plan", "vid behov",
    "ja, vid behov", "ja vid behov", "används vid behov", "det sker vid behov", "pågår, vid behov",
    "löpande, vid behov", "löpande vid behov",
)  # fmt: skip

_NOTHING_PROPOSED = re.compile(
    r"(?:nej,? |vi har |jag har )?(?:inga|ingen|inget) (?:särskilda? |nya? |egna? )?"
    r"(?:synpunkt(?:er)?|förslag|ändring(?:ar)?|att (?:ändra|tillägga))\b[^.]*[.!]?$",
    re.IGNORECASE,
)


class Says(StrEnum):
    """What an answer claims, given the kind of work. The order is that of the text."""

    DONE = "done"
    PERFORMED = "performed"  # ongoing work, as it should
    PARTLY = "partly"  # ongoing work, in part
    PART_OF_YEAR = "part_of_year"  # ongoing work, not from the start of the year
    NEEDED = "needed"
    BY_NEED = "by_need"  # conditional work that goes on
    NO_NEED = "no_need"
    BEGUN = "begun"  # work with an end, not yet finished
    TOLD = "told"  # work with an end, in words that say neither that it is finished nor that it is not
    LATE = "late"
    NOT_BEGUN = "not_begun"
    DROPPED = "dropped"
    EARLIER = "earlier"  # unfinished when it was said, and what came of it is not known
    PROPOSED = "proposed"  # changes of the next plan


@dataclass(frozen=True, slots=True)
class Group:
    """The voices that claim the same."""

    says: Says
    voices: tuple[Voice, ...]

    @property
    def reports(self) -> tuple[int, ...]:
        return tuple(voice.report.id for voice in self.voices)


def groups(material: Material) -> tuple[Group, ...]:
    """Returns the groups, in the order of Says."""
    claims = {voice.report.id: claim(material, voice) for voice in material.voices}
    proposing = {v.speaker for v in material.voices if claims[v.report.id] is Says.PROPOSED}
    found: dict[Says, list[Voice]] = {}
    for voice in material.voices:
        # "Inget mer att tillägga" from one who has made proposals takes none of them back.
        says = Says.PROPOSED if voice.speaker in proposing else claims[voice.report.id]
        found.setdefault(says, []).append(voice)
    return tuple(Group(says, tuple(found[says])) for says in Says if says in found)


def claim(material: Material, voice: Voice) -> Says:
    """Returns what a voice claims; an unfinished state from before the period is no result."""
    says = _claim(material.question, voice)
    unfinished = says in (Says.BEGUN, Says.LATE, Says.NOT_BEGUN)
    if unfinished and material.is_old(voice) and voice.value is None:
        return Says.EARLIER
    return says


def _claim(question: Question, voice: Voice) -> Says:
    report, kind = voice.report, question.kind
    if kind is QuestionKind.REVISION and report.status in (
        Status.PAGAR,
        Status.GENOMFORD,
        Status.EJ_PABORJAD,
    ):
        return Says.PROPOSED if voice.hidden or _proposes(question, voice) else _revised(report.status)
    plain = {
        # "Nej" to "har det kunnat påbörjas?" says nothing of need.
        Status.INGET_BEHOV: Says.NOT_BEGUN if "påbörjas" in question.text else Says.NO_NEED,
        Status.UTGAR: Says.DROPPED,
        Status.FORSENAD: Says.LATE,
        Status.EJ_PABORJAD: Says.NOT_BEGUN,
    }
    if report.status in plain:
        return plain[report.status]
    if kind is QuestionKind.CONDITIONAL:
        return need(voice.value, voice.words)
    if kind in _ENDS:
        return _with_an_end(question, voice)
    return _going_on(voice)


def _with_an_end(question: Question, voice: Voice) -> Says:
    if voice.report.status is Status.GENOMFORD:
        return Says.DONE
    rest = without_bare_words(voice.words, voice.read, question)
    states = not re.search(r"\w", rest.text) or (rest.text != voice.words and rest.cut in ("", ".", "!"))
    tells = voice.value is None and not states
    return Says.TOLD if tells and not is_unfinished(voice.words) else Says.BEGUN


def _going_on(voice: Voice) -> Says:
    """The claim of work that goes on; a number says by itself how much was done."""
    if voice.value is None and done_in_part(voice.words):
        return Says.PARTLY
    began = voice.value is None and (voice.late_before or began_within(voice.words))
    return Says.PART_OF_YEAR if began else Says.PERFORMED


def _revised(status: Status) -> Says:
    """The claim of a revision about which nothing is proposed."""
    return Says.DONE if status is Status.GENOMFORD else Says.NO_NEED


def _proposes(question: Question, voice: Voice) -> bool:
    if _NOTHING_PROPOSED.match(voice.words):
        return False
    return re.search(r"\w", without_bare_words(voice.words, voice.read, question).text) is not None


def need(value: float | None, words: str) -> Says:
    """Returns what an answer about conditional work claims, if its status is that of work."""
    if value == 0:
        return Says.NO_NEED
    first = re.split(r"[.!]\s", f"{words} ", maxsplit=1)[0].strip(" .!").casefold()
    if value is None and first in ("", *_GOES_ON_BY_NEED):
        return Says.BY_NEED
    return Says.NEEDED


def names(material: Material, voices: Iterable[Voice]) -> tuple[str, ...]:
    """Returns the names of the seats for which these voices stand, in the plan's order."""
    seats = {seat for voice in voices for seat in voice.seats}
    return tuple(name for seat, name in material.names.items() if seat in seats)
