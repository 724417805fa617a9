"""Whether an answer's own words bear out the number that was read from them; otherwise it is only quoted."""

import re
from collections.abc import Iterator

from tracker.domain.question import Question, QuestionKind
from tracker.domain.report.bare_words import AFTER_A_NUMBER, NUMBERS, number_value
from tracker.domain.status import Status, StatusReport
from tracker.domain.swedish import MONTHS, SHORT_MONTHS

_DAY_OR_YEAR = re.compile(
    rf"\b(?:den )?\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})? (?:{'|'.join((*MONTHS, *SHORT_MONTHS))})\b"
    r"|\b(?:19|20)\d\d\b|\b\d{1,2}/\d{1,2}(?=\D*(?:och \d{1,2}/|$))"
    r"|\b(?:vecka|v\.?|den|kl\.?|punkt|rutin|årskurs|svar(?:et)? (?:på|till)) ?\d+"
    r"|\b\d+\)|\b20\d\d/\d+|\b\d+ ?(?:procent|%)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:nej,? )?(?:ingen|inga|inget|noll|0)"
    r"(?: (?:ännu|än|hittills|alls|st|stycken|medarbetare|personer|person|anställda|handläggare))*[.!]?",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"(?P<value>\d{1,4})/(?P<whole>\d{1,4})\b")
_NUMBER = re.compile(rf"\b(?:\d+(?:,\d+)?|{'|'.join(NUMBERS)})\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:ca|cirka|c:a|ungefär|omkring|runt|kring|drygt|knappt|nästan|uppemot|närmare|minst|högst|max"
    r"|gäller|omfattar|avser|åtminstone|uppskattningsvis|kanske|typ|säkert|väl|någon(?:stans)?)\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:osäker\w*|oklar\w*|uppskatt\w*|tror|kanske|minns|ungefär|inte (?:exakt|räknat|säker\w*)"
    r"|inte (?:börjat|startat|påbörjat)|ingen statistik|kan vara (?:fler|färre))\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:per (?:år|månad|vecka|kvartal|termin)|i (?:veckan|månaden)|varje (?:vecka|månad)"
    r"|gång(?:er)? till|ggr till|eller så"
    r"|sedan (?:sist|dess|förra)|bokade?|planerade?|inbokade?|anmälda?)\b",
    re.IGNORECASE,
)
_AND_MORE = re.compile(
    r"^[^,]*\boch (?:\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio) (?:i|under|vid|på|till)\b", re.I
)
_RANGE = re.compile(r"\s*[-–]\s*\d|\s*(?:till|eller) (?:\d|två|tre|fyra|fem|sex|sju|åtta|nio|tio)\b")
_OF = re.compile(r"(?:\b(?:av|utav|ur)(?: (?:alla|de|våra|totalt))?\s*|/\s*)$", re.IGNORECASE)
_OF_ALL = re.compile(r"\b(?:alla|samtliga)(?: (?:de|våra))?\s*$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.,;:!?()/–-]|$|(?:av|utav|ur|st|stycken|ggr?|/)\b)")
_ARTICLES = ("en", "ett", "ingen", "inga", "inget")
_NOBODY = re.compile(r"ingen|inga|inget", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s*(?:(?:i|den|under|till)\b|person|medarbetare|anhörig|ungdom|handläggare|avhoppare|gång|ärende|fall|insats|möte|träff)\w*",
    re.I,
)
_MORE = """
träff träffar kontroll kontroller övning övningar utbildningar ärende ärenden fall kontakter pågår uppe hos
oss ännu än hittills totalt vid alla båda bägge med men och varav under i år
"""
_MORE_WORDS = frozenset(_MORE.split())


def bears_out(report: StatusReport, question: Question) -> bool:
    """True if the number stands in the words as the count that was asked for, or does not stand in them.

    "Cirka 40", "20 per år", "12 platser är bokade" and "en person och två anhöriga" are no count.
    """
    words = " ".join(report.comment.split())
    if report.value is None or not words or _is_fraction(words, report):
        return True
    if _UNSURE.search(words):
        return False
    found = list(_counts(words))
    said = [
        one
        for one in found
        if number_value(one.group()) == report.value
        and not _is_whole(words, one)
        and not _is_article(words, one)
    ]
    if not said and any(number_value(one.group()) == report.value for one in _NUMBER.finditer(words)):
        return not _only_referred_to(words, report.value)
    if not said:
        return True  # worked out by the reader ("alla utom två av tolv"), or entered by a person
    if len(said) > 1:  # "en gång i maj och en i juni"
        return False
    others = (one for one in found if number_value(one.group()) not in (report.value, report.target))
    first_other = next((one for one in others if not _is_article(words, one)), None)
    return any(
        _is_the_count(words, one, question) and not (first_other and first_other.start() < one.start())
        for one in said
    )


def _is_fraction(words: str, report: StatusReport) -> bool:
    """True for "12/16" that begins an answer of twelve of sixteen: it is no day."""
    found = _FRACTION.match(words)
    read = (report.value, report.target)
    return found is not None and (float(found["value"]), float(found["whole"])) == read


def _only_referred_to(words: str, value: float) -> bool:
    """True if the number is only that of a day or an answer ("se svar på 3")."""
    counts = [one.start() for one in _counts(words)]
    return not any(
        one.start() in counts for one in _NUMBER.finditer(words) if number_value(one.group()) == value
    )


def says_none(report: StatusReport, question: Question) -> bool:
    """True if the whole answer to "how many?" is that there are none."""
    asked = question.kind is QuestionKind.COUNTABLE and not report.value
    undone = report.status in (Status.PAGAR, Status.FORSENAD, Status.EJ_PABORJAD)
    return asked and undone and _NONE.fullmatch(" ".join(report.comment.split())) is not None


def has_number(words: str) -> bool:
    """True if the words hold a count: who reads them needs it not once more."""
    return any(one.group().casefold() not in _ARTICLES for one in _counts(words))


def says_number(words: str, value: float | None) -> bool:
    """True if the words hold this number."""
    return any(number_value(one.group()) == value for one in _counts(words))


def names_whole(report: StatusReport) -> bool:
    """True if the words themselves say of how many: "8 av 10", "alla tio"."""
    words = " ".join(report.comment.split())
    wholes = (one for one in _NUMBER.finditer(words) if number_value(one.group()) == report.target)
    return any(_is_whole(words, one) or _OF_ALL.search(words[: one.start()]) for one in wholes)


def _is_whole(words: str, found: re.Match[str]) -> bool:
    return _OF.search(words[: found.start()]) is not None


def _is_article(words: str, found: re.Match[str]) -> bool:
    """True for "en" and "ingen" that count nothing: "en utbildning för ...", but not "en person"."""
    after = words[found.end() :]
    if _NOBODY.match(found.group()) and re.match(r"\s*(?:har|av|ännu|än)\b", after, re.IGNORECASE):
        return False
    return found.group().casefold() in _ARTICLES and not _COUNTED.match(after)


def _counts(words: str) -> Iterator[re.Match[str]]:
    """Yields the numbers in the words that are no days and no years."""
    days = [one.span() for one in _DAY_OR_YEAR.finditer(words)]
    for one in _NUMBER.finditer(words):
        if not any(first <= one.start() < last for first, last in days):
            yield one


def _is_the_count(words: str, found: re.Match[str], question: Question) -> bool:
    before, after = words[: found.start()], words[found.end() :]
    clause = re.split(r"[.;!?]\s", after, maxsplit=1)[0]
    if _ABOUT.search(before) or _RANGE.match(after) or _OTHERWISE.search(clause.partition(",")[0]):
        return False
    if _AND_MORE.search(clause):  # "27 i den första omgången och 18 i den andra"
        return False
    if _ENDS.match(after):
        return True
    known = {*AFTER_A_NUMBER, *_MORE_WORDS, *_words(question.text), *_words(question.counts)}
    told = [*_words(re.split(r"[.,;:!?()]| (?:i|med|hos|tillsammans) ", after, maxsplit=1)[0])]
    exact = question.kind is QuestionKind.CONDITIONAL
    return set(told if exact else told[:1]) <= known


def _words(text: str) -> Iterator[str]:
    return (word.casefold() for word in re.findall(r"[\w/-]+", text))
