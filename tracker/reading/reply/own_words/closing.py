"""Finds what is below a person's words: signature, telephone footer, disclaimer.

A line is only taken away when it can't be an answer: a "PS" or a numbered line under the name is kept.
"""

import re
from collections.abc import Sequence

_DEVICES = (
    r"min|mitt|mina|outlook|iphone|ipad|mobil\w*|telefon\w*|samsung|yahoo|gmail|android|e-post|epost|"
    r"proton\w*|surfplatta\w*|windows|huawei|sony|xperia|galaxy|blackberry|mail|airmail"
)
_FOOTER = re.compile(
    rf"^[\s<(*_]*(?:"
    rf"skickat (?:från|via|med|fran|av) (?:{_DEVICES})\b"
    rf"|hämta outlook för|hamta outlook for|get \[?outlook for|skaffa outlook"
    rf"|sent (?:from|via|with|by|using) \S|sendt fra (?:min|mitt|outlook)|verzonden (?:met|vanaf) \S"
    rf"|envoyé (?:depuis|de mon)|von meinem \w+ gesendet|gesendet (?:von|mit)|enviado desde|inviato da"
    rf"|diese nachricht wurde von meinem|從我的|отправлено с"
    rf"|someone from mobile|from my iphone"
    rf").{{0,140}}$",
    re.IGNORECASE,
)
_DASHES = re.compile(r"^\s?(?:--|—|–)\s*$")
_RULE = re.compile(r"^[\s>]*[-*#~=_+ᐧ–—]*\s*$")
_NUMBERED = re.compile(
    r"^\s*(?:(?:nr|nummer|punkt|aktivitet)\.?\s*)?\d{1,2}\s?[.):]\s*[^\W\d]", re.IGNORECASE
)
_POSTSCRIPT = re.compile(r"^\s*p\.?\s?s\b", re.IGNORECASE)
_GREETING = (
    r"(?:(?:med )?(?:de )?(?:bästa|vänliga?|varma|många|soliga|glada|trevliga|kollegiala|basta|vanliga?) "
    r"(?:sommar|jul|påsk|höst|vår)?h(?:ä|a)lsning(?:ar|en)?|m\.?v\.?h|(?:sommar|jul)?hälsning(?:ar)?|"
    r"halsningar|vänligen|hälsar|vh|bästa hälsningar|med vänlig hälsn\.?|(?:best|kind|warm) regards|"
    r"regards|sincerely|cheers|ha (?:det (?:så )?(?:bra|gott)|"
    r"en (?:fin|bra|trevlig|skön) (?:dag|helg|vecka)))"
)
_NAME = r"(?:[A-ZÅÄÖÉ][\wåäöéÅÄÖ.'-]*)"
_CLOSING_LINE = re.compile(
    rf"^\s*(?i:{_GREETING})\s*[,.!:]*\s*(?:[/,]?\s*{_NAME}(?:[ ,]+(?:o\.?|och|"
    rf"&)?\s*{_NAME}){{0,6}}\s*[.!]?)?\s*$"
)
_CLOSING_TAIL = re.compile(
    rf"(?<=[.!?,)\w])\s+(?i:m\.?v\.?h\.?|med vänliga? hälsning(?:ar)?)\b[\s,./]*(?:{_NAME}\s*){{0,4}}\s*$"
)
_SLASH_NAME = re.compile(rf"^\s*/{{1,2}}\s?{_NAME}(?:[ -](?:o\.?|och|&)?\s?{_NAME}){{0,3}}\.?\s*$")
_SLASH_TAIL = re.compile(rf"(?<=[.!?\w])\s+/{{1,2}}\s?{_NAME}\s*$")
_UNDERLINE = re.compile(r"^\s*(?:_{3,}|={3,}|-{3,}|\*{3,})\s*$")
_FULL_NAME = re.compile(rf"^\s*{_NAME}(?: {_NAME}){{1,3}}(?:, [\wåäö ]{{3,40}})?\s*$")
_CONTACT = re.compile(
    r"@|www\.|\d{2,4}[- ]\d{2,3}|chef\b|kommun\b|förvaltning|enhet(?:en)?\b|samordnare|stadsdel",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"tänk på miljön|innan du skriver ut (?:detta|det här)|behandlar (?:vi )?(?:dina )?personuppgifter|"
    r"så (?:hanterar|behandlar) |dataskyddsförordning|kan innehålla (?:konfidentiell|sekretess)|"
    r"(?:detta|det här) (?:meddelande|mejl|mail|e-post\w*) (?:är|och|kan|innehåller)|endast avsett för|"
    r"this (?:e-?mail|message)(?: message)? (?:and|is|may|contains)|confidential|intended (?:only )?for|"
    r"när du (?:mejlar|skickar e-post|kontaktar|e-postar)",
    re.IGNORECASE,
)
MOST_SIGNATURE_LINES = 25


def drop_footers(lines: Sequence[str]) -> list[str]:
    """The lines without those that a telephone or program adds by itself."""
    return [line for line in lines if not (len(line) < 220 and _FOOTER.match(line))]


def drop_dashed_signature(lines: Sequence[str]) -> list[str]:
    """The lines above "-- " (RFC 3676); kept whole if an answer is below it."""
    for at, line in enumerate(lines):
        if len(lines) - at <= MOST_SIGNATURE_LINES and _DASHES.match(line) and _is_signature(lines[at + 1 :]):
            return list(lines[:at])
    return list(lines)


def drop_closing(lines: Sequence[str]) -> list[str]:
    """The lines without "Med vänlig hälsning …", "/Anna" and what follows; a postscript is kept."""
    for at, line in enumerate(lines):
        if len(line) < 200 and (_CLOSING_LINE.match(line) or _is_lone_name(lines, at) or _is_card(lines, at)):
            return [*lines[:at], *_answers_below(lines[at + 1 :])]
    return _without_closing_tail(lines)


def drop_disclaimer(lines: Sequence[str]) -> list[str]:
    """The lines above a disclaimer, a last paragraph in legal wording."""
    start = _last_paragraph(lines)
    text = " ".join(lines[start:])[:400]
    return list(lines[:start]) if start and _DISCLAIMER.search(text) else list(lines)


def trim(lines: Sequence[str]) -> list[str]:
    """Without empty lines at the ends and rules ("----", "***") at the end."""
    first, last = 0, len(lines)
    while last > 0 and _RULE.match(lines[last - 1][:400]) and len(lines[last - 1]) < 400:
        last -= 1
    while first < last and not lines[first].strip():
        first += 1
    return list(lines[first:last])


def _is_signature(below: Sequence[str]) -> bool:
    return not any(map(_NUMBERED.match, below))


def _is_lone_name(lines: Sequence[str], at: int) -> bool:
    near_end = len(lines) - at <= MOST_SIGNATURE_LINES
    return near_end and bool(_SLASH_NAME.match(lines[at])) and _is_signature(lines[at + 1 :])


def _is_card(lines: Sequence[str], at: int) -> bool:
    """True for a rule, a full name and contact details: a signature without a greeting."""
    below = [line for line in lines[at + 1 : at + 2 + MOST_SIGNATURE_LINES] if line.strip()]
    if not _UNDERLINE.match(lines[at]) or not 2 <= len(below) <= 12 or not _FULL_NAME.match(below[0][:80]):
        return False
    short = all(len(line) <= 70 for line in below)
    return short and any(map(_CONTACT.search, below[1:])) and _is_signature(below)


def _answers_below(below: Sequence[str]) -> list[str]:
    for at, line in enumerate(below):
        if _POSTSCRIPT.match(line) or _NUMBERED.match(line):
            return list(below[at:])
    return []


def _without_closing_tail(lines: Sequence[str]) -> list[str]:
    kept = list(lines)
    if kept and len(kept[-1]) < 2000:
        tail = kept[-1][-120:]
        cut = _SLASH_TAIL.sub("", _CLOSING_TAIL.sub("", tail))
        kept[-1] = kept[-1][: len(kept[-1]) - len(tail)] + cut
    return kept


def _last_paragraph(lines: Sequence[str]) -> int:
    start = len(lines)
    while start > 0 and lines[start - 1].strip():
        start -= 1
    return start


def drop_greeting(text: str) -> str:
    """The comment without its greeting: "Klart." for "Hej Sam! Klart."; never empty."""
    return _SALUTE.sub("", text, count=1) or text


# A name has a capital: "hej klart" does not greet somebody called Klart.
_SALUTE = re.compile(
    r"\A\W*(?i:hej(?:san)?|tjena|hallå|god (?:morgon|dag|kväll|förmiddag|eftermiddag))"
    r"(?: [A-ZÅÄÖ][a-zåäöé-]+){0,2} ?[!,.\n]\s*"
)
