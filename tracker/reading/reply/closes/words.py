"""The mark of each word of an answer: a letter for what it is, X for every word that is not known here.

Times: D past date · n this month or season. Nouns: N the work · E the event · o, e other work and events ·
K regular meeting · R record · L where it is kept · B body · P everyone · p some people · x fewer ·
C counted · Z name. Numbers: # number · W all of all · q all. Verbs: V done · U, k done, came, with what ·
I is, was · H has · O had · F lies · G is in force · s see · y enclosed. Others: a adverb · b well · i at ·
m with · t to · v by · l according to · f for · h from · c and · d article, adjective · r we · j together ·
S paragraph · T thanks · | stop.
"""

import re
from datetime import date

from tracker.reading.reply.closes import dates, nouns, verbs
from tracker.reading.reply.closes.kin import is_kin, is_titled
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.numerals import NUMERAL, value_of

UNKNOWN = "X"
THANKS = (
    r"(?:(?:och )?tack(?: sa mycket)?(?: for (?:paminnelsen|fragan|mejlet|mailet|hjalpen))?|"
    r"(?:ring|mejla|maila|hor av dig|kontakta mig)(?: mig| garna| till mig)*(?: pa)?"
    r"(?: (?:dolt|[\d -]{6,}\d))?(?: (?:om det ar nagot|om du undrar(?: nagot)?|vid fragor))?|"
    r"trevlig (?:dag|helg|vecka|sommar|semester|host|jul|var|kvall|pask|midsommar)|glad (?:pask|"
    r"sommar|midsommar)|god jul|ha (?:det (?:sa )?(?:bra|gott|fint)|"
    r"en (?:bra|fin|trevlig|skon) (?:dag|helg|vecka|sommar)))(?!\w)"
)
_PHRASES = {
    "T": THANKS,
    "V": r"arbetet (?:avslutades|slutfordes|utfordes|gjordes|genomfordes|ar (?:klart|slutfort))(?!\w)|"
    r"(?:(?:ar|kom|finns|nu) )*pa plats(?!\w)|agde rum(?!\w)|(?:ar|var|varit) narvarande(?!\w)|"
    r"(?:tog|tagit) del av(?!\w)|(?:satte|sattes|satts|satt|hangde|hangdes|hangts) upp(?!\w)|"
    r"la(?:des|gts) upp(?= pa (?:webb|intra|teams|hemsid|sidan))|"
    r"har (?:alla |en |ett )?(?:intyg|diplom|certifikat|ombud|antagen \w*(?:rutin|plan))(?!\w)",
    "U": r"(?:ar|var|varit) (?:med|dar)(?!\w)",
    "M": r"(?:tog|togs|tagit|tagits) upp(?!\w)",
    "A": r"(?:hade|haft) (?:(?:det|den|fragan|punkten|informationen) )?uppe"
    r"(?: (?:det|den|fragan|punkten))?(?!\w)|"
    r"(?:fragan|punkten|informationen) (?:var|fanns) (?:uppe|med)(?!\w)",
    "P": r"(?:bada|alla) parter(?!\w)",
    "d": r"den sist[ae] (?=den \d|i \w)",
    "D": r"sedan lange(?!\w)",
    "a": r"som (?:planerats?|beslutats?|bestamts?|avtalats?|overenskommet)(?!\w)|"
    r"for (?:var|min|egen) (?:del|enhet|avdelning|verksamhet)(?!\w)|hos oss(?!\w)",
    "S": r"§+ ?\d+|(?:det )?(?:blev|var) (?:en |ett )?(?:riktigt |mycket |valdigt |jatte)?"
    r"(?:bra|fin|fint|givande|lyckad|lyckat|uppskattad|uppskattat|intressant)"
    r"(?: (?:diskussion|dag|traff|mote|utbildning|dialog|workshop|kvall|tillfalle|"
    r"stamning|uppslutning))?(?!\w)",
    "R": r"(?:protokoll|minnesanteckningar) (?:nr|§) ?\d+(?!\w)",
    "X": r"(?:gav|gavs|ger|gett) upp(?!\w)|(?:laste|horde|sag|fick) jag(?!\w)|jag (?:laste|horde|sag)(?!\w)",
}
_ALL_OF = rf"(?P<one>{NUMERAL})(?: (?P<of_what>[a-z]+))? ?(?P<of>(?<= )av|/) ?(?P<all>{NUMERAL})(?!\w)"
_TOKEN = re.compile(
    "|".join((
        rf"(?P<date>{dates.DATE})",
        rf"(?P<share>(?<![\w/]){_ALL_OF}(?![/\d]))",
        *(rf"(?P<phrase_{name}>(?<!\w)(?:{form}))" for name, form in _PHRASES.items()),
        rf"(?P<number>(?<!\w)(?:{NUMERAL}|[a-z]{{2,8}}tal)(?!\w))",
        r"(?P<word>(?<!\w)(?:g:|enl\.|[^\W\d_]+(?:-[^\W\d_]+)*))",
        r"(?P<stop>\s*[.,;!()\n]\s*|\s+[–—-]\s+|–\s+)",
        r"(?P<space>\s+)",
        r"(?P<odd>.)",
    ))
)  # fmt: skip
_WORDS = {
    "a": "redan nu digitalt fysiskt gemensamt samtidigt dar ut ute in fram igenom muntligt skriftligt totalt "
    "sammanlagt helt nyligen nyss sjalv",
    "b": "bra fint utmarkt smidigt",
    "i": "i pa vid under via", "m": "med", "t": "till", "v": "av", "l": "enligt enl enl.", "f": "for",
    "h": "fran", "c": "och samt o",
    "d": "den det de en ett var vart min mitt mina ny nya nytt gemensam gemensamma gemensamt sin sina sitt "
    "egen egna eget uppdaterad denna detta lokal lokala vara extern externa",
    "q": "alla all allt samtliga samtlig hela bada", "r": "vi jag oss dig er dem",
    "I": "ar blev blivit varit", "H": "har", "O": "hade haft", "F": "finns ligger sparad sparat sparade",
    "G": "galler anvands tillampas foljs",
    "s": "se", "y": "bifogas bifogar bifogat bifogad", "j": "tillsammans",
}  # fmt: skip
_MARKS = {word: mark for mark, words in _WORDS.items() for word in words.split()}
_MET = "sågs"  # "vi sågs i april"; "sägs", which is folded alike, tells of hearsay
_NOT = frozenset({"här", "vara", "värt", "vart", "år"})  # folding makes "har", "våra", "vårt", "är" of them
_ACRONYMS = frozenset(["HR", "IT", "APT", "VBE", "SIG", "SIP", "MAS", "MAR", "LSS", "SOL", "BUP", "SSPF"])
_NAME = re.compile(r"[A-ZÅÄÖÉ][a-zåäöé]+(?:-[A-ZÅÄÖÉ][a-zåäöé]+)?")
# Work that is to tell people, and work that is to talk.
_TOLD_TO = re.compile(r"inform|sprid")
_TALK = re.compile(r"inform|sprid|disku|samtal|dialog|genomgang|igenom")
_NOUNS = (
    ("P", nouns.is_everyone), ("L", nouns.is_place), ("R", nouns.is_record), ("C", nouns.is_counted),
    ("K", nouns.is_channel), ("e", nouns.is_forum), ("B", nouns.is_body), ("o", nouns.is_work),
    ("p", nouns.is_some), ("x", nouns.is_fewer),
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
            found.append(_of_others(match, fold(title), day, counted=counted))
    return "|".join(_joined(clause, counted=counted) for clause in re.split(r"\|+", "".join(found)))


def _joined(clause: str, *, counted: bool) -> str:
    """The marks of a clause with those words judged that need others beside them."""
    clause = re.sub(r"(?<![rZB])(?<![rZB]H)M", "U", clause).replace("M", UNKNOWN)  # "Eva fick den"
    clause = re.sub(r"(?<=[NECP#])k|(?<=[NECP]H)k", "V", clause).replace("k", UNKNOWN)
    if counted:
        clause = re.sub(r"U(d*)e", r"V\1E", clause)  # "alla 12 har gått kursen"
    told = re.search(r"[NEKDWLC#nbVq]", clause)
    return clause.replace("U", "V" if told else UNKNOWN)


def _of_others(match: re.Match[str], title: str, day: date | None, *, counted: bool) -> str:
    of = match.groupdict()
    if of["date"]:
        same = of["figures"] and of["d2"] == of["m2"]
        return "W" if counted and same else dates.mark(match, day)
    if of["share"]:
        return "W" if _is_whole(of) and (counted or of["of"] == "av") else UNKNOWN
    if of["number"]:
        return {"en": "d", "ett": "d", "noll": UNKNOWN, "0": UNKNOWN}.get(of["number"], "#")
    if of["stop"]:
        return "|"
    phrase = next((name for name in _PHRASES if of[f"phrase_{name}"]), UNKNOWN)
    talked = _TALK.search(title) is not None
    if (phrase == "M" and not verbs.completes("tagupp", title)) or (phrase == "A" and not talked):
        return UNKNOWN  # the matter was taken up, of work that is more than that
    return "V" if phrase == "A" else phrase


def _is_whole(of: dict[str, str | None]) -> bool:
    """ "12 av 12", "sex skolor av sex"."""
    people = of["of_what"] is None or nouns.is_counted(of["of_what"]) or nouns.is_some(of["of_what"])
    return people and value_of(of["one"] or "0") == value_of(of["all"] or "0") > 0


def _of_word(word: str, written: str, title: str, *, may_be_name: bool) -> str:
    if written.lower() in _NOT:
        return UNKNOWN
    if written == _MET:
        return "V"
    if word in _MARKS:
        return _MARKS[word]
    verb = verbs.is_own(word, fold(title)) or verbs.tells_done(word)
    mark = _of_verb(word, fold(title)) if verb else _of_noun(word, title)
    if verb or mark != UNKNOWN or not written[0].isupper():
        return mark
    return "Z" if _is_name(written, title, may_be_name=may_be_name) else UNKNOWN


def _of_noun(word: str, title: str) -> str:
    known = next((mark for mark, test in _NOUNS if test(word)), UNKNOWN)
    titled = is_titled(word, title)
    if known == "R" and word.startswith("beslut") and not verbs.completes(word, fold(title)):
        return "o"  # a decision about a thing is not the thing
    if known == "p" and nouns.is_whole_group(word) and _TOLD_TO.search(fold(title)):
        return "P"  # "vi informerade rektorerna"
    if known in {"K", "e", "o"} and (titled or is_kin(word, fold(title))):
        return "N" if known == "o" else "E"
    if titled and known in {"p", "x", UNKNOWN}:
        return "P" if known == "p" else "N"
    return known


def _is_name(written: str, title: str, *, may_be_name: bool) -> bool:
    if written.isupper() and len(written) > 1:
        return written in _ACRONYMS or re.search(rf"(?<!\w){written}(?!\w)", title) is not None
    return may_be_name and _NAME.fullmatch(written) is not None


def _of_verb(word: str, title: str) -> str:
    if verbs.is_own(word, title):
        return "V"
    if not verbs.completes(word, title):
        return UNKNOWN
    if verbs.went(word) or verbs.took(word):
        return "U" if verbs.went(word) else "M"
    return "k" if verbs.came(word) else "V"
