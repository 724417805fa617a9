"""Findings that depend on the form of a whole clause, and not on a word of status."""

import re
from collections.abc import Sequence

from tracker.domain.reply.codes import Kind
from tracker.reading.reply.meaning import turning_words
from tracker.reading.reply.meaning.clauses import Clause
from tracker.reading.reply.meaning.finding import Finding
from tracker.reading.reply.patterns import word

_AGAIN = re.compile(r"(?<!\w)(?:upprepa\w*|repetera\w*|goras? om|igen|aterkommande|arligen)(?!\w)")
# "Men det är löst", "men till slut kom vi överens": nothing is left.
_GOOD_BUT = re.compile(
    r"(?<!\w)(?:lost|loste sig|till slut|gick (?:bra|fint|over)|fungerar|en annan (?:fraga|aktivitet)|"
    r"vart det|skont|roligt|kul|bra|en egen aktivitet)(?!\w)(?!.*(?<!\w)(?:inte|ej)(?!\w))"
)
# "Men möblerna är inte levererade", "men inte påskrivet": that is left.
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
_REST = [Finding(Kind.REST)]
_TO_COME = {Finding(Kind.PLANNED), Finding(Kind.FURTHER), Finding(Kind.MOVED)}


def as_a_clause(found: Sequence[Finding], clause: Clause, text: str, *, past: bool) -> list[Finding]:
    """The findings of a clause, given those of its words and the form of the whole clause."""
    if _AGAIN.search(text) and set(found) <= _TO_COME:
        found = [] if turning_words.NEGATION.search(text) else [Finding(Kind.FOLLOW_UP)]
    if clause.opener and list(found) == _REST:
        found = [Finding(Kind.PARTIAL)]  # "asfalten ligger men räcket saknas": a part is done
    if _DENIED.fullmatch(text):
        return [Finding(Kind.DENIED)]
    if set(found) <= {Finding(Kind.FURTHER), Finding(Kind.UNCLEAR)} and _NOT_THOSE.match(text):
        found = _REST
    if list(found) == _REST and _HAVE_LEFT.match(text):
        return [Finding(Kind.PARTIAL)]
    if _is_of_the_others(set(found), text, past=past) or (
        clause.opener and _OPEN_BUT.search(text) and set(found) <= {Finding(Kind.FURTHER)}
    ):
        return _REST
    return list(found) or _beside(clause, text)


def _is_of_the_others(kinds: set[Finding], text: str, *, past: bool) -> bool:
    to_come = {Finding(Kind.FURTHER), Finding(Kind.PLANNED), Finding(Kind.PLANNED, doubtful=True)}
    return kinds <= to_come and _THE_OTHERS.match(text) is not None and not past


def _beside(clause: Clause, text: str) -> list[Finding]:
    """The findings of a clause without words of status: more is to come."""
    if clause.opener and not _GOOD_BUT.search(text):
        return [Finding(Kind.FURTHER)]
    later = _LATER.search(text) or _ASKED_FOR.search(text)
    return [Finding(Kind.LATER)] if later and not _AFTERWARDS.search(text) else []
