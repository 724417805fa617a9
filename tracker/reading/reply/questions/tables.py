"""For each kind of question, what the findings of an answer mean: a status and its number, or a person."""

import re
from collections.abc import Callable

from tracker.domain.question import QuestionKind
from tracker.domain.reply.codes import Kind, Rule, Veto
from tracker.domain.status import Status
from tracker.reading.reply.denials import is_labelled_no, is_not_begun
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.counted import countable, counted
from tracker.reading.reply.questions.needs import conditional, ongoing
from tracker.reading.reply.questions.not_done import left_undone, moved
from tracker.reading.reply.questions.setbacks import (
    HOLDS,
    otherwise,
    repeated,
    setback,
    told_done,
    with_number,
)
from tracker.reading.reply.questions.taught import is_as_taught, starts_as_taught, turns
from tracker.reading.reply.questions.verdict import UNREAD, Heard, Verdict

_HOLDS_STILL = re.compile(
    r"(?:(?:ja|jo|japp|jajamen|yes|absolut),? )?(?:det |allt |detta |fortfarande )*(?:stammer|"
    r"galler|ar sa|ar oforandrat|ar samma|"
    r"oforandrat)(?: (?:bra|fortfarande|fint|for hela aret|hela aret|helt|an|det|fortsatt|ocksa|har))*"
)
_EMPTY = re.compile(
    r"(?<!\w)(?:for|i ar|nu|hos oss|var del|hittills|allt|ar|det|den|helt|ja|redan|aret|i|under|"
    r"har|vi|och|sedan|tidigare|lange|"
    r"implementera\w*|klar[ta]?|avslut\w*|fardig\w*|genomfor\w*|slutfor\w*|utfor\w*|tack|med det|"
    r"pa plats)(?!\w)|[^\w ]"
)


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
        return _dropped(heard)
    once = kind in {QuestionKind.DATE, QuestionKind.COUNTABLE, QuestionKind.REVISION}
    if once or not starts_as_taught(heard.words, Status.GENOMFORD):
        return None
    # "Klart i november", written in December, is found as a plan where the day is not known.
    if heard.first is not Kind.DONE and not is_as_taught(heard.words, Status.GENOMFORD, day):
        return None
    done = Verdict(Status.GENOMFORD, Rule.TAUGHT)
    if _is_bare(heard.words):
        return done.doubted(Veto.ONLY_DONE)
    if turns(heard.words, Status.GENOMFORD, day):
        return done.doubted(Veto.NOT_AS_TAUGHT)
    return done if heard.found.outcome is None else with_number(done, heard)


def _dropped(heard: Heard) -> Verdict:
    """ "Utgår, har inte behövts" of work for a need was not needed, perhaps."""
    if heard.asked.kind in {QuestionKind.CONDITIONAL, QuestionKind.ONGOING} and heard.has(Kind.NO_NEED):
        return Verdict(Status.INGET_BEHOV, Rule.NO_NEED).doubted(Veto.TWO_DIRECTIONS)
    dropped = Verdict(Status.UTGAR, Rule.TAUGHT)
    return dropped.to_confirm() if turns(heard.words, Status.UTGAR, heard.asked.day) else dropped


def _is_bare(words: str) -> bool:
    """ "Klart", "klart för i år": nothing says what was done."""
    return not _EMPTY.sub(" ", fold(words)).split()


def _revision(heard: Heard) -> Verdict:
    """Free text about the next plan is kept as it is."""
    nothing_new = heard.first is Kind.REPEAT and "ändr" not in heard.words.lower()
    if len(heard.telling) <= 1 and (heard.first is Kind.DOUBT or nothing_new):
        return UNREAD
    return Verdict(Status.PAGAR, Rule.KEPT)


def _date(heard: Heard) -> Verdict:
    """Only what the reader of work with a date leaves open (reading/reply/questions/reader.py)."""
    repeat = repeated(heard)
    if repeat:
        return repeat
    held_up = moved(heard) or left_undone(heard) or setback(heard)
    if held_up:
        return held_up
    if heard.first is Kind.ONGOING:
        return HOLDS
    return told_done(heard) or otherwise(heard)


_TABLES: dict[QuestionKind, Callable[[Heard], Verdict]] = {
    QuestionKind.REVISION: _revision, QuestionKind.COUNTABLE: countable, QuestionKind.FREQUENCY: counted,
    QuestionKind.MINUTES: counted, QuestionKind.CONDITIONAL: conditional, QuestionKind.DATE: _date,
    QuestionKind.ONGOING: ongoing,
}  # fmt: skip
