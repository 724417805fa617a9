"""One answer's words → their meaning, decided by the grammar and the classifier together.

The grammar is right about what it finds, and sends what is asked, promised or handed over to a person. The
classifier knows more words. It decides if the grammar found no clear status, and can object to one.
"""

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import cast

from tracker.domain.reply.codes import DecidedBy, Kind, ReasonCode, Veto
from tracker.domain.status import Status
from tracker.reading.reply.classifier.features import features_of, names_title
from tracker.reading.reply.classifier.model import REPEAT, REVIEW, probabilities
from tracker.reading.reply.denials import is_not_begun, takes_back
from tracker.reading.reply.meaning.asides import ASIDES
from tracker.reading.reply.meaning.decision import UNCLEAR_TEXT
from tracker.reading.reply.meaning.grammar import Meaning, read_by_grammar
from tracker.reading.reply.meaning.turning_words import BELIEF, LEFT_OUT, NEGATION
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.reasons import Reason
from tracker.reading.reply.values import SURE

# Thresholds: how likely a verdict must be to be used, and how likely for the grammar's to stand. They were
# chosen on replies by writers that were not trained on (tests/train). The worst error is to close what
# nobody did.
CLEAR = 0.75
CLEAR_DONE = 0.97
CLEAR_DONE_UNNAMED = 0.99  # if the words name neither the activity nor any work
AGREED = 0.4
AGREED_DONE = 0.97
AGREED_PLAINLY_DONE = 0.7  # "vi är klara", with more beside it
_OPEN_KINDS = frozenset({
    Kind.OTHER, Kind.PROMISED, Kind.PLANNED, Kind.MOVED, Kind.LATER, Kind.REST, Kind.WAITS, Kind.PARTIAL,
    Kind.NOT_DONE, Kind.NOT_STARTED, Kind.NOT_CARRIED_OUT, Kind.DENIED, Kind.DELAYED, Kind.SHOULD_HAVE,
    Kind.DROPPED,
})  # fmt: skip
LONGEST = 1500  # characters; the training replies are shorter
A_SENTENCE = 6  # words
FEW_WORDS = 3  # "Ej påbörjat": the grammar misses nothing in so few
_TRACED_VERDICTS = 3


def interpret(text: str, title: str = "", *, of_one: bool = True) -> Meaning:
    """The status that the words of one answer mean; `title` is the activity's own words, if known.

    `of_one` is False if they are about several activities. The classifier was not trained on such answers
    and is not asked.
    """
    grammar = read_by_grammar(text, title)
    if len(text) <= LONGEST and is_not_begun(text):
        return replace(grammar, status=Status.EJ_PABORJAD, confidence=SURE, reasons=())
    if len(text) <= LONGEST and takes_back(text):
        return _taken_back(grammar)
    if grammar.reasons == (Reason(ReasonCode.EMPTY),) or not of_one or len(text) > LONGEST:
        return grammar
    features = features_of(text, title, grammar)
    likely = probabilities(features)
    grammar = _with_probabilities(grammar, likely)
    if grammar.confidence >= SURE:
        return _confirmed(grammar, likely, _agreement_threshold(grammar, text, title))
    return _classified(grammar, likely, text, features)


def _taken_back(grammar: Meaning) -> Meaning:
    return replace(
        grammar,
        confidence=min(grammar.confidence, UNCLEAR_TEXT),
        reasons=(Reason(ReasonCode.UNSURE),),
        trace=replace(grammar.trace, veto=Veto.ASIDE),
    )


def _with_probabilities(grammar: Meaning, likely: Mapping[str, float]) -> Meaning:
    highest = sorted(likely.items(), key=lambda pair: -pair[1])[:_TRACED_VERDICTS]
    rounded = tuple((verdict, round(probability, 2)) for verdict, probability in highest)
    return replace(grammar, trace=replace(grammar.trace, probabilities=rounded))


def _confirmed(grammar: Meaning, likely: Mapping[str, float], threshold: float | None) -> Meaning:
    """The grammar's verdict, with too little confidence to stand if the classifier finds it unlikely."""
    if threshold is None:
        return grammar
    trace = replace(grammar.trace, threshold=threshold)
    if likely[REPEAT if grammar.repeat else str(grammar.status)] >= threshold:
        return replace(grammar, trace=replace(trace, decided_by=DecidedBy.BOTH))
    return replace(
        grammar,
        confidence=UNCLEAR_TEXT,
        reasons=(Reason(ReasonCode.UNSURE),),
        trace=replace(trace, veto=Veto.CLASSIFIER_DISAGREES),
    )


def _agreement_threshold(grammar: Meaning, text: str, title: str) -> float | None:
    """How likely the grammar's verdict must be to stand; None if the classifier is not needed."""
    if len(text.split()) <= FEW_WORDS:
        return None
    if grammar.repeat or grammar.status != "genomford" or not title:
        return AGREED
    done = [one for one in grammar.findings if one.kind is Kind.DONE and not one.doubtful]
    if not done:
        return AGREED_DONE
    if len(text.split()) <= A_SENTENCE:
        return AGREED
    return AGREED_PLAINLY_DONE if any(one.bare for one in done) else AGREED_DONE


def _classified(grammar: Meaning, likely: Mapping[str, float], text: str, features: Set[str]) -> Meaning:
    """The classifier's verdict if it is likely enough and nothing forbids it, otherwise the grammar's."""
    verdict = max(likely, key=likely.__getitem__)
    threshold = CLEAR
    if verdict == "genomford":
        named = names_title(features) or grammar.findings
        threshold = CLEAR_DONE if named else CLEAR_DONE_UNNAMED
    trace = replace(grammar.trace, threshold=threshold)
    veto = _veto(verdict, likely[verdict], threshold, text, grammar)
    if veto:
        return replace(grammar, trace=replace(trace, veto=veto))
    return replace(
        grammar,
        status=None if verdict == REPEAT else cast("Status", verdict),
        repeat=verdict == REPEAT,
        confidence=max(SURE, round(likely[verdict], 2)),
        reasons=(),
        trace=replace(trace, decided_by=DecidedBy.CLASSIFIER),
    )


def _veto(verdict: str, probability: float, threshold: float, text: str, grammar: Meaning) -> Veto | None:
    if verdict == REVIEW:
        return Veto.LEFT_TO_PERSON
    if probability < threshold:
        return Veto.TOO_UNLIKELY
    if _is_beside(text, grammar):
        return Veto.ASIDE
    return Veto.UNFINISHED if verdict == "genomford" and _is_open(text, grammar) else None


def _is_beside(text: str, grammar: Meaning) -> bool:
    """True if the sender asks, promises, hands over, or leaves the matter open."""
    open_end = any(finding.kind is Kind.DOUBT for finding in grammar.findings) or BELIEF.search(fold(text))
    return bool(open_end) or any(reason.code in ASIDES for reason in grammar.reasons)


def _is_open(text: str, grammar: Meaning) -> bool:
    """True if there is a "not", a rest, a later time or another thing: then probability closes nothing."""
    folded = fold(text)
    return (
        any(finding.kind in _OPEN_KINDS for finding in grammar.findings)
        or NEGATION.search(folded) is not None
        or LEFT_OUT.search(folded) is not None
    )
