"""The findings of an answer → one status, by rules in order of weight.

The first rule whose findings are there decides. A confidence below SURE sends the answer to a person with
the status as a suggestion; the numbers only matter as above or below it, and for two answers about one
activity.
"""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace

from tracker.domain.reply.codes import Kind, Rule
from tracker.domain.status import Status
from tracker.reading.reply.meaning.finding import Finding

UNCLEAR_TEXT = 0.6
_WITHOUT_STATUS = frozenset({Kind.REPEAT, Kind.UNCLEAR, Kind.DOUBT})
_OPEN = frozenset({Kind.NOT_DONE, Kind.NOT_CARRIED_OUT, Kind.REST, Kind.WAITS, Kind.PROMISED})
_NOT_YET = frozenset({Kind.ONGOING, Kind.NOT_DONE, Kind.PARTIAL, Kind.REST})


@dataclass(frozen=True, slots=True)
class Decision:
    """The status, how sure it is (0-1), and the rule that gave it."""

    status: Status | None
    confidence: float
    rule: Rule


_NOTHING = Decision(None, 0.3, Rule.NO_FINDING)


def decide(found: Sequence[Finding]) -> Decision:
    """The status that the findings give; findings in two directions give a low confidence."""
    telling = [finding for finding in found if finding.kind not in _WITHOUT_STATUS]
    if not telling:
        return _NOTHING
    kinds = {finding.kind for finding in telling}
    if Kind.OTHER in kinds and kinds != {Kind.OTHER}:
        telling = [finding for finding in telling if finding.kind is not Kind.OTHER]
        kinds -= {Kind.OTHER}
        if kinds <= _OPEN:
            doubtful = any(finding.doubtful for finding in telling)
            return Decision(Status.PAGAR, UNCLEAR_TEXT if doubtful else 0.82, Rule.OTHER_DONE_REST_OPEN)
    decision = _by_rule(telling, kinds)
    if decision.status and _is_doubtful(found, telling, kinds, decision.status):
        return replace(decision, confidence=min(decision.confidence, UNCLEAR_TEXT))
    return decision


def _is_doubtful(
    found: Sequence[Finding], telling: Sequence[Finding], kinds: Set[Kind], status: Status
) -> bool:
    harmless = _harmless_kinds(status, telling, kinds)
    if any(one.doubtful and one.kind not in harmless for one in telling):
        return True
    going_on = status == Status.PAGAR and _has_sure(telling, Kind.ONGOING)
    return any(one.kind is Kind.DOUBT or (one.kind is Kind.UNCLEAR and not going_on) for one in found)


def _harmless_kinds(status: Status, telling: Sequence[Finding], kinds: Set[Kind]) -> set[Kind]:
    """The kinds that may be doubtful without making the status doubtful."""
    harmless: set[Kind] = set()
    if len(kinds) > 1:
        harmless |= {Kind.PLANNED, Kind.FURTHER, Kind.REST, Kind.MADE, Kind.MOVED, Kind.WAITS}
    # Reported twice, or given a new time: each half supports the other.
    if Kind.DROPPED in kinds and (status == Status.FORSENAD or (len(kinds) == 1 and len(telling) > 1)):
        harmless.add(Kind.DROPPED)
    if status == Status.EJ_PABORJAD:
        harmless.add(Kind.ONGOING)  # "inte i gång, rekryteringen pågår"
    # "Skulle varit klart i maj men …"
    if status == Status.FORSENAD and _has_sure(telling, Kind.DELAYED):
        harmless |= {Kind.SHOULD_HAVE, Kind.PROMISED, Kind.MADE, Kind.PLANNED, Kind.MOVED, Kind.FURTHER}
    if status == Status.PAGAR:
        harmless |= _harmless_when_ongoing(telling, kinds)
    if status == Status.GENOMFORD and _is_concluded(telling):
        harmless |= {Kind.DONE, Kind.MADE, Kind.FURTHER, Kind.PLANNED, Kind.MOVED, Kind.PARTIAL}
    return harmless


def _harmless_when_ongoing(telling: Sequence[Finding], kinds: Set[Kind]) -> set[Kind]:
    harmless: set[Kind] = set()
    if {Kind.DONE, Kind.REST} <= kinds:
        harmless.add(Kind.DONE)  # however doubtful that is, something is done and something is left
    if any(one.kind in _NOT_YET and not one.doubtful for one in telling):
        harmless |= {Kind.PARTIAL, Kind.MADE, Kind.PROMISED}
        if kinds & {Kind.NOT_DONE, Kind.PARTIAL, Kind.REST}:
            harmless.add(Kind.DONE)
    return harmless


def _has_sure(telling: Sequence[Finding], kind: Kind) -> bool:
    return any(one.kind is kind and not one.doubtful for one in telling)


def _is_concluded(telling: Sequence[Finding]) -> bool:
    """ "Aktiviteten är därmed genomförd": the whole of it, without doubt."""
    return any(one.kind is Kind.DONE and one.concluded and not one.doubtful for one in telling)


def _by_rule(telling: Sequence[Finding], kinds: Set[Kind]) -> Decision:
    if (
        _is_concluded(telling)
        and not _has_sure(telling, Kind.PLANNED)
        and not kinds & (_OPEN | {Kind.DROPPED, Kind.DELAYED, Kind.NOT_STARTED})
    ):
        return Decision(Status.GENOMFORD, 0.85, Rule.CONCLUDED)
    for kind, rule in _RULES.items():
        if kind in kinds:
            return rule(telling, kinds)
    return _on_the_way(telling, kinds)


def _dropped(telling: Sequence[Finding], kinds: Set[Kind]) -> Decision:
    # "Ställdes in, ny tid i oktober": it is not surely gone, and there is a new time.
    if kinds & {Kind.MOVED, Kind.PLANNED, Kind.DELAYED} and not _has_sure(telling, Kind.DROPPED):
        clear = kinds <= {Kind.DROPPED, Kind.MOVED, Kind.PLANNED, Kind.FURTHER, Kind.DELAYED}
        return Decision(Status.FORSENAD, 0.85 if clear else 0.6, Rule.DROPPED_AND_MOVED)
    clash = kinds & {
        Kind.DONE, Kind.PARTIAL, Kind.ONGOING, Kind.DELAYED, Kind.PROMISED, Kind.PLANNED, Kind.MOVED,
    }  # fmt: skip
    return Decision(Status.UTGAR, 0.55 if clash else 0.92, Rule.DROPPED)


def _delayed(telling: Sequence[Finding], kinds: Set[Kind]) -> Decision:
    if Kind.DONE not in kinds:
        return Decision(Status.FORSENAD, 0.9, Rule.DELAYED)
    late_once = all(one.past for one in telling if one.kind is Kind.DELAYED)
    if _is_concluded(telling) and late_once and kinds <= {Kind.DONE, Kind.MADE, Kind.DELAYED}:
        return Decision(
            Status.GENOMFORD, 0.85, Rule.DELAYED_THEN_DONE
        )  # "nu klart! Blev försenat av sjukdom"
    if telling[-1].kind is Kind.DONE and late_once:
        return Decision(Status.GENOMFORD, 0.75, Rule.DELAYED_THEN_DONE)
    return Decision(Status.FORSENAD, 0.5, Rule.DELAYED_OR_DONE)


def _should_have(telling: Sequence[Finding], kinds: Set[Kind]) -> Decision:
    late = kinds - {Kind.SHOULD_HAVE, Kind.DONE, Kind.PARTIAL, Kind.SOME}
    clear = late and telling[-1].kind is not Kind.SHOULD_HAVE and Kind.DONE not in kinds
    return Decision(Status.FORSENAD, 0.85 if clear else 0.6, Rule.SHOULD_HAVE)


def _not_started(telling: Sequence[Finding], kinds: Set[Kind]) -> Decision:
    if kinds & {Kind.DONE, Kind.MADE, Kind.PARTIAL}:
        return Decision(Status.PAGAR, 0.5, Rule.NOT_STARTED_BUT_BEGUN)
    if _has_sure(telling, Kind.ONGOING):
        return Decision(Status.PAGAR, 0.6, Rule.NOT_STARTED_BUT_BEGUN)
    return Decision(Status.EJ_PABORJAD, 0.92, Rule.NOT_STARTED)


def _partial(telling: Sequence[Finding], kinds: Set[Kind]) -> Decision:
    done = {one.sentence for one in telling if one.kind is Kind.DONE and not one.doubtful}
    partial = {one.sentence for one in telling if one.kind is Kind.PARTIAL}
    if done and not kinds & _OPEN and not done & partial:
        # "Kartläggningen är klar. Vi har haft kontakt med 66 av 73": all, or a part?
        return Decision(Status.PAGAR, 0.7, Rule.PARTIAL)
    return Decision(Status.PAGAR, 0.75 if Kind.NOT_CARRIED_OUT in kinds else 0.9, Rule.PARTIAL)


def _done(telling: Sequence[Finding], kinds: Set[Kind]) -> Decision:
    first = telling[0]
    if Kind.DENIED in kinds:
        return Decision(Status.PAGAR, 0.5, Rule.DONE_BUT_DENIED)  # "klart, men det är inte gjort än"
    if kinds & _OPEN:
        return Decision(Status.PAGAR, _done_in_part(telling, kinds), Rule.DONE_WITH_REST)
    if Kind.ONGOING in kinds:
        if first.kind is Kind.ONGOING:
            return Decision(Status.PAGAR, 0.85, Rule.DONE_AND_ONGOING)
        return Decision(Status.GENOMFORD, 0.65, Rule.DONE_AND_ONGOING)
    if kinds & {Kind.FURTHER, Kind.PLANNED, Kind.MOVED, Kind.LATER}:
        return Decision(Status.GENOMFORD, 0.65, Rule.DONE_WITH_MORE)
    return Decision(Status.GENOMFORD, 0.95 if first.kind is Kind.DONE and first.bare else 0.9, Rule.DONE)


def _some(_telling: Sequence[Finding], kinds: Set[Kind]) -> Decision:
    """With something left the work goes on; alone, what is done may be all of it or a part."""
    if kinds & (_OPEN | {Kind.ONGOING, Kind.PLANNED}):
        return Decision(Status.PAGAR, 0.85, Rule.SOME_WITH_REST)
    return Decision(Status.GENOMFORD, 0.6, Rule.SOME)


def _done_in_part(telling: Sequence[Finding], kinds: Set[Kind]) -> float:
    """How sure it is that something is done and something is not."""
    together = len({finding.sentence for finding in telling}) == 1
    if kinds & {Kind.NOT_DONE, Kind.NOT_CARRIED_OUT}:
        return 0.82 if together and telling[0].kind is Kind.DONE else 0.7
    if kinds & {Kind.REST, Kind.WAITS}:
        order = [one.kind for one in telling if one.kind in {Kind.DONE, Kind.REST, Kind.WAITS}]
        return 0.85 if order[-1] is not Kind.DONE else 0.7
    return 0.85 if together else 0.7


_RULES: dict[Kind, Callable[[Sequence[Finding], Set[Kind]], Decision]] = {
    Kind.DROPPED: _dropped, Kind.DELAYED: _delayed, Kind.SHOULD_HAVE: _should_have,
    Kind.NOT_STARTED: _not_started, Kind.PARTIAL: _partial, Kind.DONE: _done, Kind.SOME: _some,
}  # fmt: skip


def _on_the_way(telling: Sequence[Finding], kinds: Set[Kind]) -> Decision:
    """The status of work that is neither done nor given up: the first kind of the ladder decides."""
    begins_later = _has_sure(telling, Kind.PLANNED)
    planned_first = telling[0].kind is Kind.PLANNED
    ladder: tuple[tuple[Kind, Decision], ...] = (
        (Kind.ONGOING, Decision(Status.PAGAR, 0.92, Rule.ONGOING)),
        (Kind.NOT_DONE, Decision(Status.PAGAR, 0.85, Rule.NOT_DONE)),
        (Kind.DENIED, Decision(Status.PAGAR, 0.85, Rule.DENIED)),
        (Kind.NOT_CARRIED_OUT, _not_carried_out(kinds)),
        # "Vi börjar efter nyår, enligt plan"
        (
            Kind.AS_PLANNED,
            Decision(Status.EJ_PABORJAD if begins_later else Status.PAGAR, 0.85, Rule.AS_PLANNED),
        ),
        (Kind.REGULAR, Decision(Status.PAGAR, 0.85, Rule.REGULAR)),
        (Kind.OTHER, Decision(Status.GENOMFORD, 0.6, Rule.OTHER)),
        (Kind.MADE, Decision(Status.GENOMFORD, 0.6, Rule.MADE)),
        (Kind.PROMISED, Decision(Status.PAGAR, 0.6, Rule.PROMISED)),
        (Kind.REST, Decision(Status.PAGAR, 0.82 if len(telling) > 1 else 0.7, Rule.REST)),
        (Kind.PLANNED, Decision(Status.EJ_PABORJAD, 0.82 if planned_first else 0.65, Rule.PLANNED)),
        (Kind.MOVED, Decision(Status.EJ_PABORJAD, 0.6, Rule.MOVED)),
    )
    return next((decision for kind, decision in ladder if kind in kinds), _NOTHING)


def _not_carried_out(kinds: Set[Kind]) -> Decision:
    if Kind.MADE in kinds:
        return Decision(Status.PAGAR, 0.82, Rule.NOT_CARRIED_OUT)
    return Decision(Status.EJ_PABORJAD, 0.65, Rule.NOT_CARRIED_OUT)
