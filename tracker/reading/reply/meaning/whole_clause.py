"""What the form of a whole clause makes of its words of status, or says without any."""

import re

from tracker.reading.reply.meaning import turning_words
from tracker.reading.reply.meaning.clauses import Clause
from tracker.reading.reply.patterns import word

_AGAIN = re.compile(r"(?<!\w)(?:upprepa\w*|repetera\w*|goras? om|igen|aterkommande|arligen)(?!\w)")
# "Men det är löst", "men till slut kom vi överens": nothing is left of it.
_GOOD_BUT = re.compile(
    r"(?<!\w)(?:lost|loste sig|till slut|gick (?:bra|fint|over)|fungerar|en annan (?:fraga|aktivitet)|"
    r"vart det|skont|roligt|kul|bra|en egen aktivitet)(?!\w)(?!.*(?<!\w)(?:inte|ej)(?!\w))"
)
# "Men möblerna är inte levererade", "men inte påskrivet": that much is left.
_OPEN_BUT = re.compile(
    r"(?<!\w)(?:(?:ar|har|annu|men|fast|dock) )(?:annu )?(?:inte|ej) (?:annu )?(?:\w+ ){0,2}"
    r"(?:\w{3,}(?:ad|ade|at|ats|it|[a-hj-z]da?|(?:skriv|tag|giv|bund|hall|bjud)(?:en|et|na))|kommit|klara?|klart)"
    r"(?: \w+){0,3}$"
)
_DENIED = re.compile(
    r"(?:(?:men|fast|dock) )?(?:det|den) ar (?:inte|ej) (?:klart?|gjort|gjord|fardigt?|"
    r"genomfor[dt])(?: an(?:nu)?)?"
)
# "Tre parker är klara, de två sista tas i vår."
_THE_OTHERS = re.compile(
    r"(?:och |men )?(?:(?:host|var|sommar|vinter|jul)(?:en)?s (?:ar|tar|tas|blir|halls|gors|gor|kor|"
    r"kommer)|resten|resterande|ovriga|den andra|"
    r"de (?:\w+ )?(?:sista|andra|ovriga|aterstaende))(?!\w)"
)
# "Nattpersonalen är inte det", "vi har några samtal kvar".
_NOT_THOSE = re.compile(r"(?:[a-z-]+ ){1,3}(?:ar|har|gor|gjorde) (?:inte|ej) det$")
_HAVE_LEFT = re.compile(
    r"(?:(?:vi|jag|sa|nu) )*har (?:vi |jag |nu |bara |endast |fortfarande )*(?!(?:allt|alla|hela|inte|inga|"
    r"inget|mycket)(?!\w))(?:\w+ ){1,3}kvar(?: att \w+)?"
)
# "Nattpersonalen får den på APT 4 december", "del 2 är i januari": something is still to come.
_LATER = word(
    r"(?:far|tas|tar|gor|gors|kor|blir|halls|ar|gar|kommer|foljer)(?: \w+){0,4} "
    r"(?:i|den|under|till|efter|pa) (?:nasta )?"
    r"(?:<month>|<season>|apt|\d{1,2}(?:[/ ]|$)|termin\w*|vecka|v|ar(?:et)?(?!\w))"
)
# "Byggnadsskyltarna är beställda": asked for, and not there.
_ASKED_FOR = word(
    r"(?:ar|har|blev) (?:\w+ )?"
    r"(?:bestall(?:d|t|da|ts)|anmal(?:d|da|t)|utlyst\w*|utannonserad\w*|sokta?|ansokt)"
)
_AFTERWARDS = re.compile(
    r"uppfolj|utvarder|folj|redovis|rapport|revider|arlig|repet|galler|gallde|nytt? (?:ar|test)"
)


def as_a_clause(kinds: list[str], clause: Clause, text: str, *, past: bool) -> list[str]:
    """What the form of the whole clause makes of what its words say."""
    if _AGAIN.search(text) and set(kinds) <= {"planned", "further", "moved"}:
        kinds = [] if turning_words.NEGATION.search(text) else ["follow_up"]
    if clause.opener and kinds == ["rest"]:
        kinds = ["partial"]  # "asfalten ligger men räcket saknas": the one is there
    if _DENIED.fullmatch(text):
        return ["denied"]
    if set(kinds) <= {"further", "unclear"} and _NOT_THOSE.match(text):
        kinds = ["rest"]
    if kinds == ["rest"] and _HAVE_LEFT.match(text):
        return ["partial"]
    others = set(kinds) <= {"further", "planned", "planned?"} and _THE_OTHERS.match(text) and not past
    if others or (clause.opener and _OPEN_BUT.search(text) and set(kinds) <= {"further"}):
        return ["rest"]
    return kinds or _beside(clause, text)


def _beside(clause: Clause, text: str) -> list[str]:
    """What a clause without words of status may still say of its neighbour: there is more to it."""
    if clause.opener and not _GOOD_BUT.search(text):
        return ["further"]
    later = _LATER.search(text) or _ASKED_FOR.search(text)
    return ["later"] if later and not _AFTERWARDS.search(text) else []
