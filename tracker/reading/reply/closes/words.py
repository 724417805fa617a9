"""The mark of each word of an answer: a letter for what it is, X for every word that is not known here.

D past date · n this month or season · a adverb · i at · m with · t to · v by · l according to · f for ·
h hos, from · c and · d article, adjective · q all · r we · N work · E event · o, e others than the title's · K regular meeting · P everyone · p some people ·
C counted · B body · R record · L where it is kept · Z name · # number · W all of all · V done · I is, was ·
H has · O had · F lies, is found · G is in force · s see · y enclosed · j together · T thanks · | stop
"""

import re
from datetime import date

from tracker.reading.reply.closes import dates, nouns
from tracker.reading.reply.closes.verbs import builds, tells_done
from tracker.reading.reply.meaning.title_words import is_named
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.numerals import NUMERAL, value_of

UNKNOWN = "X"
THANKS = (
    r"(?:(?:och )?tack(?: sa mycket)?(?: for (?:paminnelsen|fragan|mejlet|mailet|hjalpen))?|"
    r"trevlig \w+|glad (?:pask|sommar|midsommar)|god jul|ha (?:det (?:sa )?(?:bra|gott|fint)|"
    r"en (?:bra|fin|trevlig|skon) (?:dag|helg|vecka|sommar)))(?!\w)"
)
_PHRASES = {
    "T": THANKS,
    "V": r"(?:(?:ar|kom|finns|nu) )*pa plats(?!\w)|agde rum(?!\w)|(?:ar|var|varit) (?:med|dar|narvarande)(?!\w)|"
    r"(?:tog|tagit) del av(?!\w)|"
    r"har (?:alla |en |ett )?(?:intyg|diplom|certifikat|ombud|(?:antagen |egen )*\w*(?:rutin|plan))(?!\w)",
    "P": r"(?:bada|alla) parter(?!\w)",
    "d": r"den sist[ae] (?=den \d|i \w)",
    "D": r"sedan lange(?!\w)",
    "a": r"som (?:planerats?|beslutats?|bestamts?|avtalats?|overenskommet)(?!\w)|"
    r"for (?:var|egen) del(?!\w)|hos oss(?!\w)|§+ ?\d+",
    "R": r"(?:protokoll|minnesanteckningar) (?:nr|§) ?\d+(?!\w)",
    "X": r"(?:gav|gavs|ger|gett) upp(?!\w)|(?:laste|horde|sag|fick) jag(?!\w)|jag (?:laste|horde|sag)(?!\w)",
}
_ALL_OF = rf"(?P<one>{NUMERAL})(?: (?P<of_what>[a-z]+))? ?(?P<of>(?<= )av|/) ?(?P<all>{NUMERAL})(?!\w)"
_TOKEN = re.compile(
    "|".join((
        rf"(?P<date>{dates.DATE})",
        rf"(?P<share>(?<![\w/]){_ALL_OF}(?![/\d]))",
        *(rf"(?P<phrase_{name}>(?<!\w)(?:{form}))" for name, form in _PHRASES.items()),
        rf"(?P<number>(?<!\w){NUMERAL}(?!\w))",
        r"(?P<word>(?<!\w)(?:g:|enl\.|[^\W\d_]+(?:-[^\W\d_]+)*))",
        r"(?P<stop>\s*[.,;!()\n]\s*|\s+[–—-]\s+|–\s+)",
        r"(?P<space>\s+)",
        r"(?P<odd>.)",
    ))
)  # fmt: skip
_WORDS = {
    "a": "bra fint utmarkt redan nu digitalt fysiskt gemensamt samtidigt dar upp ut in fram igenom muntligt "
    "skriftligt totalt sammanlagt helt nyligen nyss smidigt sjalv",
    "i": "i pa vid under via", "m": "med", "t": "till", "v": "av", "l": "enligt enl enl.", "f": "for",
    "h": "fran", "c": "och samt o",
    "d": "den det de en ett var vart ny nya nytt gemensam gemensamma gemensamt sin sina sitt egen egna eget "
    "uppdaterad denna detta lokal lokala vara extern externa",
    "q": "alla all allt samtliga samtlig hela bada", "r": "vi jag oss dig er dem", "I": "ar blev blivit varit", "H": "har",
    "O": "hade", "F": "finns ligger sparad sparat sparade", "G": "galler anvands tillampas foljs",
    "s": "se", "y": "bifogas bifogar bifogat bifogad", "j": "tillsammans",
}  # fmt: skip
_MARKS = {word: mark for mark, words in _WORDS.items() for word in words.split()}
_NOT = frozenset({"här", "vara", "värt", "vart", "år"})  # folding makes "har", "våra", "vårt", "är" of them
_ACRONYMS = frozenset(["HR", "IT", "APT", "VBE", "SIG", "SIP", "MAS", "MAR", "LSS", "SOL", "BUP", "SSPF"])
# A word of the title that is a stage of its work, or a part.
_STAGES = re.compile(
    r"utkast\w*|skiss\w*|remiss\w*|offert\w*|bestall\w*|bok(?:ning|ad|at)\w*|planer\w*|pilot\w*|forslag\w*|"
    r"version\w*|forst[ae]|andra|behov\w*|del(?:ar|en|ar|as)?|etapp\w*|steg\w*|halv\w*|start\w*|nasta|inte|utan|"
    r"fler|ovriga|upphand\w*|inbjud\w*|forbered\w*|pa?borja\w*|borja\w*|minst|hur|manga|ska|under|innan|fore|"
    r"efter|vid|infor|inom|eller|samt|varje|lopande|mal(?:et|en)?|arlig\w*|flera|nagon|nagra"
)
_A_THING = re.compile(r"[a-z]{3,}(?:erna|arna|orna|et|en)(?<!ligen)")
_NOUNS = (
    ("P", nouns.is_everyone), ("L", nouns.is_place), ("R", nouns.is_record), ("C", nouns.is_counted),
    ("K", nouns.is_channel), ("e", nouns.is_forum), ("B", nouns.is_body), ("o", nouns.is_work),
)  # fmt: skip


def marks(text: str, title: str, day: date | None, *, counted: bool) -> str:
    """The marks of an answer's words, in order. `counted`: the question asks for a number of all."""
    found: list[str] = []
    for match in _TOKEN.finditer(fold(text)):
        kind = match.lastgroup if match.lastgroup != "all" else "share"
        written = text[match.start() : match.end()]
        if kind == "word":
            begins = not found or (found[-1] == "|" and text[: match.start()].rstrip()[-1:] != ",")
            named = begins and re.match(r" [A-ZÅÄÖÉ][a-zåäöé]+", text[match.end() :]) is None
            found.append(_of_word(match[0], written, title, may_be_name=not named))
        elif kind != "space":
            found.append(_of_others(match, day, counted=counted))
    joined = re.sub(r"[uo](?=I?Y)", "N", re.sub(r"\|+", "|", "".join(found)))  # "absorbenterna sattes upp"
    return joined.replace("Y", "V").replace("u", UNKNOWN)


def _of_others(match: re.Match[str], day: date | None, *, counted: bool) -> str:
    of = match.groupdict()
    if of["date"]:
        same = of["figures"] and of["d2"] == of["m2"]
        return "W" if counted and same else dates.mark(match, day)
    if of["share"]:
        whole = value_of(of["one"]) == value_of(of["all"]) > 0
        people = of["of_what"] is None or nouns.is_counted(of["of_what"]) or nouns.is_some(of["of_what"])
        return "W" if whole and people and (counted or of["of"] == "av") else UNKNOWN
    if of["number"]:
        if of["number"] in {"noll", "0"}:
            return UNKNOWN
        return "d" if of["number"] in {"en", "ett"} else "#"
    if of["stop"]:
        return "|"
    return next((name for name in _PHRASES if of[f"phrase_{name}"]), UNKNOWN)


def _of_word(word: str, written: str, title: str, *, may_be_name: bool) -> str:
    if written.lower() in _NOT:
        return UNKNOWN
    if word in _MARKS:
        return _MARKS[word]
    if tells_done(word):
        return "Y" if builds(word) else "V"
    known = next((mark for mark, test in _NOUNS if test(word)), None)
    titled = is_titled(word, title)
    if known in {"K", "e", "o"} and (titled or nouns.is_kin(word, fold(title))):
        return "N" if known == "o" else "E"
    if known:
        return known
    if nouns.is_some(word):
        return "P" if titled else "p"
    if nouns.is_fewer(word) and not titled:
        return "x"
    if titled:
        return "N"
    if written.isupper() and len(written) > 1:
        return "Z" if written in _ACRONYMS or re.search(rf"(?<!\w){written}(?!\w)", title) else UNKNOWN
    if _A_THING.fullmatch(word) and not nouns.is_lesser(word):
        return "u"
    return (
        "Z"
        if may_be_name and re.fullmatch(r"[A-ZÅÄÖÉ][a-zåäöé]+(?:-[A-ZÅÄÖÉ][a-zåäöé]+)?", written)
        else UNKNOWN
    )


def is_titled(word: str, title: str) -> bool:
    """True if a word (folded) of the title is this one, and no stage of its work."""
    return _STAGES.fullmatch(word) is None and is_named(word, title)
