"""Reads the number that an uppföljning cell asks for, in the cell's own words, and its target."""

import re

from tracker.domain.plan import Indicator
from tracker.reading.mending import fold, word_list

_NUMBER_WORDS = dict(
    zip(word_list("tva tre fyra fem sex sju atta nio tio elva tolv"), range(2, 13), strict=True)
)
_NUMBER = rf"(?:\d{{1,3}}(?: \d{{3}})+|\d+(?:[.,]\d+)?|{'|'.join(_NUMBER_WORDS)})"
_ASKS = re.compile(
    r"\b(?:hur manga|hur stor (?:andel|del)|hur ofta|antal(?:et)?|andel(?:en)?)\b"
    # "Minst två gånger per år" is a frequency, not a number to report.
    rf"|\bminst\s+{_NUMBER}\b(?!\s*(?:g\b|gg|gang|tillfall|/|per\b|ar\b|manad|veck))(?=\s*(?:%|procent|\w))"
    r"|\b\d+\s?(?:%|procent\b)"
    r"|\bmal(?:et|tal)?\s*(?:[:=]|ar\b)\s*\d+\s+\w"
)
# A measure and its bound: "sjukfrånvaro högst 6 %", "kWh/m² per år, mål 120".
_BOUND = re.compile(
    rf"[\s,:(]*(?<!\w)(?:mal(?:et|tal|varde)?\b\s*[:=]?\s*)?(?:hogst|lagst|max(?:imalt)?\.?|minst|over|under|mal(?:et|tal|varde)?\b\s*[:=]?|>=?|<=?|≥|≤)\s*({_NUMBER})"
    r"(?!\d)(?!\s*(?:g\b|gg|gang|tillfall|moten|/|per\b|manad|veck))"
)
_MEASURED_IN = (
    r"(?:ton|kg|kilo(?:gram)?|gram|liter|[kmg]wh|procent|%|kr|kronor|km|mil|timmar|dagar|minuter|poang|index"
    r"|co2e?|m2|m3)(?![^\W\d_])"
)
_MEASURED_PER = (
    r"(?: per |/)(?:invanare|elev|barn|anstalld|person|medarbetare|portion|hushall|brukare|besokare|kvm"
    r"|kvadratmeter|m2|m²|plats|fordon|dag|bilresa|arsarbetare)"
)
_REST = r"[^,;:.(]*"
_AVERAGE = r"(?:medel(?!stor)\w+|genomsnittlig\w* \w+|meritvarde\w*|\w{3,}(?:frekvens|kvot)(?:en)?)\b"
# A measure by itself: "ton CO2e per invånare", "sjukfrånvaro i procent".
_MEASURE = re.compile(
    rf"{_MEASURED_IN}{_REST}|{_REST}\si {_MEASURED_IN}{_REST}|{_REST}[^\W\d_]{_MEASURED_PER}{_REST}"
    rf"|{_AVERAGE}{_REST}(?<!\d dagar)"
)
_TRAILING = re.compile(
    r"\s*(?:[,:(]|(?=\s\d+\s?(?:%|procent))|\bmed(?=\s\d)|(?=\s(?:ska|bor|over|under|minst|hogst)\b))\s*"
    r"(?:(?:mal(?:et|tal|varde)?|minst|hogst|lagst|max|ar|over|under|(?:ska(?:ll)?|bor) (?:vara|na))"
    r"\b[:=.]?\s*|[<>≥≤=]\s*)*"
    rf"({_NUMBER})\s?(?:%|procent|st\b\.?)?\s*\)?$"
)
_BEFORE_NUMBER = re.compile(
    r"\s+(?:med|till|över|under|är|(?:ska vara )?(?:minst|högst)|ska vara)$", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_MEASURES = (
    r"foljs|folja|rapporter\w+|redovis\w+|sker|gors|genom|(?<!enligt )enkat\w*|vb"
    r"|statistik\w*|avstam\w*|dialog\w*|samtal\w*|kontroll\w*|matning\w*|mats\b|protokoll\w*|stickprov\w*|uppfoljning\w*|antal\w*|andel\w*|hur)\b"
)
_NO_MEASURE = re.compile(rf"\b(?:vid|i|pa|av|till|for|{_NO_MEASURES}")
_NO_MEASURE_IN = re.compile(rf"\b(?:{_NO_MEASURES}")
_ASK_ENDS = re.compile(
    r"[.;\n]|,\s*(?=(?:vb|t1|t2|i\s|foljs|redovisas|rapporteras)\b)"
    r"|\s+(?:redovisas|rapporteras|foljs upp|folj[es] upp|anges|mats|sammanstalls|registreras|dokumenteras)\b"
    r"|\s+(?:i|via) (?=\w*portal|vb\b|t1\b|t2\b|verksamhetsber|tertial|arsred|delars)"
    r"|,\s*(?=(?:\S+s\s)?(?:statistik|matning)\b)"
    r"|\s*\(\s*(?=(?:vb|t1|t2|i|foljs|redovisas|rapporteras)\b)"
    r"|\s+i (?=\w+s (?:vb|verksamhetsber))"
    r"|\s*[,(:]\s*(?=\d+(?: \d{3})*\s?st\b)"
)
_TARGET = re.compile(
    rf"\b(?:minst|mal(?:et|varde|tal)?[\s:=]*(?:ar\s*)?)\s*({_NUMBER})\b|(\d+(?:[.,]\d+)?)\s?(?:%|procent\b)"
    rf"|[,(:]\s*({_NUMBER})\s?st\b"
)
_OF_ALL = re.compile(
    rf"\b(?:alla|samtliga)\b[^.;()]{{3,60}}?(\s*\(\s*({_NUMBER})\s?(?:st\.?)?\s*\))\s+(?:ska(?:ll)?|har|bor|ar)\b[^.;\n]*"
)


_MORE_THAN = r"(?:mer an|mindre an|fler an|farre an|over|under|minst|hogst)"
# What is counted, and no target: "antal elever med mer än 20 procent frånvaro".
_OF_WHICH = re.compile(
    rf"\b(?:med|har|haft|fatt) {_MORE_THAN} {_NUMBER}\b(?:\s?%)?"
    r"(?!\s*(?:farre|fler|lagre|hogre|mindre|battre))"
    rf"|\bsom (?:har )?\w+[rt] {_MORE_THAN} {_NUMBER}(?= [a-z]{{3}})"
)
_OF_FORM = re.compile(rf"^[^,:;]+[,:]\s*((?:{_AVERAGE}|(?:\w+-)?index\b){_REST})$")
_IN_UNIT = re.compile(rf"\bi (?={_MEASURED_IN})")


def read_indicator(words: str, folded: str) -> Indicator | None:
    if of_all := _of_all(words, folded):
        return of_all
    asked = _ASKS.search(folded)
    if (asked is None or asked.start() > 0) and (plain := _plain_measure(words, folded)):
        return plain
    measured = _measure(words, folded)
    if measured and (asked is None or asked[0].startswith(("minst", "mal")) or asked[0][0].isdigit()):
        return measured
    if asked is None:
        return _measure_of_form(words, folded)
    ends = _ASK_ENDS.search(folded, asked.end())
    end = ends.start() if ends else len(words)
    question = words[asked.start() : end].strip(" ,:-(")
    if "(" not in question:
        question = question.rstrip(" )")
    if re.fullmatch(r"\d+(?:[.,]\d+)?\s?(?:%|procent)", question):
        named = _BEFORE_NUMBER.sub("", words[: asked.start()].strip(" ,:-("))
        question = named or question  # "checklistor ifyllda, 100 %", "minskning med 20 %"
    counts = not asked[0][0].isdigit() and not asked[0].startswith(("minst", "mal"))
    return _without_target(question, _target(_OF_WHICH.sub("", folded) if counts else folded))


def _without_target(question: str, target: float | None) -> Indicator:
    """'Andel genomförda samtal, 100 %': the number is the target, and no part of the question."""
    found = _TRAILING.search(fold(question))
    short = question[: found.start()].strip(" ,:-") if found else ""
    if (
        not found
        or _YEAR.fullmatch(found[1])
        or not re.search(r"\s\w|\w{8}", short)
        or short.count("(") != short.count(")")
    ):
        return Indicator(question, target)
    return Indicator(short, _number(found[1]) if target is None else target)


def _plain_measure(words: str, folded: str) -> Indicator | None:
    """'Ton CO2e per invånare': the whole cell is what is measured, with or without its bound."""
    found = _TRAILING.search(folded)
    rest = folded[: found.start()] if found else folded
    named = re.search(rf"\si {_MEASURED_IN}", rest)  # "utsläpp av koldioxid i ton": nothing else is meant
    named = named or (None if _BOUND.search(rest) else re.match(_AVERAGE, rest))
    others = _NO_MEASURE if named is None else _NO_MEASURE_IN
    if not _MEASURE.fullmatch(rest.strip(" .")) or others.search(_IN_UNIT.sub(" ", rest)):
        return None
    return _without_target(words.strip(" ."), None)


def _measure_of_form(words: str, folded: str) -> Indicator | None:
    """'Elevenkät, medelbetyg på frågan om delaktighet': the form, and then what is measured in it."""
    found = _OF_FORM.search(folded.rstrip(" ."))
    if found is None or _NO_MEASURE_IN.search(found[1]):
        return None
    return _without_target(words[found.start(1) : found.end(1)], None)


def _of_all(words: str, folded: str) -> Indicator | None:
    """'Alla chefer (24 st) ska ha gått kursen': how many of them, and all are the target."""
    found = _OF_ALL.search(folded)
    if found is None:
        return None
    question = words[found.start() : found.start(1)] + words[found.end(1) : found.end()]
    return Indicator(question.strip(" ,:-"), _number(found[2]))


def _measure(words: str, folded: str) -> Indicator | None:
    """Returns "sjukfrånvaro" and 6 of "sjukfrånvaro högst 6 %"; None where no measure is named before."""
    bound = _BOUND.search(folded)
    if bound is None or _YEAR.fullmatch(bound[1]):
        return None
    question = re.split(r"[,;.\n(]", words[: bound.start()])[-1].strip(" :-")
    named = re.search(r"[^\W\d_]{3}", question) and not _NO_MEASURE.search(
        _IN_UNIT.sub(" ", folded[: bound.start()])
    )
    return Indicator(question, _number(bound[1])) if named else None


def _target(folded: str) -> float | None:
    found = _TARGET.search(folded)
    if found is None:
        return None
    return _number(found[1] or found[2] or found[3])


def _number(text: str) -> float:
    return float(_NUMBER_WORDS.get(text) or text.replace(",", ".").replace(" ", ""))
