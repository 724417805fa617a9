"""The findings of a text → one status. Where they pull in two directions, a person decides.

Rules stand in the order of weight; the first whose findings are there gives the status. A confidence
below SURE sends the answer to a person with the status as a suggestion.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.reading.reply.asides import asides
from tracker.reading.reply.clauses import Clause, clauses
from tracker.reading.reply.counts import Count, first_count
from tracker.reading.reply.findings import Finding, findings
from tracker.reading.reply.status_words import IDIOM
from tracker.reading.reply.turning_words import HEDGE, NEGATION
from tracker.reading.reply.values import SURE, Status

NO_STATUS = "Ingen status kunde läsas ur svaret."
EMPTY = "Svaret har ingen egen text."
CONTRADICTION = "Svaret säger emot sig självt."
UNSURE = "Svaret är tveksamt om statusen."
ONLY_NUMBER = "Svaret har ett antal men säger inte hur långt arbetet har kommit."
UNCLEAR_TEXT = 0.6
_CONDITIONS = ("om ", "hoppas", "nar ", "forutsatt", "under forutsattning", "sa snart ", "bara ")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one answer's words mean; `status` is a suggestion where `confidence` is below SURE."""

    status: Status | None
    confidence: float
    reasons: tuple[str, ...] = ()
    count: Count | None = None
    repeat: bool = False


def understand(text: str) -> Meaning:
    """The status that the words of one answer mean."""
    if not any(letter.isalnum() for letter in text):
        return Meaning(None, 0.0, (EMPTY,))
    parts = clauses(text)
    found = [finding for clause in parts for finding in findings(clause)]
    status, confidence = _weigh(found)
    repeat = status is None and any(finding.kind == "repeat" for finding in found)
    if repeat:
        confidence = 0.9
    if status and _hanging_negation(parts, found):
        confidence = min(confidence, UNCLEAR_TEXT)
    count = first_count(" ".join(part.text for part in parts))
    reasons = list(asides(text, has_status=status is not None or repeat))
    if reasons:
        confidence = min(confidence, 0.7)
    elif confidence < SURE:
        reasons.append(_reason(status, count, found))
    return Meaning(status, round(confidence, 2), tuple(reasons), count, repeat)


def _reason(status: Status | None, count: Count | None, found: Sequence[Finding]) -> str:
    if status is None:
        return ONLY_NUMBER if count else NO_STATUS
    kinds = {finding.kind for finding in found}
    clash = len(kinds & {"done", "not_started", "delayed", "dropped", "ongoing"}) > 1
    return CONTRADICTION if clash else UNSURE


def _hanging_negation(parts: Sequence[Clause], found: Sequence[Finding]) -> bool:
    """ "Det är inte, som vi trodde, klart": a negation left alone in a sentence that says done."""
    done = {finding.sentence for finding in found if finding.kind == "done"}
    return any(clause.sentence in done and _turns(clause) for clause in parts)


def _turns(clause: Clause) -> bool:
    """Does a clause that has no status of its own put a "not" or an "if" beside that of its neighbour?"""
    if findings(clause):
        return False
    text = IDIOM.sub("", clause.text)
    return bool(NEGATION.search(text) or HEDGE.search(text) or clause.text.startswith(_CONDITIONS))


def _weigh(found: Sequence[Finding]) -> tuple[Status | None, float]:
    telling = [finding for finding in found if finding.kind not in {"repeat", "unclear"}]
    if not telling:
        return None, 0.3
    kinds = {finding.kind for finding in telling}
    status, confidence = _by_rule(telling, kinds)
    if status is None:
        return None, 0.3
    aside = {"planned", "further", "rest", "made", "moved"} if len(kinds) > 1 else set()
    if "dropped" in kinds and (status == "forsenad" or (len(kinds) == 1 and len(telling) > 1)):
        aside.add("dropped")  # said twice, or given a new time: each half supports the other
    if status == "pagar" and {"done", "rest"} <= kinds:
        aside.add("done")  # however unsure the done half is, something is done and something is left
    hedged = any(not finding.sure and finding.kind not in aside for finding in telling)
    hedged = hedged or any(finding.kind == "unclear" for finding in found)
    return status, min(confidence, UNCLEAR_TEXT) if hedged else confidence


def _by_rule(telling: Sequence[Finding], kinds: set[str]) -> tuple[Status | None, float]:
    if "dropped" in kinds:
        return _dropped(telling, kinds)
    if "delayed" in kinds:
        return _delayed(telling, kinds)
    if "not_started" in kinds:
        return _not_started(kinds)
    if "partial" in kinds:
        return "pagar", 0.75 if "not_carried_out" in kinds else 0.9
    if "done" in kinds:
        return _done(telling, kinds)
    return _on_the_way(telling, kinds)


def _dropped(telling: Sequence[Finding], kinds: set[str]) -> tuple[Status, float]:
    # "Ställdes in, ny tid i oktober": nothing says for sure that it is gone, and there is a new time.
    if kinds & {"moved", "planned"} and not any(one.sure for one in telling if one.kind == "dropped"):
        return "forsenad", 0.85 if kinds <= {"dropped", "moved", "planned", "further"} else 0.6
    clash = kinds & {"done", "partial", "ongoing", "delayed", "promised", "planned", "moved"}
    return "utgar", 0.55 if clash else 0.92


def _delayed(telling: Sequence[Finding], kinds: set[str]) -> tuple[Status, float]:
    if "done" not in kinds:
        return "forsenad", 0.9
    last = telling[-1]
    if last.kind == "done" and all(finding.past for finding in telling if finding.kind == "delayed"):
        return "genomford", 0.75
    return "forsenad", 0.5


def _not_started(kinds: set[str]) -> tuple[Status, float]:
    if kinds & {"done", "made", "partial"}:
        return "pagar", 0.5
    if "ongoing" in kinds:
        return "pagar", 0.6
    return "ej_paborjad", 0.92


def _done(telling: Sequence[Finding], kinds: set[str]) -> tuple[Status, float]:
    first = telling[0]
    if "not_done" in kinds or "not_carried_out" in kinds:
        return "pagar", 0.7
    if "promised" in kinds or "rest" in kinds:
        together = len({finding.sentence for finding in telling}) == 1
        return "pagar", 0.85 if together else 0.7
    if "ongoing" in kinds:
        return ("pagar", 0.85) if first.kind == "ongoing" else ("genomford", 0.65)
    if kinds & {"further", "planned", "moved"}:
        return "genomford", 0.65
    return "genomford", 0.95 if first.kind == "done" and first.bare else 0.9


def _on_the_way(telling: Sequence[Finding], kinds: set[str]) -> tuple[Status | None, float]:
    if "ongoing" in kinds:
        return "pagar", 0.92
    if "not_done" in kinds:
        return "pagar", 0.85
    if "not_carried_out" in kinds:
        return "ej_paborjad", 0.65
    ladder: tuple[tuple[str, Status, float], ...] = (
        ("as_planned", "pagar", 0.85), ("made", "genomford", 0.6), ("promised", "pagar", 0.6),
        ("rest", "pagar", 0.7), ("moved", "ej_paborjad", 0.6),
    )  # fmt: skip
    for kind, status, confidence in ladder:
        if kind in kinds and not (kind == "moved" and "planned" in kinds):
            return status, confidence
    if "planned" in kinds:
        return "ej_paborjad", 0.82 if telling[0].kind == "planned" else 0.65
    return None, 0.3
