"""What was not done, beside the words of status: not called for, left undone, moved to a later time."""

import re

from tracker.domain.question import QuestionKind
from tracker.domain.reply.codes import Kind, Rule
from tracker.domain.status import Status
from tracker.reading.reply.meaning.slips import corrected
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.times import When, times
from tracker.reading.reply.questions.verdict import Heard, Verdict

_UNCALLED = re.compile(
    r"(?<!\w)(?:inget|ingen|inte|ej|aldrig|utan|saknar|saknas) (?:(?!att )[a-z]+ ){0,3}?"
    r"(?:behov|behovts?|behovde[st]?|aktuell[ta]?|aktualiserats?|relevant|nodvandigt?)(?!\w)"
)
_NO_MATTER_OF_NEED = re.compile(
    r"(?<!\w)(?:behov av|hunnit|hinner|hann|tid|resurs\w*|borjat|vet|koll|annu|an|langre|"
    r"for oss|for (?:min|var) (?:del|enhet)|pa oss)(?!\w)"
)
_SPEAKS_FOR_IT = frozenset({
    Kind.NUMBER, Kind.YES, Kind.DONE, Kind.NOT_STARTED, Kind.PARTIAL, Kind.DOUBT, Kind.PLANNED, Kind.ONGOING,
})  # fmt: skip
# "Har inte hunnits med", "det blev inte av", "inte gått igenom än", "har inte kunnat genomföras".
_UNDONE = re.compile(
    r"(?<!\w)(?:inte|ej|aldrig|heller inte|inte heller) (?:tyvarr |annu |heller |riktigt |har )?"
    r"(?:hunn(?:it|its)|hann(?:s)?|gjor(?:t|ts|d|da)|(?:gatt|gick\w*) (?:vi )?igenom|genomgangen|genomgatts|"
    r"kunnat (?:genomfora\w*|gora\w*|halla\w*|paborja\w*|starta\w*|ha|bli)|bl(?:ev|ivit) (?:av|gjor[dt]|"
    r"genomgangen|genomford|nagot)|genomfor(?:t|ts|d|da)|hallits|fatt till|kommit igang|kommit i gang|"
    r"tagit upp|tagits upp|tog (?:vi )?upp)(?!\w)"
)
# "Inte gjort", "det har inte skett", "har inte hunnits med": a whole statement at the beginning.
_PLAINLY_UNDONE = re.compile(
    r"(?:nej,? )?(?:(?:det|detta|den|vi|jag|aktiviteten|tyvarr|har|ar) )*(?:inte|ej)(?: annu| alls| tyvarr)?"
    r" (?:gjor(?:t|ts|d)|skett|hunn(?:it|its)(?: med(?: det| detta)?)?|hallits|genomfor(?:t|ts|d))"
    r"(?: annu| an| hittills| i ar)?(?=[.,;!]|$)"
)
_NOT_YET = re.compile(r"(?:nej,? )?(?:inte|ej) (?:annu|an)(?: (?:tyvarr|i ar))?")
# Some of it was done all the same, or somebody else is spoken of.
_IN_PART = re.compile(
    r"(?<!\w)(?:alla|allt|hela|samtliga|fler|fardig\w*|klar\w*|men|daremot|delvis|halften|nagra|resten|"
    r"(?:en|ett|tva|tre|fyra|fem|sex|\d{1,2}) (?:av )?[a-z]+ (?:har|ar)|"
    r"sista|ovriga|bara|forutom|utom|bada|andra|en del|vet|koll|svar\w*|rapport\w*|siffr\w*)(?!\w)"
)
_ONCE = frozenset({
    QuestionKind.DATE, QuestionKind.COUNTABLE, QuestionKind.FREQUENCY, QuestionKind.MINUTES,
})  # fmt: skip
_BESIDE_UNDONE = frozenset({
    Kind.NO, Kind.NEGATED, Kind.NOT_CARRIED_OUT, Kind.NOT_STARTED, Kind.PLANNED, Kind.DELAYED, Kind.PARTIAL,
    Kind.TOLD, Kind.NOT_DONE, Kind.HALTED,
})  # fmt: skip
_MOVED = re.compile(
    r"(?>(?:den|det|detta|tillfallet|traffen|vi har|ar|har|blev|blivit|tyvarr|\w+(?:en|et|n)) )*"
    r"(?:fram)?flytta(?:d|t|de|ts|s|des)(?: (?:fram|tyvarr|upp|den|det))* till (?P<when>.+)"
)


def not_needed(heard: Heard) -> bool:
    """True for "har inte behövts", "inga ärenden, så inte aktuellt", of work that is counted."""
    folded = fold(heard.words)
    said = _UNCALLED.search(folded) is not None and not _NO_MATTER_OF_NEED.search(folded)
    return said and not heard.has(*_SPEAKS_FOR_IT)


def left_undone(heard: Heard) -> Verdict | None:
    """ "Vi har inte hunnit med det", of work that is done once or counted: not begun."""
    folded = corrected(fold(heard.words)).strip(" .!")
    if heard.asked.kind not in _ONCE or not heard.only(_BESIDE_UNDONE):
        return None
    counted = heard.asked.kind is not QuestionKind.DATE
    said = (counted and _NOT_YET.fullmatch(folded)) or (
        _UNDONE.search(folded) and not _IN_PART.search(folded)
    )
    forward = _LATE_OPENLY.search(folded) is None
    return Verdict(Status.EJ_PABORJAD, Rule.NOT_STARTED) if said and forward else None


def plainly_undone(heard: Heard) -> Verdict | None:
    """ "Inte gjort, glömdes bort", of work that goes on: not begun, unless something of it is told."""
    folded = corrected(fold(heard.words)).strip()
    undone = _PLAINLY_UNDONE.match(folded) is not None and not _IN_PART.search(folded)
    beside = not heard.kinds or heard.only(_BESIDE_UNDONE)
    return Verdict(Status.EJ_PABORJAD, Rule.NOT_STARTED) if undone and beside else None


def moved(heard: Heard) -> Verdict | None:
    """ "Framflyttat till mars": late, if that time is still to come."""
    found = _MOVED.match(fold(heard.words).strip(" .!"))
    later = found is not None and When.LATER in times(f"till {found['when']}", heard.asked.day)
    return Verdict(Status.FORSENAD, Rule.DELAYED) if later and not heard.has(Kind.DONE) else None


_LATE_OPENLY = re.compile(
    r"(?<!\w)(?:forsen\w*|(?:upp|fram)?skj(?:ut|ot)\w*|(?:fram)?flytta\w*|ligger efter|installd\w*)(?!\w)"
)
