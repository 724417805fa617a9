"""The words of one answer → their meaning by the grammar: clauses, findings, one status."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.domain.reply.codes import Kind, ReasonCode, Rule
from tracker.domain.reply.trace import NO_TRACE, Trace, TracedClause, TracedFinding
from tracker.domain.status import Status
from tracker.reading.reply.meaning.as_done import with_verb_as_done
from tracker.reading.reply.meaning.asides import asides
from tracker.reading.reply.meaning.clauses import Clause, clauses
from tracker.reading.reply.meaning.counts import Count, first_count
from tracker.reading.reply.meaning.decision import UNCLEAR_TEXT, decide
from tracker.reading.reply.meaning.finding import Finding
from tracker.reading.reply.meaning.findings import findings
from tracker.reading.reply.meaning.relevance import is_relevant, names_another_thing, repeats_title
from tracker.reading.reply.meaning.status_words import IDIOM
from tracker.reading.reply.meaning.turning_words import HEDGE, NEGATION
from tracker.reading.reply.reasons import Reason
from tracker.reading.reply.values import SURE

_WITH_ASIDE = 0.7
_REPEATED = 0.9
_NOT_EASY = re.compile(
    r"(?:inte|ej) (?:helt |sa |alldeles )?(?:latt|enkelt|utan)|ingen (?:overprovning|anmarkning)"
)
_CONDITIONS = ("om ", "hoppas", "nar ", "forutsatt", "under forutsattning", "sa snart ", "bara ")
_CLASHING = frozenset({Kind.DONE, Kind.NOT_STARTED, Kind.DELAYED, Kind.DROPPED, Kind.ONGOING})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one answer's words mean; `status` is a suggestion if `confidence` is below SURE."""

    status: Status | None
    confidence: float
    reasons: tuple[Reason, ...] = ()
    count: Count | None = None
    repeat: bool = False
    findings: tuple[Finding, ...] = ()
    trace: Trace = NO_TRACE


def read_by_grammar(text: str, title: str = "") -> Meaning:
    """The status that the grammar reads; `title` is the activity's own words, if known."""
    if not any(letter.isalnum() for letter in text):
        return Meaning(None, 0.0, (Reason(ReasonCode.EMPTY),))
    parts = _parts(text, title)
    by_clause = [_about(clause, title) for clause in parts]
    found = tuple(finding for some in by_clause for finding in some)
    decision = decide(found)
    status, confidence, rule = decision.status, decision.confidence, decision.rule
    repeat = status is None and any(finding.kind is Kind.REPEAT for finding in found)
    if repeat:
        confidence, rule = _REPEATED, Rule.REPEAT
    if status and _has_stray_negation(parts, found):
        confidence = min(confidence, UNCLEAR_TEXT)
    count = first_count(" ".join(part.text for part in parts))
    codes = asides(text, has_status=status is not None or repeat, is_dropped=status == "utgar")
    if codes:
        confidence = min(confidence, _WITH_ASIDE)
    elif confidence < SURE:
        codes = (_reason(status, count, found),)
    confidence = round(confidence, 2)
    trace = Trace(_traced(parts, by_clause), rule, "repeat" if repeat else status, confidence)
    return Meaning(status, confidence, tuple(map(Reason, codes)), count, repeat, found, trace)


def _parts(text: str, title: str) -> list[Clause]:
    own = clauses(text)
    if len(own) > 1 and repeats_title(own[0].text, title):
        own = own[1:]
    return [replace(part, text=with_verb_as_done(part.text, title)) for part in own]


def _about(clause: Clause, title: str) -> tuple[Finding, ...]:
    """The findings of a clause; what is done that the title does not name is "other"."""
    found = findings(clause)
    if title and names_another_thing(clause.text, title):
        return tuple(
            replace(one, kind=Kind.OTHER) if one.kind in {Kind.DONE, Kind.MADE} else one for one in found
        )
    if title and any(one.kind is Kind.DONE for one in found) and not is_relevant(clause.text, title):
        return tuple(replace(one, doubtful=True) if one.kind is Kind.DONE else one for one in found)
    return found


def _reason(status: Status | None, count: Count | None, found: Sequence[Finding]) -> ReasonCode:
    if status is None:
        return ReasonCode.ONLY_NUMBER if count else ReasonCode.NO_STATUS
    clash = len({finding.kind for finding in found} & _CLASHING) > 1
    return ReasonCode.CONTRADICTION if clash else ReasonCode.UNSURE


def _has_stray_negation(parts: Sequence[Clause], found: Sequence[Finding]) -> bool:
    """ "Det är inte, som vi trodde, klart": a negation in a clause beside the one that reports "done"."""
    done = {finding.sentence for finding in found if finding.kind is Kind.DONE}
    return any(clause.sentence in done and _turns(clause) for clause in parts)


def _turns(clause: Clause) -> bool:
    """True if a clause without a finding negates its neighbour or makes it a condition."""
    if findings(clause):
        return False
    text = _NOT_EASY.sub("", IDIOM.sub("", clause.text))
    return bool(NEGATION.search(text) or HEDGE.search(text) or clause.text.startswith(_CONDITIONS))


def _traced(parts: Sequence[Clause], by_clause: Sequence[Sequence[Finding]]) -> tuple[TracedClause, ...]:
    return tuple(
        TracedClause(part.words, tuple(TracedFinding(one.kind, one.doubtful) for one in found))
        for part, found in zip(parts, by_clause, strict=True)
    )
