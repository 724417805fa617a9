"""What an answer means beside its question, and the clauses that a table decides on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from tracker.domain.reply.codes import DecidedBy, Kind, Rule, Veto
from tracker.domain.status import Status
from tracker.reading.reply.questions.asked import Asked
from tracker.reading.reply.questions.findings import Said
from tracker.reading.reply.questions.outcome import Found, Outcome

CLEAR = 0.9
CONFIRM = 0.7  # below SURE: the status is right, and closes; a person confirms it
DOUBTFUL = 0.5
_AFTERTHOUGHT = 4  # words


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, or a repetition of the last one; with a veto it is a suggestion for a person.

    `likely` are the classifier's likeliest verdicts, if it was asked.
    """

    status: Status | None
    rule: Rule
    veto: Veto | None = None
    outcome: Outcome | None = None
    repeat: bool = False
    confirm: bool = False
    decided_by: DecidedBy = DecidedBy.QUESTION
    likely: tuple[tuple[str, float], ...] = ()

    @property
    def confidence(self) -> float:
        if self.confirm:
            return CONFIRM
        clear = self.veto is None and (self.status is not None or self.repeat)
        return CLEAR if clear else DOUBTFUL

    def doubted(self, veto: Veto) -> "Verdict":
        """The same as a suggestion; what already waits keeps its reason."""
        kept = None if self.confirm else self.veto
        return replace(self, veto=kept or veto, confirm=False)

    def to_confirm(self) -> "Verdict":
        """The same, waiting for a person's confirmation."""
        return replace(self, confirm=True, veto=Veto.NOT_AS_TAUGHT)


UNREAD = Verdict(None, Rule.NOT_UNDERSTOOD)


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer's words, its clauses with findings, and the number in it."""

    words: str
    clauses: Sequence[Said]
    found: Found
    asked: Asked

    @property
    def telling(self) -> tuple[Said, ...]:
        """The clauses that report anything."""
        return tuple(one for one in self.clauses if one.kind is not None)

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(one.kind for one in self.clauses if one.kind is not None)

    @property
    def first(self) -> Kind | None:
        return self.telling[0].kind if self.telling else None

    def has(self, *kinds: Kind) -> bool:
        return bool(self.kinds & set(kinds))

    def only(self, kinds: Collection[Kind]) -> bool:
        """True if there are findings, and all are of these kinds."""
        return bool(self.kinds) and self.kinds <= set(kinds)

    @property
    def doubted(self) -> bool:
        """True if the first clause that reports anything, or a statement after it, is in doubt."""
        telling = self.telling
        if not telling:
            return False
        after = len(telling) > 1 and telling[1].kind is Kind.DOUBT
        short = after and len(telling[1].text.split()) <= _AFTERTHOUGHT  # ", tror jag"
        return telling[0].doubtful or telling[0].kind is Kind.DOUBT or short
