"""Patterns of leading numbers and of what follows them; letters are folded."""

import re

from tracker.reading.reply.patterns import MONTHS
from tracker.reading.reply.questions.numerals import NUMERAL

_LABEL = (
    r"(?:(?:pa |ang(?:\.|aende)? |gallande |for |till |svar |re:? ?)*"
    r"(?:fraga(?:n|orna)?|fragorna|nr|nummer|punkt(?:en|erna)?|pkt|aktivitet(?:en|erna)?|akt|rad|"
    r"svar|fr|f|p|no|question|sporsmal|ang(?:aende)?|gallande|betr(?:affande)?|ad)"
    r"\.?:? ?(?:nr\.? ?|nummer )?|# ?)"
)
_AND = r"(?:-|–|/| a (?=\d)| ?(?:,|och|o|eller|&|\+|samt|till) ?)"
_MANY = rf"(?P<numbers>\d{{1,3}}(?:{_AND}\d{{1,3}}(?!\d)(?! ?(?:/|av ) ?\d))*)"
_MARK = (
    r"(?P<mark> ?(?:[.:)=\]]+(?!\d)|[-–—>]+(?= )|=?>|;|,(?= (?:[a-z]|\d{1,3} ?(?:/|av )\d))|/(?= )|"
    r":?n?an?(?=[ :.,])(?<!\d )|:?(?:a|e)(?= ))?)"
)
NO_POINTER = (
    rf" ?(?:av|utav|of|%|procent|st|stycken|ggr|gngr|gang\w*|{MONTHS}|personer|pers|medarbetare|tillfalle\w*|"
    r"anstallda|handlaggare|dag\w*|veck\w*|manad\w*|ar sedan|kr|tim\w*|/ ?\d|\+|anmalda)(?!\w)"
)
COUNTED = re.compile(
    r" ?(?:[a-z]+(?:a|ade|da) )?[a-z]{3,}(?:er|or|ar|are|en|skap)? (?:har|gick|fick|ar|var|kom|"
    r"deltog|genomford\w*|hittills|"
    r"i (?:ar|var|host)|under|totalt|pa)(?!\w)|"
    r" ?(?:moten|traffar|insatser|arenden|skolor|enheter|gruppen|grupper|chefer|larare|"
    r"utbildningar|samtal|besok)(?!\w)"
)
LINE = re.compile(rf"(?m)^(?P<lead>[^\w\n#]{{0,8}})(?:{_LABEL})?{_MANY}{_MARK}(?=[^\w]|$)[ \t]*")
INLINE = re.compile(rf"(?<![\w.,/:§-])(?P<label>{_LABEL})?{_MANY}{_MARK}(?=\s)[ \t]*")
# "3 mars, 12 av 15" between the lines 2 and 4: the answer to the third question, and no day.
MONTH_THEN = re.compile(rf"(?:{MONTHS})(?: \d{{4}})?,? (?:{NUMERAL}(?: \w+)? ?(?:av|/)|alla|samtliga)(?!\w)")
LINE_LABEL = re.compile(rf"[^\w\n]{{0,8}}{_LABEL}")
BOUNDARY = frozenset({"", ":", "\n", ".", "!", "?", ",", ")", ";"})
NAMES = {
    "ett": 1, "tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "atta": 8, "ettan": 1, "tvaan": 2,
    "trean": 3, "fyran": 4, "femman": 5, "sexan": 6, "sjuan": 7, "attan": 8, "forsta": 1, "andra": 2,
    "tredje": 3, "fjarde": 4, "femte": 5,
}  # fmt: skip
ANSWERS = re.compile(
    rf"(?:ja|nej|ar|nix|na|nae|jo|inget|inga|ingen|inte|ej|enl\w*|enligt|klar[ta]?|pagar|utgar|"
    rf"genomfor\w*|forsena\w*|loper|lopande|"
    rf"rullar|fortlop\w*|fungerar|har|vi|det|den|som|samma|alla|allt|{NUMERAL}|avslutad\w*|ok|"
    rf"paborja\w*|fortgar|aktuellt|se|"
    r"behov|delvis|nastan|fortsatter|status|gar|inga|nada|noll|oforandrat|dito|osaker\w*|vet|"
    r"regelbundet|kontinuerligt|gors|sker|"
    r"finns|anvands|tyvarr|yes|no|ongoing|done|hittills|bra|endast|bara|ca|cirka|\d{1,4}av\d{1,4}|tror|fler\w*|okej)(?!\w)"
)
LIST_WITHIN = re.compile(
    rf"(?<![\w.,/:§-]){_MANY} ?(?=(?:ar|har|blir|behovs|galler|utgar|pagar|loper|rullar|inte|ej)(?!\w))"
)
STATUS = re.compile(
    r"(?:nej|ja|inget|inga|ej|inte|enl|enligt|klart?|pagar|utgar|genomfor[dt]|forsena[dt]|lopande|loper|rullar|"
    r"fortlop\w*|paborja[dt]|avslutad|inte aktuellt)(?!\w)(?! (?:har|ar|kvar))"
)
LAST = re.compile(
    r"(?i)(?:(?<=^)|(?<=\n)|(?<=[.!,;] )|(?<=hej )|(?<=och ))(?P<said>(?:inget|inga|ingen|inte|ej|"
    r"nej|ja|enligt|enl|löpande|pågår|klart?|noll|har inte|"
    r"som (?:sist|vanligt|tidigare|förut|senast)|allt som vanligt|"
    r"samma som (?:sist|tidigare|senast)|oförändrat|rullar|fortlöper)"
    r"(?: [a-zåäö]+){0,4}?) (?:på|av|för|gällande|ang\.?|i) (?:(?:fråga|punkt|nr|nummer|frågorna|"
    r"punkterna)\.? )?"
    r"(?P<numbers>\d{1,2}(?:(?:, ?| och | eller | ?[-–] ?)\d{1,2})+(?=[.,;!\n]|$)"
    r"|\d{1,2}(?=[.,;\n] *(?:resten|övrig\w+|resterande|(?:de )?andra)\b))"
)
SPACED_RANGE = re.compile(
    r"(?<![\w.,])(\d{1,2}) [-–] (\d{1,2})(?= ?:| (?:nej|inget|inga|ej|inte|enl|enligt|ja|pagar|"
    r"klart?|lopande)(?!\w))"
)
# "Det första är klart, det andra löper på".
ORDINAL = re.compile(
    r"(?:(?<=^)|(?<=\n)|(?<=[.!,;] )|(?<=och ))(?:det|den) (?P<word>forsta|andra|tredje|fjarde)"
    r"(?= (?:ar|har|loper|pagar|gar|rullar|flyter|fungerar|utgar|kor|vantar|blev|var|inte|ej|enligt)(?!\w)|:)"
)
NUMBERED = re.compile(r"(?m)^[ \t]*\d{1,2}[.:)] ?\S")
LETTERED = re.compile(r"(?m)^[ \t]*(?P<letter>[a-h])(?=[).:] ?\S)")
LABELLED = re.compile(rf"(?<!\w)(?:fraga|punkt|nummer|nr) (?P<word>{'|'.join(NAMES)})(?!\w)")
NAMED = re.compile(
    r"(?:(?<=^)|(?<=\n)|(?<=[.!,;] )|(?<=och )|(?<=pa ))(?P<word>ettan|tvaan|trean|fyran|femman|"
    r"sexan|sjuan|attan)(?!\w)"
)
SPELLED = re.compile(rf"(?m)^[ \t]*(?P<word>{'|'.join(NAMES)})(?=an? ?:| ?:|an? )")
