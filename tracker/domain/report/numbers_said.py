"""Whether an answer gives its recorded number as what was asked for: "14 av 22", "ja, två gånger"."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from tracker.domain.question import Question, QuestionKind
from tracker.domain.report.status_words import NUMBERS
from tracker.domain.status import Status, StatusReport
from tracker.domain.swedish import MONTHS, SHORT_MONTHS, counted

CLAUSES = re.compile(r"[.,;:!?()](?=\s|$)|\s[–-]\s|\(|\)")
_NUMBER = rf"(?:\d+(?:,\d+)?|{'|'.join(NUMBERS)})"
_MONTH = "|".join((*MONTHS, *SHORT_MONTHS))
_SHARE = re.compile(
    rf"\b(?P<value>{_NUMBER}) ?(?:av|utav|/) ?(?:(?:alla|de|våra|totalt) )?(?P<whole>{_NUMBER})\b",
    re.IGNORECASE,
)
_SHARE_OF_NAMED = re.compile(rf"\b(?P<value>{_NUMBER}) [^\W\d]+ av (?P<whole>{_NUMBER})\b", re.IGNORECASE)
_COUNT = re.compile(
    rf"(?:(?:ja|nu) )?(?:(?:vi|det|och|vi har|det har|har) (?:haft|varit|blivit|blev) )?"
    rf"(?:(?:totalt|sammanlagt|hittills|alla|samtliga) )?(?P<value>{_NUMBER})\b(?P<tail>.*)",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"\b(?:den )?\d{{1,2}}(?: ?[-–] ?\d{{1,2}})?(?: och \d{{1,2}})? (?:{_MONTH})\b|\b(?:19|20)\d\d\b"
    r"|\b(?:vecka|v\.?|årskurs|kl\.?|klockan|åk) ?\d+|\bden \d{1,2}(?:/\d{1,2})?\b",
    re.IGNORECASE,
)
# "En" counts only what stands by itself: "en i maj", "en av dem", "en fick vänta".
_ANY = re.compile(
    rf"\b(?!(?:en|ett) (?!av\b|i\b|på\b|under\b|till\b|den\b|vid\b|fick\b|var\b|är\b|har\b|gång|person|möte))"
    rf"(?:{_NUMBER}|båda|bägge|halva|hälften|några|flera|tjog|dussin\w*|ett par"
    r"|(?:tio|femton|tjugo|hundra)tal\w*)\b",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\b(?:en|ett)\b", re.IGNORECASE)
# What makes a number a little more or less, and no other.
_SOFT = re.compile(
    r"\b(?:cirka|ca|c:a|ungefär|omkring|drygt|knappt|nästan|runt|minst|över|mer än|fler än|åtminstone"
    r"|totalt|sammanlagt)\b ?",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(rf"\b(?:minst|över|mer än|fler än|åtminstone) (?P<value>{_NUMBER})\b", re.IGNORECASE)
# What makes a number another than the one that was asked for, or one that somebody else has counted too.
_RESERVED = re.compile(
    r"\b(?:om|räkna\w*|cirka|ca|c:a|ungefär|omkring|drygt|knappt|nästan|minst|högst|över|eventuell\w*|minns|tror|kanske"
    r"|osäker\w*|oklar\w*|uppskatt\w*|statistik|gemensam\w*|tillsammans|samma|varav"
    r"|inklusive|exklusive|(?:gång(?:er)?|ggr|en|ett) till"
    r"|sammanlagt|totalt|per|varje|bokad\w*|planera\w*|anmäld\w*|sedan (?:sist|dess)|procent|hela)\b|%",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:kanske|tror|minns|eventuell\w*|osäker\w*|oklar\w*|ungefär|räkna\w*|uppskatt\w*|vet (?:inte|ej))\b",
    re.IGNORECASE,
)
_BESIDE_WORDS = """
st stycken hittills har haft hållits deltagit genomfört genomförts gått genomgått under i år året perioden är
klara klar gjort det den ännu än ja blivit aktuellt fått hos oss
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())
_TIMES = frozenset(("gång", "ggr", "gånger"))
# What stands after a number without a noun.
_AFTER_WORDS = "nu av på vid hos för med till från som men och efter sedan innan utan"
_AFTER = frozenset(_AFTER_WORDS.split())
_WHEN = re.compile(
    rf"\b(?:i|den|under|på|våren|våras|hösten|höstas|höst|vår|somras|sommaren|sommar|\d+|och|{_MONTH})\b",
    re.I,
)
_TIME = re.compile(rf"\b(?:den|våren|våras|hösten|höstas|höst|vår|somras|sommaren|sommar|{_MONTH})\b", re.I)
_NUMBERS = re.compile(rf"\b{_NUMBER}\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}\b)")  # "1 134"
_ALL_DONE = frozenset(["alla", "samtliga", "klart", "klara", "klar", "genomfört", "är", "har", "allt"])
_YES_NO = ("ja", "jo", "nej")


# What is counted in an answer and is not what the question counts, unless the question names it too.
_OTHER_NOUN = (
    r"(?:enhetschef\w*|chefer\w*|gruppledare\w*|ungdom(?:ar)?|barn|elev(?:er)?|föräld\w+|anhöriga?|familj(?:er)?"
    r"|avhoppare|klient(?:er)?|brukare|ärenden?|möten?|insats(?:er)?|ansök\w+|samtal|besök|skol(?:a|or)"
    r"|förskol(?:a|or)|grupp(?:er)?|enhet(?:er)?|utbildning(?:ar)?|tillfällen?|förening(?:ar)?|bokning(?:ar)?"
    r"|uthyrning(?:ar)?|kontroll(?:er)?|träff(?:ar)?|nyanställda?|mejl|gång|gånger|ggr|person(?:er)?|man|kvinna)\b"
)
_MEETING = re.compile(
    r"\b(?:\w*möte\w*|apt|\w*träff\w*)\b[^.]*\b(?:deltog|var med|närvarade)\b", re.IGNORECASE
)
_COURSE = re.compile(r"utbildning|kurs", re.IGNORECASE)
_LEADERS = re.compile(r"\b(?:enhetschef|gruppledar|gruppchef|avdelningschef)\w*", re.IGNORECASE)
_OTHER_STAFF = re.compile(
    rf"\b{_NUMBER} [^\W\d]+(?:or|er|are|ar)\b.*\b{_NUMBER} [^\W\d]{{4,}}", re.IGNORECASE
)
# What others may have counted too, or somebody is unsure of; and what is no result, beside the number itself.
_NOT_TO_ADD = re.compile(
    r"\b(?:räkna\w*|kanske|tror|minns|eventuell\w*|osäker\w*|oklar\w*|vet (?:inte|ej)|statistik|gemensam\w*"
    rf"|tillsammans|samma (?:{_NUMBER}|som|\w*(?:möte|träff|tillfälle|gång|dag|ärende|fall|kontakt)\w*)"
    r"|(?:gång(?:er)?|ggr|en|ett) till|sedan (?:sist|dess)|hela (?:förvaltning|avdelning|stad)\w*"
    r"|resten (?:på|var|har|fick|gick))\b",
    re.IGNORECASE,
)
_NO_RESULT = re.compile(
    r"\b(?:om (?:det|man|vi|ni)|bokad\w*|planera\w*|anmäld\w*|per|varje|procent)\b|%", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_ABOUT = re.compile(
    r"\b(?:cirka|ca|c:a|ungefär|omkring|drygt|knappt|nästan|runt|uppskatt\w*|hälften)\b[ .]*(\w*)",
    re.IGNORECASE,
)
_OFTEN = ("", "gånger", "möten", "träffar", "tillfällen")
# What several may have had together, or each in the same register.
_OCCASIONS = """möten träffar övningar utbildningar påminnelser ansökningar anmälningar
kurser workshoppar föreläsningar tillfällen kontroller mätningar kvällar procent"""
OCCASIONS = frozenset(_OCCASIONS.split())
STAFF = frozenset(
    ["medarbetare", "handläggare", "anställda", "nyanställda", "chefer", "pedagoger", "personal"]
)
_UNNAMED = frozenset(["", "stycken", "gånger"])
_FEW = 5  # persons outside the staff: fewer may be known by their number


class NumberSaid(NamedTuple):
    """`clean` if the recorded number is given as the answer.

    `usable`: it may be told as what was reported, since the words speak of no other count and have no
    reservation; `about` if they give it as about so many, `floor` as at least. `alike`: they have it with
    what the question counts, or with nothing: only then does it take the question's noun.

    `share`: of how many stands in the words too. `first`: the answer begins with it. `clause` is where
    it stands, `exact` if that says no time beside it.
    """

    clean: bool
    share: bool = False
    first: bool = False
    clause: str = ""
    exact: bool = True
    usable: bool = True
    about: bool = False
    floor: bool = False
    alike: bool = True


def number_said(report: StatusReport, question: Question, text: str) -> NumberSaid:
    """Returns how the words give the recorded number."""
    said = _as_answer(report, question, text)
    if report.value is None:
        return said
    plain = _DAY.sub("", text)
    floor = any(_value(one["value"]) == report.value for one in _AT_LEAST.finditer(plain))
    said = said._replace(alike=_is_alike(report, question, text), floor=floor)
    if said.clean:
        return said._replace(usable=not _counts_others(report, question, plain))
    shares = {_value(one["whole"]) for one in _SHARE.finditer(plain)}
    with_it = [one for one in _SENTENCE_END.split(plain) if has_number(one, report.value)] or [plain]
    unsure = _NOT_TO_ADD.search(plain) or any(map(_NO_RESULT.search, with_it))
    other = _counts_others(report, question, plain) or len(shares) > 1 or unsure
    about = [number_of(word) == report.value for word in _ABOUT.findall(plain)]
    return said._replace(usable=not other and all(about), about=any(about))


def _is_alike(report: StatusReport, question: Question, text: str) -> bool:
    if set(re.findall(r"\w+", text.casefold())) <= _ALL_DONE:
        return True
    clauses = (_SOFT.sub("", part).strip() for part in CLAUSES.split(text))
    nouns = {question.counts, counted(1, question.counts).partition(" ")[2]} - {""}
    if nouns and any(_value(one["value"]) == report.value for one in _beside(nouns).finditer(text)):
        return True
    return any(_gives(one, report, question) for one in clauses if one) or _names_no_other(
        report, question, _DAY.sub(" ", text)
    )


def _names_no_other(report: StatusReport, question: Question, text: str) -> bool:
    """True if no noun of its own stands after the number, wherever it stands; or if no number does."""
    found = re.finditer(rf"\b(?P<value>{_NUMBER})\b(?: av {_NUMBER}\b)?\s?(?P<after>\w*)", text, re.I)
    places = [one for one in found if _value(one["value"]) == report.value]
    asked = f"{question.text} {question.counts}".casefold()
    words = [one["after"].casefold() for one in places]
    times = _TIMES if question.counts in _OFTEN else frozenset()
    known = {"", *_BESIDE, *_AFTER, *times}
    nameless = all(one in known or one[:4] in asked or _WHEN.fullmatch(one) for one in words)
    if question.kind is QuestionKind.CONDITIONAL and report.target is not None:  # times have no whole
        return False
    return bool(times & {*words}) or nameless if places else not holds_number(report, text)


def few_outside(report: StatusReport, question: Question) -> bool:
    """True if the number is of so few persons outside the staff that it may tell who they are."""
    public = question.counts in STAFF | OCCASIONS | _UNNAMED
    return not public and report.value is not None and 0 < report.value < _FEW


def is_of_cases(report: StatusReport, question: Question) -> bool:
    """True if the answer is of a few needs or persons, so that what is told of one may tell who it is."""
    few = report.status is not Status.INGET_BEHOV and (report.value is None or report.value < _FEW)
    return few and (question.kind is QuestionKind.CONDITIONAL or few_outside(report, question))


def _beside(nouns: Collection[str]) -> re.Pattern[str]:
    """Returns a number, with or without its whole, and one of the nouns after it."""
    whole = rf"(?: (?:av|utav) (?:(?:alla|de|våra|totalt) )?{_NUMBER})?"
    return re.compile(rf"\b(?P<value>{_NUMBER}){whole} (?:{'|'.join(map(re.escape, nouns))})\b", re.I)


def holds_number(report: StatusReport, text: str) -> bool:
    """True if a number stands in the words, "en" of something too where work is reported: it may be meant."""
    plain = _DAY.sub("", text)
    if report.status in (Status.PAGAR, Status.GENOMFORD) and _ONE_OF.search(plain):
        return True
    return any(number_of(one.group()) != 0 for one in _ANY.finditer(plain))


def _counts_others(report: StatusReport, question: Question, text: str) -> bool:
    """True if the words have the recorded number of something that the question does not count."""
    asked = f"{question.text} {question.counts}".casefold()
    times = (
        (*_TIMES, "person", "personer")
        if question.counts in STAFF
        else _TIMES
        if question.counts in _OFTEN
        else ()
    )
    given = [
        one["noun"].casefold()
        for one in re.finditer(
            rf"\b(?P<value>{_NUMBER})(?: av {_NUMBER})? (?P<noun>{_OTHER_NOUN})", text, re.I
        )
        if _value(one["value"]) == report.value
    ]
    if given and not any(noun in times or noun[:4] in asked for noun in given):
        return True
    if question.counts not in STAFF:
        return False
    if _MEETING.search(text) and _COURSE.search(asked) and not _COURSE.search(text):
        return True
    leaders = _LEADERS.search(text) is not None and "chef" not in asked
    return leaders or _OTHER_STAFF.search(text) is not None


def _as_answer(report: StatusReport, question: Question, text: str) -> NumberSaid:
    if report.value is None:
        return NumberSaid(clean=True)
    words = set(re.findall(r"\w+", text.casefold()))
    if not words or words <= _ALL_DONE:
        return NumberSaid(clean=True)
    clauses = [one.strip() for one in CLAUSES.split(text) if re.search(r"\w", one)]
    place = next((n for n, one in enumerate(clauses) if _gives(one, report, question)), None)
    if place is None:
        return NumberSaid(clean=False)
    share = _SHARE.search(clauses[place]) is not None
    others = ", ".join(one for n, one in enumerate(clauses) if n != place)
    found = _RESERVED.search(_DAY.sub("", clauses[place] if share else text))
    more = _SHARE if share else _ANY
    if found or _DOUBTED.search(text) or more.search(_DAY.sub("", others)):
        return NumberSaid(clean=False)
    first = place == 0 or all(
        one.casefold() in _YES_NO or one.casefold() in _ALL_DONE for one in clauses[:place]
    )
    exact = not _TIME.search(_NUMBERS.sub("", clauses[place]))
    return NumberSaid(True, share=share, first=first, clause=clauses[place].casefold(), exact=exact)


def part_said(clause: str) -> re.Match[str] | None:
    """Returns a number that is less than its whole: "tre av fyra grupper", "fem skolor av sju"."""
    shares = (one for pattern in (_SHARE, _SHARE_OF_NAMED) for one in pattern.finditer(clause))
    return next((one for one in shares if _value(one["value"]) < _value(one["whole"])), None)


def _gives(clause: str, report: StatusReport, question: Question) -> bool:
    """True if a clause gives the number with the noun that was asked for, or with none."""
    share = _SHARE.search(clause)
    if share:
        same = (_value(share["value"]), _value(share["whole"])) == (report.value, report.target)
        return same and not _others(clause[: share.start()] + clause[share.end() :], question)
    found = _COUNT.fullmatch(clause)
    return (
        found is not None and _value(found["value"]) == report.value and not _others(found["tail"], question)
    )


def _others(tail: str, question: Question) -> Sequence[str]:
    """Returns the words beside a number that neither the question has nor say when it was."""
    named = f"{question.text} {question.counts} {counted(1, question.counts) if question.counts else ''}"
    known = _BESIDE | set(re.findall(r"\w+", named.casefold()))
    known |= _TIMES if question.counts in ("", *_OFTEN) else set()
    known |= {"person", "personer"} if question.counts in STAFF else set()
    left = re.findall(r"\w+", _WHEN.sub(" ", _DAY.sub(" ", tail)).casefold())
    return [word for word in left if word not in known and word not in ("alla", "samtliga")]


def has_number(text: str, value: float) -> bool:
    """True if the number stands in the words, in digits or letters."""
    text = _THOUSANDS.sub("", text)
    return any(_value(one.group()) == value for one in _NUMBERS.finditer(text))


def number_of(word: str) -> float | None:
    """Returns the number that a word or figure says; None if it is none."""
    return float(word) if word.isdecimal() else NUMBERS.get(word.casefold())


def _value(text: str) -> float:
    return NUMBERS[text.casefold()] if text.casefold() in NUMBERS else float(text.replace(",", "."))
