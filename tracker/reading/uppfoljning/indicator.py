"""Reads the number that an uppföljning cell asks for, in the cell's own words, and its target."""

import re

from tracker.domain.plan import Indicator
from tracker.reading.mending import word_list

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
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_MEASURE = re.compile(
    r"\b(?:foljs|folja|rapporter\w+|redovis\w+|sker|gors|vid|i|pa|av|till|for|genom|(?<!enligt )enkat\w*|vb"
    r"|protokoll\w*|stickprov\w*|uppfoljning\w*|antal\w*|andel\w*|hur)\b"
)
_ASK_ENDS = re.compile(
    r"[.;\n]|,\s*(?=(?:vb|t1|t2|i\s|foljs|redovisas|rapporteras)\b)"
    r"|\s+(?:redovisas|rapporteras|foljs upp|folj[es] upp|anges|mats|sammanstalls|registreras|dokumenteras)\b"
    r"|\s+(?:i|via) (?=\w*portal|vb\b|t1\b|t2\b|verksamhetsber|tertial|arsred|delars)"
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


def read_indicator(words: str, folded: str) -> Indicator | None:
    if of_all := _of_all(words, folded):
        return of_all
    asked = _ASKS.search(folded)
    measured = _measure(words, folded)
    if measured and (asked is None or asked[0].startswith(("minst", "mal")) or asked[0][0].isdigit()):
        return measured
    if asked is None:
        return None
    ends = _ASK_ENDS.search(folded, asked.end())
    end = ends.start() if ends else len(words)
    question = words[asked.start() : end].strip(" ,:-(")
    if "(" not in question:
        question = question.rstrip(" )")
    return Indicator(question, _target(folded)) if question else None


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
    named = re.search(r"[^\W\d_]{3}", question) and not _NO_MEASURE.search(folded[: bound.start()])
    return Indicator(question, _number(bound[1])) if named else None


def _target(folded: str) -> float | None:
    found = _TARGET.search(folded)
    if found is None:
        return None
    return _number(found[1] or found[2] or found[3])


def _number(text: str) -> float:
    return float(_NUMBER_WORDS.get(text) or text.replace(",", ".").replace(" ", ""))
