"""The outcome that an answer gives: "11 av 12", "22 har gått, 6 kvar", "tre möten"; never a date or a year.

Patterns are tried from the surest to the barest; the first that finds anything rules. Two different numbers
of the same form are ambiguous, and a person decides.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracker.domain.question import QuestionKind
from tracker.reading.reply.patterns import MONTHS
from tracker.reading.reply.questions.numerals import NUMERAL, value_of

_N, _M = rf"(?P<n>{NUMERAL})", rf"(?P<m>{NUMERAL})"
_FREE = r"(?<![\w.,/:§-])"
_END = r"(?![\w%]|[.,/:]\d|-\d)"
_TIMES = (
    r"(?:gang\w*|ggr|ggn|gngr|tillfalle\w*|mote\w*|moten|traff\w*|omgang\w*|sammantrade\w*|avstamning\w*|"
    r"kontroll\w*|ovning\w*|tillsyn\w*|besok|samtal\w*|\w+mote\w*|\w+moten|\w+traff\w*|\w+ovning\w*|"
    r"\w+kontroll\w*|\w+prov|workshop\w*|times|meetings|\w+samrad|samrad|\w+tillfalle\w*|"
    r"\w+dialog\w*|apt\w*|\w*perioder(?:na)?|"
    r"forestallning\w*|rond\w*|\w+rond\w*|stickprov\w*|genomgang\w*|matning\w*|vandring\w*|\w+vandring\w*)"
)
_CASES = (
    r"(?:arende\w*|fall|insats\w*|handelse\w*|anmalning\w*|anmalan|forfragning\w*|forfragan|"
    r"placering\w*|kop|avrop|"
    r"incident\w*|st|stycken|styck|\w+arende\w*|\w+insats\w*|\w+anmalning\w*|konsultation\w*|"
    r"orosanmal\w*|bestallning\w*|"
    r"uppdrag|avvikelse\w*|dispens\w*|aktualisering\w*)"
)
_UNCOUNTED = (
    rf"(?:{MONTHS}|dag\w*|veck\w*|manad\w*|ar(?:et|en|s)?|tim\w*|minut\w*|kl\w{{0,5}}|kr\w*|tkr|mkr|procent|"
    r"kvartal\w*|termin\w*|paragraf\w*|kap\w*|grader|m2|kvm|meter|mil|km|kg|ton|sidor|sida|av|och|eller|till|"
    r"annan|annat|andra|bit|del|par|gang till|viss|sadan|stor|san|person till|mer|fin|bra|"
    r"vecka|tredjedel|fjardedel|halv\w*|hel)"
)
# Hidden before numbers are looked for: what holds digits and counts nothing.
_HIDDEN = re.compile(
    rf"(?<!\w)(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}|"
    rf"(?:den |d\. ?)?\d{{1,2}}(?:[ .]|:?e ?|:?a ?)?(?:-|–| och | o )?(?:\d{{1,2}}(?: |"
    rf":?e ))?{MONTHS}(?: \d{{4}})?|"
    rf"(?:kl|klockan)\.? ?\d{{1,2}}(?:[.:]\d\d)?(?:-\d{{1,2}}(?:[.:]\d\d)?)?|\d{{1,2}}[.:]\d\d(?!\d)|"
    r"v(?:ecka|eckorna|\.)? ?\d{1,2}(?: ?(?:-|–|och|o) ?\d{1,2})?|(?:19|20)\d\d(?:[-/–](?:19|20)?\d\d)?|"
    r"(?:§§?|paragraf|kap\.?|kapitel) ?\d+|\d+ §|"
    r"(?:avd|avdelning|rum|sal|nr|nummer|rad|raden|punkt|punkten|fraga|kvartal|q|t|tertial|del|"
    r"steg|etapp|arskurs|ak|arskurserna|"
    r"version|fas|niva|sid|sida|bilaga|rutin|dnr|lag|a|vt|ht|klass|grupp|hus|plan|vaning|aktivitet|f-|tema|"
    r"mal|avsnitt|kurs|modul|buss|linje)\.? ?\d+[\w:/-]*|"
    rf"(?:\d+|{NUMERAL}) (?:dagar|veckor|manader|ar(?= (?:sedan|sen|gam\w+|till|framat)|[.,;]|$)|"
    rf"timmar|minuter|kronor|kr|tkr|grader|kvm|m2)(?!\w)|"
    r"(?:var|vart) (?:tredje|fjarde|femte|sjatte)|(?:varje|per|en gang (?:i|per)(?= (?:veck|manad|"
    r"kvartal|termin|ar(?!\w)|halvar|dag))|ett par|en del|ett tag|en bit|"
    r"ett annat|en annan|en till|en av dem|den ena|en ny|ett nytt)(?= )|"
    r"[a-z]{1,6}[-/]\d+[/:-]\d+[\w/:-]*|[a-z]{2,4} \d{4}[/:-]\d+[\w/:-]*|"
    r"\d{1,3}-\d{2,3} ?\d{2,3} ?\d{2,3}|0\d{1,3}[- ]\d[\d -]{4,}|\d{7,}|\(?\d{1,3} ?(?:%|"
    r"procent)(?= |$|[^\w])|"
    r"\d+:\d+|\d+[.,]\d+)(?!\w)"
)
_ALONE = (
    r"(?:ca|cirka|c:a|ungefar|drygt|runt|sammanlagt|totalt|hittills|minst|ja|jo|tyvarr|bara|redan|nu|"
    r"hela|over) "
)
_WHO = (
    r"(?:anstallda|medarbetare|handlaggare|personer|chefer|st|stycken|i personalen|i gruppen|totalt|pers|"
    r"pa enheten|i arbetsgruppen|tjanster|arsarbetare|larare|skolor|enheter|\w+are|\w+skotare|"
    r"\w+or|\w+er|i teamet|"
    r"sammanlagt|i arbetslaget)"
)
_DONE = (
    r"(?:klara?|fardiga?|gatt|gjort|genomfort|genomgatt|utbildade?|deltagit|deltog|var med|var dar|gick|kom|"
    r"har (?:nu )?\w+t|ar (?:klara?|fardiga?|utbildade)|narvarande|narvarade|medverkade|slutfort|besokta)"
)
_LEFT = r"(?:kvar|saknas|aterstar|kvarstar|fattas|har inte|ar inte|ej)"
_TOTAL = (
    r"(?:av (?:totalt |de |vara |sammanlagt |alla |samtliga |mina |oss |planerade |beraknade |"
    r"arets )*|utav |of |out of |\(av )"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A number, and what it is out of, None if that is not said."""

    value: float
    target: float | None = None

    @property
    def is_all(self) -> bool:
        return self.target is not None and 0 < self.target == self.value


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of an answer; `ambiguous` if it gives two, and then `outcome` is the first."""

    outcome: Outcome | None = None
    ambiguous: bool = False


_OF = (
    rf"{_FREE}{_N} ?(?:st\.?|stycken|[a-z]{{4,20}})?(?: hittills| nu| klara)? ?{_TOTAL}{_M}{_END}",
    rf"{_TOTAL}{_M}(?: {_WHO})* (?:har|ar|var|gick|deltog|hade) {_N}{_END}",
    rf"{_FREE}(?P<n>\d{{1,4}}) ?/ ?(?P<m>\d{{1,4}}){_END}",
)
_SHARES = tuple(re.compile(pattern) for pattern in _OF)
_REST = re.compile(
    rf"{_FREE}{_N}(?: (?:st\.?|{_WHO}))?(?: \w+){{0,5}}?[ ,.;]+(?:(?:men|och|sa|det ar|vi har|bara|"
    rf"nu|dock|endast) )*"
    rf"(?P<m>{NUMERAL})(?: (?:st\.?|{_WHO}))? (?:ar |har )?{_LEFT}(?!\w)"
)
_AS_PLANNED = re.compile(rf"planen sager {_M}(?: \w+)?[,.;]? (?:men |och )?(?:\w+ ){{0,4}}?{_N}{_END}")
_WHOLE_FIRST = (
    re.compile(
        rf"(?:vi ar |har |ar )?{_FREE}{_M} {_WHO}(?: \w+){{0,3}}?(?:[,.;:-]| och| varav| dar|"
        rf" men)+ (?:varav |av dem )?"
        rf"{_N}(?: (?:st|{_WHO}))?(?: \w+){{0,2}}? {_DONE}(?!\w)"
    ),
    re.compile(rf"{_FREE}{_M}(?: {_WHO})?,? varav {_N} (?:\w+ ){{0,2}}?{_DONE}(?!\w)"),
    re.compile(
        rf"vi ar {_M}(?: st| personer)?[,;.]? (?:och |men |varav )?(?:av dem )?(?:har )?{_N} (?:har |"
        rf"ar )?{_DONE}(?!\w)"
    ),
    _AS_PLANNED,
    re.compile(
        rf"(?:malet|planen|mal|planerat|plan)(?: \w+){{0,2}} (?:var|ar|:)? ?{_M}[.,;"
        rf"]? (?:\w+ ){{0,4}}?{_N}{_END}"
    ),
    re.compile(
        rf"{_FREE}{_N}(?: (?:st\.?|{_WHO}))?(?: \w+){{0,3}} \(?(?:vi ar|av totalt|totalt|"
        rf"av)(?: totalt)? {_M}{_END}"
    ),
)
_ALL_BUT = (
    re.compile(
        rf"{_FREE}{_N}(?: st| stycken| personer)? (?:kvar|saknas|aterstar|fattas) av (?:de |"
        rf"vara )?{_M}{_END}"
    ),
    re.compile(rf"(?<!\w)(?:alla|samtliga)(?: \w+){{0,3}} (?:utom|forutom) {_N} av (?:de |vara )?{_M}{_END}"),
    re.compile(rf"(?<!\w)(?:alla|samtliga)(?: vara| de)? {_M}(?: \w+){{0,2}} (?:utom|forutom) {_N}{_END}"),
)
_ALL = re.compile(rf"(?<!\w)(?:alla|samtliga|allihopa?|hela ganget)(?: vara| de| mina)? {_N}{_END}(?! av)")
_LINKS = r"(?:i|pa|av|med|for|till|om|vid|under|efter|fore|och|hos|fran|genom|som|har|ar|var|blev|hade)"
_TIMED = re.compile(rf"{_FREE}{_N} (?:(?!{_UNCOUNTED}(?!\w)|{_LINKS}(?!\w))\w+ ){{0,2}}?{_TIMES}(?!\w)")
_CASED = re.compile(
    rf"{_FREE}{_N} (?:(?!{_UNCOUNTED}(?!\w)|{_LINKS}(?!\w))\w+ ){{0,2}}?(?:{_CASES}|{_TIMES})(?!\w)"
)
_NOUN = re.compile(rf"{_FREE}{_N} (?!{_UNCOUNTED}(?!\w))(?P<noun>[a-z][a-z-]{{2,}})")
_BARE = re.compile(
    rf"(?:(?:^|[.,;:!(\n–-] ?|(?<!\w)(?:och|men|endast|blev|blivit|haft|gjort|hallit) )(?:{_ALONE})*)"
    rf"{_N}(?= ?(?:[.,;:!)\n–-](?!\d)|$|¤|(?:hittills|i|sedan|sen|under|totalt|st|till|har hallits|"
    rf"har genomforts|gjorda)(?!\w)))"
)
_YES_NUMBER = re.compile(
    rf"(?:^|[.,;\n] ?)(?:ja|jo|japp|tyvarr)[,.!]* (?:{_ALONE})*{_N} (?!{_UNCOUNTED}(?!\w))[a-z]"
)
_LOOSE = re.compile(rf"{_FREE}{_N}{_END}(?! {_UNCOUNTED}(?!\w))")
_EITHER = re.compile(
    rf"{_FREE}{NUMERAL} ?(?:eller|kanske|alternativt|-|–) ?{NUMERAL} ?(?!{_UNCOUNTED}(?!\w))(?:\w|$|"
    rf"[.,])"
)
_ONES = frozenset({"en", "ett", "one"})


def outcome(folded: str, kind: QuestionKind) -> Found:
    """The outcome in an answer (folded) to a question of a kind that asks for a number."""
    whole = without_dates(folded)
    text = _own(whole, kind)
    if _EITHER.search(text):
        return Found(Outcome(0), ambiguous=True)
    if kind is QuestionKind.COUNTABLE:
        for read, of in ((_all_but, whole), (_shares, text), (_parts, text), (_alls, text)):
            found = tuple(dict.fromkeys(read(of)))
            if found:
                return Found(found[0], ambiguous=len(found) > 1 or found[0].value > (found[0].target or 0))
    return _plain_outcome(_NOT_YET.sub(" ¤ ", text), kind, whole)


def _plain_outcome(text: str, kind: QuestionKind, whole: str) -> Found:
    for read in _READERS[kind]:
        found = tuple(read(text))
        if found:
            several = len(found) > 1 if found[0].target is None else len(set(found)) > 1
            return Found(found[0], ambiguous=several or _is_odd(text, found[0], kind))
    unread = any(True for _ in _other_numbers(_QUOTED.sub(" ¤ ", whole)))
    return Found(ambiguous=kind is QuestionKind.CONDITIONAL and unread)


def _is_odd(text: str, found: Outcome, kind: QuestionKind) -> bool:
    return (found.target or found.value) < found.value or _has_another(text, found, kind)


def _has_another(text: str, found: Outcome, kind: QuestionKind) -> bool:
    """True if a number that is no share stands beside another one, where any number may be the outcome."""
    if found.target is not None or kind not in {QuestionKind.CONDITIONAL, QuestionKind.COUNTABLE}:
        return False
    return any(other != found.value for other in _other_numbers(text))


def _other_numbers(text: str) -> Iterator[float]:
    for found in _LOOSE.finditer(text):
        if found["n"] not in _ONES:
            yield value_of(found["n"])


# What the plan asks for, and who is left out, are no outcome.
_QUOTED = re.compile(
    rf"(?:planen sager|enligt planen (?:ska|skall|ar)|kravet ar|det ska vara|tanken ar)"
    r"[^.,;\n]*?(?= men |[.,;\n]|$)"
    rf"|(?<!\w)(?:minst |hogst )?{NUMERAL}[^.,;\n]{{0,30}} star det[^.,;\n]*"
    rf"|(?<!\w)(?:utom|forutom|bortsett fran|exklusive|minus) {NUMERAL}(?!\w)"
    r"|(?<!\w)(?:knappt|nara|narmare|nastan|uppemot|upp mot|bortat|inte ens|over|drygt)"
    rf" {NUMERAL}(?: av {NUMERAL})?(?!\w)"
    r"|(?<!\w)(?:ett|en) (?:flertal|antal|mangd|rad|handfull)(?: \w+)?(?!\w)"
    r"|(?<!\w)(?:halften|en tredjedel|de flesta|merparten|majoriteten|manga|nagra|flera|en del|halva)"
    rf" av (?:de |vara )?{NUMERAL}(?!\w)"
    r"|(?<!\w)\d+:(?:e|a|de|dje)(?!\w)"
    rf"|(?<!\w){NUMERAL} (?:ganger|ggr|moten|traffar|tillfallen|gang)"
    r" (?:om|per|i) (?:aret|ar|terminen|termin|manaden|manad|kvartal\w*|veckan|vecka)(?!\w)"
)
# Those who are left, or only on the way, are no outcome by themselves.
_SOME = r"(?: st\.?| stycken| personer| \w+are)?"
_COMING = r"(?:anmalda|inbokade|planerade|intresserade|inbjudna|kallade|bokade)"
_NOT_YET = re.compile(
    rf"(?<!\w){NUMERAL} till(?= (?:i|under|pa|ska|gar|ar|som|har|kommer|planer)|[.,;]|$)"
    rf"|(?<!\w){NUMERAL}{_SOME}(?: ar| som ar)? {_COMING}(?!\w)"
    rf"|(?<!\w)(?:kvar|saknas|aterstar|fattas)(?: nu| bara)?(?: ar| har)? ?:? ?{NUMERAL}{_SOME}(?!\w)"
    rf"|(?<!\w){NUMERAL}{_SOME} (?:ar |har )?(?:kvar|saknas|aterstar|fattas)(?!\w)"
)
_WITH_PLAN = frozenset({QuestionKind.COUNTABLE, QuestionKind.FREQUENCY})
_OF_THEM = re.compile(r"(?<!\w)(?:varav|darav)(?!\w)[^.;\n]*")
_ALL_OF_SOME = re.compile(rf"(?<!\w)(?:alla|samtliga|bada)(?: de)? {NUMERAL}(?!\w)")


def _own(folded: str, kind: QuestionKind) -> str:
    text = (
        folded
        if kind in _WITH_PLAN and re.search(r"planen (?:var|sager)|malet", folded)
        else _QUOTED.sub(" ¤ ", folded)
    )
    if kind is QuestionKind.COUNTABLE:
        return text
    return _ALL_OF_SOME.sub(" ¤ ", _OF_THEM.sub(" ¤ ", text))


def without_dates(folded: str) -> str:
    """The text with dates, times, years and names of numbers replaced by a mark that ends a number's noun."""
    text = _DAY_OF_MONTH.sub(" ¤ ", folded)
    return re.sub(r"\s+", " ", _HIDDEN.sub(" ¤ ", text)).strip()


# "Den 4/5", "4/5 på APT", "sedan 12/3": a day. "5/7 skolor", "11/12" alone: a share.
_DAY_OF_MONTH = re.compile(
    r"(?<!\w)(?:(?:den|d|i|till|sedan|sen|fran|fr\.?o\.?m|t\.?o\.?m|fore|efter|pa|genom(?:fordes|"
    r"fort|gick\w*)|klart?|\w+dag(?:en)?|"
    r"holls|hallits?|traff|mote(?:t)?|apt|igenom|innan|senast|\()\.? ?\d{1,2}/(?:1[0-2]|"
    r"[1-9])(?:[ -]\d{2,4})?(?![\d/])"
    r"|\d{1,2}/(?:1[0-2]|[1-9])(?= (?:pa|kl|vid|hos|i|hade|holls|med|var det|och \d+/\d+)(?!\w)))"
)


def _shares(text: str) -> Iterator[Outcome]:
    for pattern in _SHARES:
        for found in pattern.finditer(text):
            value, target = value_of(found["n"]), value_of(found["m"])
            if target > 0 and (value <= target or "/" not in found[0]):
                yield Outcome(value, target)


def _parts(text: str) -> Iterator[Outcome]:
    """ "22 har gått, 6 kvar" is 22 of 28; "15 anställda, 12 klara" is 12 of 15."""
    for found in _REST.finditer(text):
        yield Outcome(value_of(found["n"]), value_of(found["n"]) + value_of(found["m"]))
    for pattern in _WHOLE_FIRST:
        for found in pattern.finditer(text):
            if value_of(found["n"]) <= value_of(found["m"]) or "mal" in found[0] or "plan" in found[0]:
                yield Outcome(value_of(found["n"]), value_of(found["m"]))


def _zero(text: str) -> Iterator[Outcome]:
    if re.search(r"(?<![\w.,])(?:0|noll)(?= [a-z])", text) and len(list(_LOOSE.finditer(text))) == 1:
        yield Outcome(0.0)


def _planned_first(text: str) -> Iterator[Outcome]:
    """ "Planen säger fyra men vi har haft två"."""
    for found in _AS_PLANNED.finditer(text):
        yield Outcome(value_of(found["n"]), value_of(found["m"]))


def _all_but(text: str) -> Iterator[Outcome]:
    """ "Alla utom två av 14", "alla 14 utom två"."""
    for pattern in _ALL_BUT:
        for found in pattern.finditer(text):
            yield Outcome(value_of(found["m"]) - value_of(found["n"]), value_of(found["m"]))


def _alls(text: str) -> Iterator[Outcome]:
    for found in _ALL.finditer(text):
        yield Outcome(value_of(found["n"]), value_of(found["n"]))


def _plain(pattern: re.Pattern[str], *, articles: bool = True) -> Callable[[str], Iterator[Outcome]]:
    """A reader of plain numbers; `articles` is False if "en" and "ett" are no numbers there."""

    def read(text: str) -> Iterator[Outcome]:
        for found in pattern.finditer(text):
            if articles or found["n"] not in _ONES:
                yield Outcome(value_of(found["n"]))

    return read


_READERS: dict[QuestionKind, tuple[Callable[[str], Iterator[Outcome]], ...]] = {
    QuestionKind.COUNTABLE: (
        _plain(_BARE), _plain(_NOUN, articles=False), _plain(_NOUN),
        _plain(_LOOSE, articles=False),
    ),
    QuestionKind.FREQUENCY: (
        _shares, _planned_first, _plain(_TIMED), _plain(_BARE), _plain(_LOOSE, articles=False),
    ),
    QuestionKind.MINUTES: (_plain(_TIMED), _shares, _plain(_BARE), _plain(_LOOSE, articles=False)),
    QuestionKind.CONDITIONAL: (_zero, _plain(_CASED), _plain(_BARE), _plain(_YES_NUMBER)),
}  # fmt: skip
