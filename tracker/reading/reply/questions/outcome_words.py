"""Patterns of numbers that may be an outcome, and of those that are none; letters are folded."""

import re

from tracker.reading.reply.patterns import MONTHS
from tracker.reading.reply.questions.numerals import NUMERAL

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
    r"orosanmal\w*|bestallning\w*|\w*ansokning(?:ar(?:na)?)?|ansokan|kontakter(?:na)?|"
    r"uppdrag|avvikelse\w*|dispens\w*|aktualisering\w*)"
)
_UNCOUNTED = (
    rf"(?:{MONTHS}|dag\w*|veck\w*|manad\w*|ar(?:et|en|s)?|tim\w*|minut\w*|kl(?:ockan)?|kr\w*|tkr|mkr|procent\w*|"
    r"kvartal\w*|termin\w*|paragraf\w*|kap\w*|grader|m2|kvm|meter|mil|km|kg|ton|sidor|sida|av|och|eller|till|"
    r"annan|annat|andra|bit|del|par|gang till|viss|sadan|stor|san|person till|mer|fin|bra|"
    r"vecka|tredjedel\w*|fjardedel\w*|halv\w*|hel)"
)
# Hidden before numbers are looked for: what holds digits and counts nothing.
HIDDEN = re.compile(
    rf"(?<!\w)(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}|"
    rf"(?:den |d\. ?)?\d{{1,2}}(?:[ .]|:?e ?|:?a ?)?(?:-|–| och | o )?(?:\d{{1,2}}(?: |"
    rf":?e ))?{MONTHS}(?: \d{{4}})?|"
    rf"(?:kl|klockan)\.? ?\d{{1,2}}(?:[.:]\d\d)?(?:-\d{{1,2}}(?:[.:]\d\d)?)?|\d{{1,2}}[.:]\d\d(?!\d)|"
    r"v(?:ecka|eckorna|\.)? ?\d{1,2}(?: ?(?:-|–|och|o) ?\d{1,2})?|(?:19|20)\d\d(?:[-/–](?:19|20)?\d\d)?|"
    r"(?:§§?|paragraf|kap\.?|kapitel) ?\d+|\d+ §|"
    r"(?:avd|avdelning|rum|sal|nr|nummer|rad|raden|punkt|punkten|fraga|kvartal|q|t|tertial|del|"
    r"steg|etapp|arskurs|ak|arskurserna|"
    r"version|fas|niva|sid|sida|bilaga|rutin|dnr|lag|a|vt|ht|klass|grupp|hus|plan|vaning|aktivitet|f-|tema|"
    r"mal|avsnitt|kurs|modul|buss|linje|omgang|omgangen)\.? ?\d+[\w:/-]*(?: av \d+(?= klar|[.,;]|$))?|"
    rf"(?:\d+|{NUMERAL}) (?:dagar|veckor|manader|ar(?= (?:sedan|sen|gam\w+|till|framat)|[.,;]|$)|"
    rf"timmar|minuter|kronor|kr|tkr|grader|kvm|m2)(?!\w)|"
    r"(?:var|vart) (?:tredje|fjarde|femte|sjatte)|(?:varje|per|en gang (?:i|per)(?= (?:veck|manad|"
    r"kvartal|termin|ar(?!\w)|halvar|dag))|ett par|en del|ett tag|en bit|"
    r"ett annat|en annan|en till|en av dem|den ena|en ny|ett nytt)(?= )|"
    rf"(?:{NUMERAL}) ?-mal\w*|"
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
_OF = (
    rf"{_FREE}{_N} ?(?:st\.?|stycken|[a-z]{{4,20}})?(?: hittills| nu| klara)? ?{_TOTAL}{_M}{_END}",
    rf"{_TOTAL}{_M}(?: {_WHO}| [a-z]{{4,20}}){{0,2}} (?:har|ar|var|gick|deltog|hade) {_N}{_END}",
    rf"{_FREE}(?P<n>\d{{1,4}}) ?/ ?(?P<m>\d{{1,4}}){_END}",
)
GLUED = re.compile(r"(?<![\w.,])(\d{1,4}) ?av ?(\d{1,4})(?!\w)")  # "5av6"
SHARES = tuple(re.compile(pattern) for pattern in _OF)
REST = re.compile(
    rf"{_FREE}{_N}(?: (?:st\.?|{_WHO}))?(?: \w+){{0,5}}?[ ,.;]+(?:(?:men|och|sa|det ar|vi har|bara|"
    rf"nu|dock|endast) )*"
    rf"(?P<m>{NUMERAL})(?: (?:st\.?|{_WHO}))? (?:ar |har )?{_LEFT}(?!\w)"
)
# "Fyra har deltagit i höst. Övriga sju har blivit nekade plats."
OTHERS = re.compile(
    rf"{_FREE}{_N}(?: [a-z]+){{1,8}}?[.,;]? (?:och |men )?(?:de )?(?:ovriga|resterande|andra) {_M}{_END}"
)
AS_PLANNED = re.compile(rf"planen sager {_M}(?: \w+)?[,.;]? (?:men |och )?(?:\w+ ){{0,4}}?{_N}{_END}")
WHOLE_FIRST = (
    re.compile(
        rf"(?:vi ar |har |ar )?{_FREE}{_M} {_WHO}(?: \w+){{0,3}}?(?:[,.;:-]| och| varav| dar|"
        rf" men)+ (?:varav |av dem )?"
        rf"{_N}(?: (?:st|{_WHO}))?(?: \w+){{0,2}}? {_DONE}(?!\w)"
    ),
    re.compile(rf"{_FREE}{_M}(?: {_WHO})?,? varav {_N} (?:\w+ ){{0,2}}?{_DONE}(?!\w)"),
    re.compile(
        rf"vi ar {_M}(?: st| personer)?(?: som (?:ska|skall|skulle|bor|berors)(?: \w+)?)?[,;.]? (?:och |men "
        rf"|varav )?(?:av dem )?(?:har )?{_N} (?:har |"
        rf"ar )?{_DONE}(?!\w)"
    ),
    AS_PLANNED,
    re.compile(
        rf"(?:malet|planen|mal|planerat|plan)(?: \w+){{0,2}} (?:var|ar|:)? ?{_M}[.,;"
        rf"]? (?:\w+ ){{0,4}}?{_N}{_END}"
    ),
    re.compile(
        rf"{_FREE}{_N}(?: (?:st\.?|{_WHO}))?(?: \w+){{0,4}},? \(?(?:vi ar|av totalt|totalt|"
        rf"av)(?: totalt)? {_M}{_END}"
    ),
)
_WHEN = (
    rf"(?:i|under|pa|den) (?:\d{{1,2}} )?(?:{MONTHS}|varas|hostas|somras|vintras|var|host|varen|hosten|"
    r"sommar|sommaren)(?!\w)"
)
_WHAT = r"(?: (?!kvar|aterstar|till|gick|har|kom|deltog|inplan|planer|bokad)[a-z]+)?"
# "En i april och en i november", "ja, två möten i våras och ett i höst".
ADDED = re.compile(
    rf"(?:ja,? )?(?:vi (?:hade|har haft) )?(?P<a>{NUMERAL}){_WHAT} {_WHEN}(?:,| och|, och) "
    rf"(?P<b>{NUMERAL}){_WHAT} {_WHEN}"
)
ALL_BUT = (
    # "19 handläggare, tre har inte gått än"
    re.compile(rf"{_FREE}{_M} {_WHO},? (?:men |och |varav )?{_N} (?:av dem )?(?:har|ar) (?:inte|ej)(?!\w)"),
    re.compile(
        rf"{_FREE}{_N}(?: st| stycken| personer)? (?:kvar|saknas|aterstar|fattas) av (?:de |"
        rf"vara )?{_M}{_END}"
    ),
    re.compile(
        rf"(?<!\w)(?:saknas|fattas|aterstar|kvar ar)(?: nu| bara| fortfarande)* {_N}(?: \w+)? av "
        rf"(?:de |vara )?{_M}{_END}"
    ),
    re.compile(rf"(?<!\w)(?:alla|samtliga)(?: \w+){{0,3}} (?:utom|forutom) {_N} av (?:de |vara )?{_M}{_END}"),
    re.compile(rf"(?<!\w)(?:alla|samtliga)(?: vara| de)? {_M}(?: \w+){{0,2}} (?:utom|forutom) {_N}{_END}"),
)
ALL = re.compile(rf"(?<!\w)(?:alla|samtliga|allihopa?|hela ganget)(?: vara| de| mina)? {_N}{_END}(?! av)")
# Who took part, or where, is not how often it was needed.
_TOOK_PART = (
    r"(?:medarbetar\w*|personer|chef\w*|deltagar\w*|kolleg\w*|handlaggar\w*|pedagog\w*|enhet\w*|avdelning\w*|"
    r"skol\w*|grupp\w*|plats\w*|forening\w*|elev\w*|stadsdel\w*|kommun\w*|boende\w*)"
)
_LINKS = r"(?:i|pa|av|med|for|till|om|vid|under|efter|fore|och|hos|fran|genom|som|har|ar|var|blev|hade)"
TIMED = re.compile(rf"{_FREE}{_N} (?:(?!{_UNCOUNTED}(?!\w)|{_LINKS}(?!\w))\w+ ){{0,2}}?{_TIMES}(?!\w)")
CASED = re.compile(
    rf"{_FREE}{_N} (?:(?!{_UNCOUNTED}(?!\w)|{_LINKS}(?!\w))\w+ ){{0,2}}?(?:{_CASES}|{_TIMES})(?!\w)"
)
NOUN = re.compile(rf"{_FREE}{_N} (?!{_UNCOUNTED}(?!\w))(?P<noun>[a-z][a-z-]{{2,}})")
BARE = re.compile(
    rf"(?:(?:^|[.,;:!(\n–-] ?|(?<!\w)(?:och|men|dvs|alltsa|sa|endast|blev|blivit|haft|gjort|hallit) "
    rf")(?:{_ALONE})*)"
    rf"{_N}(?= ?(?:[.,;:!)\n–-](?!\d)|$|¤|(?:hittills|i|sedan|sen|under|totalt|st|till|har hallits|"
    rf"har genomforts|gjorda)(?!\w)))"
)
YES_NUMBER = re.compile(
    rf"(?:^|[.,;\n] ?)(?:ja|jo|japp|tyvarr)[,.!]* (?:{_ALONE})*{_N} (?!{_UNCOUNTED}(?!\w))[a-z]"
)
# "Fem av mina gick".
OF_OURS = re.compile(
    rf"{_FREE}{_N} (?:av|utav) (?:mina|vara|oss|dem|dom|de \w+a|personalen|\w+na)(?! {NUMERAL})(?!\w)"
)
_AFTER_NOUN = (
    r"(?:i|under|hittills|sedan|hos|pa|har|ar|pagar|gick|via|med|for|fran|vid|aktuell\w*|"
    r"igang|som|blev|hittills)"
)
# "En klient", "fem familjer i år": the first words of an answer.
FIRST_NOUN = re.compile(
    rf"^\W*(?:(?:ja|jo|japp|hittills|totalt|sammanlagt|tyvarr|vi har haft|har haft|samtliga|alla)[,.!:]? "
    rf")*{_N} "
    rf"(?:[a-z]{{3,}}a )?(?!{_UNCOUNTED}(?!\w)|{_LINKS}(?!\w))(?P<noun>[a-z][a-z-]{{2,}})"
    rf"(?= ?(?:[.,;:!)\n¤–-]|$|{_AFTER_NOUN}(?!\w)|\w+(?:ade|ades|da|de|ts|ta)(?!\w)))"
)
# "Ja, vid tre beslut", "vid samtliga nio ansökningar", "…, elva ansökningar i år".
EACH = re.compile(
    rf"(?<!\w)(?:vid|i) (?:samtliga |alla |de )?{_N} (?!{_UNCOUNTED}(?!\w)|{_TOOK_PART})[a-z][a-z-]{{3,}}"
    rf"|[.,;:] (?:samtliga |alla )?(?P<m>{NUMERAL}) (?!{_UNCOUNTED}(?!\w)|{_TOOK_PART})[a-z][a-z-]{{3,}}(?= "
    rf"(?:i (?:ar|var|host)|hittills|under|totalt|sedan)|[.!]?$)"
)
# "Det har kommit 3", "vi har handlagt 37 ansökningar".
GOT = re.compile(
    rf"(?<!\w)(?:(?:in)?kommit(?: in)?|fatt(?: in)?|kopt(?: in)?|handlagt|tagit emot|hanterat|beviljat|gjort)"
    rf"(?: (?:totalt|sammanlagt|hittills|ca|cirka))* {_N}{_END}(?! {_UNCOUNTED}(?!\w))"
)
# "Sammanlagt 42 ansökningar under de två perioderna".
TOTAL = re.compile(rf"(?<!\w)(?:sammanlagt|totalt|inalles) {_N}{_END}(?! {_UNCOUNTED}(?!\w))")
# Known before: "under de två perioderna"; about what: "tre möten kring ett ärende", "börjat med en träff".
KNOWN = re.compile(
    rf"(?<!\w)(?:under|i|pa|for|vid) de {NUMERAL} [a-z]+na(?!\w)"
    rf"|(?<!\w)(?:kring|rorande|gallande|angaende) {NUMERAL} (?:\w+ )?[a-z]{{3,}}"
    r"|(?<!\w)med (?:en|ett) [a-z]{4,}"
)
# "Tre gånger, två konsultationer och ett möte": the parts of the number before them.
BREAKDOWN = re.compile(rf"{_FREE}{_N}(?P<noun>(?: [a-z¤]+){{1,6}}?)(?P<parts> ?[,(:–-][^.;\n]+)")
EACH_ONE = re.compile(r"[,(] ?(?:en|ett) (?:per|i varje|pa varje|var) [a-z]+")
# How often, and not "på sex föreningar".
LOOSE_TIMES = re.compile(
    rf"{_FREE}(?<!pa )(?<!hos )(?<!med )(?<!for )(?<!till ){_N}{_END}(?! {_UNCOUNTED}(?!\w))(?! {_TOOK_PART})"
    rf"|{_FREE}(?<=pa )(?P<m>{NUMERAL}){_END}(?! [a-z]{{3,}})"
)
PER = re.compile(
    rf"(?<!\w){NUMERAL}(?: [a-z]+)? (?:per|i varje|pa varje|vardera)(?!\w)(?! (?:telefon|mejl|mail))(?: \w+)?"
)
# "Ett möte med tre medarbetare", "ett ärende där två barn berördes".
WITH_WHOM = re.compile(
    rf"(?<!\w)(?:med|for|dar|som gallde|hos|om) {NUMERAL} (?:{_TOOK_PART}|barn|ungdomar|vuxna)"
)
IN_ALL = re.compile(
    rf"(?<!\w)(?:dvs|totalt|sammanlagt|alltsa|blir|summa|=) ?{NUMERAL}|{NUMERAL} (?:totalt|=)"
)
WE_ARE = re.compile(
    rf"\W*(?:vi|de) ar {NUMERAL}(?: (?:st|personer|anstallda|medarbetare|i personalen|totalt))?\W*"
)
LOOSE = re.compile(rf"{_FREE}{_N}{_END}(?! {_UNCOUNTED}(?!\w))")
EITHER = re.compile(
    rf"{_FREE}{NUMERAL} ?(?:eller|kanske|alternativt|-|–) ?{NUMERAL} ?"
    rf"(?:(?:ut)?av(?!\w)|(?!{_UNCOUNTED}(?!\w))(?:\w|$|[.,]))"
    rf"|{NUMERAL}(?: [a-z]+)? ?(?:\+|plus) ?{NUMERAL}(?!\w)"
    rf"|(?<!\w)mellan {NUMERAL} (?:och|o|till) {NUMERAL}(?!\w)"
)
# What the plan asks for, and who is left out, are no outcome.
QUOTED = re.compile(
    rf"(?:planen sager|enligt planen (?:ska|skall|ar)|kravet ar|(?<!som )det ska vara|tanken ar)"
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
    r" (?:(?:om|per|i) aret|per ar|(?:om|per|i) (?:terminen|termin|manaden|manad|kvartal\w*|veckan|"
    r"vecka))(?!\w)"
)
# Those who are left, or only on the way, are no outcome by themselves.
_SOME = r"(?: st\.?| stycken| personer| \w+are)?"
_AWAY = (
    r"(?:sjuk\w*|\w*lediga?|foraldraled\w*|nya?|nyanstallda?|vikarier?|borta|langtidssjuk\w*|pa vag|inte|ej|"
    r"slutar|slutade|slutat|vantar|saknas|vagrar|har slutat|tackat nej|avbojt)"
)
_COMING = r"(?:anmalda|inbokade|planerade|intresserade|inbjudna|kallade|bokade)"
NOT_YET = re.compile(
    rf"(?<!\w){NUMERAL} till(?= (?:i|under|pa|ska|gar|ar|som|har|kommer|planer)|[.,;]|$)"
    rf"|(?<!\w){NUMERAL}{_SOME}(?: ar| som ar)? {_COMING}(?!\w)"
    rf"|(?<!\w){NUMERAL}{_SOME}(?: ar| som ar| har)? {_AWAY}(?!\w)"
    rf"|(?<!\w)(?:kvar|saknas|aterstar|fattas)(?: nu| bara)?(?: ar| har)? ?:? ?{NUMERAL}{_SOME}(?!\w)"
    rf"|(?<!\w){NUMERAL}{_SOME} (?:ar |har )?(?:kvar|saknas|aterstar|fattas)(?!\w)"
)
OF_THEM = re.compile(r"(?<!\w)(?:varav|darav)(?!\w)[^.;\n]*")
ALL_TIMES = re.compile(
    rf"\W*(?:alla|samtliga|bada)(?: de)? {_N}(?: \w*(?:moten|ganger\w*|traffar\w*|tillfallen\w*|\w+ar|"
    rf"\w+er))?"
    r"(?: (?:ar )?(?:gjorda|genomforda|har hallits|hallna|klara))?\W*"
)
_NEEDED = r"(?:\w+ningar|\w*arenden|fall|\w*beslut|\w*anmal\w+|\w*inkop|\w*fragor|\w*larm)(?!\w)"
ALL_OF_SOME = re.compile(rf"(?<!\w)(?:alla|samtliga|bada)(?: de)? {NUMERAL}(?!\w)(?! {_NEEDED})")
# "Den 4/5", "4/5 på APT", "sedan 12/3": a day. "5/7 skolor", "11/12" alone: a share.
DAY_OF_MONTH = re.compile(
    r"(?<!\w)(?:(?:den|d|i|till|sedan|sen|fran|fr\.?o\.?m|t\.?o\.?m|fore|efter|pa|genom(?:fordes|"
    r"fort|gick\w*)|klart?|\w+dag(?:en)?|"
    r"holls|hallits?|\w*traff(?:en)?|\w*mote(?:t)?|apt|igenom|innan|senast|\()\.? ?\d{1,2}/(?:1[0-2]|"
    r"[1-9])(?:[ -]\d{2,4})?(?![\d/])"
    r"|\d{1,2}/(?:1[0-2]|[1-9])(?= (?:pa|kl|vid|hos|i|hade|holls|med|var det|och \d+/\d+)(?!\w)))"
)
