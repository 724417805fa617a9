"""The findings of a text → one status. Where they pull in two directions, a person decides.

Rules stand in the order of weight; the first whose findings are there gives the status. A confidence
below SURE sends the answer to a person with the status as a suggestion.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tracker.reading.reply.meaning.as_done import said_as_done
from tracker.reading.reply.meaning.asides import asides
from tracker.reading.reply.meaning.clauses import Clause, clauses
from tracker.reading.reply.meaning.counts import Count, first_count
from tracker.reading.reply.meaning.findings import Finding, findings
from tracker.reading.reply.meaning.speaks_of_it import is_heading, speaks_of_it
from tracker.reading.reply.meaning.status_words import IDIOM
from tracker.reading.reply.meaning.subject import is_about_something_else
from tracker.reading.reply.meaning.turning_words import HEDGE, NEGATION
from tracker.reading.reply.values import SURE, Status

NO_STATUS = "Ingen status kunde läsas ur svaret."
EMPTY = "Svaret har ingen egen text."
CONTRADICTION = "Svaret säger emot sig självt."
UNSURE = "Svaret är tveksamt om statusen."
ONLY_NUMBER = "Svaret har ett antal men säger inte hur långt arbetet har kommit."
UNCLEAR_TEXT = 0.6
_OPEN = frozenset({"not_done", "not_carried_out", "rest", "waits", "promised"})
_NOT_EASY = re.compile(
    r"(?:inte|ej) (?:helt |sa |alldeles )?(?:latt|enkelt|utan)|ingen (?:overprovning|anmarkning)"
)
_NOT_YET = frozenset({"ongoing", "not_done", "partial", "rest"})
_CONDITIONS = ("om ", "hoppas", "nar ", "forutsatt", "under forutsattning", "sa snart ", "bara ")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one answer's words mean; `status` is a suggestion where `confidence` is below SURE."""

    status: Status | None
    confidence: float
    reasons: tuple[str, ...] = ()
    count: Count | None = None
    repeat: bool = False
    findings: tuple[Finding, ...] = ()
    seconded: bool = False  # said by the reader that has learned from replies


def read_by_grammar(text: str, title: str = "") -> Meaning:
    """The status that the grammar reads; `title` is the activity's own words, if known."""
    if not any(letter.isalnum() for letter in text):
        return Meaning(None, 0.0, (EMPTY,))
    own = clauses(text)
    if len(own) > 1 and is_heading(own[0].text, title):
        own = own[1:]
    parts = tuple(replace(part, text=said_as_done(part.text, title)) for part in own)
    found = [finding for clause in parts for finding in _about(clause, title)]
    status, confidence = _weigh(found)
    repeat = status is None and any(finding.kind == "repeat" for finding in found)
    if repeat:
        confidence = 0.9
    if status and _hanging_negation(parts, found):
        confidence = min(confidence, UNCLEAR_TEXT)
    count = first_count(" ".join(part.text for part in parts))
    reasons = list(asides(text, has_status=status is not None or repeat, is_dropped=status == "utgar"))
    if reasons:
        confidence = min(confidence, 0.7)
    elif confidence < SURE:
        reasons.append(_reason(status, count, found))
    return Meaning(status, round(confidence, 2), tuple(reasons), count, repeat, tuple(found))


def _about(clause: Clause, title: str) -> tuple[Finding, ...]:
    """The findings of a clause; what is done that the title does not name is "other"."""
    found = findings(clause)
    if title and is_about_something_else(clause.text, title):
        return tuple(replace(one, kind="other") if one.kind in {"done", "made"} else one for one in found)
    if title and any(one.kind == "done" for one in found) and not speaks_of_it(clause.text, title):
        return tuple(replace(one, sure=False) if one.kind == "done" else one for one in found)
    return found


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
    text = _NOT_EASY.sub("", IDIOM.sub("", clause.text))
    return bool(NEGATION.search(text) or HEDGE.search(text) or clause.text.startswith(_CONDITIONS))


def _weigh(found: Sequence[Finding]) -> tuple[Status | None, float]:
    telling = [finding for finding in found if finding.kind not in {"repeat", "unclear", "doubt"}]
    if not telling:
        return None, 0.3
    kinds = {finding.kind for finding in telling}
    if "other" in kinds and kinds != {"other"}:
        telling = [finding for finding in telling if finding.kind != "other"]
        kinds -= {"other"}
        if kinds <= {"rest", "waits", "not_done", "not_carried_out", "promised"}:
            return "pagar", 0.82 if all(finding.sure for finding in telling) else UNCLEAR_TEXT
    status, confidence = _by_rule(telling, kinds)
    if status is None:
        return None, 0.3
    aside = {"planned", "further", "rest", "made", "moved", "waits"} if len(kinds) > 1 else set()
    if "dropped" in kinds and (status == "forsenad" or (len(kinds) == 1 and len(telling) > 1)):
        aside.add("dropped")  # said twice, or given a new time: each half supports the other
    if status == "pagar" and {"done", "rest"} <= kinds:
        aside.add("done")  # however unsure the done half is, something is done and something is left
    if status == "ej_paborjad":
        aside |= {"ongoing"}  # "inte i gång, rekryteringen pågår"
    if status == "forsenad" and any(one.kind == "delayed" and one.sure for one in telling):
        aside |= {
            "should_have",
            "promised",
            "made",
            "planned",
            "moved",
            "further",
        }  # "skulle varit klart i maj men …"
    if status == "pagar" and any(one.kind in _NOT_YET and one.sure for one in telling):
        aside |= {"partial", "made", "promised"} | (
            {"done"} if kinds & {"not_done", "partial", "rest"} else set()
        )
    if status == "genomford" and _is_concluded(telling):
        aside |= {"done", "made", "further", "planned", "moved", "partial"}
    hedged = any(not finding.sure and finding.kind not in aside for finding in telling)
    going_on = status == "pagar" and any(one.kind == "ongoing" and one.sure for one in telling)
    hedged = hedged or any(one.kind == "doubt" or (one.kind == "unclear" and not going_on) for one in found)
    return status, min(confidence, UNCLEAR_TEXT) if hedged else confidence


def _is_concluded(telling: Sequence[Finding]) -> bool:
    """ "Aktiviteten är därmed genomförd": said for sure of the whole."""
    return any(one.kind == "done" and one.concluded and one.sure for one in telling)


def _begins_later(telling: Sequence[Finding]) -> bool:
    return any(one.kind == "planned" and one.sure for one in telling)


def _by_rule(telling: Sequence[Finding], kinds: set[str]) -> tuple[Status | None, float]:
    if (
        _is_concluded(telling)
        and not _begins_later(telling)
        and not kinds & (_OPEN | {"dropped", "delayed", "not_started"})
    ):
        return "genomford", 0.85
    for kind, rule in _RULES.items():
        if kind in kinds:
            return rule(telling, kinds)
    return _on_the_way(telling, kinds)


def _dropped(telling: Sequence[Finding], kinds: set[str]) -> tuple[Status, float]:
    # "Ställdes in, ny tid i oktober": nothing says for sure that it is gone, and there is a new time.
    if kinds & {"moved", "planned", "delayed"} and not any(
        one.sure for one in telling if one.kind == "dropped"
    ):
        return "forsenad", 0.85 if kinds <= {"dropped", "moved", "planned", "further", "delayed"} else 0.6
    clash = kinds & {"done", "partial", "ongoing", "delayed", "promised", "planned", "moved"}
    return "utgar", 0.55 if clash else 0.92


def _delayed(telling: Sequence[Finding], kinds: set[str]) -> tuple[Status, float]:
    if "done" not in kinds:
        return "forsenad", 0.9
    last = telling[-1]
    late_once = all(one.past for one in telling if one.kind == "delayed")
    if _is_concluded(telling) and late_once and kinds <= {"done", "made", "delayed"}:
        return "genomford", 0.85  # "nu klart! Blev försenat av sjukdom"
    if last.kind == "done" and late_once:
        return "genomford", 0.75
    return "forsenad", 0.5


def _should_have(telling: Sequence[Finding], kinds: set[str]) -> tuple[Status, float]:
    late = (kinds - {"should_have", "done", "partial", "some"}) and telling[-1].kind != "should_have"
    return "forsenad", 0.85 if late and "done" not in kinds else 0.6


def _not_started(telling: Sequence[Finding], kinds: set[str]) -> tuple[Status, float]:
    if kinds & {"done", "made", "partial"}:
        return "pagar", 0.5
    if any(one.kind == "ongoing" and one.sure for one in telling):
        return "pagar", 0.6
    return "ej_paborjad", 0.92


def _partial(telling: Sequence[Finding], kinds: set[str]) -> tuple[Status, float]:
    done = {one.sentence for one in telling if one.kind == "done" and one.sure}
    if done and not kinds & _OPEN and not done & {one.sentence for one in telling if one.kind == "partial"}:
        return "pagar", 0.7  # "Kartläggningen är klar. Vi har haft kontakt med 66 av 73": all, or a part?
    return "pagar", 0.75 if "not_carried_out" in kinds else 0.9


def _done(telling: Sequence[Finding], kinds: set[str]) -> tuple[Status, float]:
    first = telling[0]
    if "denied" in kinds:
        return "pagar", 0.5  # "klart, men det är inte gjort än"
    if kinds & _OPEN:
        return "pagar", _done_in_part(telling, kinds)
    if "ongoing" in kinds:
        return ("pagar", 0.85) if first.kind == "ongoing" else ("genomford", 0.65)
    if kinds & {"further", "planned", "moved", "later"}:
        return "genomford", 0.65
    return "genomford", 0.95 if first.kind == "done" and first.bare else 0.9


def _some(_telling: Sequence[Finding], kinds: set[str]) -> tuple[Status, float]:
    """Something is done: with something left the work goes on, and alone it may be all or a part."""
    if kinds & (_OPEN | {"ongoing", "planned"}):
        return "pagar", 0.85
    return "genomford", 0.6


def _done_in_part(telling: Sequence[Finding], kinds: set[str]) -> float:
    """How sure it is that something is done and something is not."""
    together = len({finding.sentence for finding in telling}) == 1
    if "not_done" in kinds or "not_carried_out" in kinds:
        return 0.82 if together and telling[0].kind == "done" else 0.7
    if "rest" in kinds or "waits" in kinds:
        order = [finding.kind for finding in telling if finding.kind in {"done", "rest", "waits"}]
        return 0.85 if order[-1] != "done" else 0.7
    return 0.85 if together else 0.7


_Rule = Callable[[Sequence[Finding], set[str]], tuple[Status, float]]
_RULES: dict[str, _Rule] = {
    "dropped": _dropped, "delayed": _delayed, "should_have": _should_have, "not_started": _not_started,
    "partial": _partial, "done": _done,
    "some": _some,
}  # fmt: skip


def _on_the_way(telling: Sequence[Finding], kinds: set[str]) -> tuple[Status | None, float]:
    for kind, confidence in (("ongoing", 0.92), ("not_done", 0.85), ("denied", 0.85)):
        if kind in kinds:
            return "pagar", confidence
    if "not_carried_out" in kinds:
        return ("pagar", 0.82) if "made" in kinds else ("ej_paborjad", 0.65)
    ladder: tuple[tuple[str, Status, float], ...] = (
        # "Vi börjar efter nyår, enligt plan"
        ("as_planned", "ej_paborjad" if _begins_later(telling) else "pagar", 0.85),
        ("regular", "pagar", 0.85), ("other", "genomford", 0.6), ("made", "genomford", 0.6),
        ("promised", "pagar", 0.6),
        ("rest", "pagar", 0.82 if len(telling) > 1 else 0.7), ("moved", "ej_paborjad", 0.6),
    )  # fmt: skip
    for kind, status, confidence in ladder:
        if kind in kinds and not (kind == "moved" and "planned" in kinds):
            return status, confidence
    if "planned" in kinds:
        return "ej_paborjad", 0.82 if telling[0].kind == "planned" else 0.65
    return None, 0.3
