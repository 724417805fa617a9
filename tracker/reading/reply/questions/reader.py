"""The words of one answer and the question that it answers → its status, number and forecast."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.domain.question import QuestionKind
from tracker.domain.reply.answer import Answer
from tracker.domain.reply.codes import Kind, ReasonCode, Rule, Veto
from tracker.domain.reply.trace import Trace
from tracker.domain.status import Status
from tracker.reading.personal import MASK
from tracker.reading.reply.closes.gate import closes
from tracker.reading.reply.closes.subject import without_subject
from tracker.reading.reply.guard import NEUTRAL, PERSONAL, redact
from tracker.reading.reply.interpret import interpret
from tracker.reading.reply.meaning.grammar import Meaning
from tracker.reading.reply.meaning.slips import corrected
from tracker.reading.reply.own_words import closing
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.asked import Asked
from tracker.reading.reply.questions.beside import (
    beside,
    has_alternatives,
    may_name_a_person,
    without_echo,
    without_person,
    without_sign_off,
)
from tracker.reading.reply.questions.findings import counts_what_is_not, said
from tracker.reading.reply.questions.forecast import ForecastRead, read_forecast
from tracker.reading.reply.questions.no_report import no_report
from tracker.reading.reply.questions.outcome import Found, outcome
from tracker.reading.reply.questions.second_opinion import seconded
from tracker.reading.reply.questions.tables import decided, denied, is_confirmed
from tracker.reading.reply.questions.taught import (
    is_as_taught,
    is_to_be_done,
    speaks_against,
    starts_as_taught,
    turns,
)
from tracker.reading.reply.questions.ticks import ticked
from tracker.reading.reply.questions.times import When, times
from tracker.reading.reply.questions.verdict import CLEAR, Heard, Verdict
from tracker.reading.reply.reasons import Reason
from tracker.reading.reply.values import SURE

# They lead an answer by themselves; what is said after them is comment.
_LEADING = frozenset({
    Kind.NO, Kind.NO_NEED, Kind.YES, Kind.NUMBER, Kind.DONE, Kind.NOT_DONE, Kind.NOT_STARTED, Kind.DELAYED,
    Kind.DROPPED, Kind.REPEAT, Kind.PARTIAL, Kind.NOT_CARRIED_OUT,
})  # fmt: skip
_STATUS_FIRST = re.compile(
    r"\W*(?:(?:det|allt|vi|nu|arbetet|samverkan) )*(?:pagar|lopande|loper|fortlop\w*|enl|enligt|rullar|"
    r"flyter|"
    r"fungerar|funkar|klar\w*|gar|paborja\w*|fortsatt\w*|kontinuerlig\w*|ok|okej|bra|som vanligt|"
    r"regelbund\w*|delvis|halvvags|tickar|tuffar)(?!\w)"
)
# "Skulle vara klart i maj" is not surely late, and "görs i juli" not surely not begun.
_NEEDS_WORDS = frozenset({Status.FORSENAD, Status.EJ_PABORJAD})
_NOT_AT_ALL = frozenset({Status.EJ_PABORJAD, Status.FORSENAD, Status.PAGAR, None})
_FEW = 4  # words
_PART_LATER = re.compile(
    r"\w+(?:en|et|erna|arna)(?: \w+)? (?:ar |blir |beraknas vara |vantas vara )?(?:klar[ta]?|fardig[ta]?)"
    r"(?P<when>(?: \w+){1,4})"
)
_THEN_DONE = re.compile(
    r"[,.;] (?:och |sa )?(?:det |den )?(?:ar |blev |var )?(?:klar[ta]?|fardig[ta]?) "
    r"(?P<when>[^,.;]+)$"
)
_MOST = re.compile(
    r"\W*(?:nastan alla|alla utom|de flesta|pa (?:nastan alla|de flesta|alla utom)|"
    r"(?:ungefar |runt |cirka |ca )?halften)(?!\w)"
)
_SAYS_WHO_IS_LEFT = frozenset({
    Kind.PARTIAL, Kind.NEGATED, Kind.NOT_CARRIED_OUT, Kind.NOT_STARTED, Kind.NOT_DONE, Kind.TOLD,
    Kind.DOUBT, Kind.DONE,
})  # fmt: skip
_REASONS = {
    Veto.NOT_AS_TAUGHT: ReasonCode.CONFIRM,
    Veto.TWO_DIRECTIONS: ReasonCode.CONTRADICTION,
    Veto.TWO_NUMBERS: ReasonCode.TWO_NUMBERS,
    Veto.ONLY_DONE: ReasonCode.ONLY_DONE,
}


def read_beside(words: str, asked: Asked) -> tuple[Answer, list[Reason]]:
    """The answer in the words about one activity, and why a person should look at it."""
    neutral = without_echo(redact(words, keep={PERSONAL}, masks=NEUTRAL).text)
    named = may_name_a_person(neutral)
    neutral = without_person(neutral)
    forecast = _forecast(neutral, asked)
    heard = _heard(forecast.rest, asked)
    verdict = seconded(heard, _by_rules(heard, neutral, forecast.said))
    verdict, codes = _with_asides(verdict, neutral, _no_report(heard))
    if named or MASK in words:
        verdict, codes = verdict.doubted(Veto.BESIDE), [*codes, ReasonCode.UNSURE]
    trace = Trace(
        clauses=tuple(one.traced for one in heard.clauses),
        rule=verdict.rule,
        status="repeat" if verdict.repeat else verdict.status,
        confidence=verdict.confidence,
        decided_by=verdict.decided_by,
        probabilities=verdict.likely,
        veto=verdict.veto,
    )
    answer = Answer(
        activity=asked.number,
        status=verdict.status,
        comment=closing.drop_greeting(words.strip()),
        value=verdict.outcome.value if verdict.outcome else None,
        target=verdict.outcome.target if verdict.outcome else None,
        confidence=verdict.confidence,
        repeat=verdict.repeat,
        trace=trace,
        forecast=forecast.said,
        confirm=verdict.confirm,
    )
    return answer, [Reason(code, asked.number) for code in codes]


def heard_of(words: str, asked: Asked) -> tuple[Heard, Verdict]:
    """What is heard in the words about one activity, and the verdict of the rules alone (for training)."""
    neutral = without_person(without_echo(redact(words, keep={PERSONAL}, masks=NEUTRAL).text))
    forecast = _forecast(neutral, asked)
    heard = _heard(forecast.rest, asked)
    return heard, _by_rules(heard, neutral, forecast.said)


def _by_rules(heard: Heard, words: str, forecast: str | None) -> Verdict:
    """The verdict of the rules alone; `words` are the answer with its forecast."""
    return _gated(_verdict(heard), words, heard.asked, forecast)


def _forecast(words: str, asked: Asked) -> ForecastRead:
    if not asked.forecast:
        return ForecastRead(None, words)
    return read_forecast(words, open_ended=asked.kind is not QuestionKind.CONDITIONAL)


def _heard(words: str, asked: Asked) -> Heard:
    own = without_sign_off(closing.drop_greeting(words))
    return Heard(own, said(own, asked), _number(own, asked), asked)


def _number(words: str, asked: Asked) -> Found:
    if not asked.asks_number:
        return Found()
    found = outcome(corrected(fold(words)), asked.kind)
    if found.outcome is None or found.outcome.value == 0:
        return found
    return replace(found, ambiguous=found.ambiguous or counts_what_is_not(words, found.outcome.value, asked))


def _verdict(heard: Heard) -> Verdict:
    if not any(letter.isalnum() for letter in heard.words):
        return Verdict(None, Rule.EMPTY)
    if has_alternatives(heard.words):
        return Verdict(None, Rule.NOT_UNDERSTOOD, Veto.TWO_DIRECTIONS)
    box = ticked(heard.words)
    if box is not None:
        return _of_ticked(box, heard.asked)
    said_no = denied(heard)
    if said_no is not None:
        return said_no
    if heard.asked.confirming and is_confirmed(heard):
        return Verdict(None, Rule.REPEAT, repeat=True)
    verdict = _of_date(heard) if heard.asked.kind is QuestionKind.DATE else decided(heard)
    if verdict.confirm and verdict.status and speaks_against(heard.words, verdict.status, heard.asked.day):
        verdict = verdict.doubted(Veto.TWO_DIRECTIONS)
    doubted = heard.doubted and heard.asked.kind is not QuestionKind.REVISION
    return verdict.doubted(Veto.BESIDE) if doubted else verdict


def _gated(verdict: Verdict, words: str, asked: Asked, forecast: str | None) -> Verdict:
    """What closes waits for a person, unless every word of the answer is known to be harmless."""
    if verdict.status not in {Status.GENOMFORD, Status.UTGAR} or verdict.confidence < SURE:
        return verdict
    if closes(words, verdict.status, asked, forecast=forecast):
        return verdict
    against = speaks_against(words, verdict.status, asked.day)
    return verdict.doubted(Veto.TWO_DIRECTIONS) if against else verdict.to_confirm()


def _of_ticked(text: str, asked: Asked) -> Verdict:
    """The verdict of the ticked alternative; what closes is confirmed by a person."""
    if not text:
        return Verdict(None, Rule.NOT_UNDERSTOOD, Veto.TWO_DIRECTIONS)
    verdict = _verdict(_heard(text, asked))
    closes = verdict.status in {Status.GENOMFORD, Status.UTGAR}
    return replace(verdict, veto=None).to_confirm() if closes else verdict


def _of_date(heard: Heard) -> Verdict:
    """Work with a date: as the letter taught, or as the readers of meaning say."""
    day = heard.asked.day
    if is_as_taught(without_subject(heard.words, heard.asked.title), Status.GENOMFORD, day):
        return Verdict(Status.GENOMFORD, Rule.TAUGHT)
    if is_to_be_done(heard.words, day) or _comes_later(heard.words, day):
        return Verdict(Status.PAGAR, Rule.PROMISED)
    if _MOST.match(corrected(fold(heard.words))) and heard.only(_SAYS_WHO_IS_LEFT):
        return Verdict(Status.PAGAR, Rule.MOST)
    if _was_done(heard.words, day):
        return Verdict(Status.GENOMFORD, Rule.TAUGHT).to_confirm()
    verdict = _agreed(decided(heard), interpret(heard.words, heard.asked.title))
    turned = verdict.status is Status.PAGAR and starts_as_taught(heard.words, Status.GENOMFORD)
    if turned and not speaks_against(heard.words, Status.GENOMFORD, day):
        return verdict.doubted(Veto.TWO_DIRECTIONS)  # "klart, nu fortsätter vi": done, or going on?
    return verdict


def _was_done(words: str, day: date | None) -> bool:
    """ "Gruppen är utvecklad, klart i september", written in December."""
    found = _THEN_DONE.search(corrected(fold(words)).strip(" .!"))
    return (
        found is not None
        and times(found["when"], day) == {When.PAST}
        and not turns(words, Status.GENOMFORD, day)
    )


def _comes_later(words: str, day: date | None) -> bool:
    """ "Upphandlingen klar i augusti", written in June: it goes on."""
    found = _PART_LATER.fullmatch(corrected(fold(words)).strip(" .!"))
    return found is not None and times(found["when"], day) == {When.LATER}


def _agreed(own: Verdict, meaning: Meaning) -> Verdict:
    """The table's verdict and the meaning's together: what closes waits, and a contradiction is doubtful."""
    undone = own.rule is Rule.NOT_STARTED and own.confidence >= CLEAR and meaning.status in _NOT_AT_ALL
    if undone or meaning.confidence < SURE:
        return own if own.status or own.repeat else _suggested(meaning)
    if meaning.status == Status.GENOMFORD:
        return Verdict(Status.GENOMFORD, meaning.trace.rule).to_confirm()
    if meaning.status == Status.UTGAR:
        dropped = Verdict(Status.UTGAR, meaning.trace.rule).to_confirm()
        return own if own.status is Status.UTGAR else dropped
    clear = own.status == meaning.status and own.confidence >= CLEAR
    if meaning.status in _NEEDS_WORDS and not clear:
        return Verdict(_status(meaning), meaning.trace.rule).doubted(Veto.TOO_UNLIKELY)
    if own.status and meaning.status != own.status and own.confidence >= CLEAR:
        return own.doubted(Veto.TWO_DIRECTIONS)
    return Verdict(_status(meaning), meaning.trace.rule, repeat=meaning.repeat)


def _suggested(meaning: Meaning) -> Verdict:
    return Verdict(_status(meaning), meaning.trace.rule).doubted(Veto.TOO_UNLIKELY)


def _no_report(heard: Heard) -> list[ReasonCode]:
    """Why a free sentence is no report of the unit's work; empty where a word of status leads."""
    if heard.asked.kind is QuestionKind.REVISION or _is_led(heard):
        return []
    codes = (no_report(one.text) for one in heard.clauses)
    return [code for code in dict.fromkeys(codes) if code]


def _is_led(heard: Heard) -> bool:
    """True if a word of status leads the answer, or stands in a clause of its own."""
    if heard.first in _LEADING or _STATUS_FIRST.match(corrected(fold(heard.words))):
        return True
    return any(one.kind is Kind.ONGOING and _is_plain(one.text) for one in heard.clauses)


def _is_plain(clause: str) -> bool:
    """ "Dvs det rullar": a few words, with a word of status first."""
    words = re.sub(r"^(?:dvs|alltsa|sa|och|men) ", "", clause)
    return len(words.split()) <= _FEW and _STATUS_FIRST.match(words) is not None


def _with_asides(
    verdict: Verdict, words: str, no_reports: Sequence[ReasonCode]
) -> tuple[Verdict, list[ReasonCode]]:
    """A question, a promise or a hand-over goes to a person with what was read as a suggestion."""
    has_status = verdict.status is not None or verdict.repeat
    codes = beside(words, has_status=has_status, is_dropped=verdict.status is Status.UTGAR)
    codes = list(dict.fromkeys([*codes, *no_reports]))
    if codes:
        return verdict.doubted(Veto.BESIDE), codes
    if verdict.confidence >= SURE:
        return verdict, []
    if verdict.veto:
        return verdict, [_REASONS.get(verdict.veto, ReasonCode.UNSURE)]
    return replace(verdict), [ReasonCode.EMPTY if verdict.rule is Rule.EMPTY else ReasonCode.NO_STATUS]


def _status(meaning: Meaning) -> Status | None:
    return Status(meaning.status) if meaning.status else None
