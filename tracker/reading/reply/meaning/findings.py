"""One clause → what it says. A word of status is turned by negation, reservation, future and degree."""

import re
from dataclasses import dataclass

from tracker.reading.reply.meaning import status_words, turning_words
from tracker.reading.reply.meaning.clauses import Clause
from tracker.reading.reply.meaning.completion import completion
from tracker.reading.reply.meaning.main_clause import main_clause
from tracker.reading.reply.meaning.no_status import says_no_status
from tracker.reading.reply.meaning.whole_clause import as_a_clause

# done, some (of it is done), made, partial, ongoing, as_planned, not_started, planned, promised,
# not_done, not_carried_out, delayed, dropped, moved (a new time), rest (something is left), further (more
# is said to come), later (something is to come), denied ("det är inte gjort"), should_have (been done by
# now), regular (every month), waits (for somebody), follow_up, unclear, repeat, doubt (of everything: "vi
# får se"), other (what the activity's title does not name is done)
Kind = str

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
# "Tack för den färdiga mallen": what one thanks for is the other's work.
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
# It, and not a form or a lamp, is taken away.
_REMOVED = re.compile(r"(?:(?:den|det|aktiviteten|punkten|ar|nu|blev|har blivit) )*borttag(?:en|et|na)(?!\w)")
# "Inget återstår", "ingenting är kvar": it is done.
_NOTHING_MORE = re.compile(
    r"(?:och |sa |nu |(?:nu )?(?:ar|finns) det |det (?:ar|finns) )*"
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
_OWN_NEGATION = re.compile(r"(?<!\w)(?:inte|ej|aldrig|inget|ingen|inga)(?!\w)")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a clause says; `bare` when it says nothing else ("klart"), `sure` False when it is hedged."""

    kind: Kind
    bare: bool = False
    sure: bool = True
    past: bool = False
    sentence: int = 0
    concluded: bool = False  # "aktiviteten är därmed genomförd"


def findings(clause: Clause) -> tuple[Finding, ...]:
    """All that one clause says, in the order of weight of the words, most telling first."""
    if _THANKS_FOR.match(clause.text):
        return ()
    if _NOTHING_MORE.fullmatch(clause.text):
        return (Finding("done", sentence=clause.sentence),)
    plain = status_words.IDIOM.sub(" ", clause.text)
    if says_no_status(plain):
        return ()
    if _OPEN_END.search(plain) or _WILL_SEE.search(plain):
        return (Finding("doubt", sentence=clause.sentence),)
    text = main_clause(plain)
    depends = bool(_CONDITION.match(plain[len(text) :]))
    bare = len(clause.text.split()) <= 4 and not clause.opener
    sure = not turning_words.HEDGE.search(status_words.SHOULD_HAVE.sub(" ", text))
    past = bool(turning_words.PAST.search(text)) or text.startswith(_LATER_THAN)
    concluded = bool(_CONCLUDED.search(text))
    kinds = [_under_condition(kind, text) if depends else kind for kind in _kinds(text, clause.text)]
    kinds = as_a_clause(kinds, clause, text, past=past)
    return tuple(
        Finding(kind.rstrip("?"), bare, sure and not kind.endswith("?"), past, clause.sentence, concluded)
        for kind in kinds
    )


def _under_condition(kind: str, text: str) -> str:
    """ "Klart innan sommaren", "klart när alla har gått": not done yet, unless the verb is past.

    "Genomförs inte förrän i höst" is not dropped either.
    """
    if kind == "dropped":
        return "dropped?"
    if kind != "done" or turning_words.PAST.search(text):
        return kind
    return "promised" if status_words.FINISHED_ADJECTIVE.search(text) else "done?"


def _kinds(text: str, whole: str) -> list[str]:
    if status_words.REPEAT.search(whole):
        return ["repeat"]
    kinds, rest = _fixed(text)
    started = _started(rest)
    if started:
        kinds.append(started)
        rest = status_words.STARTED.sub(" ", rest)
    kinds += completion(rest, has_planned=_is_planned(rest))
    kinds += _course(rest, kinds)
    if (
        status_words.MOVED.search(text)
        and not turning_words.NEGATION.search(rest)
        and not {"done"} & set(kinds)
    ):
        kinds = [*(kind for kind in kinds if kind not in {"planned?", "further", "promised"}), "moved"]
    if not kinds and _NOT_EVERYWHERE.match(text):
        kinds.append("rest")
    if not kinds and re.search(r"(?<!\w)(?:vantar|avvaktar|invantar)(?!\w)", whole):
        kinds.append("waits")
    return kinds


def _is_planned(text: str) -> bool:
    """ "Hållna som planerat" tells how it went, and not that it is to come."""
    return status_words.PLANNED.search(status_words.AS_PLANNED.sub(" ", text)) is not None


def _fixed(text: str) -> tuple[list[str], str]:
    """Expressions that hold their own negation ("inte längre aktuellt") go first, and leave the text."""
    kinds: list[str] = []
    if status_words.SHOULD_HAVE.search(text):
        return ["should_have", *(["delayed"] if status_words.DELAYED.search(text) else [])], ""
    found = status_words.DROPPED.search(text)
    if _REMOVED.match(text):
        kinds.append("dropped")
    elif found:
        kinds.append("unclear" if _negated(text, found, reach=3) else _dropped(text))
        text = status_words.DROPPED.sub(" ", text)
    found = status_words.NOT_STARTED.search(text)
    if found:
        kinds.append("not_started")
        text = status_words.NOT_STARTED.sub(" ", text)
    found = status_words.DELAYED.search(text)
    if found:
        if _OWN_NEGATION.search(found[0]) or not _negated(text, found, reach=3):
            kinds.append("delayed")
        # "Hinner inte klart": what was not in time to be done is not done.
        text = "" if _IN_TIME.search(found[0]) else status_words.DELAYED.sub(" ", text)
    return kinds, text


def _dropped(text: str) -> str:
    if _SOMETHING_ELSE.search(text.partition(" enligt ")[0]) and "aktivitet" not in text:
        return "dropped?"
    for_good = status_words.DROPPED_FOR_SURE.search(text) or "for gott" in text
    for_good = for_good and not _FOR_NOW.search(text)
    return "dropped" if for_good else "dropped?"


def _started(text: str) -> str | None:
    found = status_words.STARTED.search(text)
    if found is None:
        return None
    if any(one.start() <= found.start() < one.end() for one in status_words.PLANNED.finditer(text)):
        return None
    if _negated(text, found, reach=6) or re.match(r"(?: \w+)? (?:inte|ej)(?!\w)", text[found.end() :]):
        return "not_started"
    if (
        turning_words.FUTURE_VERB.search(text[: found.start()])
        or found[0] in {"borja", "starta"}
        or found[0].startswith("komma")
    ):
        return "planned"
    return "ongoing"


def _course(text: str, kinds: list[str]) -> list[str]:
    """How it goes on: ongoing, planned, more to come."""
    found: list[str] = []
    ongoing = status_words.ONGOING.search(status_words.PLANNED.sub(" ", text))
    if ongoing:
        text = status_words.PLANNED.sub(" ", text)
        negated = _negated(text, ongoing, reach=5) or re.match(
            r"(?: \w+)? (?:inte|ej)(?!\w)", text[ongoing.end() :]
        )
        future = turning_words.FUTURE_VERB.search(text[: ongoing.start()])
        found.append("unclear" if negated else "planned" if future else _ongoing(text))
    elif status_words.REGULARLY.search(text) and not kinds and not turning_words.NEGATION.search(text):
        found.append("planned" if turning_words.FUTURE_VERB.search(text) else "regular")
    elif (
        status_words.PLANNED.search(text)
        and not {"done", "delayed"} & set(kinds)
        and not status_words.AS_PLANNED.search(text)
    ):
        found += _planned(text) if "not_started" not in kinds else []
    elif status_words.AS_PLANNED.search(text) and not kinds:
        genomfors = re.search(r"(?<!\w)(?:genomfors|sker|gors|halls)(?!\w)", text)
        found.append(
            "unclear" if turning_words.NEGATION.search(text) else "ongoing" if genomfors else "as_planned"
        )
    if (
        not found
        and not kinds
        and (turning_words.FURTHER.search(text) or turning_words.RESERVATION.search(text))
        and not _NOTHING_LEFT.search(text)
    ):
        found.append("further")
    return found


def _ongoing(text: str) -> str:
    """ "Rekryteringen pågår" is perhaps no more than a preparation."""
    return "ongoing?" if _PREPARED.match(text) else "ongoing"


def _planned(text: str) -> list[str]:
    if turning_words.NEGATION.search(text):
        return ["unclear"]
    if _FOLLOW_UP.search(text):
        return ["follow_up"]
    main = _GENERIC.sub("", text)
    generic = bool(status_words.PLANNED.match(main)) or main.startswith(("ska ", "kommer ", "skall "))
    generic = generic and not _CARRIED_OUT.search(main)
    return ["planned" if generic and not turning_words.FURTHER.search(text) else "planned?"]


def _negated(text: str, found: re.Match[str], *, reach: int) -> bool:
    before = re.split(r"(?<!\w)(?:och|samt|men)(?!\w)", text[: found.start()])[-1]
    return bool(turning_words.NEGATION.search(" ".join(before.split()[-reach:])))
