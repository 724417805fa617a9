"""How an answer was decided: its clauses, their findings, the rule, who decided, and how sure they were."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker.domain.reply.codes import DecidedBy, Kind, Rule, Veto

VERSION = 1  # of the stored form


@dataclass(frozen=True, slots=True)
class TracedFinding:
    """What a clause reports; `doubtful` if the sender hedges or the words may mean less."""

    kind: Kind
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class TracedClause:
    """The words of one clause, redacted, and its findings."""

    text: str
    findings: tuple[TracedFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """How one answer was decided.

    `status` and `confidence` are the grammar's, whoever decided. `probabilities` are the classifier's most
    likely verdicts, highest first; empty if it was not asked. `threshold` is what the decisive probability
    was compared with. `veto` is what overrode the decision, or kept the classifier's verdict from being used.
    """

    clauses: tuple[TracedClause, ...] = ()
    rule: Rule = Rule.EMPTY
    status: str | None = None
    confidence: float = 0.0
    decided_by: DecidedBy = DecidedBy.GRAMMAR
    probabilities: tuple[tuple[str, float], ...] = ()
    threshold: float | None = None
    veto: Veto | None = None


NO_TRACE = Trace()


def trace_json(trace: Trace) -> dict[str, Any]:
    """The trace as JSON, as it is stored and printed."""
    return {
        "version": VERSION,
        "clauses": [
            {
                "text": clause.text,
                "findings": [{"kind": str(one.kind), "doubtful": one.doubtful} for one in clause.findings],
            }
            for clause in trace.clauses
        ],
        "rule": str(trace.rule),
        "grammar": {"status": trace.status, "confidence": trace.confidence},
        "decided_by": str(trace.decided_by),
        "probabilities": dict(trace.probabilities),
        "threshold": trace.threshold,
        "veto": str(trace.veto) if trace.veto else None,
    }


def trace_from_json(stored: Mapping[str, Any] | None) -> Trace | None:
    """The stored trace; None if there is none, or if a version with other codes wrote it."""
    if not stored or stored.get("version") != VERSION:
        return None
    return Trace(
        clauses=tuple(_clause(clause) for clause in stored["clauses"]),
        rule=Rule(stored["rule"]),
        status=stored["grammar"]["status"],
        confidence=stored["grammar"]["confidence"],
        decided_by=DecidedBy(stored["decided_by"]),
        probabilities=tuple(sorted(stored["probabilities"].items(), key=lambda pair: -pair[1])),
        threshold=stored["threshold"],
        veto=Veto(stored["veto"]) if stored["veto"] else None,
    )


def _clause(stored: Mapping[str, Any]) -> TracedClause:
    findings = tuple(TracedFinding(Kind(one["kind"]), one["doubtful"]) for one in stored["findings"])
    return TracedClause(stored["text"], findings)
