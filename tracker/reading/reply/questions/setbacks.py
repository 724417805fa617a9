"""What is the same on every row: late, dropped, not begun, standing still, as last time; and the number."""

import re

from tracker.domain.question import QuestionKind
from tracker.domain.reply.codes import Kind, Rule, Veto
from tracker.domain.status import Status
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions import phrases
from tracker.reading.reply.questions.times import When, times
from tracker.reading.reply.questions.verdict import UNREAD, Heard, Verdict

GOOD = frozenset({Kind.ONGOING, Kind.YES, Kind.TOLD, Kind.NUMBER, Kind.NEED})
FEW = 3  # words: "klart" alone
HOLDS = Verdict(Status.PAGAR, Rule.ONGOING)
_BEGINS = re.compile(
    r"(?<!\w)(?:startar|borjar|paborjas|inleds|drar igang|kor igang|tar (?:vi )?(?:det|den|"
    r"tag i det)|ska borja|ska starta|ska paborjas|"
    r"tas|gors|halls|genomfors|planeras|planerad till|planerat till|"
    r"ska (?:vi )?(?:goras?|tas?|genomfora?s?|hallas?|ske|informeras?))(?!\w)"
    r"(?!.*(?<!\w)(?:bok|inplan|igen|ater))"
)
_TAKES_PLACE = re.compile(
    r"(?<!\w)(?:tas|tar (?:vi|jag)|tar upp|gors|gor (?:vi|jag)|halls|haller (?:vi|jag)|sker|ligger|"
    r"genomfors|planeras|kors|kor (?:vi|jag)|blir|ar (?:in|for)?(?:bokad|planerad|bokat|planerat)|"
    r"ar (?:forst )?\d|informerar (?:vi|jag))(?!\w)"
)
_LATE = re.compile(
    r"(?<!\w)(?:forsen\w*|(?:upp|fram)?skj(?:ut|ot)\w*|flytt\w*|senarela\w*|senare an|"
    r"ligger efter|halkat|hinn\w*|hunn\w*|hann|droj\w*|"
    r"drar ut|sprick\w*|blir (?:det )?(?:inte|ej|forst)|forst (?:i|till|under|efter)|ur fas|"
    r"efter (?:i )?tidplan\w*|delayed)(?!\w)"
)
_LATE_OPENLY = re.compile(
    r"(?<!\w)(?:forsen\w*|(?:upp|fram)?skj(?:ut|ot)\w*|ligger efter|halkat efter|delayed)(?!\w)"
)


def with_number(verdict: Verdict, heard: Heard) -> Verdict:
    """The verdict with the number that was asked for; two numbers are for a person."""
    if heard.found.outcome is None and heard.found.ambiguous:
        return verdict.doubted(Veto.TWO_NUMBERS)
    if not heard.asked.asks_number or heard.found.outcome is None:
        return verdict
    with_one = Verdict(
        verdict.status, verdict.rule, verdict.veto, heard.found.outcome, confirm=verdict.confirm
    )
    return with_one.doubted(Veto.TWO_NUMBERS) if heard.found.ambiguous else with_one


def setback(heard: Heard) -> Verdict | None:
    """Late, dropped, not begun or standing still: the same on every row."""
    if heard.has(Kind.DROPPED):
        clear = heard.only({Kind.DROPPED, Kind.TOLD})
        dropped = Verdict(Status.UTGAR, Rule.DROPPED)
        return dropped.to_confirm() if clear else dropped.doubted(Veto.TWO_DIRECTIONS)
    if heard.has(Kind.HALTED) and not (
        heard.first is Kind.DELAYED and _LATE_OPENLY.search(fold(heard.words))
    ):
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
        return HOLDS
    if heard.asked.kind is QuestionKind.ONGOING and not _LATE_OPENLY.search(fold(heard.words)):
        return late.doubted(Veto.TWO_DIRECTIONS)
    if heard.first in {Kind.ONGOING, Kind.YES, Kind.NUMBER} and heard.asked.kind is not QuestionKind.DATE:
        return with_number(HOLDS, heard).doubted(Veto.TWO_DIRECTIONS)
    last = heard.telling[-1]
    if last.kind is Kind.ONGOING and any(one.opener for one in heard.telling):
        return HOLDS  # "försenat i start, men nu rullar det"
    clash = heard.has(Kind.DONE, Kind.NO_NEED, Kind.ONGOING)
    # "Nej, vi har inte hunnit, det kommer i höst": late, or not begun?
    clash = clash or (heard.first is Kind.NO and not _LATE_OPENLY.search(fold(heard.words)))
    return late.doubted(Veto.TWO_DIRECTIONS) if clash else late


def _goes_on_all_the_same(heard: Heard) -> bool:
    """ "Pågår. Vi har inte hunnit med alla enheter": the work goes on, and nobody says that it is late."""
    going = heard.asked.kind is QuestionKind.ONGOING and heard.first is Kind.ONGOING
    return going and "forsen" not in fold(heard.words)


def _not_begun(heard: Heard) -> Verdict:
    verdict = Verdict(Status.EJ_PABORJAD, Rule.NOT_STARTED)
    if heard.first not in {Kind.NOT_STARTED, Kind.NOT_CARRIED_OUT, Kind.NO} and heard.has(
        Kind.ONGOING, Kind.YES, Kind.NUMBER
    ):
        return verdict.doubted(Veto.TWO_DIRECTIONS)
    return verdict


def _halted(heard: Heard) -> Verdict:
    goes_on = heard.asked.kind is QuestionKind.ONGOING
    others = any(one.opener and one.kind is Kind.TOLD for one in heard.telling[1:])
    going = heard.first is Kind.ONGOING or (
        goes_on and (heard.first is Kind.TOLD or heard.has(Kind.ONGOING) or others)
    )
    return HOLDS if going else Verdict(Status.FORSENAD, Rule.DELAYED).doubted(Veto.TWO_DIRECTIONS)


def repeated(heard: Heard) -> Verdict | None:
    if heard.first is Kind.REPEAT and heard.only(
        {Kind.REPEAT, Kind.ONGOING, Kind.TOLD, Kind.PLANNED, Kind.NO}
    ):
        return Verdict(None, Rule.REPEAT, repeat=True)
    return None


def told_done(heard: Heard) -> Verdict | None:
    """ "Vi tog det på APT i november", "ja": perhaps done, which a person confirms."""
    enough = heard.first is Kind.YES or (
        len(heard.words.split()) >= FEW and phrases.PAST.search(fold(heard.words))
    )
    if enough and heard.only({Kind.TOLD, Kind.YES, Kind.ONGOING}) and heard.first in {Kind.TOLD, Kind.YES}:
        return Verdict(Status.GENOMFORD, Rule.TOLD).to_confirm()
    return None


def _begins_later(heard: Heard) -> bool:
    """ "Vi startar i höst", of work that is done once or counted; what is booked has begun, perhaps."""
    once = heard.asked.kind in {QuestionKind.DATE, QuestionKind.COUNTABLE, QuestionKind.FREQUENCY}
    return once and _BEGINS.search(fold(heard.words)) is not None


def _takes_place_later(heard: Heard) -> bool:
    """ "Tas på mötet 30 maj", written in April, of work with a date."""
    folded = fold(heard.words)
    told = not heard.kinds or heard.only({Kind.PLANNED, Kind.TOLD})
    when = times(folded, heard.asked.day) if told and heard.asked.kind is QuestionKind.DATE else set()
    return When.LATER in when and When.PAST not in when and _TAKES_PLACE.search(folded) is not None


def otherwise(heard: Heard) -> Verdict:
    if _takes_place_later(heard):
        return Verdict(Status.EJ_PABORJAD, Rule.PLANNED)
    if heard.only({Kind.PLANNED}):
        later = Verdict(Status.EJ_PABORJAD, Rule.PLANNED)
        return later if _begins_later(heard) else later.doubted(Veto.TWO_DIRECTIONS)
    return UNREAD
