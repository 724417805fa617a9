"""For each kind of question, what the findings of an answer mean: a status and its number, or a person."""

import re
from collections.abc import Callable

from tracker.domain.question import QuestionKind
from tracker.domain.reply.codes import Kind, Rule, Veto
from tracker.domain.status import Status
from tracker.reading.reply.denials import is_labelled_no, is_not_begun
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.findings import Said, is_neglect
from tracker.reading.reply.questions.outcome import Outcome
from tracker.reading.reply.questions.taught import starts_as_taught, turns
from tracker.reading.reply.questions.verdict import UNREAD, Heard, Verdict

_GOOD = frozenset({Kind.ONGOING, Kind.YES, Kind.TOLD, Kind.NUMBER, Kind.NEED})
_CONTRARY = frozenset({Kind.NUMBER, Kind.YES, Kind.NEED})
_TURNS = frozenset({Kind.TOLD, Kind.NEGATED, Kind.PARTIAL, Kind.NOT_DONE, Kind.DOUBT})
_HOLDS_STILL = re.compile(
    r"(?:(?:ja|jo|japp|jajamen|yes|absolut),? )?(?:det |allt |detta |fortfarande )*(?:stammer|"
    r"galler|ar sa|ar oforandrat|ar samma|"
    r"oforandrat)(?: (?:bra|fortfarande|fint|for hela aret|hela aret|helt|an|det|fortsatt|ocksa|har))*"
)
_CHAT = re.compile(
    r"(?<!\w)(?:tack\w*|hej\w*|hors|halsning\w*|trevlig|semester\w*|ledig\w*|mejl\w*|mail\w*|brev\w*|"
    r"lank\w*|svar\w*|bilag\w*)(?!\w)"
)
_BEGINS = re.compile(
    r"(?<!\w)(?:startar|borjar|paborjas|inleds|drar igang|kor igang|tar (?:vi )?(?:det|den|"
    r"tag i det)|ska borja|ska starta|ska paborjas)(?!\w)"
    r"(?!.*(?<!\w)(?:bok|inplan|igen|ater))"
)
_NONE = re.compile(
    r"(?:tyvarr |an sa lange |hittills )*(?:ingen|inga|inget|noll)(?!\w)(?! (?:att|behov|nytt)(?!\w))"
)
_NO_SUCH = re.compile(
    r"(?<!\w)(?:ingen|inga|inget) (?:\w+ )?(?:rutin\w*|plan|planer|samordnare|grupp|system|"
    r"information|tid|resurser|personal)(?!\w)"
)
_NOTHING = re.compile(r"inget|inga|ingen|ingenting|inte")
_LATE = re.compile(
    r"(?<!\w)(?:forsen\w*|(?:upp|fram)?skj(?:ut|ot)\w*|flytt\w*|senarela\w*|senare an|"
    r"ligger efter|halkat|hinn\w*|hunn\w*|hann|droj\w*|"
    r"drar ut|sprick\w*|blir (?:det )?(?:inte|ej|forst)|forst (?:i|till|under|efter)|ur fas|"
    r"efter (?:i )?tidplan\w*|delayed)(?!\w)"
)
_LATE_OPENLY = re.compile(
    r"(?<!\w)(?:forsen\w*|(?:upp|fram)?skj(?:ut|ot)\w*|ligger efter|halkat efter|delayed)(?!\w)"
)
_EMPTY = re.compile(
    r"(?<!\w)(?:for|i ar|nu|hos oss|var del|hittills|allt|ar|det|den|helt|ja|redan|aret|i|under|"
    r"har|vi|och|sedan|tidigare|lange|"
    r"implementera\w*|klar[ta]?|avslutat|fardigt|tack|med det|pa plats)(?!\w)|[^\w ]"
)
_SHORT = 5
_FEW = 3  # words: "klart" alone
_HOLDS = Verdict(Status.PAGAR, Rule.ONGOING)


def decided(heard: Heard) -> Verdict:
    """The verdict of the question's own table, or of what is common to all."""
    closing = _closing(heard)
    return closing if closing is not None else _TABLES[heard.asked.kind](heard)


def denied(heard: Heard) -> Verdict | None:
    """ "Klart: nej", "påbörjad - nej": a label, and its answer."""
    if not is_labelled_no(heard.words):
        return None
    if heard.first is Kind.DONE:
        return Verdict(Status.PAGAR, Rule.NOT_DONE)
    return Verdict(Status.EJ_PABORJAD, Rule.NOT_STARTED) if is_not_begun(heard.words) else UNREAD


def is_confirmed(heard: Heard) -> bool:
    """ "Ja", "stämmer", "inget nytt": the last report still holds."""
    if _HOLDS_STILL.fullmatch(fold(heard.words).strip(" .!\n")):
        return True
    return heard.first in {Kind.YES, Kind.REPEAT} and heard.only({Kind.YES, Kind.REPEAT})


def _closing(heard: Heard) -> Verdict | None:
    """ "Utgår …" on any row, and "klart, …" on work that goes on: done so far."""
    kind, day = heard.asked.kind, heard.asked.day
    if starts_as_taught(heard.words, Status.UTGAR):
        dropped = Verdict(Status.UTGAR, Rule.TAUGHT)
        return dropped.to_confirm() if turns(heard.words, Status.UTGAR, day) else dropped
    if kind in {QuestionKind.DATE, QuestionKind.COUNTABLE, QuestionKind.REVISION}:
        return None
    if heard.first is not Kind.DONE or not starts_as_taught(heard.words, Status.GENOMFORD):
        return None
    done = Verdict(Status.GENOMFORD, Rule.TAUGHT)
    if _is_bare(heard.words):
        return done.doubted(Veto.ONLY_DONE)
    if turns(heard.words, Status.GENOMFORD, day):
        return done.doubted(Veto.NOT_AS_TAUGHT)
    return _with_number(done, heard)


def _is_bare(words: str) -> bool:
    """ "Klart", "klart för i år": nothing says what was done."""
    return len(_EMPTY.sub(" ", fold(words)).split()) < _FEW


def _with_number(verdict: Verdict, heard: Heard) -> Verdict:
    """The verdict with the number that was asked for; two numbers are for a person."""
    if heard.found.outcome is None and heard.found.ambiguous:
        return verdict.doubted(Veto.TWO_NUMBERS)
    if not heard.asked.asks_number or heard.found.outcome is None:
        return verdict
    counted = Verdict(
        verdict.status, verdict.rule, verdict.veto, heard.found.outcome, confirm=verdict.confirm
    )
    return counted.doubted(Veto.TWO_NUMBERS) if heard.found.ambiguous else counted


def _setback(heard: Heard) -> Verdict | None:
    """Late, dropped, not begun or standing still: the same on every row."""
    if heard.has(Kind.DROPPED):
        clear = heard.only({Kind.DROPPED, Kind.TOLD})
        dropped = Verdict(Status.UTGAR, Rule.DROPPED)
        return dropped.to_confirm() if clear else dropped.doubted(Veto.TWO_DIRECTIONS)
    if heard.has(Kind.HALTED):
        return _halted(heard)
    if heard.has(Kind.DELAYED):
        return _late(heard)
    if heard.has(Kind.NOT_STARTED) and not heard.has(Kind.NO_NEED):
        return _not_begun(heard)
    if heard.has(Kind.NOT_CARRIED_OUT) and not heard.has(Kind.NO_NEED, Kind.NUMBER, Kind.ONGOING):
        return Verdict(Status.EJ_PABORJAD, Rule.NOT_CARRIED_OUT).doubted(Veto.TWO_DIRECTIONS)
    return None


def _late(heard: Heard) -> Verdict:
    late = Verdict(Status.FORSENAD, Rule.DELAYED)
    if not _LATE.search(fold(heard.words)):
        return late.doubted(Veto.TWO_DIRECTIONS)
    if _goes_on_all_the_same(heard):
        return _HOLDS
    if heard.asked.kind is QuestionKind.ONGOING and not _LATE_OPENLY.search(fold(heard.words)):
        return late.doubted(Veto.TWO_DIRECTIONS)
    if heard.first in {Kind.ONGOING, Kind.YES, Kind.NUMBER} and heard.asked.kind is not QuestionKind.DATE:
        return _with_number(_HOLDS, heard).doubted(Veto.TWO_DIRECTIONS)
    last = heard.telling[-1]
    if last.kind is Kind.ONGOING and any(one.opener for one in heard.telling):
        return _HOLDS  # "försenat i start, men nu rullar det"
    clash = heard.has(Kind.DONE, Kind.NO_NEED, Kind.ONGOING)
    return late.doubted(Veto.TWO_DIRECTIONS) if clash else late


def _goes_on_all_the_same(heard: Heard) -> bool:
    """ "Pågår. Vi har inte hunnit med alla enheter": the work goes on, and nobody says that it is late."""
    ongoing = heard.asked.kind is QuestionKind.ONGOING and heard.first is Kind.ONGOING
    return ongoing and "forsen" not in fold(heard.words)


def _not_begun(heard: Heard) -> Verdict:
    verdict = Verdict(Status.EJ_PABORJAD, Rule.NOT_STARTED)
    if heard.first not in {Kind.NOT_STARTED, Kind.NOT_CARRIED_OUT, Kind.NO} and heard.has(
        Kind.ONGOING, Kind.YES, Kind.NUMBER
    ):
        return verdict.doubted(Veto.TWO_DIRECTIONS)
    return verdict


def _halted(heard: Heard) -> Verdict:
    ongoing = heard.asked.kind is QuestionKind.ONGOING
    going = heard.first is Kind.ONGOING or (ongoing and heard.first is Kind.TOLD)
    return _HOLDS if going else Verdict(Status.FORSENAD, Rule.DELAYED).doubted(Veto.TWO_DIRECTIONS)


def _repeated(heard: Heard) -> Verdict | None:
    if heard.first is Kind.REPEAT and heard.only(
        {Kind.REPEAT, Kind.ONGOING, Kind.TOLD, Kind.PLANNED, Kind.NO}
    ):
        return Verdict(None, Rule.REPEAT, repeat=True)
    return None


def _ongoing(heard: Heard) -> Verdict:
    repeat = _repeated(heard)
    if repeat:
        return repeat if not heard.has(Kind.ONGOING, Kind.TOLD) else _HOLDS
    if _NOTHING.fullmatch(fold(heard.words).strip(" .!")):
        return Verdict(Status.INGET_BEHOV, Rule.NO_NEED).doubted(Veto.TWO_DIRECTIONS)
    if heard.first in {Kind.NO_NEED, Kind.NO} and not heard.has(Kind.DELAYED, Kind.DROPPED, Kind.HALTED):
        return _not_needed(heard)
    return _setback(heard) or _going_on(heard)


def _going_on(heard: Heard) -> Verdict:
    if heard.only({Kind.TOLD}) and len(heard.words.split()) < _FEW:
        return _HOLDS.doubted(Veto.ONLY_DONE)  # "gjort"
    if heard.first in _GOOD or heard.has(Kind.ONGOING):
        return _HOLDS
    if heard.has(Kind.NOT_DONE, Kind.PARTIAL):
        begun = heard.has(Kind.NOT_DONE) or "sakna" not in fold(heard.words)
        verdict = Verdict(Status.PAGAR, Rule.NOT_DONE)
        return verdict if begun else verdict.doubted(Veto.TWO_DIRECTIONS)
    return _described(heard) or _otherwise(heard)


def _described(heard: Heard) -> Verdict | None:
    """Any plain words about work that goes on tell that it does."""
    longest = max((len(one.text.split()) for one in heard.clauses), default=0)
    plain = not heard.kinds and _CHAT.search(fold(heard.words)) is None
    return Verdict(Status.PAGAR, Rule.TOLD) if plain and longest >= _FEW else None


def _not_needed(heard: Heard) -> Verdict:
    """Inget behov; what was done or goes on besides is comment, and what happened contradicts."""
    zero = heard.found.outcome is not None and heard.found.outcome.value == 0
    numbers = heard.found.outcome if zero and heard.asked.asks_number else None
    verdict = Verdict(Status.INGET_BEHOV, Rule.NO_NEED, outcome=numbers)
    turned = any(one.opener and one.kind is Kind.TOLD for one in heard.telling)
    if any(_leaves_undone(one) for one in heard.telling):
        return verdict.doubted(Veto.TWO_DIRECTIONS)
    contrary = {one.kind for one in heard.telling if not _is_zero(one.text)} & _CONTRARY
    if contrary or turned:
        return verdict.doubted(Veto.TWO_DIRECTIONS)
    return verdict


def _leaves_undone(one: Said) -> bool:
    """ "Nej, vi har inte hunnit": that is no lack of need."""
    if one.kind in {Kind.NOT_STARTED, Kind.NOT_DONE, Kind.NOT_CARRIED_OUT, Kind.DELAYED}:
        return True
    if _NO_SUCH.search(one.text):
        return True
    return one.kind is Kind.NEGATED and is_neglect(one.text)


def _is_zero(text: str) -> bool:
    return re.search(r"(?<!\w)(?:0|noll)(?!\w)", text) is not None


def _conditional(heard: Heard) -> Verdict:
    repeat = _repeated(heard)
    if repeat:
        return repeat
    zero = heard.found.outcome is not None and heard.found.outcome.value == 0
    setback = _setback(heard) if not heard.has(Kind.NO, Kind.NO_NEED) else None
    if setback and not zero:
        return setback
    counted = heard.first is Kind.NUMBER and not zero and not any(one.opener for one in heard.telling)
    if (heard.has(Kind.NO_NEED, Kind.NO) and not counted) or zero or _has_not_happened(heard):
        return _not_needed(heard)
    if heard.has(Kind.NUMBER, Kind.NEED, Kind.YES) or heard.first in _GOOD:
        needed = _with_number(Verdict(Status.PAGAR, Rule.NEED), heard)
        turned = any(one.opener and one.kind in _TURNS for one in heard.telling[1:])
        return needed.doubted(Veto.TWO_DIRECTIONS) if turned else needed
    return _otherwise(heard)


def _has_not_happened(heard: Heard) -> bool:
    """ "Orostelefonen har inte ringt": a plain "not" that no neglect explains."""
    plain = heard.only({Kind.NEGATED, Kind.NO_NEED, Kind.NO}) and heard.has(Kind.NEGATED)
    return plain and not any(is_neglect(one.text) for one in heard.telling)


def _counted(heard: Heard) -> Verdict:
    """A frequency, or minutes of meetings: the number of times, or that it goes on."""
    number = heard.found.outcome
    if number is not None and number.value == 0:
        none = Verdict(Status.EJ_PABORJAD, Rule.NUMBER, outcome=number)
        return none if heard.has(Kind.NOT_STARTED) else none.doubted(Veto.TWO_DIRECTIONS)
    if number is not None and number.is_all and heard.has(Kind.DONE):
        return _with_number(Verdict(Status.GENOMFORD, Rule.ALL_OF_THEM), heard).to_confirm()
    if number is not None and heard.has(Kind.NUMBER):
        return _with_number(Verdict(Status.PAGAR, Rule.NUMBER), heard)
    return _none_yet(heard) or _setback(heard) or _uncounted(heard)


def _none_yet(heard: Heard) -> Verdict | None:
    """ "Ingen har gått den ännu", "inga möten har hållits"."""
    alone = heard.only({Kind.NEGATED, Kind.NOT_CARRIED_OUT, Kind.NO, Kind.PLANNED})
    if alone and _NONE.match(fold(heard.words).strip()) and "protokoll" not in fold(heard.words):
        return Verdict(Status.EJ_PABORJAD, Rule.NOT_STARTED)
    return None


def _uncounted(heard: Heard) -> Verdict:
    if heard.first is Kind.REPEAT:
        return Verdict(None, Rule.REPEAT, repeat=True)
    if heard.only({Kind.YES}):
        return _HOLDS.doubted(Veto.TWO_DIRECTIONS)
    if heard.first in _GOOD or heard.has(Kind.ONGOING):
        return _HOLDS
    if (
        re.search(r"utga|protokoll|minnesant|att rapportera|behov|aktuel", fold(heard.words))
        and heard.first is Kind.NEGATED
    ):
        return UNREAD
    if heard.first in {Kind.NEGATED, Kind.NO} and heard.only(
        {Kind.NEGATED, Kind.NO, Kind.PLANNED, Kind.TOLD}
    ):
        return Verdict(Status.EJ_PABORJAD, Rule.NOT_STARTED)
    return _otherwise(heard)


def _countable(heard: Heard) -> Verdict:
    number = heard.found.outcome
    if number is not None:
        return _of_number(heard, number)
    setback = _none_yet(heard) or _setback(heard)
    if setback:
        return setback
    if heard.first is Kind.REPEAT:
        return Verdict(None, Rule.REPEAT, repeat=True)
    if heard.has(Kind.NOT_DONE, Kind.PARTIAL) or heard.first in {Kind.ONGOING, Kind.YES}:
        return Verdict(Status.PAGAR, Rule.ONGOING)
    if heard.first is Kind.DONE:
        done = Verdict(Status.GENOMFORD, Rule.DONE)
        return (
            done.doubted(Veto.TWO_DIRECTIONS)
            if turns(heard.words, Status.GENOMFORD, heard.asked.day)
            else done.to_confirm()
        )
    return _told_done(heard) or _otherwise(heard)


def _of_number(heard: Heard, number: Outcome) -> Verdict:
    counted = _with_number(Verdict(Status.PAGAR, Rule.NUMBER, outcome=number), heard)
    if not heard.has(Kind.NUMBER, Kind.DONE, Kind.PARTIAL, Kind.NOT_DONE) and "(" not in heard.words:
        return counted.doubted(Veto.TWO_DIRECTIONS)
    part_done = not number.is_all and any(_says_done(one) for one in heard.telling)
    if heard.has(Kind.DROPPED, Kind.DELAYED) or part_done:
        return counted.doubted(Veto.TWO_DIRECTIONS)
    if not number.is_all or counted.veto:
        return counted
    whole = Verdict(Status.GENOMFORD, Rule.ALL_OF_THEM, outcome=number)
    return whole.to_confirm() if turns(heard.words, Status.GENOMFORD, heard.asked.day) else whole


def _says_done(one: Said) -> bool:
    """ "Klart", in a clause of its own without a number."""
    return one.kind is Kind.DONE and len(one.text.split()) <= _SHORT and not re.search(r"\d", one.text)


def _revision(heard: Heard) -> Verdict:
    """Free text about the next plan is kept as it is."""
    nothing_new = heard.first is Kind.REPEAT and "ändr" not in heard.words.lower()
    if len(heard.telling) <= 1 and (heard.first is Kind.DOUBT or nothing_new):
        return UNREAD
    return Verdict(Status.PAGAR, Rule.KEPT)


def _date(heard: Heard) -> Verdict:
    """Only what the reader of work with a date leaves open (reading/reply/questions/reader.py)."""
    repeat = _repeated(heard)
    if repeat:
        return repeat
    setback = _setback(heard)
    if setback:
        return setback
    if heard.first is Kind.ONGOING:
        return _HOLDS
    return _told_done(heard) or _otherwise(heard)


def _told_done(heard: Heard) -> Verdict | None:
    """ "Vi tog det på APT i november", "ja": perhaps done, which a person confirms."""
    enough = heard.first is Kind.YES or len(heard.words.split()) >= _FEW
    if enough and heard.only({Kind.TOLD, Kind.YES, Kind.ONGOING}) and heard.first in {Kind.TOLD, Kind.YES}:
        return Verdict(Status.GENOMFORD, Rule.TOLD).to_confirm()
    return None


def _begins_later(heard: Heard) -> bool:
    """ "Vi startar i höst", of work that is done once or counted; what is booked has begun, perhaps."""
    once = heard.asked.kind in {QuestionKind.DATE, QuestionKind.COUNTABLE, QuestionKind.FREQUENCY}
    return once and _BEGINS.search(fold(heard.words)) is not None


def _otherwise(heard: Heard) -> Verdict:
    if heard.only({Kind.PLANNED}):
        later = Verdict(Status.EJ_PABORJAD, Rule.PLANNED)
        return later if _begins_later(heard) else later.doubted(Veto.TWO_DIRECTIONS)
    return UNREAD


_TABLES: dict[QuestionKind, Callable[[Heard], Verdict]] = {
    QuestionKind.REVISION: _revision, QuestionKind.COUNTABLE: _countable, QuestionKind.FREQUENCY: _counted,
    QuestionKind.MINUTES: _counted, QuestionKind.CONDITIONAL: _conditional, QuestionKind.DATE: _date,
    QuestionKind.ONGOING: _ongoing,
}  # fmt: skip
