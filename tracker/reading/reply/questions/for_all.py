"""What is said of all activities at once: "nej på samtliga", "allt enligt plan utom 3", "resten rullar"."""

import re
from collections.abc import Sequence

from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.leading import Part
from tracker.reading.reply.questions.leading_words import ANSWERS, NAMES
from tracker.reading.reply.questions.naming import named

_ALL_WORD = (
    r"(?:alla|samtliga|bada|bagge|allihop\w*|alltihop\w*|allt|allting|hela (?:listan|bunten|"
    r"rasket)|(?:nagon|nan|nagot|nat) av (?:de (?=tva|tre|fyra|fem|sex|sju|atta)|dem|dom|punkterna|fragorna|"
    r"raderna|aktiviteterna)?|"
    r"ingetdera|ingendera|(?:ingen|inget|nagot) av (?:dem|dom|dessa|det|detta|punkterna|fragorna)|"
    r"varken eller|"
    r"genomgaende|samma (?:svar|sak))"
)
_SPELLED = {"tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "atta": 8, "bada": 2, "bagge": 2}
_ALL = re.compile(
    rf"(?<!\w){_ALL_WORD}(?: (?:de |era |dessa |mina )?(?P<many>tva|tre|fyra|fem|sex|sju|atta|\d))?"
    r"(?: (?:fragor|punkter|aktiviteter|rader|delar|fragorna|punkterna|aktiviteterna|raderna))?(?!\w)"
    r"(?! (?:medarbetare|personal|anstallda|har|i personalen|ar utbildade|handlaggare|chefer|"
    r"enheter|skolor|\w+are|nya|elever|barn)(?!\w))"
)
# The words say "no" themselves: "inget av detta har behövts".
_NONE_OF = re.compile(
    r"^\W*(?:ingetdera|ingendera|ing(?:en|et|a) av (?:de(?:m|t|tta|ssa|t har)?|dom|punkterna|"
    r"fragorna|alternativen|delarna)(?: \w+)?"
    r"|varken eller)(?!\w)"
)
_REST = re.compile(
    r"^(?:(?:och|men|pa|for|de|det|alla|allt|i) )*(?:resten|ovriga|ovrigt|resterande|andra|annat|"
    r"ovriga punkter|det andra|de andra)(?!\w)"
    r"(?: (?:fragor|punkter|aktiviteter|rader|fragorna|punkterna|aktiviteterna|tva|tre|fyra|"
    r"fem))*\s*[:,–-]?\s*"
)


_AROUND_ALL = re.compile(
    r"(?i)^\W*(?:samma (?:svar|sak)\b)?\W*(?:(?:på|för|om|med|är|från oss)\b)?\W*|\s+(?:på|för|om|"
    r"gällande|med|till)\W*$"
)


_ALL_BUT = re.compile(
    r"^\W*(?:hej\w*\W+(?:\w+\W+)?)?(?:alla|samtliga|allt|allihop\w*)(?: (?:ar|"
    r"ar nu))? (?P<said>[^.!?\n\d]{2,60}?),? "
    r"(?:utom|forutom|men inte|bortsett fran) (?:(?:nr|nummer|punkt|fraga|"
    r"aktivitet)\.? ?)?(?P<numbers>\d{1,2}(?:(?:,| och) ?\d{1,2})*)(?!\d)"
)
_ALL_BUT_NAMED = re.compile(
    r"^\W*(?:hej\w*\W+(?:\w+\W+)?)?(?:alla|samtliga|allt|allting|allihop\w*)(?: (?:ar|ar nu))? "
    r"(?P<said>[^.!?\n]{2,60}?),? (?:utom|forutom|bortsett fran|med undantag (?:av|for)|men (?:inte )?) ?"
    r"(?P<what>[^.,!?\n\d]{3,50}?),? (?:som |dar |vilken )?(?=(?:ar|har|inte|ej|dar|utgar|pagar|ligger|"
    r"vantar)(?!\w))"
)
# "Klart på alla utom trean".
_SAID_OF_ALL_BUT = re.compile(
    r"^\W*(?:hej\w*\W+(?:\w+\W+)?)?(?P<said>(?:\w+ ){1,4}?)(?:pa|for|i) "
    r"(?:alla|samtliga|allt) (?:utom|forutom) (?:(?:nr|nummer|punkt|fraga|aktivitet)\.? ?)?"
    r"(?P<numbers>\d{1,2}(?:(?:,| och) ?\d{1,2})*)(?!\d)"
)
_NAMES = re.compile(r"(?<!\w)(?:ettan|tvaan|trean|fyran|femman|sexan|sjuan|attan)(?!\w)")
_SAYS = re.compile(
    r"(?:flyter|tickar|loper|kor|utgar|galler|blir|blev|avser|hos|for|i|pa|under|fran|nu|an|men|och|med|till|"
    r"denna gang\w*|sedan|sen|fortsatt\w*|tuffar|ligger|foljer|halls|genomfors|bedoms|beraknas)(?!\w)"
)
_SAID_OF = re.compile(
    r"(?<!\w)(?:pa|for|till|med|om|gallande|galler|avser|ang|angaende|av|hos|nej|ja|ar|:)\W*$|[,:;(–-]\W*$"
)
_DROPPED_FIRST = re.compile(r"utgar (?:for (?:var|min) del|hos oss|i ar)\W*$")
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"  # "rean" of "trean", whose place a figure took
_FEW_BEFORE = 8  # words
_TWO = 2


def rest_of(words: str) -> str | None:
    """What is said of all other activities ("Resten: inget behov"); None if the words do not begin so."""
    found = _REST.match(fold(words))
    return words[found.end() :].strip() or None if found else None


def about_all(text: str, asked: Sequence[int]) -> Part | None:
    """The text as one answer to all, if it says that it is: "nej på samtliga", "alla enligt plan"."""
    folded = fold(text)
    if _NONE_OF.search(folded) and "men" not in folded.split():
        return Part(text, tuple(asked))
    found = _ALL.search(folded)
    if found is None or re.search(r"(?<!\w)(?:utom|forutom|bortsett fran|undantag\w*)(?!\w)", folded):
        return None
    if not _is_of_all(folded, found):
        return None
    many = found["many"]
    if many and int(_SPELLED.get(many, many)) != len(asked):
        return None
    if re.match(r"bada|bagge", found[0]) and len(asked) != 2:
        return None
    words = (text[: found.start()] + " " + text[found.end() :]).strip()
    words = _AROUND_ALL.sub("", words)
    return Part(words if re.search(r"\w", words) else text, tuple(asked), whole=text)


def _is_of_all(folded: str, found: re.Match[str]) -> bool:
    """False for "alla enhetschefer", and for "protokoll på båda" at the end of a long sentence."""
    after = folded[found.end() :].lstrip(" ")
    before = re.split(r"[.!?\n]", folded[: found.start()])[-1]
    goes_on = after[:1].isalpha() and not (ANSWERS.match(after) or _SAYS.match(after))
    if not before.strip() or goes_on:
        return not goes_on
    if after[:1].isalpha():
        return True
    short = len(before.split()) <= _FEW_BEFORE
    return short and (_SAID_OF.search(before) or _DROPPED_FIRST.match(before.lstrip())) is not None


def all_but(text: str, asked: Sequence[int], titles: Sequence[str] = ()) -> tuple[Part, ...]:
    """ "Alla klara utom nummer 2 som utgår": all the others, and the exception; empty if it is not so.

    The exception is named by its number or by a word of its title ("utom rutinen, som är försenad").
    """
    by_name = _all_but_named(text, asked, titles)
    if by_name:
        return by_name
    plain = _NAMES.sub(lambda name: f"{NAMES[name[0]]}".ljust(len(name[0])), fold(text))
    found = _ALL_BUT.search(plain) or _SAID_OF_ALL_BUT.search(plain)
    if found is None or len(asked) < _TWO:
        return ()
    excepted = tuple(int(number) for number in re.findall(r"\d+", found["numbers"]))
    others = tuple(number for number in asked if number not in excepted)
    if not set(excepted) <= set(asked) or not others:
        return ()
    end = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip(_LETTERS))
    whole, rest = text[found.start("said") : found.end("said")], text[end:].strip(" .!,:")
    rest = re.sub(r"(?i)^(?:som|den|där|vilken)(?: är)? ", "", rest)
    exception = (Part(rest, excepted),) if rest else ()
    return (Part(whole.strip(), others), *exception)


def _all_but_named(text: str, asked: Sequence[int], titles: Sequence[str]) -> tuple[Part, ...]:
    found = _ALL_BUT_NAMED.search(fold(text))
    place = named(text[found.start("what") : found.end("what")], titles) if found else None
    if found is None or place is None or len(asked) < _TWO:
        return ()
    others = tuple(number for number in asked if number != asked[place])
    whole = text[found.start("said") : found.end("said")].strip()
    rest = text[found.end() :].strip(" ,:")
    return (Part(whole, others, whole=text), Part(rest, (asked[place],), whole=text))
