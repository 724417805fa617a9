"""Patterns of pointers at activities, and of the words around them; in folded letters (patterns.py)."""

import re

from tracker.reading.reply.meaning import status_words, turning_words
from tracker.reading.reply.patterns import MONTHS

LABEL = r"(?:(?:nr|nummer|punkt(?:en|erna)?|pkt|aktivitet(?:en|erna)?|akt|fraga|uppgift)\.?|#) ?"
AND = r" ?(?:,|och|o|&|\+|samt|-|–|till|t\.? ?o\.? ?m\.?|/) ?"
NUMBERS = rf"\d{{1,3}}(?:(?::?an)?{AND}(?:{LABEL})?\d{{1,3}}(?!\w)(?! ?(?:av|utav|%|procent|st)(?!\w)))*"
ORDINALS = {
    "forsta": 1, "ettan": 1, "etta": 1, "tvaa": 2, "trea": 3,
    "andra": 2, "tvaan": 2, "tredje": 3, "trean": 3, "fjarde": 4, "fyran": 4,
    "femte": 5,
    "forstnamnda": 1, "sistnamnda": -1, "femman": 5, "sjatte": 6, "sexan": 6, "sista": -1, "i mitten": 0,
}  # fmt: skip
ORDINAL = rf"(?:{'|'.join(ORDINALS)})"
SPELLED = {
    "bada": 2,
    "ett": 1,
    "tva": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "sju": 7,
    "atta": 8,
    "nio": 9,
    "tio": 10,
}
HELPERS = (
    r"(?:(?:ar|har|blir|blev|ska|kommer|nu|redan|annu|fortfarande|delvis|nastan|helt|det|den|vi|som|bada|"
    r"inte|"
    r"ej|aven|ocksa|status|ca|i stort sett|alla|allt|an|ok|okej|ja|japp|nej|jag|sa|ungefar|tyvarr|dessvarre|"
    r"antligen),? )*"
)
# "Punkt 1 är klar, punkt 2 också."
SAME_AS_ABOVE = r"(?:ocksa|likasa|dito|samma sak|detsamma)(?!\w)"
STATUS = "|".join(
    pattern.pattern
    for pattern in (
        status_words.DONE, status_words.ONGOING, status_words.STARTED, status_words.AS_PLANNED,
        status_words.NOT_STARTED, status_words.PLANNED, status_words.DELAYED,
        status_words.DROPPED, status_words.REPEAT, turning_words.RESERVATION, status_words.MADE,
    )
) + "|vantar|avvaktar|invantar|" + SAME_AS_ABOVE  # fmt: skip
VERB_FOLLOWS = re.compile(
    r"\s+(?:ar|har|blir|blev|ska|kommer|kan|kunde|vantar|hinner|maste|behover|ligger)(?!\w)"
)
# After "1 …", a 2 begins the next answer, unless it is a count or a date.
NEXT_AT_END = re.compile(r"(?:[.!;\n)]\s*|^)$")
NEXT_AFTER_COMMA = re.compile(r",\s*$")
NEXT_ANSWER = re.compile(
    r"[\s:.)=-]*(?:[a-z]+(?:ad|at|ats|ades|des|dd|tt|ts|as|gs|rs)|inte|ej|vi|den|det|har (?:vi|jag)|ar|"
    r"haller|gar|kor|"
    r"tar|gor|skriver|vantar|ligger|jobbar|arbetar|aterkommer|blir|blev|far|behover|vet|nej|ja)(?!\w)"
)
COUNTS_SOMETHING = re.compile(
    r"\s*[a-z]{3,}(?:er|ar|or|are|en|et|skap)(?: \w+)? (?:har|ar|gick|fick|blev|kvar|ater|till|av|som|"
    r"pa|i)(?!\w)"
)
MENTIONED = re.compile(rf"(?<!\w){LABEL}(\d{{1,2}})(?!\w)")
OWN_ORDINALS = frozenset({"ettan", "tvaan", "trean", "fyran", "femman", "sexan"})
HAVE_WE = re.compile(r"\s+har (?:vi|jag)(?!\w)")
ANSWER_FOLLOWS = re.compile(rf"[\s:.,)=>–✔✅☑-]*{HELPERS}(?:{STATUS}|\d{{1,3}} ?(?:%|av \d))")
POINTER = re.compile(
    rf"(?<![\w.,/:%-])(?:(?P<all>allihopa?|alla(?! andra)|allt(?! annat)|samtliga|bada(?! de)|bagge|"
    rf"ing(?:en|et|a) av (?:detta|det|dem|de|dessa|dom|aktiviteterna|punkterna|insatserna|atgarderna)|"
    rf"varken ettan eller tvaan)(?: (?:de|tva|tre|fyra|fem|sex|sju|atta|nio|tio|\d|aktivitet\w*|"
    rf"punkt\w*|insats\w*|uppgift\w*))*"
    rf"|(?:(?:pa|for|med|vad galler|nar det galler) )?(?P<rest>ovriga|resten|de andra|det andra|"
    rf"allt annat|alla andra|de ovriga|resterande)(?: (?:aktivitet\w*|punkt\w*|tva|tre|\d))?"
    rf"|(?:(?:den|det|nr|nummer) )?(?P<ordinal>{ORDINAL}(?:(?:, ?| och | o | & | ?\+ ?)(?:den |"
    rf"det )?{ORDINAL})*)(?: (?:aktiviteten|punkten|fragan))?"
    rf"|de (?P<end_first>forsta|sista) (?P<few_last>tva|tre|fyra|fem|[2-9])"
    rf"|(?:de )?(?P<few>bada|tva|tre|fyra|fem|[2-9]) (?:de )?(?P<end>forsta|sista)"
    r"(?: (?:aktiviteterna|punkterna))?"
    rf"|(?:nr|nummer|punkt|aktivitet) (?P<spelled>{'|'.join(SPELLED)})"
    rf"|(?P<label>{LABEL})?(?P<numbers>{NUMBERS})(?P<named>:(?:an|e|a|ans)|ans?)?"
    r")(?![\w%])(?P<mark> ?[.):=](?!\d)| ?[-–](?= )| ?;|/(?= ))?"
)
EXCEPT = re.compile(
    rf"(?<!\w),?\s*(?:utom|forutom|men inte|"
    rf"bortsett fran)\s+(?:(?:{LABEL})?(?P<numbers>{NUMBERS})(?!\w)(?::(?:an|e|a))?|(?:den |det )?"
    rf"(?P<ordinal>{ORDINAL})(?: (?:aktiviteten|punkten))?(?!\w))(?: (?:som|vilken|dar))?"
)
BOUNDARY = re.compile(
    r"(?:^|[,;.:!?\n(–•*]|-|(?<!\w)(?:och|men|samt|medan|sedan|dock|bade|enbart|bara|endast|"
    r"ang|angaende|att))\s*$"
    # "På 2 har vi …", "hej 1 klart"
    r"|(?:^|[.!?\n,;]) ?(?:pa|ang\.|gallande|vad galler)\s*$|(?:^|\n)\W*(?:hej(?:san)?|hallo)[ ,!]*$"
)
LINE_START = re.compile(r"(?:^|\n)[^\w\n]{0,6}$")
NOT_A_POINTER = re.compile(
    rf"\s*(?:av|utav|st|%|procent|{MONTHS}|gang\w*|dag\w*|veck\w*|manad\w*|"
    # "2 år sedan", and not "2 är på väg"
    rf"ar(?= (?:sedan|sen|till|fram|framat|gam\w+|kvar|efter|innan|tillbaka)(?!\w)|[.,;\n]|$)|"
    rf"timm\w*)(?!\w)(?! {HELPERS}(?:{STATUS}))"
)
# "3 genomförda möten" counts meetings; "3 genomförd" answers number 3.
COUNTED = re.compile(
    r"\s*(?:(?!ej |inte )\w+ )?(?:klara|fardiga|genomforda|avslutade|avklarade|pagaende|paborjade|"
    r"forsenade|startade|planerade|inbokade|bokade|installda|utforda)"
    r"(?= (?!och|men|sedan|samt|fran|redan|under|efter|medan|enligt)[a-z]{3,})"
)
NUMBERED_LINE = re.compile(r"(?:^|(?<=\n))[ \t]*(\d{1,3}),? [a-z]")
MARKED_LINE = re.compile(rf"(?m)^[^\w\n]{{0,4}}(?:{LABEL})?\d{{1,2}} ?[.):=/-]")
EDGES = re.compile(r"^[\s,;:.)=–•*-]+|[\s,;(–•*-]+$|[\s,;]+(?:och|samt|men|medan)\s*$", re.IGNORECASE)
# The answer first: "klara: 1, 3 och 4", "klara med trean", "vi har klarat av 1 och 2".
_FEW_NUMBERS = (
    rf"(?:{LABEL})?(?:{NUMBERS})(?!/)|(?:(?:den|det) )?{ORDINAL}(?:(?:, ?| och )(?:den |det )?{ORDINAL})*"
)
ANSWER_FIRST = re.compile(
    rf"(?:(?<=^)|(?<=[;!\n])|(?<=[,.;!] )|(?<=men )|(?<=och ))(?:vi (?:ar|har) )?"
    rf"(?P<answer>(?:(?:annu )?(?:inte|ej) )?(?:{STATUS})(?: (?:fardigt|klart))?)"
    rf"(?: ?[:=] ?| [-–] | med | pa | (?=\d))(?P<which>{_FEW_NUMBERS})"
    r"(?=[ \t]*(?:[.;!](?!\w)|\n|,(?! ?\d)|(?:men|medan)(?!\w)|$))"
)
MADE_ALL = re.compile(
    r"(?<!\w)vi har (?:nu )?(?:gjort|genomfort|klarat av|gjort klart) (alla|samtliga|bada)"
    r"(?: \w{2,5})?(?=\s*[.,;!\n]|$)"
)
# "Språkcaféet (2) utgår": the number follows the name.
IN_BRACKETS = re.compile(
    r"(?P<before>(?:^|[.,;\n])[ \t]*)(?P<name>[^.,;\n()]{3,80}?) \((?P<number>\d{1,2})\)"
)
STARRED = re.compile(r"(?m)^([ \t]*)[*_]{1,2}(\d{1,2})[.)]?[*_]{1,2}")
BRACKETS_FIRST = re.compile(r"(?m)^\s*\(1\)")
ROUND_BRACKETS = re.compile(r"\((\d{1,2})\)")
BRACKETED = re.compile(r"\[(\d{1,2})\]")
SPELLED_LINE = re.compile(
    rf"(?m)^[ \t]*(?P<first>{'|'.join(SPELLED)})(?: och (?P<second>{'|'.join(SPELLED)}))?(?= ?:)"
)
IN_ORDER = re.compile(
    r"(?:^|[.!\n]\s*)(?:(?:har kommer )?(?:svaren|dom|de) )?i (?:tur och )?ordning ?:? (?P<answers>[^.!\n]+)"
)
# "Pågår med alla fyra", "gjort båda två i fredags": the answer before "alla".
ALL_LAST = re.compile(
    rf"(?m)(?:^|(?<=[.!] ))(?P<said>(?:(?:vi|nu|ar|har|det|tyvarr) )*(?:{STATUS})[^.!\n\d]{{0,20}}?)"
    r",? (?:(?:med|pa|for|i|gallande) )?(?P<all>bada|bagge|alla|samtliga|allt|ingen av dem)"
    r"(?: (?:tva|tre|fyra|fem|sex))?(?P<after>(?: (?:nu|tyvarr|i \w+|sedan \w+))?)(?=[.!,\n]|$| men)"
)
NONE_OF_THEM = re.compile(
    r"(?m)^(?P<said>[^.!\n]*(?<!\w)(?:inte|ej)(?!\w)[^.!\n]*?)"
    r" (?:med )?nagon av (?:aktiviteterna|dem|dom|dessa|punkterna)"
)
DASHED_LINE = re.compile(r"(?m)^([ \t]*\d{1,2}) [-–] ")
