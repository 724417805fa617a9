"""What a pointer at an activity looks like, and what may stand around it; in folded letters (patterns.py)."""

import re

from tracker.reading.reply import status_words, turning_words
from tracker.reading.reply.patterns import MONTHS

LABEL = r"(?:(?:nr|nummer|punkt(?:en)?|pkt|aktivitet(?:en)?|akt|fraga|uppgift)\.?|#) ?"
AND = r" ?(?:,|och|o|&|\+|samt|-|–|till|/) ?"
NUMBERS = rf"\d{{1,3}}(?:{AND}(?:{LABEL})?\d{{1,3}}(?!\w)(?! ?(?:av|utav|%|procent|st)(?!\w)))*"
ORDINALS = {
    "forsta": 1, "ettan": 1, "andra": 2, "tvaan": 2, "tredje": 3, "trean": 3, "fjarde": 4, "fyran": 4,
    "femte": 5,
    "femman": 5, "sjatte": 6, "sexan": 6, "sista": -1,
}  # fmt: skip
ORDINAL = rf"(?:{'|'.join(ORDINALS)})"
SPELLED = {
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
    r"ej|aven|ocksa|status|ca|i stort sett|alla|allt|an) )*"
)
STATUS = "|".join(
    pattern.pattern
    for pattern in (
        status_words.DONE, status_words.ONGOING, status_words.STARTED, status_words.AS_PLANNED,
        status_words.NOT_STARTED, status_words.PLANNED, status_words.DELAYED,
        status_words.DROPPED, status_words.REPEAT, turning_words.RESERVATION,
    )
)  # fmt: skip
ANSWER_FOLLOWS = re.compile(rf"[\s:.,)=>–✔✅☑-]*{HELPERS}(?:{STATUS}|\d{{1,3}} ?(?:%|av \d))")
POINTER = re.compile(
    rf"(?<![\w.,/:%-])(?:(?P<all>alla|allt|samtliga|bada|bagge|"
    rf"ing(?:en|et|a) av (?:detta|det|dem|de|dessa|dom)|"
    rf"varken ettan eller tvaan)(?: (?:de|tva|tre|fyra|fem|\d|aktivitet\w*|"
    rf"punkt\w*|insats\w*|uppgift\w*))*"
    rf"|(?P<rest>ovriga|resten|de andra|det andra|allt annat|alla andra|de ovriga|"
    rf"resterande)(?: (?:aktivitet\w*|punkt\w*|tva|tre|\d))?"
    rf"|(?:(?:den|det|nr|nummer) )?(?P<ordinal>{ORDINAL}(?:(?:, ?| och )(?:den |"
    rf"det )?{ORDINAL})*)(?: (?:aktiviteten|punkten|fragan))?"
    rf"|(?:de )?(?P<few>tva|tre|fyra|fem|[2-9]) (?P<end>forsta|sista)(?: (?:aktiviteterna|punkterna))?"
    rf"|(?:nr|nummer|punkt|aktivitet) (?P<spelled>{'|'.join(SPELLED)})"
    rf"|(?P<label>{LABEL})?(?P<numbers>{NUMBERS})(?::(?:an|e|a|ans))?"
    rf"(?P<mark> ?[.):=](?!\d)| ?[-–](?= )| ?;)?)(?![\w%])"
)
EXCEPT = re.compile(
    rf"(?<!\w),?\s*(?:utom|forutom|men inte|"
    rf"bortsett fran)\s+(?:(?:{LABEL})?(?P<numbers>{NUMBERS})(?!\w)(?::(?:an|e|a))?|(?:den |det )?"
    rf"(?P<ordinal>{ORDINAL})(?: (?:aktiviteten|punkten))?(?!\w))(?: (?:som|vilken|dar))?"
)
BOUNDARY = re.compile(
    r"(?:^|[,;.:!?\n(–•*]|-|(?<!\w)(?:och|men|samt|medan|sedan|dock|enbart|bara|endast))\s*$"
)
LINE_START = re.compile(r"(?:^|\n)[^\w\n]{0,6}$")
NOT_A_POINTER = re.compile(
    rf"\s*(?:av|utav|st|%|procent|{MONTHS}|gang\w*|dag\w*|veck\w*|manad\w*|ar|"
    rf"timm\w*)(?!\w)(?! (?:{STATUS}))"
)
# "3 genomförda möten" counts meetings; "3 genomförd" answers number 3.
COUNTED = re.compile(
    r"\s*(?:\w+ )?(?:klara|fardiga|genomforda|avslutade|avklarade|pagaende|paborjade|forsenade|startade|"
    r"planerade|inbokade|bokade|installda|utforda)(?!\w)"
)
NUMBERED_LINE = re.compile(r"(?:^|(?<=\n))[ \t]*(\d{1,3}) [a-z]")
EDGES = re.compile(r"^[\s,;:.)=–•*-]+|[\s,;(–•*-]+$|[\s,;]+(?:och|samt|men|medan)\s*$", re.IGNORECASE)
