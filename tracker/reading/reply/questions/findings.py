"""The clauses of an answer, each with what it reports of the work. The words stand beside a question."""

import re
from dataclasses import dataclass, replace

from tracker.domain.question import QuestionKind
from tracker.domain.reply.codes import Kind
from tracker.domain.reply.trace import TracedClause, TracedFinding
from tracker.reading.reply.meaning import status_words, turning_words
from tracker.reading.reply.meaning.clauses import Clause, clauses
from tracker.reading.reply.meaning.findings import findings
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions import phrases
from tracker.reading.reply.questions.asked import Asked
from tracker.reading.reply.questions.no_need import OPEN_ENDED, is_good_news, no_need
from tracker.reading.reply.questions.no_report import is_of_the_sender
from tracker.reading.reply.questions.numerals import NUMERAL
from tracker.reading.reply.questions.outcome import outcome

_SAME = {
    Kind.DROPPED: Kind.DROPPED, Kind.DELAYED: Kind.DELAYED, Kind.SHOULD_HAVE: Kind.DELAYED,
    Kind.NOT_STARTED: Kind.NOT_STARTED, Kind.NOT_DONE: Kind.NOT_DONE, Kind.DENIED: Kind.NOT_DONE,
    Kind.NOT_CARRIED_OUT: Kind.NOT_CARRIED_OUT, Kind.ONGOING: Kind.ONGOING, Kind.REGULAR: Kind.ONGOING,
    Kind.AS_PLANNED: Kind.ONGOING, Kind.DONE: Kind.DONE, Kind.PARTIAL: Kind.PARTIAL, Kind.REST: Kind.PARTIAL,
    Kind.SOME: Kind.TOLD, Kind.MADE: Kind.TOLD, Kind.OTHER: Kind.TOLD, Kind.PLANNED: Kind.PLANNED,
    Kind.PROMISED: Kind.PLANNED, Kind.LATER: Kind.PLANNED, Kind.MOVED: Kind.PLANNED, Kind.DOUBT: Kind.DOUBT,
}  # fmt: skip
_HAS_ANSWERED = re.compile(
    r"(?<!\w)(?:svarat|svarade|aterkommit|aterkopplat|(?:fatt|fick|inkommit|begart) (?:\w+ )?svar)(?!\w)"
)
# Groups of people, where the question counts the people: "sju av tolv grupper".
_GROUPS = re.compile(rf"(?:av|utav|/) ?{NUMERAL} (?:arbets)?(?P<group>grupper|lag|team|skift)(?!\w)")
_OF_ANSWERS = re.compile(r"svar|enkat|aterkoppl|remiss")
_YES_FIRST = re.compile(r"(?:ja|japp|jajamen|jo|absolut|yes)(?: da)? (?!men|och nej|eller|tack|visst)\w")
_QUIET = re.compile(r"(?<!\w)(?:lugnt?|lugna|stilla|tyst)(?!\w)")  # says neither yes nor no
_NO_FIRST = re.compile(
    r"(?:svaret (?:ar|blir) |ar svaret |svar )?(?:att )?n(?:ej|ae|a|ix|ope|ada)(?: (?!men)|$)"
)
_NOT_DROPPED = re.compile(r"(?<!\w)(?:utga\w*|utgick|stryk\w*|laggs? ne[dr]) (?:\w+ )?(?:inte|ej|nej)(?!\w)")
# "Jag är ledig nästa vecka": the sender, and not the work.
_OWN_AFFAIRS = re.compile(
    r"(?:och |men |sjalv )?(?:jag|undertecknad) (?:ar|blir|kommer|slutar|slutade|borjar|borjade|"
    r"var|ska|skall|far|har (?:semester|ledigt|slutat|inte|ingen|borjat|"
    r"varit (?:sjuk|ledig|borta)))(?!\w)(?! (?:klar|fardig|inne|med|utbild))"
)
_HARDLY = re.compile(r"(?<!\w)(?:knappt|knappast|sallan|nastan (?:inget|ingenting|aldrig))(?!\w)")
_BEHIND = re.compile(r"(?<!\w)(?:har|hade|hittills|gatt|haft|av|utav|klara?|fardiga?|gick|gjort)(?!\w)|/")
_FEW_AFTER_NO = 7
_FIRST_WORDS = re.compile(
    r"(?:(?:hej|hejsan|svar|status|lage|laget|just nu|nu|hos oss|har|for oss|for var del|fran oss|"
    r"vi|det|den|allt|"
    r"detta|som sagt|kort svar|och|men|sa|jo|ja men|alltsa|har hos oss|pa var enhet|for var enhet|"
    r"ar|har det) )+"
)
_ABBREVIATED = re.compile(r"(?i)\b(enl|inkl|exkl|ang|avd|utb|medarb|resp|gr|ssk|prel)\.")
_AS_USUAL = re.compile(
    r"(?i)\bsom (?:det|den|de|dom) ska(?:ll)?\b(?! (?:\w+ ){0,2}(?:bli|vara)\b)|\bsom det ska(?:ll)? "
    r"vara(?=[.,!\n]|$)"
)
# "Har inte hunnit" is left undone; "har inte ringt" has not happened.
_NEGLECT = re.compile(
    r"(?<!\w)(?:hunnit|hinner|hann|orkat|lyckats|gjort|tittat|borjat|paborja\w*|informera\w*|"
    r"utbilda\w*|genomfor\w*|kunnat|kan|skrivit|"
    r"uppdatera\w*|startat|tid|prioritera\w*|svarat|kollat|klart?|klara|fardig\w*|foljt|foljs|"
    r"fatt till|komm\w* (?:igang|i gang|langt)|pagar|"
    r"alla|riktigt|helt|sa ofta|varje|resurser|mojlighet|koll|aning|rutiner?|plan|information|"
    r"dokumentation|uppgift\w*|svar|chef|"
    r"budget|statistik|siffror|fungera\w*|implementera\w*|tagit fram|pa plats|igang|i gang|vet|"
    r"minns|bestamt|beslutat|personal|jag|"
    r"sadan (?:verksamhet|enhet)|lange|tillrackligt|nog|bara|heller|mitt|min|vart|oss|diskuterat|lyft|tagit "
    r"upp|traffats|"
    r"haft mote\w*|mote\w*|rapportera\w*|"
    r"uppfolj\w*|foljt upp|last|laste|raknat|utgar|beslut\w*|sett over|sett mejlet)(?!\w)"
)
_UNDONE = re.compile(
    r"(?:det |den |vi |har |ar )*(?:inte|ej|aldrig) (?:annu )?(?:gjor[dt]|gjorts|gjorda|blivit av|"
    r"haft nagon|haft nagot)(?: (?:an|annu|det|detta|den|i ar|tyvarr))*"
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
    plain = _ABBREVIATED.sub(lambda found: found[1], _AS_USUAL.sub("som vanligt", text))
    return tuple(_said(clause, asked) for clause in clauses(plain))


def counts_what_is_not(text: str, value: float, asked: Asked) -> bool:
    """True if the number is of another thing: "4 som inte gjort den", "9 enheter har svarat"."""
    for clause in clauses(text):
        negated = turning_words.NEGATION.search(phrases.HARMLESS.sub(" ", clause.text))
        answered = _HAS_ANSWERED.search(clause.text) and not _OF_ANSWERS.search(fold(asked.title))
        other = negated or answered or _of_groups(clause.text, asked)
        of = outcome(clause.text, asked.kind).outcome if other else None
        if of is not None and of.value == value:
            return True
    return False


def _of_groups(text: str, asked: Asked) -> bool:
    found = _GROUPS.search(text)
    return found is not None and found["group"][:4] not in fold(asked.title)


def _said(clause: Clause, asked: Asked) -> Said:
    plain = " ".join(phrases.HARMLESS.sub(" ", clause.text).split())
    kind = _kind(replace(clause, text=plain), asked) if plain else None
    doubtful = bool(phrases.DOUBTS.search(plain)) and kind is not None
    if kind is None and plain and phrases.DOUBTS.search(plain):
        kind = Kind.DOUBT
    return Said(clause.text, clause.words, kind, clause.sentence, doubtful, clause.opener)


def _kind(clause: Clause, asked: Asked) -> Kind | None:
    text = clause.text
    if _HARDLY.search(text):
        return Kind.NEGATED
    ruled = next((kind for kind, reads in _RULES if reads(text, asked)), None)
    return ruled or _by_status(clause, asked) or _by_form(text)


def _by_status(clause: Clause, asked: Asked) -> Kind | None:
    """What a clause with a word of status reports, beside the question."""
    text, base = clause.text, _base(clause)
    if base is Kind.DROPPED and _NOT_DROPPED.search(text):
        return Kind.NEGATED
    in_part = base in {Kind.PARTIAL, Kind.DONE} and asked.kind is QuestionKind.ONGOING
    if in_part and phrases.GOES_ON.match(text):
        return Kind.ONGOING  # "fungerar på alla enheter utom en"
    if base is Kind.DONE and asked.kind in OPEN_ENDED and not _is_bare_done(text):
        return Kind.NEGATED if turning_words.NEGATION.search(text) else Kind.TOLD
    return base


def _base(clause: Clause) -> Kind | None:
    found = findings(clause)
    return next((_SAME[one.kind] for one in found if one.kind in _SAME), None)


def _by_form(text: str) -> Kind | None:
    """What a clause without words of status reports, by its verb."""
    negated = turning_words.NEGATION.search(text)
    if _QUIET.search(text) or (is_of_the_sender(text) and not negated):
        return None
    if _OWN_AFFAIRS.match(text):
        return Kind.DOUBT
    return next((kind for kind, pattern in _FORMS if pattern.search(text)), None)


def _is_bare_done(text: str) -> bool:
    rest = _FIRST_WORDS.sub("", text + " ")
    return len(rest.split()) <= 4 and status_words.DONE.match(rest) is not None


def _is_no(text: str, _asked: Asked) -> bool:
    if phrases.NO.fullmatch(text):
        return True
    short = len(text.split()) <= _FEW_AFTER_NO and not phrases.TO_COME.search(text)
    return bool(_NO_FIRST.match(text) and short and not _NEGLECT.search(text) and not _is_turned(text))


def _is_undone(text: str, asked: Asked) -> bool:
    return asked.kind not in OPEN_ENDED and _UNDONE.fullmatch(text) is not None


def _is_turned(text: str) -> bool:
    return re.search(r"(?<!\w)(?:men|fast|jo|dock|daremot|eller)(?!\w)", text) is not None


def _is_yes(text: str, asked: Asked) -> bool:
    if phrases.YES.fullmatch(text):
        return True
    turned = turning_words.NEGATION.search(text) or phrases.TO_COME.search(text)
    return asked.kind is QuestionKind.CONDITIONAL and _YES_FIRST.match(text) is not None and not turned


def _has_number(text: str, asked: Asked) -> bool:
    if not asked.asks_number or turning_words.NEGATION.search(text):
        return False
    if phrases.TO_COME.search(text) and not _BEHIND.search(text):
        return False
    return outcome(text, asked.kind).outcome is not None


def _news(text: str, asked: Asked) -> bool:
    """ "Inget nytt har hänt" repeats the last answer; "inget har hänt" does not."""
    return re.search(r"(?<!\w)nytt(?!\w)", text) is not None and _repeats(text, asked)


def _repeats(text: str, _asked: Asked) -> bool:
    return bool(phrases.REPEAT.search(text)) and len(text.split()) <= 10


def is_neglect(text: str) -> bool:
    """True if a clause with a "not" tells what was left undone, and not what did not happen."""
    return _NEGLECT.search(text) is not None


def _need(text: str, asked: Asked) -> bool:
    if asked.kind is not QuestionKind.CONDITIONAL or turning_words.NEGATION.search(text):
        return False
    return phrases.NEED.search(text) is not None


def _halted(text: str, _asked: Asked) -> bool:
    return phrases.HALTED.search(text) is not None


_FORMS = (
    (Kind.HALTED, phrases.HALTED), (Kind.NEGATED, turning_words.NEGATION), (Kind.PLANNED, phrases.TO_COME),
    (Kind.ONGOING, phrases.GOES_ON), (Kind.TOLD, phrases.TELLS),
)  # fmt: skip
_RULES = (
    (Kind.NO, _is_no), (Kind.NOT_STARTED, _is_undone), (Kind.YES, _is_yes), (Kind.NUMBER, _has_number),
    (Kind.REPEAT, _news), (Kind.NO_NEED, no_need), (Kind.ONGOING, is_good_news), (Kind.NEED, _need),
    (Kind.REPEAT, _repeats),
    (Kind.HALTED, _halted),
)  # fmt: skip
