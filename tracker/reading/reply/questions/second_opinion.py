"""What the classifier says of a verdict that the rules reached beside the question.

It objects to a verdict that it finds unlikely: that answer waits for a person. It records nothing that
closes: what it finds done or dropped, a person confirms.
"""

from collections.abc import Mapping
from dataclasses import replace

from tracker.domain.question import QuestionKind
from tracker.domain.reply.codes import DecidedBy, Kind, Rule, Veto
from tracker.domain.status import Status
from tracker.reading.reply.classifier.beside import beside_features
from tracker.reading.reply.classifier.model import BESIDE_WEIGHTS, REPEAT, REVIEW, probabilities
from tracker.reading.reply.questions.not_done import plainly_undone
from tracker.reading.reply.questions.verdict import Heard, Verdict
from tracker.reading.reply.values import SURE

# Thresholds, chosen on replies by writers that were not trained on (tests/train).
STANDS = 0.7  # the least likely that a verdict of the rules may be
STANDS_TO_CONFIRM = 0.1
LIKELY = 0.5  # to be shown as the suggestion
CLEAR = 0.85  # to be recorded where the rules know nothing, or suspect the same
CERTAIN = 0.93  # to be recorded where the rules suspect something else
BESIDE_AN_END = 0.97  # the same, beside words that could close: "blev inte av, tas i mars"
_CLOSING = frozenset({Status.GENOMFORD, Status.UTGAR})
_RECORDED = frozenset({Status.PAGAR, Status.INGET_BEHOV, Status.EJ_PABORJAD, Status.FORSENAD})
_UNREAD = frozenset({Rule.NOT_UNDERSTOOD, Rule.NO_FINDING})
_DOUBTS = frozenset({Veto.TWO_DIRECTIONS, Veto.TOO_UNLIKELY})
# It does not know the day of the mail: "klart i juni" is a promise in May.
_NOT_ASKED = frozenset({Rule.EMPTY, Rule.PROMISED, Rule.MOST})
# In so few words the rules miss nothing: "ej påbörjat", "nej", "inget behov".
_PLAIN = frozenset({Kind.NOT_STARTED, Kind.DELAYED, Kind.NO_NEED, Kind.NO, Kind.YES, Kind.REPEAT})
_FEW, _SAME_AS_LAST = 3, 6  # words
_TRACED = 3


def features_of_verdict(heard: Heard, verdict: Verdict) -> frozenset[str]:
    """The features of an answer and what the rules made of it."""
    sure = "confirm" if verdict.confirm else "sure" if verdict.confidence >= SURE else "unsure"
    return beside_features(
        heard.words,
        heard.asked.title,
        heard.asked.kind,
        f"{_code(verdict)} {sure}",
        verdict.rule,
        verdict.veto,
        [f"{one.kind}:doubtful" if one.doubtful else str(one.kind) for one in heard.telling],
        number=_number(verdict),
    )


def seconded(heard: Heard, verdict: Verdict) -> Verdict:
    """The verdict as it stands when the classifier has been asked."""
    if heard.asked.kind is QuestionKind.REVISION or heard.asked.confirming or verdict.rule in _NOT_ASKED:
        return verdict
    few = _SAME_AS_LAST if verdict.repeat else _FEW
    if heard.first in _PLAIN and len(heard.words.split()) <= few:
        return verdict
    if heard.asked.kind is QuestionKind.ONGOING and verdict == plainly_undone(heard):
        return verdict
    likely = probabilities(features_of_verdict(heard, verdict), BESIDE_WEIGHTS)
    return replace(_weighed(heard, verdict, likely), likely=_highest(likely))


def _weighed(heard: Heard, verdict: Verdict, likely: Mapping[str, float]) -> Verdict:
    if verdict.confirm:
        stands = likely[_code(verdict)] >= STANDS_TO_CONFIRM
        return verdict if stands else _suggested(verdict, likely)
    if verdict.confidence < SURE:
        return _found(heard, verdict, likely)
    if _likelihood(verdict, likely) >= STANDS:
        return verdict
    return _suggested(verdict, likely)


def _likelihood(verdict: Verdict, likely: Mapping[str, float]) -> float:
    """How likely the verdict is; a number alone is pågår, also where it is all of them (READING.md)."""
    counted = likely[Status.GENOMFORD] if verdict.rule is Rule.NUMBER else 0.0
    begun = likely[Status.PAGAR] if verdict.rule is Rule.PLANNED else 0.0  # planned is begun, to some
    return likely[_code(verdict)] + counted + begun


def _found(heard: Heard, verdict: Verdict, likely: Mapping[str, float]) -> Verdict:
    """What is very likely is recorded: where the rules know nothing, suspect the same, or doubt."""
    best = max(likely, key=likely.__getitem__)
    suspected = verdict.veto in _DOUBTS and best == _code(verdict)
    ends = heard.has(Kind.DROPPED, Kind.DONE)
    settled = (verdict.rule in _UNREAD or suspected) and (not ends or likely[best] >= BESIDE_AN_END)
    certain = best == Status.PAGAR and verdict.veto in _DOUBTS and likely[best] >= CERTAIN
    if best in _RECORDED and ((settled and likely[best] >= CLEAR) or certain):
        return replace(verdict, status=Status(best), repeat=False, veto=None, decided_by=DecidedBy.CLASSIFIER)
    return verdict if verdict.status or verdict.repeat else _suggested(verdict, likely)


def _suggested(verdict: Verdict, likely: Mapping[str, float]) -> Verdict:
    """The likeliest verdict as a suggestion, with the number only if the status is the same."""
    best = max(likely, key=likely.__getitem__)
    if best == REVIEW or likely[best] < LIKELY:
        return replace(verdict, confirm=False, veto=Veto.CLASSIFIER_DISAGREES)
    if best == REPEAT:
        return replace(verdict, status=None, repeat=True, confirm=False, veto=Veto.CLASSIFIER_DISAGREES)
    status = Status(best)
    other = replace(verdict, status=status, repeat=False, decided_by=DecidedBy.CLASSIFIER)
    if status in _CLOSING:
        return other.to_confirm()
    return replace(other, confirm=False, veto=Veto.CLASSIFIER_DISAGREES)


def _number(verdict: Verdict) -> str:
    """What kind of number was taken, and whether it is all of them."""
    if verdict.outcome is None:
        return "none"
    if verdict.outcome.target is not None:
        return "all" if verdict.outcome.is_all else "share"
    return "zero" if verdict.outcome.value == 0 else "plain"


def _code(verdict: Verdict) -> str:
    return REPEAT if verdict.repeat else str(verdict.status)


def _highest(likely: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    highest = sorted(likely.items(), key=lambda pair: -pair[1])[:_TRACED]
    return tuple((verdict, round(probability, 2)) for verdict, probability in highest)
