"""Conditional and ongoing work: whether it was needed, and how it goes."""

import re

from tracker.domain.reply.codes import Kind, Rule, Veto
from tracker.domain.status import Status
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions import phrases
from tracker.reading.reply.questions.findings import Said, is_neglect
from tracker.reading.reply.questions.not_done import plainly_undone
from tracker.reading.reply.questions.setbacks import (
    FEW,
    GOOD,
    HOLDS,
    otherwise,
    repeated,
    setback,
    with_number,
)
from tracker.reading.reply.questions.verdict import UNREAD, Heard, Verdict

_CONTRARY = frozenset({Kind.NUMBER, Kind.YES, Kind.NEED})
_TURNS = frozenset({Kind.TOLD, Kind.NEGATED, Kind.PARTIAL, Kind.NOT_DONE, Kind.DOUBT})
_CHAT = re.compile(
    r"(?<!\w)(?:tack\w*|hej\w*|hors|halsning\w*|trevlig|semester\w*|ledig\w*|mejl\w*|mail\w*|brev\w*|"
    r"lank\w*|svar\w*|bilag\w*)(?!\w)"
)
_BAD = re.compile(r"(?<!\w)(?:samre|samst|dalig\w*|trogt?|haltar|krisar|kaos\w*|sadar|knackigt|motigt)(?!\w)")
_READY = re.compile(
    r"(?<!\w)(?:rutin\w*|beredskap\w*|framme|redo|beredda?|pa plats|kanda?|kanner till|koll pa|informera\w*|"
    r"gatt igenom|material\w*|kontakt\w*)(?!\w)"
)
_NO_SUCH = re.compile(
    r"(?<!\w)(?:ingen|inga|inget) (?:\w+ )?(?:rutin\w*|plan|planer|samordnare|grupp|system|"
    r"information|tid|resurser|personal)(?!\w)"
)
_LACKS = re.compile(
    r"(?<!\w)(?:vi |jag |enheten )?saknar (?:\w+ )?(?:rutin\w*|plan|planer|samordnare|system)(?!\w)"
)
_OWN = re.compile(r"(?<!\w)(?:vi|jag|oss|personal\w*|man|medarbetar\w*|enheten|inte hunnit)(?!\w)")
_THING = re.compile(
    r"(?:nej )?(?:de |den |det )?(?:nya )?[a-z-]+(?:en|et|na)(?: (?:i|fran|hos|pa) \w+)? "
    r"(?:ar|har|fick|blev|drojer|drojde|skjuts|skots)(?!\w)"
)
# "Nej, ej påbörjat", "har inte kunnat påbörjas": it should have begun, and there was a need.
_UNBEGUN = re.compile(
    r"(?<!\w)(?:inte|ej|inget|ingenting)(?: \w+){0,2} (?:paborja(?:t|d|s|ts|de)|borjat|startat|"
    r"startats)(?!\w)"
)
_BESIDE_UNBEGUN = frozenset({
    Kind.NO, Kind.NEGATED, Kind.NOT_STARTED, Kind.NOT_CARRIED_OUT, Kind.PLANNED, Kind.HALTED, Kind.DELAYED,
})  # fmt: skip
_NOTHING = re.compile(r"inget|inga|ingen|ingenting|inte")


def ongoing(heard: Heard) -> Verdict:
    repeat = repeated(heard)
    if repeat:
        return repeat if not heard.has(Kind.ONGOING, Kind.TOLD) else HOLDS
    undone = plainly_undone(heard)
    if undone:
        return undone
    if _NOTHING.fullmatch(fold(heard.words).strip(" .!")):
        return Verdict(Status.INGET_BEHOV, Rule.NO_NEED).doubted(Veto.TWO_DIRECTIONS)
    if heard.first in {Kind.NO_NEED, Kind.NO} and not heard.has(Kind.DELAYED, Kind.DROPPED, Kind.HALTED):
        return _not_needed(heard)
    held_up = setback(heard)
    if held_up is None and _LACKS.search(fold(heard.words)):
        return Verdict(Status.EJ_PABORJAD, Rule.NOT_STARTED).doubted(Veto.TWO_DIRECTIONS)
    return held_up or _going_on(heard)


def _going_on(heard: Heard) -> Verdict:
    if heard.only({Kind.TOLD}) and len(heard.words.split()) < FEW:
        return HOLDS.doubted(Veto.ONLY_DONE)  # "gjort"
    if heard.first in GOOD or heard.has(Kind.ONGOING) or _says_its_verb(heard):
        return HOLDS
    if heard.has(Kind.NOT_DONE, Kind.PARTIAL):
        begun = heard.has(Kind.NOT_DONE) or "sakna" not in fold(heard.words)
        verdict = Verdict(Status.PAGAR, Rule.NOT_DONE)
        return verdict if begun else verdict.doubted(Veto.TWO_DIRECTIONS)
    return _described(heard) or otherwise(heard)


def _says_its_verb(heard: Heard) -> bool:
    """ "Upprätthålls", "beredskapen upprätthålls", of "Upprätthålla beredskap"."""
    said = fold(heard.words).strip(" .!").split(" ")
    first = re.match(r"[a-z]{4,}a(?!\w)", fold(heard.asked.title))
    if first is None or len(said) > FEW or heard.kinds:
        return False
    return said[-1] in {f"{first[0]}s", f"{first[0][:-1]}s", f"{first[0][:-1]}es"}


def _described(heard: Heard) -> Verdict | None:
    """Any plain words about work that goes on tell that it does."""
    longest = max((len(one.text.split()) for one in heard.clauses), default=0)
    if _BAD.search(fold(heard.words)):
        return None
    plain = not heard.kinds and _CHAT.search(fold(heard.words)) is None
    return Verdict(Status.PAGAR, Rule.TOLD) if plain and longest >= FEW else None


def conditional(heard: Heard) -> Verdict:
    settled = repeated(heard) or _unbegun(heard)
    if settled:
        return settled
    zero = heard.found.outcome is not None and heard.found.outcome.value == 0
    held_up = setback(heard) if not heard.has(Kind.NO, Kind.NO_NEED) else None
    if held_up and not zero:
        return held_up
    several = heard.first is Kind.NUMBER and not zero and not any(one.opener for one in heard.telling)
    if (heard.has(Kind.NO_NEED, Kind.NO) and not several) or zero or _has_not_happened(heard):
        return _not_needed(heard)
    only_told = heard.first is Kind.TOLD and not heard.has(Kind.NUMBER, Kind.NEED, Kind.YES, Kind.ONGOING)
    if only_told and not phrases.PAST.search(fold(heard.words)):
        return UNREAD  # "det är sommar": not that it was needed
    if heard.has(Kind.NUMBER, Kind.NEED, Kind.YES) or heard.first in GOOD:
        needed = with_number(Verdict(Status.PAGAR, Rule.NEED), heard)
        turned = any(one.opener and one.kind in _TURNS for one in heard.telling[1:])
        return needed.doubted(Veto.TWO_DIRECTIONS) if turned else needed
    return otherwise(heard)


def _unbegun(heard: Heard) -> Verdict | None:
    said = _UNBEGUN.search(fold(heard.words)) and heard.only(_BESIDE_UNBEGUN)
    return Verdict(Status.EJ_PABORJAD, Rule.NOT_STARTED) if said else None


def _has_not_happened(heard: Heard) -> bool:
    """ "Orostelefonen har inte ringt": a plain "not" that no neglect explains."""
    plain = heard.only({Kind.NEGATED, Kind.NO_NEED, Kind.NO}) and heard.has(Kind.NEGATED)
    return plain and not any(is_neglect(one.text) for one in heard.telling)


def _not_needed(heard: Heard) -> Verdict:
    """Inget behov; what was done or goes on besides is comment, and what happened contradicts."""
    zero = heard.found.outcome is not None and heard.found.outcome.value == 0
    numbers = heard.found.outcome if zero and heard.asked.asks_number else None
    verdict = Verdict(Status.INGET_BEHOV, Rule.NO_NEED, outcome=numbers)
    turned = any(
        one.opener and one.kind is Kind.TOLD and not _READY.search(one.text) for one in heard.telling
    )
    said_so = heard.has(Kind.NO_NEED) or heard.first is Kind.NO
    if any(_leaves_undone(one) and not (said_so and _is_of_others(one)) for one in heard.telling):
        return verdict.doubted(Veto.TWO_DIRECTIONS)
    contrary = {one.kind for one in heard.telling if not _is_zero(one.text)} & _CONTRARY
    if contrary or turned:
        return verdict.doubted(Veto.TWO_DIRECTIONS)
    return verdict.doubted(Veto.TWO_NUMBERS) if numbers and heard.found.ambiguous else verdict


def _is_of_others(one: Said) -> bool:
    """ "Riktlinjerna är inte beslutade": the reason why there was no need, and nobody's neglect."""
    undone = one.kind in {Kind.NEGATED, Kind.NOT_DONE, Kind.DELAYED}
    return undone and _OWN.search(one.text) is None and _THING.match(one.text) is not None


def _leaves_undone(one: Said) -> bool:
    """ "Nej, vi har inte hunnit": that is no lack of need."""
    if one.kind in {Kind.NOT_STARTED, Kind.NOT_DONE, Kind.NOT_CARRIED_OUT, Kind.DELAYED}:
        return True
    if _NO_SUCH.search(one.text):
        return True
    return one.kind is Kind.NEGATED and is_neglect(one.text)


def _is_zero(text: str) -> bool:
    return re.search(r"(?<!\w)(?:0|noll)(?!\w)", text) is not None
