"""The clauses of an answer, each with what it reports of the work. The words stand beside a question."""

import re
from dataclasses import dataclass, replace

from tracker.domain.question import QuestionKind
from tracker.domain.reply.codes import Kind
from tracker.domain.reply.trace import TracedClause, TracedFinding
from tracker.reading.reply.meaning import status_words, turning_words
from tracker.reading.reply.meaning.clauses import Clause, clauses
from tracker.reading.reply.meaning.findings import findings
from tracker.reading.reply.questions import phrases
from tracker.reading.reply.questions.asked import Asked
from tracker.reading.reply.questions.outcome import outcome

_SAME = {
    Kind.DROPPED: Kind.DROPPED, Kind.DELAYED: Kind.DELAYED, Kind.SHOULD_HAVE: Kind.DELAYED,
    Kind.NOT_STARTED: Kind.NOT_STARTED, Kind.NOT_DONE: Kind.NOT_DONE, Kind.DENIED: Kind.NOT_DONE,
    Kind.NOT_CARRIED_OUT: Kind.NOT_CARRIED_OUT, Kind.ONGOING: Kind.ONGOING, Kind.REGULAR: Kind.ONGOING,
    Kind.AS_PLANNED: Kind.ONGOING, Kind.DONE: Kind.DONE, Kind.PARTIAL: Kind.PARTIAL, Kind.REST: Kind.PARTIAL,
    Kind.SOME: Kind.TOLD, Kind.MADE: Kind.TOLD, Kind.OTHER: Kind.TOLD, Kind.PLANNED: Kind.PLANNED,
    Kind.PROMISED: Kind.PLANNED, Kind.LATER: Kind.PLANNED, Kind.MOVED: Kind.PLANNED, Kind.DOUBT: Kind.DOUBT,
}  # fmt: skip
_OPEN_ENDED = frozenset({QuestionKind.CONDITIONAL, QuestionKind.ONGOING})
_FIRST_WORDS = re.compile(
    r"(?:(?:hej|hejsan|svar|status|lage|laget|just nu|nu|hos oss|har|for oss|for var del|fran oss|"
    r"vi|det|den|allt|"
    r"detta|som sagt|kort svar|och|men|sa|jo|ja men|alltsa|har hos oss|pa var enhet|for var enhet|"
    r"ar|har det) )+"
)
_NOTHING_HAS = re.compile(
    r"(?:inget|ingenting) (?:har )?(?:hant|skett|gjorts|intraffat)(?: (?:har|hos oss|an|i ar|alls|"
    r"tyvarr|heller))*"
)
_PRESENT_NOT = re.compile(
    r"(?<!\w)(?:inte|ej) (?:\w+ )?(?:dar|har|med|igang|i gang|kommit|hunnit|borjat|startat|orkat)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One clause of an answer: its folded text, its own words, and what it reports, None for nothing.

    `doubtful` if the sender is not sure of it; `opener` for "men …"; `sentence` counts from 0.
    """

    text: str
    words: str
    kind: Kind | None
    sentence: int
    doubtful: bool = False
    opener: bool = False

    @property
    def traced(self) -> TracedClause:
        found = () if self.kind is None else (TracedFinding(self.kind, self.doubtful),)
        return TracedClause(self.words, found)


def said(text: str, asked: Asked) -> tuple[Said, ...]:
    """The clauses of one answer (a text without number) with their findings, in order."""
    return tuple(_said(clause, asked) for clause in clauses(text))


def _said(clause: Clause, asked: Asked) -> Said:
    plain = " ".join(phrases.HARMLESS.sub(" ", clause.text).split())
    kind = _kind(replace(clause, text=plain), asked) if plain else None
    doubtful = bool(phrases.DOUBTS.search(plain)) and kind is not None
    if kind is None and plain and phrases.DOUBTS.search(plain):
        kind = Kind.DOUBT
    return Said(clause.text, clause.words, kind, clause.sentence, doubtful, clause.opener)


def _kind(clause: Clause, asked: Asked) -> Kind | None:
    text = clause.text
    for kind, reads in _RULES:
        if reads(text, asked):
            return kind
    base = _base(clause)
    if base is Kind.DONE and asked.kind in _OPEN_ENDED and not _is_bare_done(text):
        base = Kind.TOLD
    if base is not None:
        return base
    return _by_form(text)


def _base(clause: Clause) -> Kind | None:
    found = findings(clause)
    return next((_SAME[one.kind] for one in found if one.kind in _SAME), None)


def _by_form(text: str) -> Kind | None:
    """What a clause without words of status reports, by its verb."""
    if phrases.HALTED.search(text):
        return Kind.HALTED
    if turning_words.NEGATION.search(text):
        return Kind.NEGATED
    if phrases.TO_COME.search(text):
        return Kind.PLANNED
    if phrases.GOES_ON.search(text):
        return Kind.ONGOING
    return Kind.TOLD if phrases.TELLS.search(text) else None


def _is_bare_done(text: str) -> bool:
    rest = _FIRST_WORDS.sub("", text + " ")
    return len(rest.split()) <= 4 and status_words.DONE.match(rest) is not None


def _is_no(text: str, _asked: Asked) -> bool:
    return phrases.NO.fullmatch(text) is not None


def _is_yes(text: str, _asked: Asked) -> bool:
    return phrases.YES.fullmatch(text) is not None


def _has_number(text: str, asked: Asked) -> bool:
    if not asked.asks_number or turning_words.NEGATION.search(text):
        return False
    return outcome(text, asked.kind).outcome is not None


def _repeats(text: str, _asked: Asked) -> bool:
    return bool(phrases.REPEAT.search(text)) and len(text.split()) <= 10


def _no_need(text: str, asked: Asked) -> bool:
    if asked.kind not in _OPEN_ENDED:
        return False
    if _NOTHING_HAS.fullmatch(text):
        return True
    return phrases.NO_NEED.search(text) is not None


def _need(text: str, asked: Asked) -> bool:
    if asked.kind is not QuestionKind.CONDITIONAL or turning_words.NEGATION.search(text):
        return False
    return phrases.NEED.search(text) is not None


def _halted(text: str, _asked: Asked) -> bool:
    return phrases.HALTED.search(text) is not None


_RULES = (
    (Kind.NO, _is_no), (Kind.YES, _is_yes), (Kind.NUMBER, _has_number), (Kind.NO_NEED, _no_need),
    (Kind.NEED, _need), (Kind.REPEAT, _repeats), (Kind.HALTED, _halted),
)  # fmt: skip
