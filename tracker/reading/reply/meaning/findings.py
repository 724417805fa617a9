"""One clause → its findings. Negation, reservation, future and degree change what a word of status means."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.reply.codes import Kind
from tracker.reading.reply.meaning import status_words, turning_words
from tracker.reading.reply.meaning.clauses import Clause
from tracker.reading.reply.meaning.completion import completion
from tracker.reading.reply.meaning.finding import Finding
from tracker.reading.reply.meaning.main_clause import main_clause
from tracker.reading.reply.meaning.no_status import has_no_status
from tracker.reading.reply.meaning.whole_clause import as_a_clause

_FOLLOW_UP = re.compile(r"uppfolj|utvarder|redovis|rapport|aterkoppl|nasta ar|forvalt|repet")
_GENERIC = re.compile(
    r"^(?:(?:men|och|nu|vi|det|den|detta|denna|allt|arbetet|aktiviteten|insatsen|utbildningen|utbildning|"
    r"start|uppstart|atgarden|punkten|hela|annu|har|ar)\s)*"
)
_CONDITION = re.compile(r"(?:nar|innan|tills|forran|sa snart|sa fort|om|i vantan)(?!\w)")
_IN_TIME = re.compile(r"hinn|hunn|hann")
_CARRIED_OUT = re.compile(r"(?<!\w)(?:genomfora?s|halla?s|bokat|bokade?|inbokade?)(?!\w)")
_SOMETHING_ELSE = re.compile(
    r"(?<!\w)(?:enhet|verksamhet(?!splan)|grupp|team|tjanst|forvaltning|avdelning|mote|traff)\w*"
)
_FOR_NOW = re.compile(
    r"(?<!\w)(?:i ar|i var|i host|i sommar|forran|denna gang\w*|den har gangen|under aret|"
    r"just nu|i nulaget|tills vidare|denna termin|(?:under|for) 20\d\d|"
    r"kanske)(?!\w)"
)
# "Klart på Björken, inte på Linden": what is not done is left.
_NOT_EVERYWHERE = re.compile(
    r"(?:(?:men|fast|dock) )?(?:inte|ej) (?:an |annu )?(?:(?:pa|hos|i) (?!tid)\w|alla|hela|"
    r"[a-z]{4,}(?:en|et|na) (?:an|annu)$)"
)
# "Tack för den färdiga mallen": the sender thanks for somebody else's work.
_THANKS_FOR = re.compile(r"(?:\w+ )?tack(?: \w+){0,2} for (?!.*(?<!\w)(?:ar|har|blev|pagar|utgar)(?!\w))")
_OPEN_END = re.compile(
    r"^(?:(?:men|sa|vi|det|jag|just nu) )*(?:far (?:vi )?se|vet (?:\w+ )?(?:inte|ej)|ar oklart|"
    r"har ingen aning|"
    r"beror (?:\w+ )?pa (?:hur|vem|vad|om))(?!\w)"
)
_WILL_SEE = re.compile(r"(?<!\w)(?:far(?: vi)? se (?:om|hur|nar)|vet (?:jag|vi) (?:\w+ )?(?:inte|ej))(?!\w)")
_NOTHING_LEFT = re.compile(
    r"(?<!\w)(?:inget|inga|ingen|ingenting|inte (?:ett|en) enda)(?!\w).*(?<!\w)"
    r"(?:kvar|kvarstar|aterstar|saknas)(?!\w)|(?<!\w)saknas (?:inget|ingenting|inga)(?!\w)"
)
# The activity is removed, and not a form or a lamp.
_REMOVED = re.compile(r"(?:(?:den|det|aktiviteten|punkten|ar|nu|blev|har blivit) )*borttag(?:en|et|na)(?!\w)")
# "Inget återstår", "ingenting är kvar": it is done.
_NOTHING_MORE = re.compile(
    r"(?:och |sa |nu |(?:ar|finns) det |det (?:ar|finns) )*"
    r"(?:inget|ingenting)(?: mer)?(?: (?:ar|finns))?(?: nu)? "
    r"(?:aterstar|kvarstar|kvar)(?: att gora)?(?: (?:pa|av|i|med) \w+(?: \w+)?)?"
)
_CONCLUDED = re.compile(
    r"(?<!\w)(?:nu (?:ar )?(?:(?:det|den|allt|antligen|helt) )*"
    r"(?:klart?|fardigt?|gjort|gjord|genomfor[dt]|avslut\w+)|"
    r"sa (?:det|den) ar (?:nu )?(?:klart?|fardigt?|genomfor[dt])|kan (?:\w+ )?(?:stangas|markeras|"
    r"klarmarkeras|bockas)|darmed|alltsa|sjalva aktiviteten|raknar den som|"
    r"inforandet (?:ar|har)|"
    r"aktiviteten (?:(?:i sig|ar|har|nu|darmed|helt|fullt) )*(?:avslut|klar|genomf|slutf)\w*)(?!\w)"
)
_LATER_THAN = ("senare an ", "lite senare an ", "nagot senare an ")  # "klart i fredags, lite senare än tänkt"
_PREPARED = re.compile(
    r"(?:nu |just nu )?(?:rekrytering\w*|upphandling\w*|intervju\w*|annons\w*) (?:pagar|ar ute)"
)
_NOTHING_GOES_ON = re.compile(r"^(?:inget|ingen|inga)(?: \w+)? pagar|pagar (?:inte|ej)(?: an(?:nu)?)?$")
_WAITING = re.compile(r"(?<!\w)(?:vantar|avvaktar|invantar)(?!\w)")
_NEGATED_AFTER = re.compile(r"(?: \w+)? (?:inte|ej)(?!\w)")
_CARRIED_OUT_NOW = re.compile(r"(?<!\w)(?:genomfors|sker|gors|halls)(?!\w)")
_OWN_NEGATION = re.compile(r"(?<!\w)(?:inte|ej|aldrig|inget|ingen|inga)(?!\w)")


def findings(clause: Clause) -> tuple[Finding, ...]:
    """The findings of one clause, the most decisive first."""
    if _THANKS_FOR.match(clause.text):
        return ()
    if _NOTHING_MORE.fullmatch(clause.text):
        return (Finding(Kind.DONE, sentence=clause.sentence),)
    plain = status_words.IDIOM.sub(" ", clause.text)
    if has_no_status(plain):
        return ()
    if _OPEN_END.search(plain) or _WILL_SEE.search(plain):
        return (Finding(Kind.DOUBT, sentence=clause.sentence),)
    return _of_main_clause(clause, plain)


def _of_main_clause(clause: Clause, plain: str) -> tuple[Finding, ...]:
    text = main_clause(plain)
    hedged = turning_words.HEDGE.search(status_words.SHOULD_HAVE.sub(" ", text)) is not None
    past = bool(turning_words.PAST.search(text)) or text.startswith(_LATER_THAN)
    found = _kinds(text, clause.text)
    if _CONDITION.match(plain[len(text) :]):
        found = [_under_condition(one, text) for one in found]
    return tuple(
        replace(
            one,
            doubtful=one.doubtful or hedged,
            bare=len(clause.text.split()) <= 4 and not clause.opener,
            past=past,
            sentence=clause.sentence,
            concluded=bool(_CONCLUDED.search(text)),
        )
        for one in as_a_clause(found, clause, text, past=past)
    )


def _under_condition(one: Finding, text: str) -> Finding:
    """ "Klart innan sommaren", "klart när alla har gått": not done yet, unless the verb is past.

    "Genomförs inte förrän i höst" is not dropped either.
    """
    if one == Finding(Kind.DROPPED):
        return Finding(Kind.DROPPED, doubtful=True)
    if one != Finding(Kind.DONE) or turning_words.PAST.search(text):
        return one
    if status_words.FINISHED_ADJECTIVE.search(text):
        return Finding(Kind.PROMISED)
    return Finding(Kind.DONE, doubtful=True)


def _kinds(text: str, whole: str) -> list[Finding]:
    if status_words.REPEAT.search(whole):
        return [Finding(Kind.REPEAT)]
    found, rest = _fixed(text)
    started = _started(rest)
    if started:
        found.append(Finding(started))
        rest = status_words.STARTED.sub(" ", rest)
    found += completion(rest, has_planned=_is_planned(rest))
    found += _course(rest, found)
    if _is_moved(text, rest, found):
        given_up = {Finding(Kind.PLANNED, doubtful=True), Finding(Kind.FURTHER), Finding(Kind.PROMISED)}
        found = [*(one for one in found if one not in given_up), Finding(Kind.MOVED)]
    if not found and _NOT_EVERYWHERE.match(text):
        found.append(Finding(Kind.REST))
    if not found and _WAITING.search(whole):
        found.append(Finding(Kind.WAITS))
    return found


def _is_moved(text: str, rest: str, found: Sequence[Finding]) -> bool:
    return (
        status_words.MOVED.search(text) is not None
        and not turning_words.NEGATION.search(rest)
        and Finding(Kind.DONE) not in found
    )


def _is_planned(text: str) -> bool:
    """ "Hållna som planerat" reports how it went, and not that it is to come."""
    return status_words.PLANNED.search(status_words.AS_PLANNED.sub(" ", text)) is not None


def _fixed(text: str) -> tuple[list[Finding], str]:
    """Findings of expressions with their own negation ("inte längre aktuellt"), and the text without them."""
    found: list[Finding] = []
    if status_words.SHOULD_HAVE.search(text):
        late = [Finding(Kind.DELAYED)] if status_words.DELAYED.search(text) else []
        return [Finding(Kind.SHOULD_HAVE), *late], ""
    dropped = status_words.DROPPED.search(text)
    if _REMOVED.match(text):
        found.append(Finding(Kind.DROPPED))
    elif dropped:
        found.append(Finding(Kind.UNCLEAR) if _negated(text, dropped, reach=3) else _dropped(text))
        text = status_words.DROPPED.sub(" ", text)
    if status_words.NOT_STARTED.search(text):
        found.append(Finding(Kind.NOT_STARTED))
        text = status_words.NOT_STARTED.sub(" ", text)
    delayed = status_words.DELAYED.search(text)
    if delayed:
        if _OWN_NEGATION.search(delayed[0]) or not _negated(text, delayed, reach=3):
            found.append(Finding(Kind.DELAYED))
        # "Hinner inte klart": what was not in time to be done is not done.
        text = "" if _IN_TIME.search(delayed[0]) else status_words.DELAYED.sub(" ", text)
    return found, text


def _dropped(text: str) -> Finding:
    if _SOMETHING_ELSE.search(text.partition(" enligt ")[0]) and "aktivitet" not in text:
        return Finding(Kind.DROPPED, doubtful=True)
    for_good = status_words.DROPPED_FOR_SURE.search(text) or "for gott" in text
    return Finding(Kind.DROPPED, doubtful=not for_good or _FOR_NOW.search(text) is not None)


def _started(text: str) -> Kind | None:
    found = status_words.STARTED.search(text)
    if found is None:
        return None
    if any(one.start() <= found.start() < one.end() for one in status_words.PLANNED.finditer(text)):
        return None
    if _negated(text, found, reach=6) or _NEGATED_AFTER.match(text[found.end() :]):
        return Kind.NOT_STARTED
    if (
        turning_words.FUTURE_VERB.search(text[: found.start()])
        or found[0] in {"borja", "starta"}
        or found[0].startswith("komma")
    ):
        return Kind.PLANNED
    return Kind.ONGOING


def _course(text: str, found: Sequence[Finding]) -> list[Finding]:
    """Whether the work is ongoing or planned, or more is to come; `found` are the findings so far."""
    unplanned = status_words.PLANNED.sub(" ", text)
    ongoing = status_words.ONGOING.search(unplanned)
    course: list[Finding] = []
    if ongoing:
        course = [_ongoing(unplanned, ongoing)]
    elif status_words.REGULARLY.search(text) and not found and not turning_words.NEGATION.search(text):
        course = [Finding(Kind.PLANNED if turning_words.FUTURE_VERB.search(text) else Kind.REGULAR)]
    elif (
        status_words.PLANNED.search(text)
        and not {Finding(Kind.DONE), Finding(Kind.DELAYED)} & set(found)
        and not status_words.AS_PLANNED.search(text)
    ):
        course = [_planned(text)] if Finding(Kind.NOT_STARTED) not in found else []
    elif status_words.AS_PLANNED.search(text) and not found:
        course = [Finding(_as_planned(text))]
    more = turning_words.FURTHER.search(text) or turning_words.RESERVATION.search(text)
    if not course and not found and more and not _NOTHING_LEFT.search(text):
        return [Finding(Kind.FURTHER)]
    return course


def _ongoing(text: str, found: re.Match[str]) -> Finding:
    """ "Rekryteringen pågår" is perhaps no more than a preparation."""
    if _negated(text, found, reach=5) or _NEGATED_AFTER.match(text[found.end() :]):
        return Finding(Kind.DOUBT if _NOTHING_GOES_ON.search(text) else Kind.UNCLEAR)
    if turning_words.FUTURE_VERB.search(text[: found.start()]):
        return Finding(Kind.PLANNED)
    return Finding(Kind.ONGOING, doubtful=_PREPARED.match(text) is not None)


def _as_planned(text: str) -> Kind:
    if turning_words.NEGATION.search(text):
        return Kind.UNCLEAR
    return Kind.ONGOING if _CARRIED_OUT_NOW.search(text) else Kind.AS_PLANNED


def _planned(text: str) -> Finding:
    if turning_words.NEGATION.search(text):
        return Finding(Kind.UNCLEAR)
    if _FOLLOW_UP.search(text):
        return Finding(Kind.FOLLOW_UP)
    main = _GENERIC.sub("", text)
    generic = bool(status_words.PLANNED.match(main)) or main.startswith(("ska ", "kommer ", "skall "))
    generic = generic and not _CARRIED_OUT.search(main)
    return Finding(Kind.PLANNED, doubtful=not generic or turning_words.FURTHER.search(text) is not None)


def _negated(text: str, found: re.Match[str], *, reach: int) -> bool:
    before = re.split(r"(?<!\w)(?:och|samt|men)(?!\w)", text[: found.start()])[-1]
    return bool(turning_words.NEGATION.search(" ".join(before.split()[-reach:])))
