"""Finds what is below a person's words: signature, telephone footer, disclaimer.

A line is only taken away when it can't be an answer: a "PS" or a numbered line under the name is kept.
"""

import re
from collections.abc import Sequence

from tracker.reading.reply.own_words.sender_name import SenderName, sender_name
from tracker.reading.reply.own_words.signature import is_bare_name, is_card, is_detail, reports, signs

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
_REGARDS = (
    r"(?:med )?(?:de )?(?:bästa|bäst|vänliga?|varma|många|soliga|glada|trevliga|kollegiala|basta|vanliga?|"
    r"goda|hjärtliga?) (?:sommar|jul|påsk|höst|vår)?h(?:ä|a)lsning(?:ar|en)?|m\.?v\.?h|"
    r"(?:med )?(?:venn?lig|beste?) hilsen|hilsen|(?:sommar|jul|påsk)?hälsning(?:ar)?|"
    r"(?:ystävällisin )?terveisin(?:\s?/\s?hälsningar)?|halsningar|vänligen|vh|"
    r"med vänlig hälsn\.?|(?:best|kind|warm) regards|regards|sincerely"
)
_GREETING = (
    rf"(?:{_REGARDS}|hälsar|kram(?:ar)?|puss|cheers|allt gott|tack och hej|hej (?:så länge|då)|hörs|"
    r"ha (?:det (?:så )?(?:bra|gott|fint)|en (?:fortsatt )?"
    r"(?:fin|bra|trevlig|skön|god) (?:dag|helg|vecka|sommar|jul))|trevlig (?:helg|dag|sommar))"
)
_NAME = r"(?:[A-ZÅÄÖÉ][\wåäöéÅÄÖ.'-]*)"
# Nothing of a gap is given back: six wide ones could be shared out in millions of ways.
_NAMES = rf"{_NAME}(?:[ ,][\s,]*+(?:(?:o\.?|och|&)\s*+)?{_NAME}){{0,6}}"
_CLOSING_LINE = re.compile(rf"^\s*+(?i:{_GREETING})[\s,.!:]*+(?:[\s,/]*+{_NAMES}\s*+[.!]?)?\s*+$")
_CLOSING_AND_UNIT = re.compile(
    rf"^\s*(?i:{_GREETING})[\s,.!:/]+{_NAME}(?: {_NAME}){{0,3}}\s*[,|(/–-]\s*(?P<rest>.{{3,80}})$"
)
_CLOSING_TAIL = re.compile(
    rf"(?:(?<=[.!?,;)])|(?<=\w))\s+(?i:{_REGARDS})(?!\w)[\s,./!:]*"
    rf"(?P<names>(?:{_NAME}[ ,]*){{0,4}})(?P<rest>.{{0,120}})$"
)
_FOOTER_TAIL = re.compile(
    rf"\s(?:skickat (?:från|via|med|fran) (?:{_DEVICES})\b|sent from my \w|hämta outlook för)"
    r"[\w ]{0,40}\.?$",
    re.IGNORECASE,
)
_SLASH_NAME = re.compile(rf"^\s*/{{1,2}}\s?{_NAME}(?:[ -](?:o\.?|och|&)?\s?{_NAME}){{0,3}}\.?\s*$")
_SLASH_TAIL = re.compile(rf"(?<=[.!?\w])\s+/{{1,2}}\s?{_NAME}\s*$")
_LAST_SENTENCE = re.compile(r"(?<=[.!])\s+(?=[^.!?\s][^.!?]{0,60}$)")
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
_A_NAME = 2  # words: below no more than that a name may be an answer, one of a list
MOST_TAIL_LINES = 8
LONGEST_TAIL = 240  # characters


def drop_footers(lines: Sequence[str]) -> list[str]:
    """The lines without those that a telephone or program adds by itself."""
    return [line for line in lines if not (len(line) < 220 and _FOOTER.match(line))]


def drop_dashed_signature(lines: Sequence[str]) -> list[str]:
    """The lines above "-- " (RFC 3676); kept whole if an answer is below it."""
    for at, line in enumerate(lines):
        if len(lines) - at <= MOST_SIGNATURE_LINES and _DASHES.match(line) and _is_signature(lines[at + 1 :]):
            return list(lines[:at])
    return list(lines)


def drop_closing(lines: Sequence[str], writer: str = "") -> list[str]:
    """The lines without "Med vänlig hälsning …", "/Anna" or the sender's name, and what follows it.

    `writer` is the sender's name as the mail or the register has it. A postscript and lines that may be an
    answer are kept.
    """
    name = sender_name(writer)
    kept = list(lines)
    for at, line in enumerate(kept):
        if len(line) < 200 and _closes(kept, at, name):
            return [*_without_tail(kept[:at], name), *_answers_below(kept[at + 1 :])]
    return _without_tail(kept, name)


def _closes(lines: Sequence[str], at: int, name: SenderName) -> bool:
    line = lines[at]
    if _CLOSING_LINE.match(line) or _is_lone_name(lines, at) or _is_ruled_card(lines, at):
        return True
    with_unit = _CLOSING_AND_UNIT.match(line)
    if with_unit and is_detail(with_unit["rest"]):
        return True
    return len(lines) - at <= MOST_SIGNATURE_LINES and _is_last_block(lines, at, name)


def _is_last_block(lines: Sequence[str], at: int, name: SenderName) -> bool:
    """True if the sender's name, or a whole card of somebody's, is all that is left of the mail."""
    apart = at == 0 or not lines[at - 1].strip()
    above = next((line for line in reversed(lines[:at]) if line.strip()), "")
    if len(above.split()) > _A_NAME and is_bare_name(lines[at:]):
        return True
    if signs(lines[at], name):
        return all(is_detail(line) or _begins_answer(line) for line in lines[at + 1 :])
    return bool(at) and apart and is_card(lines[at:], name)


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


def _is_ruled_card(lines: Sequence[str], at: int) -> bool:
    """True for a rule, a full name and contact details: a signature without a greeting."""
    below = [line for line in lines[at + 1 : at + 2 + MOST_SIGNATURE_LINES] if line.strip()]
    if not _UNDERLINE.match(lines[at]) or not 2 <= len(below) <= 12 or not _FULL_NAME.match(below[0][:80]):
        return False
    short = all(len(line) <= 70 for line in below)
    return short and any(map(_CONTACT.search, below[1:])) and _is_signature(below)


def _answers_below(below: Sequence[str]) -> list[str]:
    for at, line in enumerate(below):
        if _begins_answer(line) or (reports(line) and not _DISCLAIMER.search(line)):
            return list(below[at:])
    return []


def _begins_answer(line: str) -> bool:
    return bool(_POSTSCRIPT.match(line) or _NUMBERED.match(line))


def _without_tail(lines: list[str], name: SenderName) -> list[str]:
    """The lines without a closing that begins on the line of the last words."""
    for at in range(max(0, len(lines) - MOST_TAIL_LINES), len(lines)):
        below = [line for line in lines[at + 1 :] if line.strip()]
        if len(lines[at]) >= 2000 or not all(is_detail(line) or signs(line, name) for line in below):
            continue
        cut = _cut_tail(lines[at], name, last=not below)
        if cut != lines[at]:
            return [*lines[:at], cut]
    return lines


def _cut_tail(line: str, name: SenderName, *, last: bool) -> str:
    tail = line[-LONGEST_TAIL:]
    cut = _FOOTER_TAIL.sub("", tail)
    found = _CLOSING_TAIL.search(cut)
    if found and is_detail(found["rest"]) and (last or found["names"] or not found["rest"]):
        cut = cut[: found.start()] if _ends_names(found) else cut
    elif last:
        cut = _without_name(_SLASH_TAIL.sub("", cut), name)
    return line[: len(line) - len(tail)] + cut


def _ends_names(found: re.Match[str]) -> bool:
    """True unless the words after it go on with the sentence ("en vänlig hälsning från ministern")."""
    rest = found["rest"].strip(" ,.!/|()")
    return not rest or (bool(found["names"].strip()) and not rest[:1].islower()) or "," in found["names"]


def _without_name(line: str, name: SenderName) -> str:
    """The line without the sender's name as a last sentence: "Klart den 12 maj. Lotta"."""
    found = _LAST_SENTENCE.search(line)
    return line[: found.start()] if found and signs(line[found.end() :], name) else line


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
