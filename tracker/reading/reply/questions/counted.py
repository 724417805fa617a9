"""Work that is counted: how often, how many meetings, how many of how many."""

import re

from tracker.domain.question import QuestionKind
from tracker.domain.reply.codes import Kind, Rule, Veto
from tracker.domain.status import Status
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.findings import Said
from tracker.reading.reply.questions.not_done import left_undone, not_needed
from tracker.reading.reply.questions.numerals import NUMERAL
from tracker.reading.reply.questions.outcome import Outcome
from tracker.reading.reply.questions.setbacks import (
    GOOD,
    HOLDS,
    otherwise,
    setback,
    told_done,
    with_number,
)
from tracker.reading.reply.questions.taught import is_as_taught, is_to_be_done, turns
from tracker.reading.reply.questions.times import When, times
from tracker.reading.reply.questions.verdict import UNREAD, Heard, Verdict

_NONE = re.compile(
    r"(?:tyvarr |an sa lange |hittills )*(?:ingen|inga|inget|noll)(?!\w)(?! (?:att|behov|nytt)(?!\w))"
)
_NONE_SAID = re.compile(
    r"(?<!\w)(?:ingen|inga|noll|nagra? avhoppare har (?:vi )?inte|inte (?:haft )?nagra?)(?!\w)"
)
_SHORT = 5
_YEAR_IS_OVER = frozenset({11, 12, 1})  # months in which the year's report is asked for
# Those who are in need are counted, and not those who have been trained.
_OF_NEED = re.compile(
    r"beredskap|avhoppar|vid behov|(?<!\w)(?:hjalpa|bista|bistand)(?!\w)|orosanmal|konsultation"
)
_LEFT_UNDONE = re.compile(
    r"(?<!\w)(?:hunnit|hinner|hann|tid|resurs\w*|borjat|paborja\w*|vet|koll|svar\w*)(?!\w)"
)
_HELD = re.compile(
    r"(?<!\w)(?:holls|hallits|gjordes|genomfordes|agde rum|skedde|var den|traffades|sags|tog vi|gjor[dt] "
    r"(?:i|den|under))(?!\w)"
)
_SINCE = re.compile(r"(?<!\w)(?:sedan|sen) (?!sist|start)")  # "inga möten sedan mars": before, there were
_COUNTED = re.compile(rf"(?<!\w){NUMERAL}(?!\w)")


def counted(heard: Heard) -> Verdict:
    """A frequency, or minutes of meetings: the number of times, or that it goes on."""
    number = heard.found.outcome
    if number is not None and heard.found.ambiguous and not heard.has(Kind.DONE):
        return with_number(HOLDS, heard)
    if number is not None and number.value == 0:
        begun = not heard.has(Kind.NOT_STARTED)
        return Verdict(Status.PAGAR if begun else Status.EJ_PABORJAD, Rule.NUMBER, outcome=number)
    if number is not None and number.is_all and heard.has(Kind.DONE):
        return with_number(Verdict(Status.GENOMFORD, Rule.ALL_OF_THEM), heard).to_confirm()
    if number is not None and heard.has(Kind.NUMBER):
        counted_one = with_number(Verdict(Status.PAGAR, Rule.NUMBER), heard)
        return counted_one.doubted(Veto.TWO_NUMBERS) if _one_fell_out(heard) else counted_one
    if not_needed(heard):
        return Verdict(Status.INGET_BEHOV, Rule.NO_NEED)
    return _none_yet(heard) or left_undone(heard) or setback(heard) or _uncounted(heard)


def _tells_when(heard: Heard) -> bool:
    """ "Ja, i oktober": it was done; "ja" alone says so only when the year is over."""
    day = heard.asked.day
    if day is None or heard.asked.kind is not QuestionKind.FREQUENCY:
        return False
    when = times(fold(heard.words), day)
    bare = not when and len(heard.words.split()) == 1
    return (bool(when) and When.LATER not in when) or (bare and day.month in _YEAR_IS_OVER)


def _uncounted(heard: Heard) -> Verdict:
    if heard.first is Kind.REPEAT:
        return Verdict(None, Rule.REPEAT, repeat=True)
    yes_only = heard.first is Kind.YES and heard.only({Kind.YES, Kind.DONE, Kind.TOLD})
    if heard.only({Kind.YES}) and not _tells_when(heard):
        return HOLDS.doubted(Veto.TWO_DIRECTIONS)
    if (
        (yes_only and _tells_when(heard))
        or heard.first in GOOD
        or heard.has(Kind.ONGOING)
        or _was_held(heard)
    ):
        return HOLDS
    if (
        re.search(r"utga|protokoll|minnesant|att rapportera|behov|aktuel", fold(heard.words))
        and heard.first is Kind.NEGATED
    ):
        return UNREAD
    if heard.first in {Kind.NEGATED, Kind.NO} and heard.only(
        {Kind.NEGATED, Kind.NO, Kind.PLANNED, Kind.TOLD}
    ):
        return Verdict(Status.EJ_PABORJAD, Rule.NOT_STARTED)
    return otherwise(heard)


def _one_fell_out(heard: Heard) -> bool:
    """ "Tre stycken, men ett ställdes in": is that three, or two?"""
    return any(one.kind is Kind.HALTED and one.opener and _COUNTED.search(one.text) for one in heard.telling)


def _was_held(heard: Heard) -> bool:
    """ "Anhörigdagen hölls 6 oktober": done once, without a word that closes."""
    plain = heard.first is Kind.DONE and heard.only({Kind.DONE, Kind.TOLD})
    return plain and _HELD.search(fold(heard.words)) is not None


def countable(heard: Heard) -> Verdict:
    number = heard.found.outcome
    if _OF_NEED.search(fold(heard.asked.title)):
        needed = _none_needed(heard, number)
        if needed:
            return needed
    if number is not None:
        return _of_number(heard, number)
    if not_needed(heard):
        return Verdict(Status.INGET_BEHOV, Rule.NO_NEED)
    return _none_yet(heard) or left_undone(heard) or setback(heard) or _without_number(heard)


def _none_needed(heard: Heard, number: Outcome | None) -> Verdict | None:
    """ "0", "inga avhoppare", where it is those in need who are counted: there was no need."""
    zero = number is not None and number.value == 0
    plain = heard.only({Kind.NUMBER, Kind.NEGATED, Kind.NO, Kind.NO_NEED, Kind.TOLD, Kind.NOT_CARRIED_OUT})
    none = number is None and heard.first in {Kind.NEGATED, Kind.NO, Kind.NO_NEED, Kind.NOT_CARRIED_OUT}
    if not plain or _LEFT_UNDONE.search(fold(heard.words)) or not (zero or none):
        return None
    said_none = number if zero else Outcome(0.0) if _NONE_SAID.search(fold(heard.words)) else None
    return Verdict(Status.INGET_BEHOV, Rule.NO_NEED, outcome=said_none)


def _without_number(heard: Heard) -> Verdict:
    if heard.first is Kind.REPEAT:
        return Verdict(None, Rule.REPEAT, repeat=True)
    if heard.only({Kind.YES}):
        return HOLDS.doubted(Veto.TWO_DIRECTIONS)  # "ja" to "hur många?"
    if is_to_be_done(heard.words, heard.asked.day):
        return Verdict(Status.PAGAR, Rule.PROMISED)
    if heard.has(Kind.NOT_DONE, Kind.PARTIAL) or heard.first in {Kind.ONGOING, Kind.YES}:
        return Verdict(Status.PAGAR, Rule.ONGOING)
    return _said_done(heard) if heard.first is Kind.DONE else told_done(heard) or otherwise(heard)


def _said_done(heard: Heard) -> Verdict:
    """ "Klart", without the number that was asked for: a person confirms it."""
    done = Verdict(Status.GENOMFORD, Rule.DONE)
    turned = turns(heard.words, Status.GENOMFORD, heard.asked.day)
    return done.doubted(Veto.TWO_DIRECTIONS) if turned else done.to_confirm()


def _of_number(heard: Heard, number: Outcome) -> Verdict:
    number_of = with_number(Verdict(Status.PAGAR, Rule.NUMBER, outcome=number), heard)
    none = number.value == 0 and heard.first is Kind.NO
    if (
        not none
        and not heard.has(Kind.NUMBER, Kind.DONE, Kind.PARTIAL, Kind.NOT_DONE)
        and "(" not in heard.words
    ):
        return number_of.doubted(Veto.TWO_DIRECTIONS)
    part_done = not number.is_all and any(_says_done(one) for one in heard.telling)
    if heard.has(Kind.DROPPED, Kind.DELAYED):
        return number_of.doubted(Veto.TWO_DIRECTIONS)
    if part_done:
        return _done_with_number(heard, number_of)
    if not number.is_all or number_of.veto:
        return number_of
    whole = Verdict(Status.GENOMFORD, Rule.ALL_OF_THEM, outcome=number)
    return whole.to_confirm() if turns(heard.words, Status.GENOMFORD, heard.asked.day) else whole


def _done_with_number(heard: Heard, number_of: Verdict) -> Verdict:
    """ "Klart, 12 medarbetare" is done, and a person confirms it; "klart, 9 av 12" is doubtful."""
    whole = number_of.outcome is not None and number_of.outcome.target is None and number_of.veto is None
    if not whole or not is_as_taught(heard.words, Status.GENOMFORD, heard.asked.day):
        return number_of.doubted(Veto.TWO_DIRECTIONS)
    return Verdict(Status.GENOMFORD, Rule.DONE, outcome=number_of.outcome).to_confirm()


def _says_done(one: Said) -> bool:
    """ "Klart", in a clause of its own without a number."""
    if re.search(r"(?<!\w)malet(?!\w)", one.text):
        return False  # "så målet är nått"
    return one.kind is Kind.DONE and len(one.text.split()) <= _SHORT and not _COUNTED.search(one.text)


def _none_yet(heard: Heard) -> Verdict | None:
    """ "Ingen har gått den ännu", "inga möten har hållits"."""
    alone = heard.only({Kind.NEGATED, Kind.NOT_CARRIED_OUT, Kind.NO, Kind.PLANNED})
    if (
        alone
        and not _SINCE.search(fold(heard.words))
        and _NONE.match(fold(heard.words).strip())
        and "protokoll" not in fold(heard.words)
    ):
        return Verdict(Status.EJ_PABORJAD, Rule.NOT_STARTED)
    return None
